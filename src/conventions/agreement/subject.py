"""Section 2, subject and bases: what is agreed, on which law, for whom and where."""

from typing import Literal

from pydantic import Field

from conventions.base.language import Localized
from conventions.base.record import Record
from conventions.base.values import Date, Id, Name

PrecedenceLevel = Literal["law", "agreement", "amendment", "annex", "general-conditions", "offer"]


class LegalBasis(Record):
    """An article of an act."""

    jurisdiction: Name = Field(
        title="Jurisdiction", description="CH, BE, FR, or a canton: CH-BE, CH-VD."
    )
    abbreviation: Localized = Field(
        title="Abbreviation", description="Short title of the act in each language: LACI, AVIG."
    )
    title: Localized | None = Field(None, title="Title", description="Full title of the act.")
    collection_no: Name | None = Field(
        None,
        title="Collection number",
        description="Number in the collection: SR 837.0, RSB 860.1.",
    )
    article: Name | None = Field(
        None, title="Article", description="Article and paragraph, without the word article."
    )
    as_of: Date | None = Field(None, title="As of", description="State of the text that was read.")


class OtherBasis(Record):
    """A regulation, directive, concept or framework that is not an act."""

    title: Localized = Field(title="Title", description="Title of the document.")
    issuer: Localized | None = Field(None, title="Issuer", description="Who issued it.")
    version_date: Date | None = Field(
        None, title="Version", description="Date of the version that applies."
    )
    annex_no: Name | None = Field(
        None, title="Annex", description="Number of the annex, where it is annexed."
    )


class Scope(Record):
    """Where, for whom and for which measure the agreement holds."""

    territory: tuple[Name, ...] = Field(
        (), title="Territory", description="Cantons, districts, communes or regions."
    )
    persons: tuple[Id, ...] = Field(
        (), title="Persons", description="Identifiers of the target groups."
    )
    measure_type: Id | None = Field(
        None, title="Measure", description="Kind of measure, as the law file names it."
    )


class Procurement(Record):
    """How the mandate was awarded."""

    basis: Literal[
        "exempt-work-integration", "exempt-grant", "direct", "invitation", "open", "not-applicable"
    ] = Field(
        title="Basis",
        description="Exempt (BöB/IVöB art. 10 para. 1 let. e: work integration; let. c: grant), "
        "direct, invitation or open tender.",
    )
    reference: Localized | None = Field(
        None, title="Reference", description="Article, award decision or publication."
    )


class Subject(Record):
    """What is agreed and on what it rests."""

    summary: Localized | None = Field(
        None, title="Summary", description="One sentence that names the service."
    )
    legal_bases: tuple[LegalBasis, ...] = Field(
        (), title="Legal bases", description="Acts and articles on which the agreement rests."
    )
    other_bases: tuple[OtherBasis, ...] = Field(
        (), title="Other bases", description="Regulations, directives and concepts that apply."
    )
    scope: Scope = Field(
        default_factory=Scope.model_construct,
        title="Scope",
        description="Territory, persons and measure.",
    )
    precedence: tuple[PrecedenceLevel, ...] = Field(
        (),
        title="Order of precedence",
        description="What prevails where texts contradict each other.",
    )
    contract_nature: Literal["public-law", "private-law", "subsidy-decision"] | None = Field(
        None,
        title="Nature",
        description="Contract under public or private law, or subsidy decision with contract.",
    )
    procurement: Procurement | None = Field(
        None, title="Procurement", description="On which ground the mandate was awarded."
    )
    framework_agreement_id: Name | None = Field(
        None, title="Framework agreement", description="Number of the framework agreement."
    )
