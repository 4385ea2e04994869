"""Settlements: a table of cases, identities on amounts, and what happens with a guard off."""

import re
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.test_cases import changed as changed_with
from tests.rules.test_cases import nulled

from conventions.agreement import Agreement, Draft
from conventions.base.findings import Severity
from conventions.base.language import LANGUAGES
from conventions.base.messages import said
from conventions.base.step import say
from conventions.pricing import Quantities, lines
from conventions.report import Report
from conventions.settlement import CODES, Settlement, settle
from conventions.settlement.amount_codes import CODES as AMOUNT_CODES
from conventions.settlement.effect_codes import CODES as EFFECT_CODES
from conventions.settlement.fact_codes import CODES as FACT_CODES

CASES = yaml.load((Path(__file__).parent / "settlement.yaml").read_text("utf-8"), yaml.BaseLoader)
SETTLED = date(2028, 3, 31)
KEPT = {"financing.surplus": {"rule": "keep"}}
"""Reports without accounts are in order where a surplus moves no money; see settlement/."""


def changed(changes: dict[str, Any]) -> Draft:
    return changed_with({**KEPT, **changes})


def reported(period: str, *deliveries: dict[str, Any], **more: Any) -> Report:
    return Report.model_validate(
        {"agreement": "minimal-fr", "period": period, "deliveries": deliveries, **more}
    )


def codes(settlement: Settlement) -> list[str]:
    return sorted(finding.code.id for finding in settlement.findings)


def checked(settlement: Settlement) -> Settlement:
    """The same, its sums right and everything in it said in every language."""
    for year in settlement.years:
        assert sum((line.amount for line in year.lines), Decimal(0)) == year.total
        assert year.owed == (year.total if year.ceiling is None else min(year.total, year.ceiling))
        assert year.balance == year.owed - year.instalments
        for language in LANGUAGES:
            assert all(say(step, language) for line in year.lines for step in line.steps)
            assert all(say(step, language) for step in year.steps)
    assert settlement.balance == sum((year.balance for year in settlement.years), Decimal(0))
    for finding in settlement.findings:
        for language in LANGUAGES:
            assert said(finding, language).message
    return settlement


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["source"])
def test_case(case: dict[str, Any]) -> None:
    draft = changed(nulled(case.get("change", {})))
    assert not draft.findings
    reports = tuple(
        Report.model_validate({"agreement": "minimal-fr", **report}) for report in case["reports"]
    )
    found = checked(settle(draft.agreement(), reports, date.fromisoformat(case["on"])))
    amounts = {
        str(one.year): [str(one.total), str(one.owed), str(one.instalments), str(one.balance)]
        for one in found.years
    }
    assert amounts == case.get("years", {})
    assert codes(found) == case.get("findings", [])
    if "payer" in case:
        assert (found.payer, found.payee) == (case["payer"], case["payee"])


def test_every_code_has_a_case() -> None:
    in_table = {code for case in CASES for code in case.get("findings", [])}
    # settlement/amounts.yaml, settlement/facts.yaml, settlement/test_effects.py
    elsewhere = {code.id for code in (*AMOUNT_CODES, *FACT_CODES, *EFFECT_CODES)}
    assert in_table | {"M006", "M013"} == {code.id for code in CODES} - elsewhere
    assert len(CASES) == len({case["source"] for case in CASES})


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.id)
def test_every_page_says_why_with_an_example_and_what_instead(code: Any) -> None:
    assert re.findall(r"^## (\w+)$", code.page, re.MULTILINE) == ["Why", "Example", "Instead"]
    blocks = re.findall(r"```yaml\n(.*?)```", code.page, re.DOTALL)
    assert len(blocks) == 2
    for block in blocks:
        assert yaml.safe_load(block)
    assert code.page.splitlines()[0].endswith(".")


# more and less than the volume

DAYS = {
    "financing.pricing": {
        "model": "per-unit",
        "items": [{"id": "day", "label": "Tag", "unit": "participant-day", "price": "110.00"}],
    },
    "financing.volume": {"unit": "participant-day", "quantity": "4400"},
    "financing.ceiling": None,
    "financing.payment.instalments": None,
}


def by_volume(quantity: str, **changes: Any) -> Settlement:
    rules = {f"financing.{key}": value for key, value in changes.items()}
    agreement = changed({**DAYS, **rules}).agreement()
    report = reported("2027", {"item": "day", "quantity": quantity})
    return checked(settle(agreement, (report,), SETTLED))


@pytest.mark.parametrize(
    ("rule", "amount"),
    [
        ({"rule": "not-paid"}, "484000.00"),
        ({"rule": "refund"}, "484000.00"),
        ({"rule": "paid-in-full"}, "532400.00"),
        ({"rule": "not-paid", "from_percent": "105"}, "508200.00"),
        ({"rule": "renegotiate", "from_percent": "110"}, "532400.00"),
        ({"rule": "renegotiate"}, None),
        ({"rule": "carry"}, None),
        ({"rule": "paid-at-marginal"}, None),
        (None, None),
    ],
)
def test_more_than_the_volume(rule: dict[str, str] | None, amount: str | None) -> None:
    found = by_volume("4840", over_delivery=rule)
    assert [str(year.total) for year in found.years] == ([amount] if amount else [])
    assert codes(found) == ([] if amount else ["M006"])
    assert codes(by_volume("4400", over_delivery=rule)) == []


@pytest.mark.parametrize(
    ("rule", "amount"),
    [
        ({"rule": "not-paid"}, "411400.00"),
        ({"rule": "refund", "from_percent": "90"}, "411400.00"),
        ({"rule": "paid-in-full"}, "484000.00"),
        ({"rule": "paid-in-full", "from_percent": "85"}, "411400.00"),
        ({"rule": "renegotiate", "from_percent": "85"}, "411400.00"),
        ({"rule": "renegotiate"}, None),
        ({"rule": "carry"}, None),
        ({"rule": "paid-at-marginal"}, None),
        (None, "411400.00"),
    ],
)
def test_less_than_the_volume(rule: dict[str, str] | None, amount: str | None) -> None:
    found = by_volume("3740", under_delivery=rule)
    assert [str(year.total) for year in found.years] == ([amount] if amount else [])
    assert codes(found) == ([] if amount else ["M013"])


def test_less_than_the_volume_is_said_of_a_whole_year_only() -> None:
    agreement = changed({**DAYS, "financing.under_delivery": {"rule": "renegotiate"}}).agreement()
    half = reported("2027-H1", {"item": "day", "quantity": "2000"})
    assert codes(settle(agreement, (half,), SETTLED)) == ["M018"]


def test_a_volume_in_a_unit_of_two_prices_binds_none_of_them() -> None:
    items = [
        {"id": name, "label": name, "unit": "participant-day", "price": "110.00"}
        for name in ("day", "night")
    ]
    change = {**DAYS, "financing.pricing": {"model": "per-unit", "items": items}}
    report = reported("2027", {"item": "day", "quantity": "9000"})
    found = settle(changed(change).agreement(), (report,), SETTLED)
    assert [str(year.total) for year in found.years] == ["990000.00"]


# identities


@cache
def priced(items: int, floor: bool, ceiling: int, step: str, each: str) -> Agreement:
    change: dict[str, Any] = {
        "financing.rounding": {"step": step, "each": each},
        "financing.ceiling": [{"year": 2027, "amount": ceiling}],
        "financing.volume": {"unit": "case"},
    }
    if items:
        change["financing.pricing"] = {
            "model": "per-unit",
            "items": [
                {"id": f"i{n}", "label": "x", "unit": "hour", "price": f"{n}1.37"}
                for n in range(1, items + 1)
            ],
        }
    elif not floor:
        change["financing.pricing.occupancy_floor"] = None
    return changed(change).agreement()


@settings(deadline=None)
@given(
    st.integers(0, 3),
    st.booleans(),
    st.sampled_from([0, 100, 5000, 240_000]),
    st.sampled_from(["0.01", "0.05", "1"]),
    st.sampled_from(["line", "total"]),
    st.lists(st.integers(0, 3650), min_size=4, max_size=4),
    st.dates(date(2026, 12, 1), date(2028, 3, 1)),
)
def test_sums_add_up(
    items: int, floor: bool, ceiling: int, step: str, each: str, amounts: list[int], on: date
) -> None:
    agreement = priced(items, floor, ceiling, step, each)
    reports = []
    for quarter, amount in enumerate(amounts, 1):
        entries = [
            {"item": f"i{n}", "quantity": Decimal(amount * n) / 100} for n in range(1, items + 1)
        ] or [{"item": "places", "occupied_days": amount, "available_days": 3650}]
        reports.append(reported(f"2027-Q{quarter}", *entries))
    found = checked(settle(agreement, tuple(reports), on))
    (year,) = found.years
    assert 0 <= year.owed <= ceiling
    assert year.total % Decimal(step) == 0
    assert year.instalments == Decimal(ceiling) / 2 * sum(
        day <= on for day in (date(2027, 1, 31), date(2027, 7, 31))
    )
    backwards = settle(agreement, tuple(reversed(reports)), on)
    assert backwards.years == found.years
    whole = Report.model_validate(
        {**reports[0].model_dump(), "period": "2027", "deliveries": added_up(reports)}
    )
    assert settle(agreement, (*reports, whole), on).years == found.years


def added_up(reports: list[Report]) -> list[dict[str, Any]]:
    """The deliveries of all reports in one line per item."""
    entries = [entry for report in reports for entry in report.deliveries]
    names = ("quantity", "occupied_days", "available_days")
    return [
        {"item": item}
        | {
            name: sum(getattr(entry, name) for entry in entries if entry.item == item)
            for name in names
            if any(getattr(entry, name) is not None for entry in entries if entry.item == item)
        }
        for item in dict.fromkeys(entry.item for entry in entries)
    ]


@settings(deadline=None)
@given(st.integers(0, 7300), st.integers(0, 7300))
def test_more_occupancy_is_never_paid_less(one: int, other: int) -> None:
    agreement = priced(0, True, 240_000, "0.01", "line")
    less, more = sorted((one, other))
    owed = [
        settle(
            agreement,
            (reported("2027", {"item": "places", "occupied_days": n, "available_days": 3650}),),
            SETTLED,
        )
        .years[0]
        .owed
        for n in (less, more)
    ]
    assert owed[0] <= owed[1] <= 240_000


# negative controls: what each guard keeps from happening

FULL = {"item": "places", "occupied_days": 3650, "available_days": 3650}


def test_a_missing_quantity_taken_for_zero_would_pay_nothing() -> None:
    agreement = changed({}).agreement()
    assert settle(agreement, (reported("2027"),), SETTLED).years == ()
    terms = agreement.financing.pricing
    assert terms is not None
    as_zero = lines(terms, Quantities(12, 0, 3650), agreement.financing.rounding)
    assert [line.amount for line in as_zero] == [0]


def test_counting_a_year_and_its_quarter_would_pay_five_quarters() -> None:
    change = {**DAYS, "financing.volume": {"unit": "case"}}
    agreement = changed(change).agreement()
    quarter = reported("2027-Q1", {"item": "day", "quantity": "25"})
    year = reported("2027", {"item": "day", "quantity": "100"})
    found = settle(agreement, (quarter, year), SETTLED)
    assert [line.quantity for line in found.years[0].lines] == [100]
    assert sum(entry.quantity or 0 for r in (quarter, year) for entry in r.deliveries) == 125


def test_one_year_that_cannot_be_settled_leaves_the_others() -> None:
    agreement = changed({"term.end": "2028-12-31"}).agreement()
    found = checked(settle(agreement, (reported("2027", FULL), reported("2028", FULL)), SETTLED))
    assert [year.year for year in found.years] == [2027]
    assert codes(found) == ["M003"]


def test_a_warning_does_not_keep_a_year_from_being_settled() -> None:
    found = settle(changed({}).agreement(), (reported("2027", FULL, version=2),), SETTLED)
    assert [finding.severity for finding in found.findings] == [Severity.WARNING]
    assert len(found.years) == 1


def test_no_end_of_the_term_is_no_trouble() -> None:
    agreement = changed({"term.end": None, "term.indefinite": "true"}).agreement()
    found = checked(settle(agreement, (reported("2027", FULL), reported("term")), SETTLED))
    assert [str(year.balance) for year in found.years] == ["0.00"]
    assert codes(settle(agreement, (reported("term", FULL),), SETTLED)) == ["M008"]
