"""Findings about law: L001 to L004."""

from conventions.base.findings import Code, Severity

UNKNOWN_LAW = Code(
    "L001",
    "unknown-law",
    Severity.ERROR,
    "No law is called {law}.",
    hint="Write a name that `conventions laws` lists{suggestion}.",
    why="What the law fixes is read from its file; without one, nothing can be checked against it.",
)
NO_VALUE_FOR_DATE = Code(
    "L002",
    "no-value-for-date",
    Severity.WARNING,
    "The law {law} has no value {name} for {day}.",
    hint="Check it by hand, and add the dated value with its reference to the law file.",
    why="A value of another date may be wrong, so none is used.",
)
CHECKED_LONG_AGO = Code(
    "L003",
    "checked-long-ago",
    Severity.ADVICE,
    "What the law file gives for “{label}” ({reference}) was last checked on {checked}, more than "
    "a year ago.",
    hint="Look up {reference} and renew the day it was checked.",
    why="Law changes; a value that nobody has looked at for a year may no longer hold.",
)
TO_BE_CHECKED = Code(
    "L004",
    "unverified-value",
    Severity.ADVICE,
    "What the law file gives for “{label}” ({reference}) has not been verified.",
    hint="Look up {reference} before relying on it.",
    why="The law file says plainly which entries nobody has read in their source.",
)

CODES = (UNKNOWN_LAW, NO_VALUE_FOR_DATE, CHECKED_LONG_AGO, TO_BE_CHECKED)
