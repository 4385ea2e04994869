"""A verdict: the band a result falls in, or the state that keeps it from one.

The band is contractual arithmetic on counts. What the numbers can show beyond it is a second fact,
kept apart: a verdict says the interval and its flags beside the band, never instead of it.
"""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, get_args

from conventions.agreement.evaluation import Band, Consequence, Grade
from conventions.agreement.goals import AgreedIndicator, Target
from conventions.assessment.evidence import Evidence
from conventions.assessment.intervals import Interval
from conventions.base.findings import Finding
from conventions.base.period import Period
from conventions.base.step import Step

State = Literal["no_target", "no_data", "interim", "not_measurable"]
STATES: tuple[State, ...] = get_args(State)
Flag = Literal[
    "inconsistent",
    "accepted_differs",
    "approximate",
    "no_counts",
    "exclusions",
    "small_n",
    "not_distinguishable",
]
"""What a reader must know beside the band; ``exclusions``: more than a tenth was left out."""
FLAGS: tuple[Flag, ...] = get_args(Flag)
"""All flags, in the order in which they are said."""


@dataclass(frozen=True)
class Figure:
    """A result: in the unit of its indicator, exactly, with the counts behind it where it has some.

    A rate is in percent: 20 of 49 is 2000/49.
    """

    value: Fraction
    numerator: Fraction | None = None
    denominator: Fraction | None = None

    @property
    def counts(self) -> tuple[int, int] | None:
        """Numerator and denominator, where both are whole numbers that make a rate."""
        if self.numerator is None or self.denominator is None:
            return None
        if self.numerator.denominator != 1 or self.denominator.denominator != 1:
            return None
        k, n = int(self.numerator), int(self.denominator)
        return (k, n) if n > 0 and 0 <= k <= n else None


@dataclass(frozen=True)
class Verdict:
    """What is said of one indicator, for one period and group.

    Exactly one of ``band`` and ``state`` is set. ``attainment`` is a share (1 is the target
    reached), ``deviation`` is result minus target, in the unit of the indicator; from a range it
    is counted from the end that was missed. ``evidence`` says what the counts can show, where
    cases or events were counted; ``effect`` is the part of the greatest bonus (1) or malus (-1) by
    a corridor; ``reference`` the figure a result is compared with; ``proposal`` what the agreement
    foresees, for the parties to decide; ``grade`` the named class of a result with a band, if the
    agreement names any.
    """

    indicator: AgreedIndicator
    period: Period
    group: str | None
    target: Target | None
    figure: Figure | None
    band: Band | None
    state: State | None
    attainment: Fraction | None = None
    deviation: Fraction | None = None
    interval: Interval | None = None
    flags: tuple[Flag, ...] = ()
    steps: tuple[Step, ...] = ()
    evidence: Evidence | None = None
    effect: Fraction | None = None
    reference: Figure | None = None
    proposal: Consequence | None = None
    grade: Grade | None = None


@dataclass(frozen=True)
class Score:
    """The points that the targets of a period earned together; no band before each has one."""

    period: Period
    earned: Fraction
    possible: Fraction
    band: Band | None
    steps: tuple[Step, ...]
    grade: Grade | None = None


@dataclass(frozen=True)
class Assessment:
    """The verdicts on an agreement, in the order of its indicators, and what could not be used.

    ``scores`` are the points of each period, where the agreement weighs its targets.
    """

    agreement: str
    version: int
    verdicts: tuple[Verdict, ...]
    findings: tuple[Finding, ...] = field(default=())
    scores: tuple[Score, ...] = field(default=())
