"""The next working day beside a last day to act that is none, as lists and documents show it."""

from collections.abc import Iterable

from conventions.base.language import Language, day, word
from conventions.deadlines.deadline import Deadline, Extension

_MARKS: dict[Extension, str] = {"extended": "", "disputed": "*", "unsettled": "**"}
_CITED: dict[Language, tuple[tuple[str, str], ...]] = {
    "fr": (("SR ", "RS "), ("OR/CO", "CO"), ("; ", "\u00a0; ")),
    "de": (("OR/CO", "OR"), ("art. ", "Art. ")),
    "it": (("SR ", "RS "), ("OR/CO", "CO")),
    "en": (),
}


def next_day(deadline: Deadline, language: Language) -> str:
    """The next working day with the mark of what it is worth; nothing where none is needed.

    >>> from datetime import date
    >>> from conventions.base.step import Step
    >>> from conventions.deadlines.deadline import Later
    >>> later = Later(date(2027, 11, 1), "disputed", "OR/CO 78")
    >>> day_off = date(2027, 10, 31), "notice", None, Step("deadlines.end"), "term", ""
    >>> next_day(Deadline(*day_off, later), "en")
    '1 November 2027 (*)'
    """
    later = deadline.later
    if later is None:
        return ""
    mark = _MARKS[later.extension]
    said = day(later.day, language)
    return f"{said} ({mark})" if mark else said


def legend(found: Iterable[Deadline], language: Language) -> tuple[str, ...]:
    """What the marks mean, a sentence for each that is used; nothing where no day stands beside."""
    laters = {one.later.extension: one.later for one in found if one.later is not None}
    return tuple(
        word(
            language,
            "dates",
            f"legend.{extension}",
            reference=_cited(laters[extension].reference, language),
            mark=mark,
        )
        for extension, mark in _MARKS.items()
        if extension in laters
    )


def _cited(reference: str, language: Language) -> str:
    """A reference to federal law with the abbreviations of the language.

    >>> _cited("SR 220 (OR/CO) art. 78", "fr"), _cited("SR 220 (OR/CO) art. 78", "de")
    ('RS 220 (CO) art. 78', 'SR 220 (OR) Art. 78')
    """
    for here, there in _CITED[language]:
        reference = reference.replace(here, there)
    return reference
