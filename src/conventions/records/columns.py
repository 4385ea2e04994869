"""The columns of a list of participations: one row is one participation of one person.

The standard columns are here, an agreement declares its own. There is no column of free text, and
none for a name, a number of social insurance or a birth date. Days and hours are those **within
the period reported**; all else concerns the whole stay.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from conventions.agreement import Agreement
from conventions.base.language import LANGUAGES, Language, Localized, any_language, word, words

Kind = Literal["pseudonym", "id", "date", "dates", "count", "number", "choice", "yes-no"]
_OTHER_SIGNS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True)
class Column:
    """A column: how it is called, what it holds, and the codes it may hold.

    ``answers`` names the code list in the locale files; own columns bring their words with them.
    """

    name: str
    kind: Kind
    answers: str = ""
    codes: tuple[str, ...] = ()
    label: Localized | None = None
    code_labels: tuple[Localized, ...] = ()


ANSWERS: dict[str, tuple[str, ...]] = {
    "sex": ("female", "male", "other"),
    "ending": ("completed", "job", "broken-off", "excluded", "other"),
    "destination": (
        "permanent-contract",
        "fixed-term-long",
        "fixed-term-short",
        "subsidised-contract",
        "public-service",
        "own-business",
        "eba",
        "efz",
        "school",
        "internship",
        "other-training",
        "other-integration",
        "retirement",
        "no-solution",
        "unknown",
    ),
    "status": (
        "employed",
        "self-employed",
        "subsidised-job",
        "training",
        "measure",
        "unemployed",
        "aided",
        "inactive",
        "unknown",
    ),
    "neutralised": ("moved-away", "death", "retirement", "transfer", "other"),
    "answer": ("yes", "no"),
}
"""The code lists, by name."""


def _choice(name: str, answers: str) -> Column:
    return Column(name, "choice", answers, ANSWERS[answers])


STANDARD: tuple[Column, ...] = (
    Column("person", "pseudonym"),
    Column("group", "id"),
    Column("service", "id"),
    _choice("sex", "sex"),
    Column("age", "count"),
    Column("referred", "date"),
    Column("entry", "date"),
    Column("exit", "date"),
    _choice("ending", "ending"),
    _choice("destination", "destination"),
    _choice("neutralised", "neutralised"),
    _choice("status_3", "status"),
    _choice("status_6", "status"),
    _choice("status_12", "status"),
    Column("job_start", "date"),
    Column("days_planned", "count"),
    Column("days_present", "count"),
    Column("hours", "number"),
    Column("training_hours", "number"),
    Column("assessments", "dates"),
    Column("final_report", "date"),
)
"""Every column that is known without being declared, in the order of a list."""
REQUIRED = ("person", "entry")
DERIVED: dict[str, tuple[str, ...]] = {
    "days_absent": ("days_planned", "days_present"),
    "days_to_admission": ("referred", "entry"),
    "days_to_job": ("entry", "job_start"),
    "assessments_due": ("entry",),
    "assessments_held": ("entry", "assessments"),
}
"""Columns that are reckoned, never written, with those they are reckoned from."""


def columns_of(agreement: Agreement) -> tuple[Column, ...]:
    """The standard columns, then those that the agreement declares."""
    section = agreement.services
    known = {
        "group": [(group.id, group.label or group.id) for group in section.target_groups],
        "service": [(service.id, service.label or service.id) for service in section.services],
    }
    standard = (
        Column(
            column.name,
            "id",
            codes=tuple(name for name, _ in known[column.name]),
            code_labels=tuple(label for _, label in known[column.name]),
        )
        if column.name in known
        else column
        for column in STANDARD
    )
    return (*standard, *map(_own, agreement.goals.columns))


def _own(declared: Any) -> Column:
    if declared.kind == "yes-no":
        return Column(declared.id, "yes-no", "answer", ANSWERS["answer"], declared.label)
    codes = tuple(choice.id for choice in declared.choices)
    labels = tuple(choice.label for choice in declared.choices)
    return Column(declared.id, declared.kind, "", codes, declared.label, labels)


def heading(column: Column, language: Language) -> str:
    """What the column is called.

    >>> heading(STANDARD[6], "de"), heading(STANDARD[6], "fr")
    ('Eintritt', 'Entrée')
    """
    if column.label is not None:
        return any_language(column.label, language)
    return word(language, "records", f"columns.{column.name}")


def answer(column: Column, code: str, language: Language) -> str:
    """What a code of the column means.

    >>> answer(STANDARD[3], "female", "it")
    'donna'
    """
    if column.answers:
        return word(language, "records", f"answers.{column.answers}.{code}")
    return any_language(column.code_labels[column.codes.index(code)], language)


@cache
def plain(text: str) -> str:
    """A heading or an answer without case, accents and signs, to be compared.

    >>> plain("Entrée (date)"), plain("fixed-term_long")
    ('entree date', 'fixed term long')
    """
    bare = unicodedata.normalize("NFKD", text.casefold())
    ascii_only = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return _OTHER_SIGNS.sub(" ", ascii_only).strip()


def spellings(column: Column) -> dict[str, str]:
    """Every spelling of every code of the column, plain, with the code it stands for.

    >>> spellings(STANDARD[3])["weiblich"]
    'female'
    """
    found: dict[str, str] = {}
    for position, code in enumerate(column.codes):
        said = [code]
        if column.answers:
            said += [answer(column, code, language) for language in LANGUAGES]
        else:
            label = column.code_labels[position]
            said += (
                [label] if isinstance(label, str) else [any_language(label, x) for x in LANGUAGES]
            )
        for text in said:
            found.setdefault(plain(text), code)
    return found


def headings(columns: tuple[Column, ...]) -> dict[str, Column]:
    """Every spelling of every heading, plain, with its column."""
    found: dict[str, Column] = {}
    for column in columns:
        for text in (column.name, *(heading(column, language) for language in LANGUAGES)):
            found.setdefault(plain(text), column)
    return found


def derived_heading(name: str, language: Language) -> str:
    """What a column that is reckoned is called."""
    return str(words(language, "records")["derived"][name])
