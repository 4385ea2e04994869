"""The identities of a settlement, each on ten thousand drawn cases against the oracle in fractions.

The usual run takes a tenth of them; ``-m thorough`` takes all. A failure names its seed.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from tests.settlement.drawn import (
    DAYS,
    PLACES,
    YEAR,
    Drawn,
    Part,
    agreement_of,
    draw,
    joined,
    report_of,
)
from tests.settlement.oracle import exact_lines, expected, total_of

from conventions.pricing import Quantities, lines, total
from conventions.settlement import YearSettlement, settle, vat
from conventions.settlement.exact import on_step

ALL = 10_000
SOME = ALL // 10
ON = date(2028, 3, 31)
CASES = pytest.mark.parametrize(
    "cases", [SOME, pytest.param(ALL, marks=pytest.mark.thorough)], ids=["some", "all"]
)


def year_of(case: Drawn, *parts: Part) -> YearSettlement:
    """The settlement of the one year of a case."""
    reports = tuple(report_of(case, part) for part in parts)
    found = settle(agreement_of(case), reports, ON)
    assert len(found.years) == 1, [finding.code.id for finding in found.findings]
    return found.years[0]


def drawn(cases: int) -> Iterator[tuple[int, Drawn, YearSettlement]]:
    """Each case with its seed and its settlement, from a report of the whole year."""
    for seed in range(cases):
        case = draw(seed)
        yield seed, case, year_of(case, joined(case.quarters, f"{YEAR}"))


@CASES
def test_lines_add_up_and_every_sum_is_that_of_the_oracle(cases: int) -> None:
    for seed, case, year in drawn(cases):
        wanted = expected(case, joined(case.quarters, f"{YEAR}"))
        assert sum((line.amount for line in year.lines), Decimal(0)) == year.total, seed
        assert Fraction(year.total) == wanted.total, seed
        assert (Fraction(year.owed), Fraction(year.due.added)) == (wanted.owed, wanted.added), seed
        assert year.result is not None, seed
        assert Fraction(year.result.amount) == wanted.result, seed
        assert Fraction(year.balance) == wanted.balance, seed


@CASES
def test_nothing_is_above_its_ceiling(cases: int) -> None:
    bites = 0
    for seed, case, year in drawn(cases):
        if case.ceiling is None:
            continue
        assert year.result is not None
        inside = case.vat is not None and case.vat[0] == "taxable" and case.vat[2]
        paid = year.owed + year.result.covered + (year.due.added if inside else 0)
        assert paid <= case.ceiling, seed
        bites += year.total > case.ceiling
    assert bites > cases // 20


@CASES
def test_rounding_makes_no_money_beyond_one_step_a_line(cases: int) -> None:
    moved = 0
    for seed, case, year in drawn(cases):
        exact = exact_lines(case, joined(case.quarters, f"{YEAR}"))
        apart = abs(Fraction(year.total) - sum(exact, Fraction(0)))
        steps = len(exact) if case.each == "line" else 1
        assert apart < max(steps, 1) * Fraction(case.step), seed
        moved += bool(apart)
    assert moved > cases // 10


@CASES
def test_surplus_and_payments_conserve_the_sum(cases: int) -> None:
    for seed, case, year in drawn(cases):
        result, whole = year.result, joined(case.quarters, f"{YEAR}")
        assert result is not None
        assert min(result.repaid, result.kept, result.covered, result.borne) >= 0, seed
        flows = year.due.net + whole.revenue - whole.costs
        assert flows == result.repaid + result.kept - result.covered - result.borne, seed
        assert year.instalments + year.balance == (
            year.owed + year.due.added - result.repaid + result.covered
        ), seed


@CASES
def test_marginal_tiers_never_fall(cases: int) -> None:
    for number in range(cases):
        case = draw(1 + number * 6)  # every sixth draw is of tiers
        assert case.kind == "tiers"
        terms, rounding = (
            agreement_of(case).financing.pricing,
            agreement_of(case).financing.rounding,
        )
        die = Random(number)
        less, more = sorted(Decimal(die.randrange(2_000_000)) / 100 for _ in range(2))
        owed = [
            total(lines(terms, Quantities(units={"case": quantity}), rounding))
            for quantity in (less, more)
        ]
        # Each tier that is reached may add one step of rounding, never more.
        assert owed[0] <= owed[1] + len(case.prices) * case.step, number
        exact = [
            sum(exact_lines(case, replace(case.quarters[0], units={"case": quantity})))
            for quantity in (less, more)
        ]
        assert exact[0] <= exact[1], number


def in_parts(case: Drawn, die: Random) -> tuple[Part, ...]:
    """The year in periods that follow each other: quarters, halves, or a half and two quarters."""
    one, two, three, four = case.quarters
    first, second = joined((one, two), f"{YEAR}-H1"), joined((three, four), f"{YEAR}-H2")
    ways = ((one, two, three, four), (first, second), (first, three, four), (one, two, second))
    return die.choice(ways)


@CASES
def test_a_year_in_periods_settles_as_the_whole(cases: int) -> None:
    """Price, tax and surplus are of the year: how it was cut into reports changes nothing."""
    for seed, case, year in drawn(cases):
        die = Random(seed)
        parts = list(in_parts(case, die))
        die.shuffle(parts)
        if die.random() < 0.3:  # a period reported twice, the year that holds it as well
            parts += [case.quarters[0], joined(case.quarters, f"{YEAR}")]
        assert year_of(case, *parts) == year, seed


@CASES
def test_periods_invoiced_one_by_one_come_to_the_year_where_the_price_is_linear(cases: int) -> None:
    """Each period settled alone, as an invoice: the same to the centime where nothing is rounded.

    A floor, tiers, a ceiling, or a limit of equivalents are of the year: there, invoices are not.
    """
    same = 0
    for seed in range(cases):
        case = replace(draw(seed), ceiling=None, vat=None)
        if case.kind in ("floor", "tiers", "fte", "cost"):
            continue
        alone = [
            settle(agreement_of(case), (report_of(case, part, accounts=False),), ON).years[0]
            for part in case.quarters
        ]
        invoiced = sum((Fraction(one.total) for one in alone), Fraction(0))
        exact = [exact_lines(case, part, 3) for part in case.quarters]
        assert invoiced == sum((total_of(case, part) for part in exact), Fraction(0)), seed
        year = exact_lines(case, joined(case.quarters, f"{YEAR}"))
        assert sum(map(sum, exact)) == sum(year), seed
        whole = total_of(case, year)
        rounded_lines = sum(len(part) for part in exact) + len(year)
        assert abs(invoiced - whole) < rounded_lines * Fraction(case.step), seed
        if all(line % Fraction(case.step) == 0 for part in exact for line in part):
            assert invoiced == whole, seed
            same += 1
    assert same > cases // 50


def test_under_a_floor_the_invoices_would_not_come_to_the_year() -> None:
    """The control: where the terms are of the year, quarters settled alone pay something else."""
    full, empty = PLACES * DAYS[0], 0
    case = next(one for one in map(draw, range(100)) if one.kind == "floor")
    case = replace(case, prices=(Decimal(1000),), floor=Decimal(50), ceiling=None, vat=None)
    quarters = [
        replace(part, occupied=full if part.period.endswith(("Q1", "Q2")) else empty)
        for part in case.quarters
    ]
    alone = sum(
        settle(agreement_of(case), (report_of(case, part, accounts=False),), ON).years[0].total
        for part in quarters
    )
    whole = year_of(case, joined(tuple(quarters), f"{YEAR}")).total
    assert alone < whole


def test_the_oracle_sees_a_tax_that_is_rounded_the_other_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The control: with one sum a step off, the comparison fails."""
    monkeypatch.setattr(vat, "on_step", lambda exact, way: on_step(exact, way) + way.step)
    with pytest.raises(AssertionError):
        test_lines_add_up_and_every_sum_is_that_of_the_oracle(200)
