"""The agreement as a whole: what identifies it, and its ten sections."""

from typing import Annotated

from pydantic import BaseModel, Field

from conventions.agreement.disputes import Disputes
from conventions.agreement.evaluation import Evaluation
from conventions.agreement.financing import Financing
from conventions.agreement.goals import Goals
from conventions.agreement.parties import Parties
from conventions.agreement.principles import Principles
from conventions.agreement.services import Services
from conventions.agreement.signatures import Signatures
from conventions.agreement.subject import Subject
from conventions.agreement.term import Term
from conventions.base.language import Language, Localized
from conventions.base.record import Record
from conventions.base.values import Count, Date, Id, OneOf, Spelling, Text

SECTIONS: dict[str, type[BaseModel]] = {
    "parties": Parties,
    "subject": Subject,
    "goals": Goals,
    "services": Services,
    "financing": Financing,
    "principles": Principles,
    "evaluation": Evaluation,
    "term": Term,
    "disputes": Disputes,
    "signatures": Signatures,
}
"""The ten sections in the order of the document (econcept 2017, p. 7)."""

CodeId = Annotated[str, Spelling(r"^[A-Z][0-9]{3}$")]
ClauseKey = Annotated[str, Spelling(r"^[a-z]+\.[a-z0-9][a-z0-9-]{0,63}$")]


class Accepted(Record):
    """A finding that both sides live with."""

    code: CodeId = Field(title="Code", description="Code of the finding: S002.")
    reason: Text = Field(title="Reason", description="Why, and when it was agreed.")
    path: Text | None = Field(
        None, title="Path", description="Field it is accepted for; none means wherever it appears."
    )


class Amends(Record):
    """The agreement that this one amends."""

    id: Id = Field(title="Agreement", description="Identifier of the agreement amended.")
    version: Count = Field(title="Version", description="Version amended.")
    number: Count = Field(title="Number", description="Number of the amendment.")
    effective: Date = Field(title="Effective", description="First day it applies.")


class Identity(Record):
    """What identifies an agreement, and what concerns it as a whole."""

    format: Annotated[int, OneOf(("1",))] = Field(
        title="Format", description="Version of the file format."
    )
    id: Id = Field(title="Identifier", description="Identifier of the agreement: it never changes.")
    version: Count = Field(
        1, title="Version", description="Counted up whenever the agreed text changes."
    )
    title: Localized = Field(title="Title", description="Title of the agreement.")
    languages: tuple[Language, ...] = Field(
        title="Languages",
        description="Languages of the agreement; the first is authoritative.",
        min_length=1,
    )
    laws: tuple[Id, ...] = Field(
        title="Laws",
        description="Legal frameworks that apply; a later one refines an earlier one.",
        min_length=1,
    )
    clauses: dict[ClauseKey, Localized] = Field(
        default_factory=dict,
        title="Own clauses",
        description="Wording that stands in place of the standard wording, by clause key.",
    )
    accepted: tuple[Accepted, ...] = Field(
        (), title="Accepted findings", description="Findings both sides live with."
    )
    amends: Amends | None = Field(
        None, title="Amends", description="For an amendment: the agreement it amends."
    )

    @property
    def authoritative(self) -> Language:
        """The language that prevails."""
        return self.languages[0]


class Agreement(Identity):
    """An agreement whose ten sections are all valid: it can be assessed and settled."""

    parties: Parties = Field(title="Parties", description="Who commissions and who provides.")
    subject: Subject = Field(title="Subject and bases", description="What, on which law.")
    goals: Goals = Field(title="Purpose and goals", description="Goals, indicators, targets.")
    services: Services = Field(title="Services", description="Services and target groups.")
    financing: Financing = Field(title="Financing", description="Volume, price, surplus, loss.")
    principles: Principles = Field(title="Principles", description="Duties, quality, accounting.")
    evaluation: Evaluation = Field(title="Evaluation", description="Reports and their evaluation.")
    term: Term = Field(title="Term", description="Duration, amendment, termination.")
    disputes: Disputes = Field(title="Disputes", description="Procedure and jurisdiction.")
    signatures: Signatures = Field(title="Signatures", description="Date, place, signatures.")
