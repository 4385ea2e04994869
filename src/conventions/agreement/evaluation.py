"""Section 7, evaluation and reporting: who reports what by when, and how results are judged."""

from decimal import Decimal
from typing import Literal

from pydantic import Field

from conventions.base.language import Localized
from conventions.base.period import Frequency
from conventions.base.record import Record
from conventions.base.values import (
    Count,
    Date,
    Days,
    Duration,
    Id,
    MonthOfYear,
    Name,
    Percent,
    Quantity,
)

Band = Literal["reached", "near", "below"]
Formula = Literal["attainment", "shortfall", "corridor"]
Test = Literal["mid-p", "exact"]


class ReportDuty(Record):
    """A report that is owed."""

    id: Id = Field(title="Identifier", description="Short name: statistics.")
    kind: Literal["activity", "statistics", "financial", "final", "incident", "individual"] = Field(
        title="Kind", description="Activity, statistics, financial, final, incident, individual."
    )
    label: Localized | None = Field(None, title="Label", description="Name of the report.")
    frequency: Frequency | None = Field(None, title="Frequency", description="Period it covers.")
    due: Duration | None = Field(
        None, title="Due", description="Time after the end of the period: P30D."
    )
    form: Literal["xlsx", "portal", "letter"] | None = Field(
        None, title="Form", description="Workbook made from this agreement, portal, letter."
    )
    template: Name | None = Field(
        None, title="Template", description="Number or name of the template to be used."
    )
    sender: Id | None = Field(None, title="Sender", description="Party that reports.")
    recipient: Id | None = Field(None, title="Recipient", description="Party that receives it.")
    indicators: tuple[Id, ...] = Field(
        (), title="Indicators", description="Indicators it contains; none means all."
    )


class BandLimits(Record):
    """A band of attainment."""

    band: Band = Field(title="Band", description="Reached, near, below.")
    min: Percent | None = Field(None, title="From", description="Attainment in percent, included.")
    max: Percent | None = Field(None, title="To", description="Attainment in percent, excluded.")


class Grade(Record):
    """A named class of results, finer than the band and beside it; the best comes first."""

    id: Id = Field(title="Identifier", description="Short name: a, excellent, mark-6.")
    label: Localized | None = Field(None, title="Label", description="Name of the grade.")
    attainment: Percent | None = Field(
        None,
        title="Attainment",
        description="In percent of the target, from which a result has it; none: the last grade.",
    )
    points: Percent | None = Field(
        None,
        title="Points",
        description="Points of a hundred, or targets counted, from which the results of a period "
        "have it together; none: the last grade.",
    )


class Method(Record):
    """How a result is held against its target."""

    formula: Formula = Field(
        "attainment",
        title="Formula",
        description="Attainment: result as a share of the target. Shortfall: points missing. "
        "Corridor: deviation in percent of the target, without effect in a dead band.",
    )
    near_from: Percent = Field(
        Decimal(90),
        title="Near from",
        description="Attainment, in percent, from which a result is near its target.",
    )
    shortfall_points: Quantity = Field(
        Decimal(5),
        title="Shortfall",
        description="Points under the target from which a result is below it.",
    )
    dead_band: Percent = Field(
        Decimal(5),
        title="Dead band",
        description="Corridor: deviation, in percent of the target, up to which it is reached.",
    )
    corridor: Percent = Field(
        Decimal(40),
        title="Corridor",
        description="Corridor: deviation, in percent of the target, from which the effect is full.",
    )
    full_effect: Percent | None = Field(
        None,
        title="Full effect",
        description="Bonus or malus at its full size, in percent of what is owed for the year.",
    )
    test: Test = Field(
        "mid-p",
        title="Test",
        description="How “missed” is told from chance; exact wherever money is withheld.",
    )
    level: Percent = Field(
        Decimal(5),
        title="Level",
        description="Chance, in percent, that a provider at its target is said to have missed it.",
    )
    verdict_dates: tuple[Date, ...] = Field(
        (),
        title="Days of the verdict",
        description="Days from which “missed” is stated; none: once a result is final.",
    )
    points: Literal["none", "proportional", "uncapped", "all-or-nothing", "count"] = Field(
        "none",
        title="Points",
        description="How a target earns its weight: in proportion up to all of it, or beyond it "
        "(uncapped), or only whole; count: each target that is reached counts one.",
    )
    points_reached: Percent | None = Field(
        None,
        title="Points needed",
        description="Points of a hundred, or targets counted, from which the results of a period "
        "are reached together.",
    )
    small_n: Count = Field(
        30,
        title="Small number",
        description="Denominator below which a rate is marked as resting on few cases.",
    )
    note: Localized | None = Field(
        None, title="Note", description="Weighting and other agreements on the method."
    )


class Interview(Record):
    """The reporting interview."""

    frequency: Frequency | None = Field(None, title="Frequency", description="How often.")
    month: MonthOfYear | None = Field(
        None, title="Month", description="Month of the year, 1 to 12."
    )
    participants: tuple[Localized, ...] = Field(
        (), title="Participants", description="Who takes part."
    )
    minutes_by: Id | None = Field(
        None, title="Minutes", description="Party that takes the minutes."
    )


class Consequence(Record):
    """One rung of the ladder."""

    trigger: Localized = Field(title="Trigger", description="What sets it off.")
    step: Localized = Field(title="Step", description="What is done.")
    deadline_days: Days | None = Field(None, title="Within", description="Days.")
    periods: Count | None = Field(
        None,
        title="Periods in a row",
        description="Periods in a row with the result of “fact” after which it is proposed.",
    )
    fact: Literal["below", "missed"] = Field(
        "below",
        title="Fact",
        description="Below: the band. Missed: what the numbers show beyond chance.",
    )


class Evaluation(Record):
    """Reports, method, interview, consequences."""

    reports: tuple[ReportDuty, ...] = Field(
        (), title="Reports", description="Reports that are owed."
    )
    method: Method = Field(
        default_factory=Method.model_construct,
        title="Method",
        description="How results are held against targets.",
    )
    bands: tuple[BandLimits, ...] = Field(
        (), title="Bands", description="Limits of attainment, where they differ from the method's."
    )
    grades: tuple[Grade, ...] = Field(
        (),
        title="Grades",
        description="Named classes of results beside the band: excellent, good, sufficient; best "
        "first.",
    )
    who_computes: Id | None = Field(None, title="Computed by", description="Party that computes.")
    precedence_of_data: tuple[Localized, ...] = Field(
        (), title="Precedence of data", description="Which source prevails over which."
    )
    interview: Interview | None = Field(
        None, title="Reporting interview", description="When both sides meet."
    )
    consequences: tuple[Consequence, ...] = Field(
        (), title="Consequences", description="What follows results under target."
    )
