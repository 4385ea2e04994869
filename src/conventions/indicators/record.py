"""An entry of the catalogue. An agreement takes one over and says what differs."""

from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter

from conventions.base.language import Localized, LocalizedText
from conventions.base.period import Frequency
from conventions.base.record import Record
from conventions.base.values import Count, Duration, Id, Name, Quantity, Spelling, Year
from conventions.indicators.counting import ColumnId, Counting, NotCounted
from conventions.indicators.vocabulary import (
    Anchor,
    Attribution,
    Cohort,
    CountingUnit,
    DataSource,
    Direction,
    Evidence,
    Unit,
)

Number = Annotated[str, Spelling(r"^I[0-9]{2}$")]
"""The number of an entry in the reference list: I04."""


class Definition(Record):
    """What is counted, and among whom."""

    numerator: LocalizedText = Field(title="Numerator", description="What is counted.")
    denominator: LocalizedText | None = Field(
        None, title="Denominator", description="Among whom or what; none for a plain count."
    )
    inclusion: LocalizedText | None = Field(
        None, title="Included", description="Which cases belong to the denominator."
    )
    exclusion: LocalizedText | None = Field(
        None, title="Excluded", description="Which cases are left out."
    )
    counting_unit: CountingUnit = Field(
        title="Counting unit", description="What one unit of the numerator is."
    )


class MeasurementPoint(Record):
    """When a person's result is looked at."""

    anchor: Anchor = Field(title="Anchor", description="Entry, exit or end of the period.")
    offset: Duration | None = Field(
        None, title="Offset", description="Time after the anchor: P6M for six months."
    )


class Benchmark(Record):
    """A value really observed: a target somebody set, or a result somebody published."""

    kind: Literal["target", "result"] = Field(title="Kind", description="Set or achieved.")
    value: Localized = Field(title="Value", description="As the source prints it.")
    figure: Quantity | None = Field(
        None,
        title="Figure",
        description="The value as a number in the unit of the indicator, only where the source "
        "counts as the entry does; only such values are compared with a target.",
    )
    numerator: Quantity | None = Field(None, title="Numerator", description="Where published.")
    denominator: Quantity | None = Field(None, title="Denominator", description="Where published.")
    year: Year | None = Field(None, title="Year", description="Year it belongs to.")
    group: Localized | None = Field(None, title="Group", description="Measure or persons.")
    source: Name = Field(title="Source", description="Key of the source in cited/sources.yaml.")


class FurtherColumn(Record):
    """A column that a list of participations needs besides, for an agreement to declare."""

    id: ColumnId = Field(title="Identifier", description="Heading in the list: aid_ended.")
    kind: Literal["yes-no", "count"] = Field(title="Kind", description="Yes or no, or a number.")
    label: LocalizedText = Field(title="Label", description="What it holds, in each language.")


class Further(Record):
    """How an indicator is counted once the agreement declares these columns."""

    columns: tuple[FurtherColumn, ...] = Field(title="Columns", description="To be declared.")
    counting: Counting = Field(title="Counting", description="How it is counted with them.")


class Indicator(Record):
    """An indicator with its definition, ready to be agreed."""

    id: Id = Field(title="Identifier", description="Short name: placement-rate-6-months.")
    number: Number = Field(title="Number", description="Number in the reference list.")
    kind: Literal["outcome", "output", "process"] = Field(
        title="Kind", description="Change for persons, what is done, or how."
    )
    label: LocalizedText = Field(title="Label", description="Name in each language.")
    definition: Definition = Field(title="Definition", description="What is counted, among whom.")
    counting: Counting | None = Field(
        None,
        title="Counting",
        description="How it is counted from the list of participations.",
    )
    not_counted: NotCounted | None = Field(
        None, title="Not counted", description="Why it cannot be counted from that list."
    )
    further: Further | None = Field(
        None,
        title="With further columns",
        description="How it is counted where the agreement declares the columns it needs.",
    )
    unit: Unit = Field(title="Unit", description="What the figure is measured in.")
    direction: Direction = Field(title="Direction", description="Which way is better.")
    period: Frequency = Field("year", title="Frequency", description="How often it is reported.")
    measurement_point: MeasurementPoint | None = Field(
        None, title="Measurement point", description="When a person's result is looked at."
    )
    cohort: Cohort | None = Field(None, title="Cohort", description="Whose results count.")
    data_source: DataSource = Field(title="Data source", description="Where it usually comes from.")
    evidence: tuple[Evidence, ...] = Field((), title="Evidence", description="What proves a case.")
    attribution: Attribution = Field(
        "provider", title="Attribution", description="Whose doing the result is."
    )
    min_denominator: Count | None = Field(
        None, title="Smallest denominator", description="Below it, no verdict on a rate."
    )
    benchmarks: tuple[Benchmark, ...] = Field(
        (), title="Benchmarks", description="Values really observed, with their source."
    )

    @property
    def is_ratio(self) -> bool:
        """Whether it needs a denominator."""
        return self.definition.denominator is not None

    @property
    def results(self) -> tuple[Benchmark, ...]:
        """The results published for it that were counted as it counts."""
        return tuple(
            known
            for known in self.benchmarks
            if known.kind == "result" and known.figure is not None
        )


def schema() -> dict[str, Any]:
    """The JSON Schema of a theme file: entries by identifier.

    >>> schema()["propertyNames"]["pattern"]
    '^[a-z0-9][a-z0-9-]{0,63}$'
    """
    entry = TypeAdapter(Indicator).json_schema()
    definitions = entry.pop("$defs")
    entry["properties"].pop("id")
    entry["required"].remove("id")
    definitions["Indicator"] = entry
    names = TypeAdapter(Id).json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "propertyNames": {"pattern": names["pattern"]},
        "additionalProperties": {"$ref": "#/$defs/Indicator"},
        "$defs": definitions,
    }
