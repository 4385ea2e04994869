"""Units of account: what one priced unit is, and its words."""

from typing import Literal

from conventions.base.language import Language, word

UnitOfAccount = Literal[
    "place",
    "participant-day",
    "participant-week",
    "participant-month",
    "half-day",
    "hour",
    "case",
    "phase",
    "outcome",
    "fte",
    "workshop",
    "event",
]


def unit_name(unit: UnitOfAccount, language: Language) -> str:
    """The unit as the head of a column says it.

    >>> unit_name("participant-month", "de")
    'Personenmonat'
    """
    return word(language, "pricing", f"unit.{unit}")


def per_unit_of(unit: UnitOfAccount, language: Language) -> str:
    """The unit as it follows a price.

    >>> per_unit_of("participant-month", "fr")
    'par personne et par mois'
    """
    return word(language, "pricing", f"per.{unit}")
