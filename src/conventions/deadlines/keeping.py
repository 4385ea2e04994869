"""What is proven, kept and deleted: requirements, certificates, books, personal data."""

from collections.abc import Iterator
from datetime import date, timedelta

from conventions.agreement import Agreement
from conventions.agreement.business_year import business_years, year_name
from conventions.agreement.payment import sole_party
from conventions.base.calendar import add
from conventions.base.period import Frequency
from conventions.base.step import Step
from conventions.deadlines.deadline import END_OF_TIME, Deadline
from conventions.deadlines.reporting import MONTHS
from conventions.law import Law


def proofs(agreement: Agreement, horizon: date) -> Iterator[Deadline]:
    """What the agreement itself dates: proofs of requirements, and certificates that expire."""
    provider = sole_party(agreement, "provider")
    for position, requirement in enumerate(agreement.goals.requirements):
        if requirement.due is None:
            continue
        what = Step(
            "deadlines.requirement", {"requirement": requirement.statement or requirement.id}
        )
        clause = f"goals.requirements[{position}]"
        last = min(agreement.term.end or horizon, horizon)
        for number, day in enumerate(_recurring(requirement.due, requirement.frequency, last), 1):
            occurrence = f"{requirement.id} {number}"
            yield Deadline(day, "requirement", provider, what, clause, occurrence)
    for position, standard in enumerate(agreement.principles.quality.standards):
        if standard.valid_to is not None:
            what = Step("deadlines.certificate", {"label": standard.label})
            clause = f"principles.quality.standards[{position}]"
            yield Deadline(standard.valid_to, "certificate", provider, what, clause, standard.label)


def _recurring(first: date, every: Frequency | None, last: date) -> Iterator[date]:
    """The first day, then every so many months up to the last one."""
    yield first
    months = MONTHS.get(every, 0) if every else 0
    count = months
    while months and (day := add(first, f"P{count}M")) <= last:
        yield day
        count += months


def retention(agreement: Agreement, law: Law, start: date, horizon: date) -> Iterator[Deadline]:
    """The last day on which the books of each year are kept, and personal data may be.

    Books and vouchers are kept so many years from the end of the business year: as many as the
    agreement says, else as the law does (OR/CO 958f: ten).
    """
    provider = sole_party(agreement, "provider")
    last = min(agreement.term.end or horizon, horizon, END_OF_TIME)
    for year in business_years(start, last, agreement.principles.accounting):
        years, clause = _retention_years(agreement, law, year.last)
        until = add(year.last, f"P{years}Y") if years else date.max
        if until <= END_OF_TIME:
            what, occurrence = (
                Step("deadlines.retention", {"year": year_name(year)}),
                year.first.year,
            )
            yield Deadline(until, "retention", provider, what, clause, str(occurrence))
    deletion, end = agreement.principles.data_protection.deletion_days, agreement.term.end
    if deletion is not None and end is not None:
        what, clause = Step("deadlines.deletion"), "principles.data_protection.deletion_days"
        day = min(end, END_OF_TIME) + timedelta(days=int(deletion))
        yield Deadline(day, "deletion", provider, what, clause, "")


def _retention_years(agreement: Agreement, law: Law, on: date) -> tuple[int | None, str]:
    """How many years, and where that is said."""
    agreed = agreement.principles.accounting.retention_years
    if agreed is not None:
        return int(agreed), "principles.accounting.retention_years"
    dated, number = law.value("retention_years", on), law.number("retention_years", on)
    if dated is None or number is None or dated.mark == "to-check":
        return None, ""
    return int(number), dated.reference
