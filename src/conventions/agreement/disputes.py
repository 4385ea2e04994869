"""Section 9, disputes and jurisdiction: how a difference is settled, and by whom."""

from typing import Literal

from pydantic import Field

from conventions.base.language import Localized, ProperName
from conventions.base.record import Record
from conventions.base.values import Days, Flag


class EscalationStep(Record):
    """One step before a court."""

    step: Localized = Field(title="Step", description="What is tried: talk, mediation.")
    actor: Localized | None = Field(None, title="Actor", description="Who acts.")
    days: Days | None = Field(None, title="Within", description="Days.")


class DisputeBody(Record):
    """Who decides in the end."""

    kind: Literal[
        "administrative-court",
        "federal-administrative-court",
        "civil-court",
        "labour-court",
        "justice-of-the-peace",
        "arbitration",
    ] = Field(title="Kind", description="Kind of court or body.")
    name: Localized | None = Field(None, title="Name", description="Its official name.")


class Disputes(Record):
    """Escalation, court, forum, applicable law."""

    escalation: tuple[EscalationStep, ...] = Field(
        (), title="Steps", description="What is tried first, in order."
    )
    body: DisputeBody | None = Field(None, title="Body", description="Who decides.")
    forum: ProperName | None = Field(None, title="Forum", description="Place of the court.")
    applicable_law: Localized | None = Field(
        None, title="Applicable law", description="Swiss public law, Belgian law."
    )
    performance_continues: Flag | None = Field(
        None, title="Performance continues", description="Whether work goes on during a dispute."
    )
