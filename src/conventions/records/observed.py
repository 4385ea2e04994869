"""What counting an indicator gives: an observation, or why there is no figure.

The same for a list that is counted row by row and for one that an engine of columns adds up.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from conventions.agreement import Agreement
from conventions.agreement.goals import AgreedIndicator
from conventions.base.findings import Finding, Place
from conventions.base.language import word
from conventions.indicators import Counting
from conventions.records import codes
from conventions.report import Excluded, MissingReason, Observation, Value

_BY_STAY = ("exit", "contract", "case", "event")
"""Counting units of which a person may have several."""


@dataclass(frozen=True)
class Observed:
    """An observation, and what kept a figure from being counted."""

    observation: Observation
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Asked:
    """What is to be observed: a completed indicator, by its counting, of a group or of all."""

    agreement: Agreement
    indicator: AgreedIndicator
    counting: Counting
    group: str | None

    @property
    def persons(self) -> bool:
        """Whether a person counts once, whatever the number of stays."""
        return self.indicator.definition.counting_unit not in _BY_STAY

    @property
    def once(self) -> bool:
        """Whether only one stay of a person counts: not where all that is done is to add up."""
        return self.persons and not _adds_up(self.counting)

    @property
    def said(self) -> dict[str, Any]:
        """The indicator as findings name it."""
        return {"indicator": self.indicator.label or self.indicator.id}

    def without(self, why: MissingReason, *findings: Finding) -> Observed:
        """No figure, and why."""
        value = Value(missing=why)
        return Observed(
            Observation(indicator=self.indicator.id, group=self.group, reported=value), findings
        )

    def absent(self, column: str) -> Observed:
        """No figure: the list has no such column."""
        found = Finding(codes.COLUMN_ABSENT, "", {**self.said, "column": column})
        return self.without("not-collected", found)

    def early(self, end: date, reached: int, total: int) -> Observed:
        """No figure: the last measurement point is still to come, for some of the total."""
        values = {**self.said, "end": end, "count": reached, "total": total}
        return self.without("too-early", Finding(codes.TOO_EARLY, "", values))

    def unanswered(self, column: str, count: int, row: int, place: Place) -> Observed:
        """No figure: in so many rows the answer that decides is empty, first in this row."""
        values = {**self.said, "column": column, "count": count, "row": row}
        return self.without("not-available", Finding(codes.EMPTY_CELLS, "", values, place))

    def figure(
        self, numerator: Decimal | None, denominator: Decimal | None, left_out: Mapping[str, int]
    ) -> Observed:
        """What was counted, and how many cases each ground left out."""
        if self.counting.denominator is None:
            value = Value(value=numerator)
        elif not denominator:
            return self.without("not-applicable" if denominator is not None else "not-available")
        else:
            value = Value(numerator=numerator, denominator=denominator)
        return Observed(
            Observation(
                indicator=self.indicator.id,
                group=self.group,
                reported=value,
                excluded=tuple(
                    Excluded(count=count, reason=self._ground(ground))
                    for ground, count in left_out.items()
                ),
            )
        )

    def _ground(self, ground: str) -> str:
        return word(self.agreement.authoritative, "records", f"grounds.{ground}")


def _adds_up(counting: Counting) -> bool:
    """Whether nothing is counted by person: one sum, or one sum over another or a fixed number."""
    parts = (counting.numerator, counting.denominator)
    return all(part is None or part.sum or part.agreed for part in parts)
