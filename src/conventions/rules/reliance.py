"""What the agreement relies on in the law, and how well that was checked: findings L002 and L004.

No rule of a section: it speaks of the law files, not of what the parties agreed.
"""

from collections.abc import Iterator
from datetime import date

from conventions.agreement import Draft
from conventions.agreement.financing import Financing
from conventions.agreement.parties import Parties
from conventions.agreement.principles import Principles
from conventions.agreement.services import Services
from conventions.agreement.subject import Subject
from conventions.agreement.term import Term
from conventions.base.findings import Finding
from conventions.base.path import Path, dotted
from conventions.law import Law, Measure, relied_on, vouched_for
from conventions.rules.subject.units import judged_by

_MEASURE = ("subject", "scope", "measure_type")
_RETENTION = ("principles", "accounting", "retention_years")
_VAT = ("financing", "vat", "rate")
_LAWS = ("laws",)


def reliance(draft: Draft) -> Iterator[Finding]:
    """What the agreement relies on where nobody has verified it, or no date covers it.

    That is: the measure it names and the values that limit it; the units of account held against
    its own (B207); the years of retention and the rate of tax it states, where the law has them;
    the time limits of its laws for a party it names. Values are looked up for the first day of the
    term; without it nothing is said of them.
    """
    law = draft.law
    if law is None:
        return
    for path, found in _found(draft, law):
        yield found.at(draft.document.place(path))


def _found(draft: Draft, law: Law) -> Iterator[tuple[Path, Finding]]:
    subject, term = draft.sections.get("subject"), draft.sections.get("term")
    start = term.start if isinstance(term, Term) else None
    named = subject.scope.measure_type if isinstance(subject, Subject) else None
    measure = law.measure(named or "")
    if measure is not None:
        yield from _measure(law, measure, start)
        yield from _units(draft, law, measure)
    if start is not None:
        yield from _values(draft, law, start)
    parties = draft.sections.get("parties")
    if isinstance(parties, Parties):
        for limit in law.time_limits:
            if parties.in_role(limit.who):
                yield from _at(_LAWS, vouched_for(limit, limit.id, limit.act))


def _measure(law: Law, measure: Measure, start: date | None) -> Iterator[tuple[Path, Finding]]:
    path = dotted(_MEASURE)
    yield from _at(_MEASURE, vouched_for(measure, measure.id, measure.name, path=path))
    if start is None:
        return
    for name in sorted(set(measure.limits.values())):
        yield from _at(_MEASURE, relied_on(law, name, start, path=path))


def _units(draft: Draft, law: Law, measure: Measure) -> Iterator[tuple[Path, Finding]]:
    """Units of account that speak against those of the agreement; those that fit bind nobody."""
    subject, services = draft.sections.get("subject"), draft.sections.get("services")
    financing = draft.sections.get("financing")
    if (
        isinstance(subject, Subject)
        and isinstance(services, Services)
        and isinstance(financing, Financing)
    ):
        for cell in judged_by(subject, services, financing, law):
            name = f"{measure.id}: {', '.join(cell.units) or '–'}"
            yield from _at(_MEASURE, vouched_for(cell, name, measure.name, path=dotted(_MEASURE)))


def _values(draft: Draft, law: Law, start: date) -> Iterator[tuple[Path, Finding]]:
    """Values of the law that a number of the agreement repeats."""
    principles, financing = draft.sections.get("principles"), draft.sections.get("financing")
    stated = []
    if isinstance(principles, Principles) and principles.accounting.retention_years is not None:
        stated.append((_RETENTION, "retention_years"))
    if isinstance(financing, Financing) and financing.vat and financing.vat.rate is not None:
        stated.append((_VAT, "vat_standard_rate"))
    for path, name in stated:
        if name in law.values:
            yield from _at(path, relied_on(law, name, start, path=dotted(path)))


def _at(path: Path, findings: tuple[Finding, ...]) -> Iterator[tuple[Path, Finding]]:
    return ((path, finding) for finding in findings)
