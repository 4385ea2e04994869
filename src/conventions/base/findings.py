"""Findings: everything wrong with a document is a finding; everything wrong with a call raises.

A finding carries a code, a place and the values it judged. Its words live with the code, in
English, and in the locale files for the other languages, so that the same finding can be said in
four languages and asserted in a test without its words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from conventions.base.values import Currency


class Severity(StrEnum):
    """How sure a finding is, and what it prevents.

    Refusing something valid is worse than letting something doubtful pass: in doubt, not ``error``.
    """

    ERROR = "error"
    """Certain, and it prevents signing or computing."""
    WARNING = "warning"
    """Probably wrong, or it will cause a dispute."""
    ADVICE = "advice"
    """Good practice."""

    @property
    def rank(self) -> int:
        """0 for error, 1 for warning, 2 for advice."""
        return list(Severity).index(self)


@dataclass(frozen=True)
class Code:
    """A kind of finding: its lasting id, a name in words, how serious it is, and its English words.

    ``message`` and ``hint`` are templates over the finding's values, ``why`` is the reason or law.
    ``page`` is the text that ``conventions explain`` prints.
    """

    id: str
    name: str
    severity: Severity
    message: str
    hint: str = ""
    why: str = ""
    page: str = ""


@dataclass(frozen=True)
class Word:
    """A word among a finding's values that is said in the reader's language.

    ``part`` is the locale file, ``key`` the entry in it.
    """

    part: str
    key: str


@dataclass(frozen=True)
class Amount:
    """An amount among a finding's values, written as the reader's language writes money."""

    value: Decimal
    currency: Currency

    def __str__(self) -> str:
        """The amount alone, as a test states it."""
        return f"{self.value}"


@dataclass(frozen=True)
class Place:
    """Where a person finds it: a line and column of a text file, or a cell of a workbook."""

    file: str = ""
    line: int = 0
    column: int = 0
    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        """``file:line:column``, or ``file, sheet, cell``."""
        if self.sheet:
            return ", ".join(part for part in (self.file, self.sheet, self.cell) if part)
        return ":".join(str(part) for part in (self.file, self.line, self.column) if part)


@dataclass(frozen=True)
class Finding:
    """One thing found: which code, at which path of the document, with which values.

    ``path`` names the field from the top of the document (``goals.indicators[2].numerator``).
    """

    code: Code
    path: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    place: Place = field(default_factory=Place)
    accepted: str = ""
    """The reason both sides gave for living with it; empty while nobody has."""

    @property
    def severity(self) -> Severity:
        """The severity of its code."""
        return self.code.severity

    @property
    def fingerprint(self) -> str:
        """The same for the same fault in the same place, wherever the line has moved."""
        return f"{self.code.id}:{self.path}"

    def at(self, place: Place) -> "Finding":
        """The same finding with its place."""
        return replace(self, place=place)


def worst(findings: tuple[Finding, ...]) -> Severity | None:
    """The gravest severity among findings that nobody has accepted, or none."""
    open_ones = [finding.severity for finding in findings if not finding.accepted]
    return min(open_ones, key=lambda severity: severity.rank, default=None)
