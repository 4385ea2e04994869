"""Examine: every data test on every report, alone and beside the reports before it.

Each test of domain rules E05 to E20 was taught by a published table. A report with findings is
used all the same: what cannot be computed from it, the assessment and the settlement say.
"""

from collections.abc import Callable, Iterator
from operator import itemgetter
from typing import Any

from conventions.agreement import Agreement
from conventions.base.findings import Finding, Place
from conventions.base.path import Path, dotted
from conventions.report import Report, about
from conventions.rules.reported.catalogue import RULES
from conventions.rules.reported.spans import days_of
from conventions.rules.reported.stated import stated_in
from conventions.rules.rule import Rule

Locate = Callable[[Path], Place]
"""Where a path of a report stands in its file: a line, a cell."""

_ALONE = tuple(rule for rule in RULES if "earlier" not in rule.needs)
_COMPARED = tuple(rule for rule in RULES if "earlier" in rule.needs)


def nowhere(_path: Path) -> Place:
    """The place of what came from no file."""
    return Place()


def examine(agreement: Agreement, reports: tuple[Report, ...]) -> tuple[Finding, ...]:
    """What is doubtful about reports on an agreement, report by report in the order given.

    A path is that within its report. Reports on another agreement are left out. Never raises.
    """
    mine, _ = about(agreement.id, agreement.version, reports)
    each = (finding for report in mine for finding in alone(agreement, report))
    return (*each, *compared(agreement, mine))


def alone(agreement: Agreement, report: Report, locate: Locate = nowhere) -> tuple[Finding, ...]:
    """What is doubtful about one report, whatever else was reported."""
    return tuple(_found(_ALONE, agreement, report, (), locate))


def compared(
    agreement: Agreement, reports: tuple[Report, ...], places: tuple[Locate, ...] = ()
) -> tuple[Finding, ...]:
    """What is doubtful about reports beside those before them, in the order of time.

    ``places`` says for each report, in the order given, where its paths stand. Of two reports on
    the same days the one with the higher revision comes later, then the one given later.
    """
    located = dict(enumerate(places))
    in_term = [
        ((days, report.revision, position), report)
        for position, report in enumerate(reports)
        if (days := days_of(report, agreement)) is not None
    ]
    findings: list[Finding] = []
    earlier: tuple[Report, ...] = ()
    for (_days, _revision, position), report in sorted(in_term, key=itemgetter(0)):
        locate = located.get(position, nowhere)
        findings += _found(_COMPARED, agreement, report, earlier, locate)
        earlier = (*earlier, report)
    return tuple(findings)


def _found(
    rules: tuple[Rule, ...],
    agreement: Agreement,
    report: Report,
    earlier: tuple[Report, ...],
    locate: Locate,
) -> Iterator[Finding]:
    available: dict[str, Any] = {
        "agreement": agreement,
        "report": report,
        "earlier": earlier,
        "stated": stated_in(report, agreement),
    }
    for rule in rules:
        for one in rule.check(*(available[name] for name in rule.needs)):
            yield Finding(rule.code, dotted(one.path), one.values, locate(one.path))
