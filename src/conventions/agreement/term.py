"""Section 8, term and termination: from when to when, and how it changes or ends."""

from typing import Literal

from pydantic import Field

from conventions.base.calendar import NoticeEnd
from conventions.base.language import Localized
from conventions.base.record import Record
from conventions.base.values import Count, Date, Days, Duration, Flag

Form = Literal["written", "written-signed-by-both", "registered-letter", "email"]
FreeDay = Literal["same-day", "next-working-day"]
"""Which day counts where a last day to act is no working day and the law does not settle it."""


class Option(Record):
    """A right to prolong."""

    length: Duration = Field(title="Length", description="Of one extension: P1Y.")
    count: Count = Field(1, title="Number", description="How often it may be used.")
    exercise_by: Duration | None = Field(
        None, title="Exercised by", description="Time before the end."
    )


class Renewal(Record):
    """Whether and how the agreement continues after its end."""

    kind: Literal["none", "tacit", "express"] = Field(
        title="Kind", description="None, tacit, or by express agreement."
    )
    length: Duration | None = Field(None, title="Length", description="Of one renewal: P1Y.")
    max_count: Count | None = Field(None, title="Most renewals", description="How often.")


class OrdinaryTermination(Record):
    """Ordinary notice."""

    notice: Duration | None = Field(None, title="Notice", description="Notice period: P6M.")
    to: NoticeEnd | None = Field(
        None, title="To", description="Day on which notice may end: end of month, quarter, year."
    )
    form: Form | None = Field(None, title="Form", description="Form the notice must have.")
    receipt: Literal["received", "sent"] | None = Field(
        None, title="Receipt", description="Whether the day of receipt or of dispatch counts."
    )


class ExtraordinaryTermination(Record):
    """A reason to end at once."""

    reason: Localized = Field(title="Reason", description="What justifies it.")
    cure_period_days: Days | None = Field(
        None, title="Time to mend", description="Days to mend before it takes effect."
    )
    effect: Localized | None = Field(
        None, title="Effect", description="From when, with what result."
    )


class AmendmentEntry(Record):
    """An amendment already made."""

    no: Count = Field(title="Number", description="Consecutive number.")
    date: Date = Field(title="Date", description="Day of signature.")
    effective_from: Date = Field(title="Effective from", description="First day it applies.")
    changes: Localized = Field(title="Changes", description="What it changed.")


class Amendment(Record):
    """How the agreement is changed."""

    form: Form | None = Field(None, title="Form", description="Form an amendment must have.")
    log: tuple[AmendmentEntry, ...] = Field(
        (), title="Amendments", description="Amendments made so far."
    )


class Transition(Record):
    """What happens to what is under way when the agreement ends."""

    running_cases: Localized | None = Field(
        None, title="Running cases", description="Who looks after persons still in a measure."
    )
    data_handover: Localized | None = Field(
        None, title="Data", description="What is handed over, what is deleted."
    )
    reserve: Localized | None = Field(None, title="Reserve", description="What becomes of it.")
    inventory: Localized | None = Field(None, title="Inventory", description="What becomes of it.")
    last_report: Duration | None = Field(
        None,
        title="Reporting after the end",
        description="How long the duty to report outlives the term, for cohorts measured later.",
    )


class LocalDays(Record):
    """Days on which the public calendar of the canton or country is not right here."""

    holidays: tuple[Date, ...] = Field(
        (), title="Holidays", description="Free besides: a holiday of the commune."
    )
    working_days: tuple[Date, ...] = Field(
        (), title="Working days", description="Worked although the calendar says holiday."
    )


class Term(Record):
    """Duration, renewal, amendment and termination."""

    start: Date | None = Field(None, title="Start", description="First day.")
    end: Date | None = Field(None, title="End", description="Last day.")
    indefinite: Flag = Field(False, title="Indefinite", description="Whether it has no end.")
    first_termination_date: Date | None = Field(
        None, title="First end", description="Earliest day for which notice may be given."
    )
    option: Option | None = Field(None, title="Option", description="Right to prolong.")
    renewal: Renewal | None = Field(None, title="Renewal", description="What follows the end.")
    ordinary_termination: OrdinaryTermination | None = Field(
        None, title="Ordinary termination", description="Notice period, end, form."
    )
    extraordinary_termination: tuple[ExtraordinaryTermination, ...] = Field(
        (), title="Extraordinary termination", description="Reasons to end at once."
    )
    budget_reservation: Flag | None = Field(
        None, title="Budget reservation", description="Whether yearly credits are reserved."
    )
    retroactive: Localized | None = Field(
        None, title="Retroactive effect", description="Reason where it starts before it is signed."
    )
    amendment: Amendment = Field(
        default_factory=Amendment.model_construct,
        title="Amendment",
        description="How it is changed.",
    )
    transition: Transition = Field(
        default_factory=Transition.model_construct,
        title="Transition",
        description="What follows the end.",
    )
    local_days: LocalDays = Field(
        default_factory=LocalDays.model_construct,
        title="Local days",
        description="Holidays and working days where the public calendar is not right.",
    )
    free_day: FreeDay | None = Field(
        None,
        title="Last day not worked",
        description="Which day counts where the law leaves it open: that day, or the next worked.",
    )
