"""A deadline: a day that binds, who must act, why, and the clause it comes from."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from conventions.base.step import Step

Kind = Literal[
    "start",
    "end",
    "notice",
    "option",
    "report",
    "last-report",
    "measurement",
    "interview",
    "instalment",
    "settlement",
    "requirement",
    "certificate",
    "filing",
    "deletion",
    "retention",
]
Extension = Literal["extended", "disputed", "unsettled"]
"""Whether a last day that is no working day moves to the next: yes by law, contested, not known."""

END_OF_TIME = date(2199, 12, 31)
"""The last day that a file can name; a duration that leads beyond it is absurd."""


@dataclass(frozen=True)
class Later:
    """The next working day, for a last day to act that is none, and what it is worth.

    ``reference`` names the law that extends time limits; it is empty where none was verified.
    """

    day: date
    extension: Extension
    reference: str = ""


@dataclass(frozen=True)
class Deadline:
    """A day that binds.

    ``what`` says in words what is to be done, ``who`` is the party that must act (none: both),
    ``clause`` the field of the agreement the date comes from, or the article of the law.
    ``occurrence`` tells it from all others of its kind in the agreement and does not change when
    its date does. ``later`` is there where the day is no working day: both are to be shown.
    """

    date: date
    kind: Kind
    who: str | None
    what: Step
    clause: str
    occurrence: str
    later: Later | None = None

    @property
    def note(self) -> Step | None:
        """What is to be known about a day that is no working day."""
        if self.later is None:
            return None
        key = f"deadlines.note.{self.later.extension}"
        return Step(key, {"day": self.later.day, "reference": self.later.reference})
