"""A row of a portfolio: one verdict with what tells it from those of other agreements."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from conventions.agreement import Agreement
from conventions.agreement.evaluation import Band
from conventions.agreement.goals import AgreedIndicator, Target
from conventions.assessment import Assessment, Evidence, Flag, State, Verdict
from conventions.base.errors import UnknownName
from conventions.base.language import Language, any_language
from conventions.base.period import bounds
from conventions.base.record import Record
from conventions.indicators import load_indicator

_OF_PERSONS = ("person", "case", "exit", "contract", "event", "partner", None)
"""Counting units behind which there are persons; not known is taken for one of them."""


class Row(Record):
    """One verdict, flat, exact, with its words in the language in which it was made.

    ``withheld`` says that a disclosure profile took its figures away; it then has no status.
    ``entry_label`` is the name of the catalogue entry, empty where none is used.
    """

    agreement: str
    version: int
    title: str
    provider: str
    laws: tuple[str, ...]
    indicator: str
    use: str | None
    label: str
    goal: str | None
    period: str
    first: date
    last: date
    group: str | None
    group_label: str
    unit: str | None
    currency: str
    persons: bool
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    value: Fraction | None = None
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    exactly: Decimal | None = None
    compared: str | None = None
    band: Band | None = None
    state: State | None = None
    evidence: Evidence | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    flags: tuple[Flag, ...] = ()
    withheld: bool = False
    entry_label: str = ""

    @property
    def status(self) -> str:
        """Its band, else the state that keeps it from one; ``withheld`` where neither is said."""
        return self.band or self.state or "withheld"

    @property
    def topic(self) -> str:
        """What makes it comparable across agreements: the catalogue entry, else the name."""
        return self.use or self.label

    @property
    def topic_label(self) -> str:
        """What the topic is called: no agreement's own name for what others call otherwise."""
        return self.entry_label or self.label

    @property
    def counts(self) -> tuple[int, int] | None:
        """Numerator and denominator where they make a rate of cases: so many of so many."""
        if self.numerator is None or self.denominator is None or self.unit != "percent":
            return None
        if not self.persons or {self.numerator.denominator, self.denominator.denominator} != {1}:
            return None
        k, n = int(self.numerator), int(self.denominator)
        return (k, n) if 0 <= k <= n and n else None


def rows_of(agreement: Agreement, assessment: Assessment, language: Language) -> Iterator[Row]:
    """The verdicts of one agreement as rows."""
    for verdict in assessment.verdicts:
        yield _row(agreement, verdict, language)


def _row(agreement: Agreement, verdict: Verdict, language: Language) -> Row:
    indicator, figure = verdict.indicator, verdict.figure
    spoken = (language, agreement.authoritative)
    group = agreement.services.target_group(verdict.group) if verdict.group else None
    first, last = bounds(
        verdict.period, agreement.term.start or date.min, agreement.term.end or date.max
    )
    providers = agreement.parties.in_role("provider")
    target = verdict.target or Target(period=verdict.period)
    return Row(
        agreement=agreement.id,
        version=agreement.version,
        title=any_language(agreement.title, *spoken),
        provider=", ".join(party.called(*spoken) for party in providers),
        laws=agreement.laws,
        indicator=indicator.id,
        use=indicator.use,
        label=any_language(indicator.label, *spoken) if indicator.label else indicator.id,
        goal=indicator.goal,
        period=verdict.period,
        first=first,
        last=last,
        group=verdict.group,
        group_label=any_language(group.label, *spoken)
        if group and group.label
        else verdict.group or "",
        unit=indicator.unit,
        currency=agreement.financing.currency,
        persons=_of_persons(indicator),
        numerator=figure.numerator if figure else None,
        denominator=figure.denominator if figure else None,
        value=figure.value if figure else None,
        at_least=target.at_least,
        at_most=target.at_most,
        exactly=target.exactly,
        compared=target.reference.compared if target.reference else None,
        band=verdict.band,
        state=verdict.state,
        evidence=verdict.evidence,
        low=verdict.interval.low if verdict.interval else None,
        high=verdict.interval.high if verdict.interval else None,
        flags=verdict.flags,
        entry_label=_entry_label(indicator, spoken),
    )


def _entry_label(indicator: AgreedIndicator, spoken: tuple[Language, Language]) -> str:
    if indicator.use is None:
        return ""
    try:
        return any_language(load_indicator(indicator.use).label, *spoken)
    except UnknownName:
        return ""


def _of_persons(indicator: AgreedIndicator) -> bool:
    return indicator.definition.counting_unit in _OF_PERSONS
