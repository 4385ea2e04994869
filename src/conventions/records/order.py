"""What is to be counted for a report, and the report that comes of it, whoever counts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from conventions.agreement import Agreement
from conventions.agreement.definition import counted_with, further
from conventions.agreement.goals import AgreedIndicator
from conventions.base.errors import UnknownName
from conventions.base.findings import Finding, Severity, Word
from conventions.base.language import any_language, word
from conventions.base.period import Period, is_within
from conventions.base.span import Span, span_of
from conventions.indicators import Counting, FurtherColumn, load_indicator
from conventions.records import codes
from conventions.records.columns import DERIVED, columns_of
from conventions.records.observe import unknown_names
from conventions.records.observed import Asked, Observed
from conventions.report import Report


@dataclass(frozen=True)
class Counted:
    """The report, or none where the agreement's own definitions are at fault; and what was found.

    ``indicators`` are those that could be computed at all, completed, in the agreement's order.
    """

    report: Report | None
    findings: tuple[Finding, ...]
    indicators: tuple[AgreedIndicator, ...] = ()


@dataclass(frozen=True)
class Order:
    """The figures of a report on a period, in its order, as of the day ``on``.

    ``findings`` are about the agreement; with an error among them nothing is ``asked``.
    """

    agreement: Agreement
    period: Period
    on: date
    span: Span
    indicators: tuple[AgreedIndicator, ...]
    asked: tuple[Asked, ...]
    findings: tuple[Finding, ...]

    @property
    def refused(self) -> bool:
        """Whether the agreement's own definitions are at fault."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    def counted(self, doubts: Iterable[Finding], observed: Iterable[Observed]) -> Counted:
        """The report of what was observed, one observation for each that was asked."""
        observed = tuple(observed)
        report = Report(
            agreement=self.agreement.id,
            version=self.agreement.version,
            period=self.period,
            submitted=self.on,
            source=word(self.agreement.authoritative, "records", "source"),
            interim=self.on < self.span.last,
            observations=tuple(one.observation for one in observed),
        )
        found = [*self.findings, *doubts]
        found += (finding for one in observed for finding in one.findings)
        return Counted(report, tuple(found), self.indicators)


def order_of(agreement: Agreement, period: Period, on: date) -> Order:
    """What an agreement wants counted in a period. Findings: R233, R234.

    Raises:
        UnknownName: no day of the period lies in the term of the agreement.
    """
    span = span_of(period, _term(agreement))
    if span is None:
        raise UnknownName("period", period, ())
    countable, findings = countable_indicators(agreement)
    order = Order(agreement, period, on, span, (), (), findings)
    if order.refused:
        return order
    asked = (
        Asked(agreement, indicator, counting, group)
        for indicator, counting in countable
        for group in _groups(agreement, indicator, period)
    )
    indicators = tuple(indicator for indicator, _ in countable)
    return Order(agreement, period, on, span, indicators, tuple(asked), findings)


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
        indicator = counted_with(agreed, agreement.goals.columns)
        path = f"goals.indicators[{position}]"
        said = {"indicator": indicator.label or indicator.id}
        counting = indicator.definition.counting
        if counting is None and (needed := further(agreed)) is not None:
            declared = ", ".join(_declaration(column, agreement) for column in needed.columns)
            values = {**said, "columns": declared}
            findings.append(Finding(codes.NEEDS_COLUMN, path, values))
            continue
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


def _declaration(column: FurtherColumn, agreement: Agreement) -> str:
    """A column as it is declared under goals.columns."""
    label = any_language(column.label, agreement.authoritative)
    return f'{{id: {column.id}, label: "{label}", kind: {column.kind}}}'


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
