"""Section 1, the parties: who commissions, who provides, who else binds themselves."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field, RootModel

from conventions.base.language import Language, Localized, ProperName, any_language
from conventions.base.record import Record
from conventions.base.values import Flag, Id, Name
from conventions.law import Role

LegalForm = Literal[
    "association",
    "foundation",
    "limited-company",
    "limited-liability-company",
    "cooperative",
    "public-body",
    "asbl",
    "cpas",
    "sole-proprietor",
    "other",
]
SigningRule = Literal["individually", "joint-by-two", "joint-by-three"]


class Address(Record):
    """Where a party is, or where a service is provided."""

    street: Name | None = Field(None, title="Street", description="Street and number.")
    postal_code: Name | None = Field(None, title="Postal code", description="Postal code.")
    city: Name | None = Field(None, title="City", description="Place, as the post writes it.")
    region: Name | None = Field(
        None,
        title="Canton or region",
        description="Canton (BE, VD), Belgian region or French department; decides the holidays.",
    )
    country: Literal["CH", "BE", "FR", "DE", "LU", "LI"] = Field(
        "CH", title="Country", description="Country, ISO 3166-1 alpha-2."
    )


class Representative(Record):
    """A person entitled to bind a party."""

    name: ProperName = Field(title="Name", description="First and last name.")
    function: Localized | None = Field(
        None, title="Function", description="Function in the party's organisation."
    )
    signing_rule: SigningRule = Field(
        "individually",
        title="Signing rule",
        description="Whether this person signs alone or jointly, as the register says.",
    )


class Contact(Record):
    """Where questions and reports go."""

    name: ProperName | None = Field(None, title="Name", description="Person or unit.")
    function: Localized | None = Field(
        None, title="Function", description="Function of the person."
    )
    email: Name | None = Field(None, title="E-mail", description="Address for reports.")
    phone: Name | None = Field(None, title="Telephone", description="Telephone number.")


class Party(Record):
    """One party to the agreement."""

    id: Id = Field(title="Identifier", description="Short name used elsewhere in the file.")
    role: Role = Field(title="Role", description="What the party is in this agreement.")
    further_roles: tuple[Role, ...] = Field(
        (),
        title="Further roles",
        description="Further ones of the same party: under art. 60 § 7 the CPAS also employs.",
    )
    legal_name: ProperName | None = Field(
        None,
        title="Legal name",
        description="Name in the register, not the brand; one a language where it has several.",
    )
    part_of: Localized | None = Field(
        None, title="Part of", description="Superior department or group, where there is one."
    )
    legal_form: LegalForm | None = Field(
        None, title="Legal form", description="Legal form of the party."
    )
    id_number: Name | None = Field(
        None,
        title="Register number",
        description="UID (CHE-123.456.788), BCE/KBO (0123.456.749) or SIRET, with its check digit.",
    )
    address: Address | None = Field(None, title="Address", description="Registered address.")
    representatives: tuple[Representative, ...] = Field(
        (), title="Representatives", description="Persons entitled to sign, with the signing rule."
    )
    contact: Contact | None = Field(
        None, title="Contact", description="Who receives questions and reports."
    )
    is_public_body: Flag | None = Field(
        None,
        title="Public body",
        description="Whether it is a public body; decides procurement, VAT and forum.",
    )
    non_profit: Flag | None = Field(
        None, title="Non-profit", description="Whether the party pursues no profit."
    )
    non_profit_evidence: Localized | None = Field(
        None,
        title="Evidence of non-profit status",
        description="What proves it: tax exemption, statutes, label.",
    )
    languages: tuple[Language, ...] = Field(
        (), title="Languages", description="Languages in which the party is written to."
    )

    def called(self, *preferred: Language) -> str:
        """Its name, in the first preferred language that has one; its identifier without any."""
        return any_language(self.legal_name, *preferred) if self.legal_name else self.id

    @property
    def roles(self) -> tuple[Role, ...]:
        """The main role and the further ones."""
        return (self.role, *self.further_roles)


class Parties(RootModel[tuple[Party, ...]]):
    """All parties, in the order in which the agreement names them."""

    model_config = {"frozen": True, "defer_build": True}

    def __iter__(self) -> Iterator[Party]:  # type: ignore[override]  # a list of parties, not of fields
        return iter(self.root)

    def in_role(self, role: Role) -> tuple[Party, ...]:
        """The parties that have this role, mainly or besides."""
        return tuple(party for party in self.root if role in party.roles)

    def get(self, party_id: str) -> Party | None:
        """The party with this identifier."""
        return next((party for party in self.root if party.id == party_id), None)
