"""Conditions as expressions: the very data that a counting states, compiled.

After Kleene's logic in two truths: what holds for certain, and what holds or is not known. So *and*
and *or* stay the plain ones of every engine. The same as ``records.conditions`` says of one row.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from math import ceil, floor
from operator import and_, or_
from typing import Any

from conventions.bulk.stays.columns import Layout
from conventions.indicators import Conditions, Match


@dataclass(frozen=True)
class Truth:
    """Two expressions: ``surely`` it holds, and ``maybe`` (it does, or an answer is missing)."""

    surely: Any
    maybe: Any

    @property
    def unknown(self) -> Any:
        """Whether an answer that decides is missing."""
        return self.maybe & ~self.surely


def where_holds(where: Sequence[Conditions], layout: Layout) -> Truth | None:
    """Whether one of the alternatives holds; none where there are none: it always does."""
    if not where:
        return None
    found = [_all_hold(conditions, layout) for conditions in where]
    return Truth(
        reduce(or_, (one.surely for one in found)), reduce(or_, (one.maybe for one in found))
    )


def _all_hold(conditions: Conditions, layout: Layout) -> Truth:
    found = [_holds(name, match, layout) for name, match in conditions.items()]
    return Truth(
        reduce(and_, (one.surely for one in found)), reduce(and_, (one.maybe for one in found))
    )


def _holds(name: str, match: Match, layout: Layout) -> Truth:
    there = layout.there(name)
    gates = [there if match.filled else ~there] if match.filled is not None else []
    tests = list(_tests(name, match, layout))
    if not tests:
        every = gates[0] if gates else (there | ~there)
        return Truth(every, every)
    due = layout.due(name)
    open_one = ~there if due is None else ~there & due
    surely = reduce(and_, tests, there)
    return Truth(reduce(and_, gates, surely), reduce(and_, gates, surely | open_one))


def _tests(name: str, match: Match, layout: Layout) -> list[Any]:
    """What must hold of a value that is there; bounds as whole numbers."""
    column, scale = layout.column(name), layout.scale(name)
    tests = []
    if match.among:
        tests.append(column.is_in([layout.written(name, code) for code in match.among]))
    if match.at_least is not None:
        tests.append(column >= ceil(match.at_least * scale))
    if match.at_most is not None:
        tests.append(column <= floor(match.at_most * scale))
    return tests
