"""Section 3, purpose and goals: what is to change, how it is measured, what counts as enough."""

from typing import Literal

from pydantic import Field

from conventions.base.language import Localized
from conventions.base.period import Frequency, Period
from conventions.base.record import Record
from conventions.base.values import (
    Count,
    Date,
    Decimals,
    Flag,
    Id,
    Percent,
    Quantity,
    RoundingMode,
    SignedQuantity,
    Weight,
)
from conventions.indicators import (
    Attribution,
    Cohort,
    ColumnId,
    Counting,
    CountingUnit,
    Direction,
    MeasurementPoint,
    Unit,
)

GoalKind = Literal["outcome", "output", "requirement"]


class Goal(Record):
    """A change for persons (outcome), what the enterprise does (output), or a condition."""

    id: Id = Field(title="Identifier", description="Short name used by indicators.")
    kind: GoalKind = Field(title="Kind", description="Outcome, output or requirement.")
    priority: Flag = Field(
        False, title="Priority", description="Whether it is one of the goals that come first."
    )
    statement: Localized = Field(title="Statement", description="The goal in one sentence.")
    groups: tuple[Id, ...] = Field(
        (), title="Target groups", description="Target groups it is for; none means all."
    )


class Definition(Record):
    """What is counted, and among whom."""

    numerator: Localized | None = Field(
        None, title="Numerator", description="Who or what is counted as a success."
    )
    denominator: Localized | None = Field(
        None, title="Denominator", description="Among whom or what it is counted."
    )
    inclusion: Localized | None = Field(
        None, title="Included", description="Which cases belong to the denominator."
    )
    exclusion: Localized | None = Field(
        None,
        title="Excluded",
        description="Which cases are left out, each reported with its reason.",
    )
    counting_unit: CountingUnit | None = Field(
        None, title="Counting unit", description="Person, case, exit, day, hour, place."
    )
    counting: Counting | None = Field(
        None,
        title="Counting",
        description="How it is counted from the list of participations, as data.",
    )


class Precision(Record):
    """How a figure is shown; it never decides a verdict."""

    decimals: Decimals = Field(1, title="Decimals", description="Digits after the point, 0 to 4.")
    mode: RoundingMode = Field(
        "half-up", title="Mode", description="How the last digit is rounded."
    )


class Tolerance(Record):
    """How far under (or over) the target still counts as near it. One of the two."""

    points: Quantity | None = Field(
        None,
        title="Points",
        description="In the unit of the indicator: percentage points, persons.",
    )
    percent: Percent | None = Field(
        None, title="Percent", description="In hundredths of the target."
    )


class Reference(Record):
    """What a result is compared with: a control group, a benchmark, an earlier period.

    The counts are stated here, or reported for an indicator of the agreement.
    """

    compared: Literal["difference", "index"] = Field(
        title="Compared",
        description="Difference: result less reference. Index: result, where the reference is 100.",
    )
    label: Localized | None = Field(
        None, title="Label", description="Name of the group or figure it is compared with."
    )
    indicator: Id | None = Field(
        None, title="Indicator", description="Indicator that holds the reference; none: the same."
    )
    group: Id | None = Field(None, title="Target group", description="Group of the reference.")
    period: Period | None = Field(
        None, title="Period", description="Period of the reference; none: that of the target."
    )
    numerator: Count | None = Field(
        None, title="Numerator", description="Cases of the reference counted as a success."
    )
    denominator: Count | None = Field(
        None, title="Denominator", description="Cases of the reference."
    )
    value: SignedQuantity | None = Field(
        None, title="Value", description="Reference without counts, in the unit of the indicator."
    )


class Target(Record):
    """A value to be reached, for a period and, where stated, for one group."""

    period: Period = Field(
        title="Period", description="Year, part of a year, range or the whole term."
    )
    group: Id | None = Field(
        None, title="Target group", description="Group it holds for; none: all."
    )
    at_least: SignedQuantity | None = Field(
        None, title="At least", description="Lower bound, in the unit of the indicator."
    )
    at_most: SignedQuantity | None = Field(
        None, title="At most", description="Upper bound, in the unit of the indicator."
    )
    exactly: SignedQuantity | None = Field(
        None, title="Exactly", description="The value itself, in the unit of the indicator."
    )
    tolerance: Tolerance | None = Field(
        None, title="Tolerance", description="What still counts as near the target."
    )
    weight: Weight | None = Field(
        None, title="Weight", description="Points of a hundred, over all targets of a period."
    )
    expected_denominator: Count | None = Field(
        None, title="Expected denominator", description="Cases expected in the period."
    )
    reference: Reference | None = Field(
        None,
        title="Reference",
        description="What the result is compared with; the value is then a difference or an index.",
    )
    baseline: Quantity | None = Field(
        None,
        title="Baseline",
        description="Earlier value from which the target departs, in the unit of the indicator.",
    )
    basis: Literal["historical", "benchmark", "negotiated", "law", "control-group"] | None = Field(
        None, title="Basis", description="Where the value comes from."
    )
    basis_note: Localized | None = Field(
        None, title="Basis, in words", description="Source, year, baseline value."
    )
    consequence: (
        Literal["none", "discussion", "plan", "price-effect", "termination-right"] | None
    ) = Field(None, title="Consequence", description="What follows where it is missed.")


class GradeLimit(Record):
    """Which results of an indicator have a grade, by their value; the best grade comes first."""

    grade: Id = Field(title="Grade", description="Identifier of the grade.")
    at_least: SignedQuantity | None = Field(
        None,
        title="At least",
        description="Lower bound, in the unit of the indicator; none: the last grade.",
    )
    at_most: SignedQuantity | None = Field(
        None,
        title="At most",
        description="Upper bound, where little is good, in the unit of the indicator.",
    )


class AgreedIndicator(Record):
    """An indicator as agreed: a catalogue entry, with whatever is said differently here."""

    id: Id = Field(title="Identifier", description="Short name: i1, placement.")
    use: Id | None = Field(
        None, title="Catalogue entry", description="Entry whose definition is taken over."
    )
    goal: Id | None = Field(None, title="Goal", description="Goal that it measures.")
    label: Localized | None = Field(None, title="Label", description="Name of the indicator.")
    definition: Definition = Field(
        default_factory=Definition.model_construct,
        title="Definition",
        description="Numerator, denominator, what is included and excluded, counting unit.",
    )
    unit: Unit | None = Field(None, title="Unit", description="Percent, count, days, hours, ...")
    direction: Direction | None = Field(
        None,
        title="Direction",
        description="Whether higher, lower, a range or an exact value is good.",
    )
    measurement_point: MeasurementPoint | None = Field(
        None, title="Measurement point", description="When a person's result is looked at."
    )
    cohort: Cohort | None = Field(
        None, title="Cohort", description="Whose results count: exits or entries of the period, ..."
    )
    data_source: Localized | None = Field(
        None, title="Data source", description="Register or file the figure comes from."
    )
    evidence: tuple[Localized, ...] = Field(
        (), title="Evidence", description="What proves a case: contract copy, payslip, certificate."
    )
    collected_by: Id | None = Field(
        None, title="Collected by", description="Party that collects and reports the figure."
    )
    period: Frequency | None = Field(
        None, title="Frequency", description="How often it is reported."
    )
    rounding: Precision = Field(
        default_factory=Precision.model_construct, title="Display", description="Decimals shown."
    )
    min_denominator: Count | None = Field(
        None, title="Smallest denominator", description="Below it, no verdict on a rate."
    )
    attribution: Attribution | None = Field(
        None, title="Attribution", description="Whose doing the result is."
    )
    monitoring_only: Flag = Field(
        False, title="Monitoring only", description="Observed without a target."
    )
    targets: tuple[Target, ...] = Field((), title="Targets", description="Values to be reached.")
    grades: tuple[GradeLimit, ...] = Field(
        (),
        title="Grades",
        description="Limits of the grades by the value itself, instead of percent of the target.",
    )


class Requirement(Record):
    """A condition that is met or not: a certificate, a wage floor."""

    id: Id = Field(title="Identifier", description="Short name.")
    statement: Localized | None = Field(
        None, title="Statement", description="The condition in one sentence."
    )
    evidence: Localized | None = Field(None, title="Evidence", description="What proves it.")
    due: Date | None = Field(None, title="Due", description="Day by which it must be met.")
    frequency: Frequency | None = Field(
        None, title="Frequency", description="How often it is proven anew."
    )


class Choice(Record):
    """One of the answers of a column."""

    id: Id = Field(title="Code", description="What stands in the list: housed.")
    label: Localized = Field(title="Label", description="What it means.")


class Column(Record):
    """A column of the list of participations beyond the standard ones; never free text."""

    id: ColumnId = Field(title="Identifier", description="Heading in the list: certificates.")
    label: Localized = Field(title="Label", description="What it holds.")
    kind: Literal["yes-no", "count", "number", "date", "choice"] = Field(
        title="Kind", description="Yes or no, whole number, number, date, one of the choices."
    )
    choices: tuple[Choice, ...] = Field(
        (), title="Choices", description="The codes of a column with choices."
    )


class Goals(Record):
    """Purpose, goals, indicators with their targets, requirements."""

    purpose: Localized | None = Field(
        None, title="Purpose", description="What the agreement is for, in one or two sentences."
    )
    goals: tuple[Goal, ...] = Field((), title="Goals", description="Outcome and output goals.")
    indicators: tuple[AgreedIndicator, ...] = Field(
        (), title="Indicators", description="How the goals are measured."
    )
    requirements: tuple[Requirement, ...] = Field(
        (), title="Other requirements", description="Conditions that are met or not."
    )
    columns: tuple[Column, ...] = Field(
        (),
        title="Own columns",
        description="Columns of the list of participations that an indicator needs besides.",
    )

    def indicator(self, indicator_id: str) -> AgreedIndicator | None:
        """The indicator with this identifier."""
        return next((entry for entry in self.indicators if entry.id == indicator_id), None)
