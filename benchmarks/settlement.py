"""What settling a year of twelve monthly reports costs beside the same arithmetic written by hand.

By hand means: bare Decimal, the sums of each item over the reports, price times quantity, each line
rounded, the ceiling, the instalments due, the balance; no findings, no steps, no report left out
or corrected, no words. Both amounts are the same, or the run ends. The two are timed in turn, warm,
in one process; the least of each is compared. See docs/explanation/performance.md.

    python benchmarks/settlement.py [ROUNDS]
"""

import sys
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from time import process_time

from conventions.agreement import Agreement, read_draft
from conventions.report import Report
from conventions.settlement import settle

EXAMPLE = Path(__file__).parents[1] / "examples/minimal/agreement.fr.yaml"
ITEMS = ("coaching", "training", "workshop", "no-show", "clarification", "test")
PRICES = ("150.00", "930.00", "160.00", "55.00", "1365.00", "220.00")
ON = date(2028, 3, 31)
CENT = Decimal("0.01")
RUNS = 200


def agreement() -> Agreement:
    """The smallest agreement, with a list of six prices and a ceiling."""
    import yaml

    tree = yaml.load(EXAMPLE.read_text("utf-8"), yaml.BaseLoader)
    items = [
        {"id": item, "label": {"fr": item}, "unit": "hour", "price": price}
        for item, price in zip(ITEMS, PRICES, strict=True)
    ]
    financing = tree["financing"]
    financing["pricing"] = {"model": "per-unit", "items": items}
    financing["ceiling"] = [{"year": "2027", "amount": "100000.00"}]
    financing["surplus"] = {"rule": "keep"}
    financing.pop("volume", None)
    return read_draft(yaml.safe_dump(tree, allow_unicode=True).encode()).agreement()


def reports(of: Agreement) -> tuple[Report, ...]:
    """Twelve months with a quantity of each item."""
    return tuple(
        Report.model_validate(
            {
                "agreement": of.id,
                "period": f"2027-{month:02}",
                "deliveries": [
                    {"item": item, "quantity": f"{month + at}.25"} for at, item in enumerate(ITEMS)
                ],
            }
        )
        for month in range(1, 13)
    )


def by_hand(of: Agreement, given: tuple[Report, ...]) -> Decimal:
    """The balance, in bare Decimal."""
    sums = dict.fromkeys(ITEMS, Decimal(0))
    for report in given:
        for entry in report.deliveries:
            sums[entry.item] += entry.quantity or 0
    lines = [
        (sums[item] * Decimal(price)).quantize(CENT, ROUND_HALF_UP)
        for item, price in zip(ITEMS, PRICES, strict=True)
    ]
    ceiling = of.financing.ceiling[0].amount
    owed = min(sum(lines, Decimal(0)), ceiling)
    paid = Decimal(0)
    for instalment in of.financing.payment.instalments:
        if instalment.due <= ON:
            share = instalment.share or Decimal(0)
            paid += instalment.amount or (ceiling * share / 100).quantize(CENT, ROUND_HALF_UP)
    return owed - paid


def main(rounds: int) -> None:
    """Print both times and their ratio."""
    of = agreement()
    given = reports(of)
    settled = settle(of, given, ON)
    if settled.balance != by_hand(of, given):
        sys.exit(f"not the same: {settled.balance} and {by_hand(of, given)}; {settled.findings}")
    ours, bare = [], []
    for _round in range(rounds):
        start = process_time()
        for _run in range(RUNS):
            settle(of, given, ON)
        ours.append((process_time() - start) / RUNS)
        start = process_time()
        for _run in range(RUNS):
            by_hand(of, given)
        bare.append((process_time() - start) / RUNS)
    print(f"settled {min(ours) * 1e6:.0f} µs, by hand {min(bare) * 1e6:.0f} µs", end=", ")
    print(f"ratio {min(ours) / min(bare):.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
