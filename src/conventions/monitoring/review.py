"""A review: what a day's look at an agreement rests on, worked out once and then only said."""

from dataclasses import dataclass
from datetime import date

from conventions.agreement import Agreement
from conventions.assessment import Assessment, assess
from conventions.base.calendar import add
from conventions.base.findings import Finding
from conventions.base.span import Span
from conventions.deadlines import Deadline, list_deadlines
from conventions.report import Report, about
from conventions.settlement import Settlement, settle

AHEAD = "P1Y"
"""How far ahead deadlines are listed."""


@dataclass(frozen=True)
class Review:
    """The agreement, its reports, and what follows from them on the day ``on``.

    ``findings`` are what is doubtful in the reports, with what could not be used of them; what the
    settlement leaves open stands with it.
    """

    agreement: Agreement
    reports: tuple[Report, ...]
    on: date
    assessment: Assessment
    settlement: Settlement
    deadlines: tuple[Deadline, ...]
    findings: tuple[Finding, ...]

    @property
    def open_money(self) -> tuple[Finding, ...]:
        """What the settlement leaves open, without what the reports are doubted for anyway."""
        return tuple(one for one in self.settlement.findings if one not in self.findings)

    @property
    def term(self) -> Span:
        """The days of the agreement, as far as they are known."""
        term = self.agreement.term
        return Span(term.start or date.min, term.end or date.max)


def review(
    agreement: Agreement, reports: tuple[Report, ...], on: date, doubts: tuple[Finding, ...] = ()
) -> Review:
    """Assessment, settlement and deadlines of the year ahead; ``doubts`` are those of the reader.

    A report on another agreement is left out, and named in the findings.
    """
    mine, _ = about(agreement.id, agreement.version, reports)
    assessment = assess(agreement, reports, on)
    return Review(
        agreement,
        mine,
        on,
        assessment,
        settle(agreement, mine, on),
        list_deadlines(agreement, on, add(on, AHEAD)),
        (*doubts, *assessment.findings),
    )
