"""How an indicator is counted from a list of participations: data that prints and computes.

The vocabulary is small and closed: which stays of the cohort belong, which of them count as a
success, what is added up. The cohort, the measurement point and the counting unit are those of the
indicator and are not said a second time. The same record is said in words and computed, by the
floor of the records.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field

from conventions.base.record import Record
from conventions.base.values import Duration, Flag, Id, Quantity, Spelling

ColumnId = Annotated[str, Spelling(r"^[a-z][a-z0-9_-]{0,63}$")]
"""A column of the list of participations: a standard one, or one that the agreement declares."""
NotCounted = Literal[
    "further-column",
    "register",
    "survey",
    "accounts",
    "terms",
    "comparison",
    "months",
    "not-participations",
]
"""Why a figure cannot be counted from the standard columns of a list of participations."""
Agreed = Literal["fte-hours"]
"""A number that the agreement fixes: hours of one full-time equivalent a year."""


class Match(Record):
    """What must hold of one column. Of what is stated here, all must hold."""

    among: tuple[Id, ...] = Field((), title="Among", description="Codes, one of which it has.")
    at_least: Quantity | None = Field(
        None, title="At least", description="Smallest number, included."
    )
    at_most: Quantity | None = Field(None, title="At most", description="Largest number, included.")
    filled: Flag | None = Field(
        None, title="Filled", description="Whether something is written there."
    )


Conditions = Mapping[ColumnId, Match]
"""Columns with what must hold of each; all must hold."""


class Tally(Record):
    """What is counted, or added up."""

    where: tuple[Conditions, ...] = Field(
        (), title="Where", description="Alternatives, one of which must hold; none: every case."
    )
    sum: ColumnId | None = Field(
        None, title="Sum of", description="Column that is added up; none: cases are counted."
    )
    agreed: Agreed | None = Field(
        None, title="Agreed number", description="Number of the agreement that is taken instead."
    )


class Counting(Record):
    """How the figure comes from participations."""

    dated_by: ColumnId | None = Field(
        None,
        title="Dated by",
        description="Column whose day must lie in the period; none: that of the cohort.",
    )
    among: tuple[Conditions, ...] = Field(
        (), title="Among", description="Alternatives that a case must meet to belong at all."
    )
    exclude: tuple[Id, ...] = Field(
        (), title="Exclude", description="Grounds for leaving a case out, each reported."
    )
    min_stay: Duration | None = Field(
        None, title="Shortest stay", description="Shorter stays that have ended are left out."
    )
    reentry_within: Duration | None = Field(
        None,
        title="Return within",
        description="An exit followed by a new entry within this time is no exit.",
    )
    numerator: Tally = Field(title="Numerator", description="What is counted or added up.")
    denominator: Tally | None = Field(
        None, title="Denominator", description="What it is divided by; none for a plain figure."
    )


def counting_of(tree: Mapping[str, Any]) -> Counting:
    """The counting that one of our files states, built without validation.

    >>> counting_of({"numerator": {"sum": "hours"}}).numerator.sum
    'hours'
    """
    said: dict[str, Any] = {**tree, "numerator": _tally(tree["numerator"])}
    if "denominator" in tree:
        said["denominator"] = _tally(tree["denominator"])
    if "among" in tree:
        said["among"] = tuple(map(_conditions, tree["among"]))
    if "exclude" in tree:
        said["exclude"] = tuple(tree["exclude"])
    return Counting.model_construct(**said)


def _tally(tree: Mapping[str, Any]) -> Tally:
    said = dict(tree)
    if "where" in tree:
        said["where"] = tuple(map(_conditions, tree["where"]))
    return Tally.model_construct(**said)


def _conditions(tree: Mapping[str, Any]) -> dict[str, Match]:
    found = {}
    for column, test in tree.items():
        said = dict(test)
        said.update((key, Decimal(test[key])) for key in ("at_least", "at_most") if key in test)
        if "among" in test:
            said["among"] = tuple(test["among"])
        if "filled" in test:
            said["filled"] = test["filled"] == "true"
        found[column] = Match.model_construct(**said)
    return found
