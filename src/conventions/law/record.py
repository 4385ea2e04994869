"""A law file: what one legal framework fixes, and where it says so.

Every value is a list of dated values; every statement carries its reference, the day it was
checked, and a mark that says how well. A value counts from the first day its source vouches for:
the day of the act where the source names it, else the day of the version that was read.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, GetJsonSchemaHandler, Tag
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from conventions.base.language import Language, LocalizedText
from conventions.base.record import Record
from conventions.base.values import Currency, Date, Duration, Id, Name, Quantity, Spelling, Text
from conventions.law.vocabulary import Anchor, Limit, Mark, Role, ValueUnit

ValueName = Annotated[str, Spelling(r"^[a-z][a-z0-9_]{0,63}$")]
"""The name of a value: small letters, digits, underscores."""
LawId = Annotated[str, Spelling(r"^[a-z]{2}(-[a-z0-9]+){0,3}$")]
"""``ch``, ``ch-be``, ``ch-be-poias``: from the state to the programme."""
_FIELD = r"[a-z_]+(\.[a-z_-]+){0,3}"
FieldPath = Annotated[str, Spelling(f"^{_FIELD}(/{_FIELD}){{0,3}}$")]
"""A field of an agreement, or fields of one section of which one will do, with strokes between.

``parties.<role>`` is a party in that role.
"""


class Source(Record):
    """Where a statement comes from, and how well it was checked."""

    reference: Text = Field(
        title="Reference", description="Collection number, act and article: SR 220 (OR/CO) art. 77."
    )
    checked: Date = Field(title="Checked", description="Day on which it was last checked.")
    mark: Mark = Field(title="Mark", description="Verified, certain, or to be checked.")


class Step(Record):
    """One step of a staircase."""

    up_to: Quantity | None = Field(
        None, title="Up to", description="Last key it holds for, included; none for the rest."
    )
    value: Quantity = Field(title="Value", description="In the unit of the value.")


class Steps(Record):
    """A value that depends on a key: days by age, an amount by rate."""

    by: Literal["age", "job-seeker-rate"] = Field(
        title="Key", description="Age in years, or job-seekers in percent of the labour force."
    )
    steps: tuple[Step, ...] = Field(
        min_length=1, title="Steps", description="In rising order of their keys."
    )

    def at(self, key: Decimal) -> Decimal | None:
        """The value for a key, or none above the last step.

        >>> ages = Steps(by="age", steps=(Step(up_to=35, value=312), Step(value=624)))
        >>> ages.at(Decimal(35)), ages.at(Decimal(36))
        (Decimal('312'), Decimal('624'))
        """
        steps = (step for step in self.steps if step.up_to is None or key <= step.up_to)
        return next((step.value for step in steps), None)


class OneOf(Record):
    """A choice among fixed values."""

    one_of: tuple[Quantity, ...] = Field(
        min_length=2, title="One of", description="The values allowed, in the unit of the value."
    )


def _shape(value: Any) -> str:
    if isinstance(value, Steps) or (isinstance(value, Mapping) and "steps" in value):
        return "steps"
    return "choice" if isinstance(value, Mapping | OneOf) else "number"


class _EitherWay:
    """Publishes the three shapes as plain alternatives."""

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        published = handler(schema)
        published["anyOf"] = published.pop("oneOf")
        return published


Fixed = Annotated[
    Annotated[Quantity, Tag("number")]
    | Annotated[Steps, Tag("steps")]
    | Annotated[OneOf, Tag("choice")],
    Discriminator(_shape),
    _EitherWay,
]
"""A number, a staircase of them, or a choice among them."""


class Dated(Source):
    """What holds from one day on, and until which."""

    start: Date = Field(
        alias="from", title="From", description="First day for which the source vouches."
    )
    end: Date | None = Field(
        None, alias="to", title="To", description="Last day; none while it is in force."
    )
    value: Fixed = Field(title="Value", description="In the unit of the value.")


class Value(Record):
    """A value of the law over time."""

    name: LocalizedText = Field(title="Name", description="What it is, in each language.")
    unit: ValueUnit = Field(title="Unit", description="What the value counts.")
    dated: tuple[Dated, ...] = Field(
        min_length=1, title="Dated values", description="In order of time, without overlap."
    )

    def on(self, day: date) -> Dated | None:
        """What holds on a day, or none before the first and after the last."""
        for dated in self.dated:
            if dated.start <= day and (dated.end is None or day <= dated.end):
                return dated
        return None


class Priced(Source):
    """In which units of account a measure is priced for the persons of some systems."""

    systems: tuple[Id, ...] = Field(
        min_length=1, title="Systems", description="Whose target groups are meant."
    )
    units: tuple[Id, ...] = Field(
        (), title="Units of account", description="Units it may be priced in; none for a mere plan."
    )


class Measure(Source):
    """A kind of measure that the law knows."""

    id: Id = Field(title="Identifier", description="Short name, as the agreement writes it.")
    name: LocalizedText = Field(title="Name", description="Name in each language.")
    systems: tuple[Id, ...] = Field(
        min_length=1, title="Systems", description="Whose target groups it is for."
    )
    priced: tuple[Priced, ...] = Field(
        (), title="Priced", description="The units of account it is priced in, by system."
    )
    limits: Mapping[Limit, ValueName] = Field(
        default_factory=dict, title="Limits", description="The values that limit it, by name."
    )


class Provision(Source):
    """What the law says without a number."""

    id: Id = Field(title="Identifier", description="Short name: mandate-revocable.")
    says: LocalizedText = Field(title="Says", description="The rule in one sentence.")


class Required(Source):
    """What an agreement must contain."""

    id: Id = Field(title="Identifier", description="Short name: target-groups.")
    name: LocalizedText = Field(title="Name", description="What is asked for.")
    fields: tuple[FieldPath, ...] = Field(
        min_length=1,
        title="Fields",
        description="Fields that must all be filled; of fields with a stroke between them, one.",
    )


class TimeLimit(Source):
    """By when somebody must act."""

    id: Id = Field(title="Identifier", description="Short name: contribution-request.")
    act: LocalizedText = Field(title="Act", description="What is to be done.")
    anchor: Anchor = Field(title="Anchor", description="The day from which it is counted.")
    offset: Duration = Field(title="Offset", description="How long: P4W.")
    direction: Literal["before", "after"] = Field(
        title="Direction", description="Before the anchor or after it."
    )
    days: Literal["calendar", "working"] = Field(
        "calendar", title="Days", description="Calendar days or working days."
    )
    least: Literal["latest", "earliest"] = Field(
        "latest", title="Kind", description="The last day to act, or the first."
    )
    who: Role = Field(title="Who", description="Who must act.")


class Payment(Record):
    """Who pays whom."""

    payer: Role = Field(title="Payer", description="Role of the party that pays.")
    payee: Role = Field(title="Payee", description="Role of the party that is paid.")


class LawName(LocalizedText):
    """The name of a law; Belgian laws have a Dutch one too."""

    nl: Name = Field("", title="Dutch", description="The name in Dutch.")


class Law(Record):
    """One legal framework, or several merged into one."""

    id: LawId = Field(title="Identifier", description="As the agreement names it under laws.")
    extends: LawId | None = Field(
        None, title="Extends", description="The law it refines; all of that holds too."
    )
    name: LawName = Field(title="Name", description="Name in each language.")
    jurisdiction: Name = Field(title="Jurisdiction", description="CH, CH-BE, BE.")
    languages: tuple[Language, ...] = Field(
        (), title="Languages", description="Official languages among ours."
    )
    currency: Currency | None = Field(None, title="Currency", description="ISO 4217.")
    holidays: Name | None = Field(
        None, title="Holidays", description="Calendar of public holidays: CH-BE."
    )
    template: Name | None = Field(
        None, title="Template", description="Folder of its contract wording."
    )
    roles: Mapping[Role, Literal["required", "optional"]] = Field(
        default_factory=dict, title="Roles", description="Roles the agreement needs or may have."
    )
    same_party: tuple[tuple[Role, Role], ...] = Field(
        (), title="Same party", description="Pairs of roles that one party holds."
    )
    payment: Payment | None = Field(None, title="Payment", description="Who pays whom.")
    values: Mapping[ValueName, Value] = Field(
        default_factory=dict, title="Values", description="Dated values by name."
    )
    measures: tuple[Measure, ...] = Field((), title="Measures", description="Measures it knows.")
    provisions: tuple[Provision, ...] = Field(
        (), title="Provisions", description="What it says without a number."
    )
    requires: tuple[Required, ...] = Field(
        (), title="Requires", description="What an agreement must contain."
    )
    time_limits: tuple[TimeLimit, ...] = Field(
        (), title="Time limits", description="By when somebody must act."
    )
    words: Mapping[Id, LocalizedText] = Field(
        default_factory=dict, title="Words", description="What it calls our concepts."
    )

    def value(self, name: str, on: date) -> Dated | None:
        """What a value is on a day; none where this law fixes none for that day."""
        value = self.values.get(name)
        return value.on(on) if value else None

    def number(self, name: str, on: date, key: Decimal | None = None) -> Decimal | None:
        """The plain number of a value on a day, or that of its step for a key."""
        dated = self.value(name, on)
        if dated is None or isinstance(dated.value, OneOf):
            return None
        if isinstance(dated.value, Steps):
            return dated.value.at(key) if key is not None else None
        return dated.value

    def measure(self, measure_id: str) -> Measure | None:
        """The measure with this identifier."""
        return next((entry for entry in self.measures if entry.id == measure_id), None)

    def provision(self, provision_id: str) -> Provision | None:
        """The provision with this identifier."""
        return next((entry for entry in self.provisions if entry.id == provision_id), None)

    def limit(self, measure_id: str, limit: Limit, on: date) -> Dated | None:
        """What limits a measure on a day, or none."""
        measure = self.measure(measure_id)
        name = measure.limits.get(limit) if measure else None
        return self.value(name, on) if name else None


def schema() -> dict[str, Any]:
    """The JSON Schema of a law file.

    >>> schema()["required"]
    ['id', 'name', 'jurisdiction']
    """
    published = Law.model_json_schema()
    for record in (published, *published["$defs"].values()):
        for field in record["properties"].values():
            if "patternProperties" in field:
                # pydantic leaves keys that match no pattern open
                field["additionalProperties"] = False
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **published}
