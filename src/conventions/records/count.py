"""The report of a period, counted from the records: counts only, never a record."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from conventions.agreement import Agreement
from conventions.agreement.definition import complete
from conventions.agreement.goals import AgreedIndicator
from conventions.base.errors import UnknownName
from conventions.base.findings import Finding, Severity, Word
from conventions.base.language import word
from conventions.base.period import Period, is_within
from conventions.base.span import Span, span_of
from conventions.indicators import Counting, load_indicator
from conventions.records import codes
from conventions.records.columns import DERIVED, columns_of
from conventions.records.observe import observe, unknown_names
from conventions.records.stays import held_against
from conventions.records.table import Records
from conventions.records.view import View
from conventions.report import Observation, Report


@dataclass(frozen=True)
class Counted:
    """The report, or none where the agreement's own definitions are at fault; and what was found.

    ``indicators`` are those that could be computed at all, completed, in the agreement's order.
    """

    report: Report | None
    findings: tuple[Finding, ...]
    indicators: tuple[AgreedIndicator, ...] = ()


def count(records: Records, agreement: Agreement, period: Period, on: date) -> Counted:
    """What the records say of a period, as of the day ``on``.

    Findings: R214, R220 to R226 on the stays, R230 to R235 on the figures.

    Raises:
        UnknownName: no day of the period lies in the term of the agreement.
    """
    span = span_of(period, _term(agreement))
    if span is None:
        raise UnknownName("period", period, ())
    countable, findings = countable_indicators(agreement)
    if any(finding.severity is Severity.ERROR for finding in findings):
        return Counted(None, findings)
    view = View(records, agreement, span, on)
    observations: list[Observation] = []
    found = [*findings, *held_against(records, agreement, span, on), *_empty(records, span)]
    for indicator, counting in countable:
        for group in _groups(agreement, indicator, period):
            observed = observe(view, agreement, indicator, counting, group)
            observations.append(observed.observation)
            found += observed.findings
    report = Report(
        agreement=agreement.id,
        version=agreement.version,
        period=period,
        submitted=on,
        source=word(agreement.authoritative, "records", "source"),
        interim=on < span.last,
        observations=tuple(observations),
    )
    return Counted(report, tuple(found), tuple(indicator for indicator, _ in countable))


def _term(agreement: Agreement) -> Span:
    return Span(agreement.term.start or date.min, agreement.term.end or date.max)


def countable_indicators(
    agreement: Agreement,
) -> tuple[tuple[tuple[AgreedIndicator, Counting], ...], tuple[Finding, ...]]:
    """The indicators that say how they are counted, completed; findings for the others."""
    known = {column.name: column.codes for column in columns_of(agreement)}
    known.update((name, ()) for name in DERIVED)
    countable: list[tuple[AgreedIndicator, Counting]] = []
    findings: list[Finding] = []
    for position, agreed in enumerate(agreement.goals.indicators):
        indicator = complete(agreed)
        path = f"goals.indicators[{position}]"
        said = {"indicator": indicator.label or indicator.id}
        counting = indicator.definition.counting
        if counting is None:
            reason = Word("records", f"not_counted.{_why(agreed)}")
            findings.append(Finding(codes.NOT_COUNTABLE, path, {**said, "reason": reason}))
            continue
        unknown = tuple(dict.fromkeys(unknown_names(counting, known)))
        path = f"{path}.definition.counting"
        findings += (Finding(codes.BAD_COUNTING, path, {**said, "name": name}) for name in unknown)
        if not unknown:
            countable.append((indicator, counting))
    return tuple(countable), tuple(findings)


def _why(agreed: AgreedIndicator) -> str:
    """Why it has no counting: the catalogue says so, or its words are the parties' own."""
    try:
        entry = load_indicator(agreed.use) if agreed.use else None
    except UnknownName:
        entry = None
    return (entry.not_counted if entry else None) or "own-words"


def _groups(
    agreement: Agreement, indicator: AgreedIndicator, period: Period
) -> Iterator[str | None]:
    """The groups that targets of the period name, all together where one names none."""
    term = _term(agreement).first, _term(agreement).last
    named = [
        target.group
        for target in indicator.targets
        if is_within(period, target.period, *term) or is_within(target.period, period, *term)
    ]
    yield from dict.fromkeys(named or [None])


def _empty(records: Records, span: Span) -> Iterator[Finding]:
    exits = records.columns.get("exit") or [None] * len(records)
    stays = zip(records.columns["entry"], exits, strict=True)
    if not any(
        entry is not None and entry <= span.last and (left is None or left >= span.first)
        for entry, left in stays
    ):
        yield Finding(codes.NOTHING_IN_PERIOD)
