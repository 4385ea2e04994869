"""Conditions over rows: each holds, does not hold, or is not known, after Kleene's logic.

An empty cell where an answer is due is neither yes nor no. The three answers are 0 (no), 1 (not
known) and 2 (yes), so that *and* is the smaller and *or* the larger of two.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from conventions.indicators import Conditions, Match

NO, NOT_KNOWN, YES = 0, 1, 2
NOT_DUE = ""
"""Stands in a column where no answer is due yet: the person is still there."""


class _Verdicts(dict[Any, int]):
    """What each value of a column comes to, reckoned when first met."""

    def __init__(self, match: Match) -> None:
        self.match = match

    def __missing__(self, value: Any) -> int:
        """Judge a value that was not met before."""
        verdict = self[value] = judged(self.match, value)
        return verdict


def judged(match: Match, value: Any) -> int:
    """Whether one value is as it must be.

    >>> judged(Match(among=("employed",)), "employed"), judged(Match(at_least=18), None)
    (2, 1)
    """
    if match.filled is not None and (value not in (None, NOT_DUE)) is not match.filled:
        return NO
    if not (match.among or match.at_least is not None or match.at_most is not None):
        return YES
    if value is None:
        return NOT_KNOWN
    if value == NOT_DUE:
        return NO
    low = match.at_least is None or value >= match.at_least
    high = match.at_most is None or value <= match.at_most
    return YES if low and high and (not match.among or value in match.among) else NO


def judge(
    where: Sequence[Conditions],
    rows: Sequence[int],
    column: Callable[[str], Sequence[Any]],
) -> list[int]:
    """For each row whether one of the alternatives holds; without any, every row does."""
    if not where:
        return [YES] * len(rows)
    verdicts = _all_hold(where[0], rows, column)
    for alternative in where[1:]:
        verdicts = list(map(max, verdicts, _all_hold(alternative, rows, column)))
    return verdicts


def _all_hold(
    conditions: Conditions, rows: Sequence[int], column: Callable[[str], Sequence[Any]]
) -> list[int]:
    verdicts = [YES] * len(rows)
    for name, match in conditions.items():
        values, known = column(name), _Verdicts(match)
        verdicts = list(map(min, verdicts, [known[values[row]] for row in rows]))
    return verdicts


def columns_in(where: Sequence[Mapping[str, Match]]) -> tuple[str, ...]:
    """The columns that the alternatives look at, each once."""
    return tuple(dict.fromkeys(name for conditions in where for name in conditions))
