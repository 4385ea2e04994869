"""What a settlement adds to its lines: a table of cases, everything said in four languages."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.settlement.agreed import accounted, agreed

from conventions.agreement import Agreement
from conventions.base.language import LANGUAGES
from conventions.base.messages import said
from conventions.base.step import say
from conventions.report import Report
from conventions.settlement import settle, sums
from conventions.settlement.amount_codes import CODES

CASES = yaml.load((Path(__file__).parent / "amounts.yaml").read_text("utf-8"), yaml.BaseLoader)
SETTLED = date(2030, 3, 31)
NOTHING = Decimal("0.00")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["source"])
def test_case(case: dict[str, Any]) -> None:
    given = {
        year: {} if accounts == "null" else accounts for year, accounts in case["accounts"].items()
    }
    reports = tuple(accounted(year, **accounts) for year, accounts in given.items())
    found = settle(agreed(case.get("change")), reports, SETTLED)
    years = {
        str(one.year): [
            str(one.owed),
            str(one.due.added),
            "null" if one.result is None else str(one.result.amount),
            str(one.after_result),
            str(one.balance),
        ]
        for one in found.years
    }
    assert years == case.get("years", {})
    assert sorted(one.code.id for one in found.findings) == case.get("findings", [])
    if "reserve" in case:
        held = {str(one.year): str(one.held.reserve) for one in found.years if one.held}
        assert held == case["reserve"]
    for one in found.years:
        rows = sums(one)
        assert sum((row.amount for row in rows if row.counts), NOTHING) == one.balance
        for language in LANGUAGES:
            assert all(say(step, language) for step in one.steps)
            assert all(row.name(language) for row in rows)
    for finding in found.findings:
        assert all(said(finding, language).message for language in LANGUAGES)


def test_every_code_has_a_case() -> None:
    in_table = {code for case in CASES for code in case.get("findings", [])}
    elsewhere = {"M024", "M026", "M028"}  # interest, net cost, payment part
    assert in_table | elsewhere == {code.id for code in CODES}
    assert len(CASES) == len({case["source"] for case in CASES})


CENTIMES = st.decimals(0, 10**6, places=2)


@given(
    st.lists(st.tuples(CENTIMES, CENTIMES, st.integers(0, 920)), min_size=4, max_size=4),
    st.sampled_from(["0.01", "0.05"]),
    st.sampled_from(["repay", "split", "keep"]),
)
def test_quarters_settle_as_the_year(
    quarters: list[tuple[Decimal, Decimal, int]], step: str, rule: str
) -> None:
    """Surplus, tax and price are rounded once a year, never once a report."""
    agreement = terms(step, rule)
    parts = tuple(
        in_part(f"2027-Q{number}", costs, revenue, days)
        for number, (costs, revenue, days) in enumerate(quarters, 1)
    )
    totals = [sum(column, Decimal(0)) for column in zip(*quarters, strict=True)]
    whole = in_part("2027", totals[0], totals[1], int(totals[2]))
    found = settle(agreement, parts, SETTLED)
    assert found.years == settle(agreement, (whole,), SETTLED).years
    (year,) = found.years
    assert year.result is not None
    exact = Fraction(year.due.net) + Fraction(totals[1]) - Fraction(totals[0])
    assert Fraction(year.result.amount) == exact


@cache
def terms(step: str, rule: str) -> Agreement:
    return agreed(
        {
            "financing.rounding": {"step": step},
            "financing.surplus": {"rule": rule, "provider_share": "33.33"},
            "financing.vat": {"treatment": "included", "rate": "8.1"},
        }
    )


def in_part(period: str, costs: Decimal, revenue: Decimal, days: int) -> Report:
    report = accounted(period, costs, revenue)
    places = report.deliveries[0].model_copy(
        update={"occupied_days": days, "available_days": 3680 if period == "2027" else 920}
    )
    return report.model_copy(update={"deliveries": (places,)})


def test_a_year_in_part_has_no_result_yet() -> None:
    half = accounted(2027, "1000.00", "0").model_copy(update={"period": "2027-H1"})
    found = settle(agreed(), (half,), SETTLED)
    assert [one.result for one in found.years] == [None]
    assert [one.code.id for one in found.findings] == ["M018"]


def delivered(occupied: int, **more: Any) -> Report:
    delivery = {"item": "places", "occupied_days": occupied, "available_days": 3650}
    return Report.model_validate(
        {"agreement": "minimal-fr", "period": "2027", "deliveries": [delivery], **more}
    )


def test_the_order_of_two_files_decides_no_amount() -> None:
    one, other = delivered(3650), delivered(1825)
    for pair in ((one, other), (other, one)):
        found = settle(agreed(), pair, SETTLED)
        assert found.years == ()
        assert "M009" in {each.code.id for each in found.findings}
    assert settle(agreed(), (one, one), SETTLED).years == settle(agreed(), (one,), SETTLED).years
    early, late = (
        delivered(days, submitted=day) for days, day in ((3650, "2028-01-20"), (1825, "2028-02-20"))
    )
    alone = settle(agreed(), (late,), SETTLED).years[0].total
    for pair in ((early, late), (late, early)):
        assert settle(agreed(), pair, SETTLED).years[0].total == alone


def submitted(costs: str, day: str | None) -> Report:
    return accounted(2027, costs, "0").model_copy(
        update={"submitted": date.fromisoformat(day) if day else None}
    )


def test_a_correction_replaces_accounts_however_the_files_are_given() -> None:
    wrong, right = submitted("1.00", "2028-01-20"), submitted("239000.00", "2028-02-20")
    for pair in ((wrong, right), (right, wrong)):
        (year,) = settle(agreed(), pair, SETTLED).years
        assert year.result is not None
        assert str(year.result.amount) == "1000.00"


@pytest.mark.parametrize("days", [(None, None), ("2028-01-20", None), (None, "2028-01-20")])
def test_of_two_accounts_of_which_none_is_later_no_order_decides(
    days: tuple[str | None, str | None],
) -> None:
    pair = submitted("1.00", days[0]), submitted("239000.00", days[1])
    for given_pair in (pair, pair[::-1]):
        found = settle(agreed(), given_pair, SETTLED)
        assert [year.result for year in found.years] == [None]
        (finding,) = (one for one in found.findings if one.code.id == "M019")
        for language in LANGUAGES:
            assert said(finding, language).message
        assert "no day of submission says which count" in said(finding, "en").message
    same = settle(agreed(), (pair[0], submitted("1.00", days[1])), SETTLED)
    assert [str(year.result and year.result.amount) for year in same.years] == ["239999.00"]


def test_what_was_accepted_counts_and_not_what_was_claimed() -> None:
    report = accounted(2027, "240000.00", "0")
    assert report.accounts is not None
    cost = report.accounts.costs[0].model_copy(update={"accepted": Decimal("200000.00")})
    accounts = report.accounts.model_copy(update={"costs": (cost,)})
    (year,) = settle(agreed(), (report.model_copy(update={"accounts": accounts}),), SETTLED).years
    assert year.result is not None
    assert str(year.result.repaid) == "40000.00"


def test_the_direction_turns_with_the_balance() -> None:
    paid = {"financing.payment.instalments": [{"due": "2027-01-31", "share": 100}]}
    owed = settle(agreed(), (accounted(2027, "240000.00", "0"),), SETTLED)
    back = settle(agreed(paid), (accounted(2027, "230000.00", "0"),), SETTLED)
    assert (owed.debtor, owed.creditor, owed.to_pay) == ("commune", "atelier", Decimal(240000))
    assert (back.debtor, back.creditor, back.to_pay) == ("atelier", "commune", Decimal(10000))
    assert back.balance == -10000
