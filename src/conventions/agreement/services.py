"""Section 4, services and target groups: what is done, for whom, in which steps."""

from typing import Literal

from pydantic import Field

from conventions.agreement.parties import Address
from conventions.base.language import Localized
from conventions.base.record import Record
from conventions.base.values import Count, Days, Duration, Flag, Hours, Id, Money, Percent, Quantity
from conventions.pricing import UnitOfAccount

System = Literal[
    "unemployment-insurance",
    "invalidity-insurance",
    "social-assistance",
    "asylum",
    "young-adults",
    "art-60",
    "art-61",
    "iae",
    "other",
]


class Criterion(Record):
    """A condition on the person, and what proves it."""

    criterion: Localized = Field(title="Criterion", description="The condition in words.")
    evidence: Localized | None = Field(None, title="Evidence", description="What proves it.")


class TargetGroup(Record):
    """The persons a service is for."""

    id: Id = Field(title="Identifier", description="Short name: tg1.")
    label: Localized | None = Field(None, title="Label", description="Name of the group.")
    system: System | None = Field(
        None, title="System", description="Social-security system that refers the persons."
    )
    age_min: Count | None = Field(None, title="Youngest age", description="In years.")
    age_max: Count | None = Field(None, title="Oldest age", description="In years.")
    eligibility: tuple[Criterion, ...] = Field(
        (), title="Eligibility", description="Who may take part, and what proves it."
    )
    exclusions: tuple[Localized, ...] = Field(
        (), title="Exclusions", description="Who may not take part."
    )
    language_level_min: Literal["A1", "A2", "B1", "B2", "C1", "C2"] | None = Field(
        None, title="Language level", description="Lowest level (CEFR)."
    )
    referrer: Id | None = Field(
        None, title="Referrer", description="Party that refers the persons."
    )
    share_min: Percent | None = Field(
        None, title="Smallest share", description="Of the volume, in percent."
    )
    share_max: Percent | None = Field(
        None, title="Largest share", description="Of the volume, in percent."
    )


class Service(Record):
    """One service, or one phase of it."""

    id: Id = Field(title="Identifier", description="Short name: s1.")
    label: Localized | None = Field(None, title="Label", description="Name of the service.")
    content: Localized | None = Field(
        None, title="Content", description="What is done, in a few sentences."
    )
    groups: tuple[Id, ...] = Field(
        (), title="Target groups", description="Groups the service is for."
    )
    phase_order: Count | None = Field(
        None, title="Phase", description="Place in the sequence of phases, from 1."
    )
    unit_of_account: UnitOfAccount | None = Field(
        None, title="Unit of account", description="What is counted: place, day, hour, case."
    )
    duration_min: Duration | None = Field(
        None, title="Shortest duration", description="Per person: P3M."
    )
    duration_max: Duration | None = Field(
        None, title="Longest duration", description="Per person: P6M."
    )
    total_duration_max: Duration | None = Field(
        None, title="Longest total", description="Per person, extensions and returns included."
    )
    assessment_every: Duration | None = Field(
        None, title="Assessment every", description="Interval of interim assessments: P3M."
    )
    final_report_within: Duration | None = Field(
        None, title="Final report within", description="Time after the person's exit: P1M."
    )
    intensity: Hours | None = Field(
        None, title="Intensity", description="Hours of presence per week."
    )
    sites: tuple[Address, ...] = Field((), title="Sites", description="Where it takes place.")
    staff_ratio: Quantity | None = Field(
        None, title="Participants per coach", description="Participants per full-time coach."
    )


class ProcessStep(Record):
    """One step of the way from referral to final report."""

    step: Localized = Field(title="Step", description="What happens.")
    actor: Id | None = Field(None, title="Actor", description="Party that acts.")
    deadline: Duration | None = Field(None, title="Time limit", description="Within which time.")
    form: Localized | None = Field(None, title="Form", description="Document used.")


class Admission(Record):
    """Who decides on a person's admission, and on what grounds it may be refused."""

    decider: Id | None = Field(None, title="Decided by", description="Party that decides.")
    refusal_reasons: tuple[Localized, ...] = Field(
        (), title="Grounds for refusal", description="Why a person may be refused."
    )


class AbsenceRules(Record):
    """What is owed where a person does not come, falls ill or leaves."""

    paid_days_on_absence: Days | None = Field(
        None, title="Paid days of absence", description="Days of absence still paid, per case."
    )
    no_show_fee: Money | None = Field(
        None, title="Fee for no-show", description="Owed for an appointment missed."
    )
    abort_fee: Money | None = Field(
        None, title="Fee for early exit", description="Owed where a measure is broken off."
    )
    sickness: Localized | None = Field(
        None, title="Sickness", description="What holds in case of illness."
    )
    exclusion: Localized | None = Field(
        None, title="Exclusion", description="When a person may be excluded."
    )
    return_possible: Flag | None = Field(
        None, title="Return possible", description="Whether a person may come back later."
    )
    return_after: Duration | None = Field(
        None, title="Return after", description="Waiting time before a return."
    )


class Services(Record):
    """Target groups, services, processes, admission and absence."""

    target_groups: tuple[TargetGroup, ...] = Field(
        (), title="Target groups", description="Persons the services are for."
    )
    groups_apart: Flag = Field(
        False,
        title="Groups apart",
        description="Whether each person belongs to exactly one of the target groups.",
    )
    services: tuple[Service, ...] = Field((), title="Services", description="What is provided.")
    processes: tuple[ProcessStep, ...] = Field(
        (), title="Processes", description="Steps from referral to final report."
    )
    admission: Admission = Field(
        default_factory=Admission.model_construct,
        title="Admission",
        description="Who decides, and refusals.",
    )
    absence_rules: AbsenceRules = Field(
        default_factory=AbsenceRules.model_construct,
        title="Absence",
        description="No-show, sickness, early exit.",
    )

    def target_group(self, group_id: str) -> TargetGroup | None:
        """The target group with this identifier."""
        return next((group for group in self.target_groups if group.id == group_id), None)
