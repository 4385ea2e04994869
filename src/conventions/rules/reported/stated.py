"""What a report states of each agreed indicator: as reported, and as accepted where it differs."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from conventions.agreement import Agreement
from conventions.agreement.definition import complete
from conventions.agreement.goals import AgreedIndicator
from conventions.base.language import Localized
from conventions.base.path import Path
from conventions.report import Observation, Report, Value


@dataclass(frozen=True)
class Stated:
    """A value, where it stands, and the completed indicator it is of."""

    path: Path
    indicator: AgreedIndicator
    observation: Observation
    value: Value

    @property
    def label(self) -> Localized:
        """The indicator as people call it."""
        return label_of(self.indicator)

    @property
    def is_reported(self) -> bool:
        """Whether it is what was reported, and not what was accepted of it."""
        return self.path[-1] == "reported"

    @property
    def pair(self) -> tuple[Decimal, Decimal] | None:
        """Numerator and denominator, where both are stated."""
        if self.value.numerator is None or self.value.denominator is None:
            return None
        return self.value.numerator, self.value.denominator

    @property
    def printed(self) -> Decimal | None:
        """The percentage as printed: beside the counts, or in place of them."""
        if self.value.percent is not None or self.indicator.unit != "percent":
            return self.value.percent
        return self.value.value


def label_of(indicator: AgreedIndicator) -> Localized:
    """What an indicator is called, its identifier where it has no name."""
    return indicator.label or indicator.id


def stated_in(report: Report, agreement: Agreement) -> tuple[Stated, ...]:
    """Every value of a report on an agreed indicator, in the order of the report."""
    return tuple(_stated(report, agreement))


def _stated(report: Report, agreement: Agreement) -> Iterator[Stated]:
    agreed = {entry.id: complete(entry) for entry in agreement.goals.indicators}
    for position, observation in enumerate(report.observations):
        indicator = agreed.get(observation.indicator)
        if indicator is None:  # R129 says so
            continue
        path = ("observations", position)
        yield Stated((*path, "reported"), indicator, observation, observation.reported)
        if observation.accepted is not None:
            yield Stated((*path, "accepted"), indicator, observation, observation.accepted)


def figure(value: Value) -> Fraction | None:
    """One number for a value: the quotient of its counts, else the value; none where it has none.

    >>> figure(Value(numerator=20, denominator=49)), figure(Value(percent=45)), figure(Value())
    (Fraction(20, 49), None, None)
    """
    if value.missing is not None:
        return None
    if value.numerator is not None and value.denominator:
        return Fraction(value.numerator) / Fraction(value.denominator)
    return None if value.value is None else Fraction(value.value)
