"""A few rows, as one report has, judged by the same terms in plain integers, without an engine.

An engine takes longer to start than a report to be judged. What ``row``, ``pooled`` and ``judged``
ask of columns is asked here of one target at a time; ``tests/bulk`` holds both to the same answers.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from conventions.agreement.evaluation import Band
from conventions.assessment.evidence import Evidence, before_its_day
from conventions.assessment.printed import from_counts
from conventions.assessment.verdict import State
from conventions.bulk.aim import SCALE, Chance
from conventions.bulk.critical_run import critical_counts_of
from conventions.bulk.graded import Piece, columns_of
from conventions.bulk.period_days import period_days
from conventions.bulk.row import MOST
from conventions.bulk.terms import Terms

Key = tuple[str, str, str, str]
"""Agreement, indicator, group (empty: all together), period."""
Aim = Mapping[str, int]
"""The columns of a yardstick."""


class Result(NamedTuple):
    """A row of a table of results; ``value`` in ten-thousandths."""

    agreement: str
    indicator: str
    group: str | None
    period: str
    numerator: int | None
    denominator: int | None
    value: int | None


class Said(NamedTuple):
    """What is said of a target: a band or a state, the evidence, and a grade if it has one."""

    band: Band | None
    state: State | None
    evidence: Evidence | None
    grade: str | None = None


class _Part(NamedTuple):
    """The figures of a result, on its days within the target."""

    first: int
    last: int
    over: int | None
    under: int | None
    value: int | None


@dataclass(frozen=True)
class _Sums:
    """The parts of a target added up; ``blank``, ``wrong``: one of them is."""

    parts: int
    pairs: int
    k: int
    n: int
    v: int
    elapsed: int
    last: int
    crossed: bool
    blank: bool
    wrong: bool
    has_cases: bool


def judge_few(results: Iterable[Result], terms: Terms) -> dict[Key, Said]:
    """The verdict on each target, as ``evaluate`` has it; results without a target are left out.

    A period that is none, and numbers that are too large, count for nothing, there as here.
    """
    given: dict[tuple[str, str, str], list[Result]] = defaultdict(list)
    for result in results:
        if _in_bounds(result):
            given[result.agreement, result.indicator, result.group or ""].append(result)
    return {
        (*name, period): _judged(_summed(given.get(name, []), aim, terms.told_to), aim, terms)
        for name, period, aim in terms.aims
    }


def _in_bounds(result: Result) -> bool:
    counts = abs(result.numerator or 0), abs(result.denominator or 0)
    return max(counts) <= MOST and abs(result.value or 0) <= MOST * SCALE


@cache
def _days(period: str) -> tuple[int, int] | None:
    return period_days([period]).days.get(period)


def _held(results: list[Result], aim: Aim) -> list[_Part]:
    """The results whose days the target holds, cut to the term."""
    first, last = aim["first"], aim["last"]
    parts = []
    for result in results:
        days = _days(result.period)
        if days is None:
            continue
        start, end = days
        starts = start >= first or first == aim["term_first"]
        ends = end <= last or last == aim["term_last"]
        if starts and ends and start <= last and end >= first:
            parts.append(_Part(max(start, first), min(end, last), *result[4:]))
    return parts


def _standing(parts: list[_Part]) -> tuple[list[_Part], bool]:
    """The parts that no other holds, and whether any two of them share a day."""
    alike = Counter((part.first, part.last) for part in parts)
    stand: list[_Part] = []
    for part in sorted(parts, key=lambda part: (part.first, -part.last)):
        if not stand or part.last > stand[-1].last:
            stand.append(part)
    crossed = any(later.first <= earlier.last for earlier, later in pairwise(stand))
    return stand, crossed or any(alike[part.first, part.last] > 1 for part in stand)


def _latest(parts: list[_Part]) -> tuple[list[_Part], bool]:
    """Of a stock at a date, the part with the last day, and of several the shortest."""
    end = max((part.last for part in parts), default=0)
    parts = [part for part in parts if part.last == end]
    start = max((part.first for part in parts), default=0)
    parts = [part for part in parts if part.first == start]
    return parts, len(parts) > 1


def _summed(results: list[Result], aim: Aim, told_to: int | None) -> _Sums:
    parts, crossed = (_latest if aim["stock"] else _standing)(_held(results, aim))
    pairs = sum(part.over is not None and part.under is not None for part in parts)
    alone = len(parts) == 1 and parts[0].under is not None
    return _Sums(
        parts=len(parts),
        pairs=pairs,
        k=sum(part.over or 0 for part in parts),
        n=sum(part.under or 0 for part in parts),
        v=sum(part.value or 0 for part in parts),
        elapsed=sum(_told(part, told_to) for part in parts),
        last=max((part.last for part in parts), default=0),
        crossed=crossed,
        blank=any(part.value is None and None in (part.over, part.under) for part in parts),
        wrong=any(_wrong(part, aim) for part in parts),
        has_cases=pairs > 0 or alone,
    )


def _told(part: _Part, told_to: int | None) -> int:
    """How many days a part tells of: of a period that is not over those until now, at least one."""
    if told_to is None or part.last <= told_to:
        return part.last - part.first + 1
    return max(told_to - part.first, 0) + 1


def _wrong(part: _Part, aim: Aim) -> bool:
    """Whether no count gives such figures."""
    over, under, value = part.over, part.under, part.value
    if under is not None and under < 0:
        return True
    if not aim["cases"]:
        return min(over or 0, value or 0) < 0 and not aim["signed"]
    if over is not None:
        return over < 0 or (under is not None and over > under)
    if value is None:
        return False
    outside = not 0 <= value <= 100 * SCALE
    return outside or (under is not None and not _printed(value, under))


def _printed(value: int, under: int) -> bool:
    return from_counts(Decimal(value).scaleb(-4).normalize(), under)


def _judged(sums: _Sums, aim: Aim, terms: Terms) -> Said:
    chances = terms.chances
    state = _state(sums, aim)
    if state is not None:
        return Said(None, state, None)
    is_whole = sums.last == aim["last"] if aim["stock"] else sums.elapsed == aim["days"]
    if not (is_whole and aim["ripe"]):
        return Said(None, "interim", _outlook(sums, aim, chances))
    if sums.has_cases and sums.n < aim["least_cases"]:
        return Said(None, "not_measurable", "too_few" if aim["cases"] else None)
    shown = _shown_by_number(sums, aim) if aim["events"] else _shown(sums, aim, chances)
    if shown is not None and not aim["due"]:
        shown = before_its_day(shown)
    scale = terms.scales[aim["scale"]] if aim["scale"] >= 0 else ()
    return Said(_band(sums, aim), None, shown, _grade(sums, aim, scale))


def _state(sums: _Sums, aim: Aim) -> State | None:
    """What keeps the sums from being a figure that is held against a value, if anything does."""
    adds_up = aim["add_counts"] if sums.pairs else aim["add_values"]
    mixed = 0 < sums.pairs < sums.parts or (sums.parts > 1 and not adds_up)
    too_large = max(sums.k, sums.n) > MOST or sums.v > MOST * SCALE
    nobody = sums.pairs > 0 and sums.n <= 0
    cases: tuple[tuple[bool, State], ...] = (
        (sums.parts == 0, "no_data"),
        (sums.crossed, "not_measurable"),
        (sums.blank, "no_data"),
        (mixed or nobody or sums.wrong or too_large, "not_measurable"),
        (not aim["aimed"], "no_target"),
    )
    return next((state for holds, state in cases if holds), None)


def _band(sums: _Sums, aim: Aim) -> Band:
    over, under = _result(sums, aim)
    if _within(over, under, aim, "reached_from", "reached_to"):
        return "reached"
    return "near" if _within(over, under, aim, "near_from", "near_to") else "below"


def _grade(sums: _Sums, aim: Aim, scale: tuple[Piece, ...]) -> str | None:
    """The grade of the piece that the result lies in; none where it lies in none."""
    over, under = _result(sums, aim)
    for piece in scale:
        if _within(over, under, columns_of(piece), "grade_from", "grade_to"):
            return piece.grade
    return None


def _result(sums: _Sums, aim: Aim) -> tuple[int, int]:
    """The result as one whole number over another."""
    if not sums.pairs:
        return sums.v, SCALE
    return (100 if aim["percent"] else 1) * sums.k, sums.n


def _within(over: int, under: int, ends: Aim, low: str, high: str) -> bool:
    above = over * ends[f"{low}_q"] - under * ends[f"{low}_p"] >= ends[f"{low}_s"]
    return above and under * ends[f"{high}_p"] - over * ends[f"{high}_q"] >= ends[f"{high}_s"]


def _shown(sums: _Sums, aim: Aim, chances: tuple[Chance, ...]) -> Evidence | None:
    """What the counts show; none where they are no rate of cases."""
    if not (aim["cases"] and sums.pairs):
        return None
    k, n = sums.k, sums.n
    by_high = aim["has_high"] and (not aim["has_low"] or aim["high_q"] * k > aim["high_p"] * n)
    number = aim["high_chance"] if by_high else aim["low_chance"]
    if number < 0:
        return None
    if aim["high_q"] * k <= aim["high_p"] * n if by_high else aim["low_q"] * k >= aim["low_p"] * n:
        return "met"
    chance = chances[number]
    critical = critical_counts_of(frozenset((n,)), chance.share, chance.level, chance.test)[n]
    if critical < 0:
        return "too_few"
    return "missed" if (n - k if by_high else k) <= critical else "inconclusive"


def _shown_by_number(sums: _Sums, aim: Aim) -> Evidence | None:
    """What a number of events shows; none where it is no whole number."""
    v = sums.v
    if sums.has_cases or v < 0 or v % SCALE:
        return None
    by_high = aim["has_high"] and (not aim["has_low"] or v > aim["high_value"])
    if v <= aim["high_value"] if by_high else v >= aim["low_value"]:
        return "met"
    critical = aim["high_missed"] if by_high else aim["low_missed"]
    if critical < 0:
        return "too_few"
    return "missed" if (v >= critical if by_high else v <= critical) else "inconclusive"


def _outlook(sums: _Sums, aim: Aim, chances: tuple[Chance, ...]) -> Evidence | None:
    """While a period runs: whether the target is on course, where that can be said."""
    if aim["flow"] and not sums.has_cases:
        if sums.last > aim["seen_to"]:
            return None
        if aim["has_low"] and aim["has_high"] and sums.v > aim["high_value"]:
            return "at_risk"
        due, so_far = aim["due_value"] * sums.elapsed, sums.v * aim["days"]
        return "on_course" if (so_far >= due if aim["has_low"] else so_far <= due) else "at_risk"
    shown = _shown(sums, aim, chances)
    if shown is None or sums.last > aim["seen_to"]:
        return None
    return "too_few" if sums.n < aim["least_cases"] else before_its_day(shown)
