"""Languages: text in several of them, and the words and numbers of a document in one of them.

Text of a user is a mapping of languages, or a plain string that means the authoritative language.
Words of ours live in ``locales/<language>/<part>.yaml``. Amounts are written as a Swiss
administration writes them in all its languages: ``CHF 1'234.50``, apostrophe and point, with a
no-break space (U+00A0) before what must not be torn off.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, Literal, get_args

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from conventions.base.packaged import plain_tree
from conventions.base.record import Record
from conventions.base.resources import locales
from conventions.base.values import Currency, Duration, Name, Text, rounded

Language = Literal["fr", "de", "it", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


class LocalizedText(Record):
    """The same text in one or more languages; a language that is missing is empty."""

    fr: Text = Field("", title="French", description="The text in French.")
    de: Text = Field("", title="German", description="The text in German.")
    it: Text = Field("", title="Italian", description="The text in Italian.")
    en: Text = Field("", title="English", description="The text in English.")

    @model_validator(mode="after")
    def _some_language(self) -> "LocalizedText":
        if not self.model_fields_set:
            raise PydanticCustomError("no_language", "no text in any language")
        return self

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """At least one language, and no default: the empty text is not a text."""
        published = handler(schema)
        inner = handler.resolve_ref_schema(published)
        inner["minProperties"] = 1
        for language in inner["properties"].values():
            language.pop("default", None)
        return published


def _kind(value: Any) -> str | None:
    if isinstance(value, str):
        return "text"
    return "languages" if isinstance(value, Mapping | LocalizedText) else None


@dataclass(frozen=True)
class _EitherWay:
    """A text or a mapping of languages, told apart by ``_kind``, published as plain alternatives.

    The same made of pydantic's ``Discriminator`` and ``Tag`` is taken apart anew for each of
    the 76 fields of an agreement: 3 ms of every command.
    """

    text: Any
    languages: type[LocalizedText]

    def __get_pydantic_core_schema__(
        self, _source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Each form by its own type."""
        return core_schema.tagged_union_schema(
            {
                "text": handler.generate_schema(self.text),
                "languages": handler.generate_schema(self.languages),
            },
            _kind,
            custom_error_type="localized_kind",
            custom_error_message="neither a text nor a mapping of languages",
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The one or the other."""
        published = handler(schema)
        if "oneOf" in published:
            published["anyOf"] = published.pop("oneOf")
        return published


Localized = Annotated[str | LocalizedText, _EitherWay(Text, LocalizedText)]
"""Plain text, which means the authoritative language, or a mapping of languages."""


class OfficialNames(LocalizedText):
    """The names of one body, each official in its language."""


ProperName = Annotated[str | OfficialNames, _EitherWay(Name, OfficialNames)]
"""A name in a register: the same in every language, or the official one of each."""


def in_language(value: Localized, language: Language, authoritative: Language) -> str | None:
    """The text in a language, or none. Plain text belongs to the authoritative language.

    >>> in_language("Dauer", "de", "de"), in_language("Dauer", "fr", "de")
    ('Dauer', None)
    >>> in_language(LocalizedText(fr="Durée", de="Dauer"), "fr", "de")
    'Durée'
    """
    if isinstance(value, str):
        return value if language == authoritative else None
    text: str = getattr(value, language)
    return text or None


def any_language(value: Localized, *preferred: Language) -> str:
    """The text in the first preferred language that has one, else in any.

    >>> any_language(LocalizedText(de="Dauer", it="Durata"), "fr", "it")
    'Durata'
    >>> any_language("Dauer", "fr")
    'Dauer'
    """
    if isinstance(value, str):
        return value
    texts: list[str] = [getattr(value, language) for language in (*preferred, *LANGUAGES)]
    return next(text for text in texts if text)


def language_found(value: Localized, authoritative: Language) -> Language:
    """The language that ``any_language`` finds the text in: a plain one is in the prevailing one.

    >>> language_found(LocalizedText(de="Dauer", it="Durata"), "fr")
    'de'
    >>> language_found("Dauer", "de")
    'de'
    """
    if isinstance(value, str):
        return authoritative
    languages: tuple[Language, ...] = (authoritative, *LANGUAGES)
    return next(language for language in languages if getattr(value, language))


@cache
def words(language: Language, part: str) -> Mapping[str, Any]:
    """The words of one part of the program in one language.

    Raises:
        FileNotFoundError: there is no such part in this language.

    >>> words("de", "formats")["months"][0]
    'Januar'
    """
    path = locales() / language / f"{part}.yaml"
    tree: Mapping[str, Any] = plain_tree(path.read_text("utf-8"))
    return tree


def word(language: Language, part: str, key: str, **values: Any) -> str:
    """One word or sentence, its placeholders filled; ``key`` goes down with dots.

    Raises:
        KeyError: there is no such key, or no value for one of its placeholders.

    >>> word("fr", "formats", "periods.half.first", year=2027)
    '1er semestre 2027'
    """
    return _sentence(language, part, key).format_map(values)


@cache
def _sentence(language: Language, part: str, key: str) -> str:
    """The word or sentence as its file has it."""
    found: Any = words(language, part)
    for step in key.split("."):
        if not isinstance(found, dict):  # words are made of these; to ask for Mapping takes longer
            raise KeyError(key)
        found = found[step]
    if not isinstance(found, str):
        raise KeyError(key)
    return found


def number(value: Decimal, language: Language, places: int | None = None) -> str:
    """A number in groups of three, with as many decimals as it needs, or ``places``.

    >>> number(Decimal("1234567.500"), "fr"), number(Decimal(60), "de", places=1)
    ("1'234'567.5", '60.0')
    """
    if places is None:
        shown = f"{value:,f}"
        if "." in shown:
            shown = shown.rstrip("0").rstrip(".")
    else:
        shown = f"{rounded(value, Decimal(1).scaleb(-places)) + 0:,f}"  # + 0: never minus zero
    marks = words(language, "formats")
    return shown.translate({ord(","): marks["thousands"], ord("."): marks["decimal"]})


def money(amount: Decimal, currency: Currency, language: Language) -> str:
    r"""An amount with its currency and two decimals.

    >>> money(Decimal("1234.5"), "CHF", "fr") == "CHF\u00a01'234.50"
    True
    """
    return word(
        language, "formats", "money", currency=currency, amount=number(amount, language, places=2)
    )


def percent(value: Decimal, language: Language, places: int | None = None) -> str:
    r"""A share in hundredths, with its sign.

    >>> percent(Decimal("60"), "fr") == "60\u00a0%", percent(Decimal("8.10"), "en")
    (True, '8.1%')
    """
    return word(language, "formats", "percent", number=number(value, language, places))


def day(value: date, language: Language) -> str:
    """A date in words.

    >>> day(date(2027, 1, 1), "fr"), day(date(2027, 1, 1), "de"), day(date(2027, 1, 2), "it")
    ('1er janvier 2027', '1. Januar 2027', '2 gennaio 2027')
    """
    key = "first_of_month" if value.day == 1 else "date"
    month = words(language, "formats")["months"][value.month - 1]
    return word(language, "formats", key, day=value.day, month=month, year=value.year)


def duration(value: Duration, language: Language) -> str:
    """A time limit in figures and words.

    >>> duration("P6M", "fr"), duration("P1Y", "fr"), duration("P30D", "de")
    ('6 mois', '1 an', '30 Tage')
    """
    count = int(value[1:-1])
    key = f"durations.{value[-1]}.{'one' if count == 1 else 'many'}"
    return word(language, "formats", key, count=count)
