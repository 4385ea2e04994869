"""Section 10, signatures: who signs, where, when; copies, language and annexes."""

from typing import Literal

from pydantic import Field

from conventions.base.language import Language, Localized, ProperName
from conventions.base.record import Record
from conventions.base.values import Count, Date, Flag, Id, Name


class Signature(Record):
    """A signature, or the place for one."""

    party: Id = Field(title="Party", description="Party that signs.")
    name: ProperName | None = Field(None, title="Name", description="Person who signs.")
    function: Localized | None = Field(
        None, title="Function", description="Function of the person."
    )
    place: ProperName | None = Field(None, title="Place", description="Place of signature.")
    date: Date | None = Field(None, title="Date", description="Day of signature.")
    kind: Literal["wet", "ses", "aes", "qes"] = Field(
        "wet",
        title="Kind",
        description="Handwritten, or simple, advanced, qualified electronic signature.",
    )


class Annex(Record):
    """An annex."""

    no: Name = Field(title="Number", description="A1, A2.")
    title: Localized = Field(title="Title", description="Title of the annex.")
    version_date: Date | None = Field(
        None, title="Version", description="Date of the version that applies."
    )
    integral: Flag = Field(
        True, title="Integral part", description="Whether it is part of the agreement."
    )
    pages: Count | None = Field(None, title="Pages", description="Number of pages.")


class Signatures(Record):
    """Signatures, copies, authoritative language, annexes."""

    signatures: tuple[Signature, ...] = Field((), title="Signatures", description="Who signs.")
    copies: Count | None = Field(None, title="Copies", description="Signed copies.")
    language_authoritative: Language | None = Field(
        None, title="Authoritative language", description="Language that prevails."
    )
    annexes: tuple[Annex, ...] = Field((), title="Annexes", description="Annexes.")
