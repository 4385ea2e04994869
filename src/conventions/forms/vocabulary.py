"""What people write instead of a number or a choice, in any of the languages."""

from functools import cache

from conventions.base.language import LANGUAGES, words
from conventions.report import MissingReason

REASONS: tuple[MissingReason, ...] = (
    "not-available",
    "not-applicable",
    "not-collected",
    "too-early",
)
"""In the order in which a form offers them."""

_NOTHING = "-–—?…/"
"""A text of nothing but these, and points, says that there is no figure; an empty one is silent."""


def folded(text: str) -> str:
    """The text as far as it tells words apart: small letters, without points and spaces.

    >>> folded("K. A."), folded("n/a")
    ('ka', 'n/a')
    """
    return "".join(text.casefold().replace(".", "").split())


def absence(text: str) -> MissingReason | None:
    """The reason that stands in the place of a figure.

    >>> absence("N/A"), absence("k. A."), absence("–"), absence("sans objet"), absence("12")
    ('not-available', 'not-available', 'not-available', 'not-applicable', None)
    """
    short = folded(text)
    if not short.strip(_NOTHING):
        return "not-available"
    return _absences().get(short) or reason(text)


def reason(text: str) -> MissingReason | None:
    """The reason chosen from the list of a form, in whichever language.

    >>> reason("Zu früh"), reason("not-collected")
    ('too-early', 'not-collected')
    """
    return _reasons().get(folded(text))


def yes_or_no(text: str) -> bool | None:
    """Whether the word says yes or no.

    >>> yes_or_no("Oui"), yes_or_no("nein"), yes_or_no("peut-être")
    (True, False, None)
    """
    return _answers().get(folded(text))


@cache
def _absences() -> dict[str, MissingReason]:
    return {
        folded(said): kind
        for language in LANGUAGES
        for kind in REASONS
        for said in words(language, "form")["instead"].get(kind, [])
    }


@cache
def _reasons() -> dict[str, MissingReason]:
    chosen: dict[str, MissingReason] = {folded(kind): kind for kind in REASONS}
    for language in LANGUAGES:
        for kind in REASONS:
            chosen[folded(words(language, "form")["reasons"][kind])] = kind
    return chosen


@cache
def _answers() -> dict[str, bool]:
    answers = {"1": True, "0": False, "x": True, "true": True, "false": False}
    for language in LANGUAGES:
        answers[folded(words(language, "form")["answers"]["yes"])] = True
        answers[folded(words(language, "form")["answers"]["no"])] = False
    return answers
