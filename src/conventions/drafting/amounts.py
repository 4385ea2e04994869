"""Tables of money: prices, amounts for results, ceilings, instalments."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from conventions.drafting.blocks import Block, Note
from conventions.drafting.desk import Desk, Layout, lines
from conventions.drafting.marks import runs_from
from conventions.drafting.schedules import one
from conventions.drafting.view import Plain


def prices(desk: Desk) -> Sequence[Block]:
    """Service, unit, price, what it covers."""
    say = desk.say
    rows = [
        {
            "service": lines(item["label"], say["word"](item["price_list"], "price_list") or ""),
            "unit": lines(say["word"](one(item["unit"]), "counted")),
            "price": desk.word("table.prices.free")
            if item["free_of_charge"]
            else lines(say["money"](item["price"])),
            "includes": lines(say["listed"](item["includes"]) if item["includes"] else ""),
        }
        for item in desk.view["prices"]
    ]
    layout = (
        Layout("service", 5),
        Layout("unit", 3),
        Layout("price", 3, "right"),
        Layout("includes", 4),
    )
    return (desk.table("prices", layout, rows),)


def outcomes(desk: Desk) -> Sequence[Block]:
    """Result, amount per case, limits, proof and how long it must last."""
    say = desk.say

    def limit(payment: Mapping[str, Plain], key: str) -> str:
        value = payment[key]
        return desk.word(f"table.outcomes.{key}", amount=say["money"](value)) if value else ""

    def step(entry: Mapping[str, Plain]) -> str:
        amount, case = say["money"](entry["amount"]), say["number"](entry["from_case"])
        return desk.word("table.outcomes.step", amount=amount, case=case)

    def named(indicators: Sequence[Plain]) -> str:
        return ", ".join(say["indicator"](name) for name in indicators)

    def conditions(payment: Mapping[str, Plain]) -> Iterator[str]:
        if payment["mix"]:
            share, others = say["percent"](payment["mix"]["share"]), named(payment["mix"]["among"])
            yield desk.word("table.outcomes.mix", share=share, others=others)
        if payment["after"]:
            yield desk.word("table.outcomes.after", others=named(payment["after"]))

    rows = []
    for payment in desk.view["financing"]["outcome_payments"]:
        count = payment["maximum_count"]
        sustained = payment["sustain_period"]
        most = say["counted"](count, "cases") if count else ""
        claims = payment["claims_per_person"]
        each_one = say["counted"](claims, "cases") if claims else ""
        lasting = say["duration"](sustained, "dative")
        rows.append(
            {
                "indicator": lines(say["indicator"](payment["indicator"])),
                "amount": lines(
                    say["money"](payment["amount"]), *(step(each) for each in payment["scale"])
                ),
                "limits": lines(
                    limit(payment, "cap"),
                    limit(payment, "cap_per_person"),
                    desk.word("table.outcomes.maximum_count", count=most) if count else "",
                    desk.word("table.outcomes.claims_per_person", count=each_one) if claims else "",
                    *conditions(payment),
                ),
                "evidence": lines(
                    payment["evidence"] or "",
                    desk.word("table.outcomes.sustained", duration=lasting) if sustained else "",
                ),
            }
        )
    layout = (
        Layout("indicator", 4),
        Layout("amount", 3, "right"),
        Layout("limits", 3),
        Layout("evidence", 4),
    )
    return (desk.table("outcomes", layout, rows),)


def ceiling(desk: Desk) -> Sequence[Block]:
    """Year and amount, and their sum."""
    years = desk.view["financing"]["ceiling"]
    rows = [
        {"year": lines(year["year"]), "amount": lines(desk.say["money"](year["amount"]))}
        for year in years
    ]
    total: dict[str, str] = {}
    amounts = [year["amount"] for year in years]
    if all(isinstance(amount, str) for amount in amounts):
        added = f"{sum(map(Decimal, amounts), Decimal(0)):f}"
        total["year"] = desk.word("table.ceiling.total")
        total["amount"] = lines(desk.say["money"](added))
    layout = (Layout("year", 1), Layout("amount", 1, "right"))
    return (desk.table("ceiling", layout, rows, total, short=True),)


def instalments(desk: Desk) -> Sequence[Block]:
    """Day and amount; agreed for one year, they recur in the others."""
    say = desk.say
    rows = []
    for entry in desk.view["financing"]["payment"]["instalments"]:
        share = say["percent"](entry["share"])
        amount = (
            say["money"](entry["amount"])
            if entry["amount"]
            else desk.word("table.instalments.of_ceiling", share=share)
        )
        rows.append({"due": lines(say["date"](entry["due"])), "amount": lines(amount)})
    layout = (Layout("due", 1), Layout("amount", 1, "right"))
    shown = desk.table("instalments", layout, rows, short=True)
    term = desk.view["term"]
    one_year = isinstance(term, dict) and _year(term["start"]) == _year(term["end"])
    note = Note(runs_from(desk.word("table.instalments.recurring")))
    return (shown,) if one_year else (shown, note)


def _year(day: Plain) -> str:
    return day[:4] if isinstance(day, str) else ""
