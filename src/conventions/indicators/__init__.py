"""The catalogue of indicators: what is counted, among whom, when, and how it is proven."""

from conventions.indicators.catalogue import list_indicators, load_indicator
from conventions.indicators.counting import (
    ColumnId,
    Conditions,
    Counting,
    Match,
    NotCounted,
    Tally,
)
from conventions.indicators.record import (
    Benchmark,
    Definition,
    Further,
    FurtherColumn,
    Indicator,
    MeasurementPoint,
    schema,
)
from conventions.indicators.sources import Source, sources
from conventions.indicators.vocabulary import (
    Anchor,
    Attribution,
    Cohort,
    CountingUnit,
    DataSource,
    Direction,
    Evidence,
    Unit,
    phrase,
)

__all__ = [
    "Anchor",
    "Attribution",
    "Benchmark",
    "Cohort",
    "ColumnId",
    "Conditions",
    "Counting",
    "CountingUnit",
    "DataSource",
    "Definition",
    "Direction",
    "Evidence",
    "Further",
    "FurtherColumn",
    "Indicator",
    "Match",
    "MeasurementPoint",
    "NotCounted",
    "Source",
    "Tally",
    "Unit",
    "list_indicators",
    "load_indicator",
    "phrase",
    "schema",
    "sources",
]
