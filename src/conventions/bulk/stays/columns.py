"""Participations as columns of text and whole numbers, without a hole in them.

Days are day numbers, hours are hundredths, an empty cell is ``BLANK`` or an empty text: so that
every engine compares and adds alike, and none has its own idea of what is missing. Where polars
counts, codes are small whole numbers too: each is looked up once, at the door, not in every test.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from typing import Any

from conventions.base.values import Duration
from conventions.bulk.period_days import last_seen
from conventions.records.columns import DERIVED, Kind
from conventions.records.view import AFTER_EXIT, AT_EXIT

BLANK = -(10**7)
"""Stands for an empty cell in a column of whole numbers; no number of a list is as small."""
HUNDREDTHS = 100
NOTHING, FOREIGN = 0, -1
"""In a column of numbered codes: an empty cell, and a text that is no code. Codes count from 1."""
_NOWHERE = -2
TEXTS: frozenset[Kind] = frozenset({"pseudonym", "id", "choice", "yes-no", "dates"})
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Layout:
    """The columns that are there by their kind, and the last day that they know of.

    ``codes`` are those of the columns that hold their numbers in place of texts; ``agreements`` are
    the identifiers whose place, from 0, stands in the column ``agreement``, if not they themselves.
    """

    kinds: Mapping[str, Kind]
    on: date
    codes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    agreements: Mapping[str, int] = field(default_factory=dict)

    def is_text(self, name: str) -> bool:
        """Whether the column holds text."""
        return self.kinds.get(name) in TEXTS and name not in self.codes

    def written(self, name: str, code: str) -> str | int:
        """What stands in the column for a code, or for nothing if that is empty."""
        if name not in self.codes:
            return code
        if not code:
            return NOTHING
        known = self.codes[name]
        return known.index(code) + 1 if code in known else _NOWHERE

    def named(self, agreement: str) -> str | int:
        """What stands in the column ``agreement`` for an identifier."""
        return self.agreements.get(agreement, agreement)

    def scale(self, name: str) -> int:
        """What one is in the whole numbers of the column."""
        return HUNDREDTHS if self.kinds.get(name) == "number" else 1

    def column(self, name: str) -> Any:
        """The column, reckoned where it is one that is never written."""
        import narwhals as nw

        if name not in DERIVED:
            return nw.col(name)
        first, second = DERIVED[name]
        apart = nw.col(second) - nw.col(first)
        known = self.there(first) & self.there(second)
        return nw.when(known).then(-apart if name == "days_absent" else apart).otherwise(BLANK)

    def there(self, name: str) -> Any:
        """Whether something is written."""
        if self.is_text(name):
            return self.column(name) != ""
        return self.column(name) != (NOTHING if name in self.codes else BLANK)

    def due(self, name: str) -> Any | None:
        """Whether an answer is due; none where it always is."""
        import narwhals as nw

        if "exit" not in self.kinds or name not in (*AT_EXIT, *AFTER_EXIT):
            return None
        if name in AT_EXIT:
            return self.there("exit")
        return self.there("exit") & (nw.col("exit") <= self.reached(AFTER_EXIT[name]))

    def reached(self, after: Duration) -> int:
        """The last day from which so long has passed."""
        return _reached(self.on, after)


@cache
def _reached(on: date, after: Duration) -> int:
    return last_seen(on + _ONE_DAY, after)
