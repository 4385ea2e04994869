"""Grades over a table: the pieces of the number line that have one, as whole numbers.

A grade changes at a few values of the result only. ``assessment.grade_of`` is asked for the grade
at each of them, between them and beyond, as ``limits`` asks for the band; alike neighbours make one
piece, and a result lies in one piece at most.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import TYPE_CHECKING, Any

from conventions.agreement.evaluation import Evaluation, Grade
from conventions.agreement.goals import GradeLimit, Target
from conventions.assessment.grade import Result, grade_of
from conventions.assessment.method import judge, limits
from conventions.bulk.limits import Limit, between_and_at, limit_of
from conventions.bulk.table import Frame, looked_up
from conventions.bulk.words import JUDGED

if TYPE_CHECKING:
    import polars as pl

_ENDS = ("grade_from", "grade_to")
Columns = dict[str, int]


@dataclass(frozen=True)
class Piece:
    """From and up to which result a grade is given; none: however little, or much."""

    grade: str
    low: Limit | None
    high: Limit | None


class Scales:
    """The scales met so far: each a tuple of pieces, with its number; number -1 has none."""

    def __init__(self) -> None:
        self.pieces: list[tuple[Piece, ...]] = []

    def add(self, pieces: tuple[Piece, ...]) -> int:
        """The number of a scale."""
        if not pieces:
            return -1
        if pieces not in self.pieces:
            self.pieces.append(pieces)
        return self.pieces.index(pieces)


def pieces_of(
    target: Target, evaluation: Evaluation, limited: Sequence[GradeLimit]
) -> tuple[Piece, ...]:
    """The pieces of a target that has a value, by the grades of its agreement and indicator.

    >>> scale = {"grades": [{"id": "a", "attainment": "100"}, {"id": "b"}]}
    >>> target = Target(period="2027", at_least="60")
    >>> for piece in pieces_of(target, Evaluation.model_validate(scale), ()):
    ...     print(piece.grade, piece.low, piece.high)
    b None Limit(at=Fraction(60, 1), strict=True)
    a Limit(at=Fraction(60, 1), strict=False) None
    """
    grades = evaluation.grades
    if not grades or limits(target) == (None, None):
        return ()
    plain = target.model_copy(update={"reference": None})
    points = sorted(set(_points(plain, grades, limited)))
    found = [
        (place, _grade(value, plain, evaluation, limited))
        for place, value in enumerate(between_and_at(points))
    ]
    pieces = []
    for grade, alike in groupby(found, key=lambda one: one[1]):
        places = [place for place, _grade in alike]
        if grade is not None:
            low = limit_of(points, places[0], places[0] // 2 - 1) if places[0] else None
            is_last = places[-1] == len(found) - 1
            high = None if is_last else limit_of(points, places[-1], places[-1] // 2)
            pieces.append(Piece(grade, low, high))
    return tuple(pieces)


def _grade(
    value: Fraction, target: Target, evaluation: Evaluation, limited: Sequence[GradeLimit]
) -> str | None:
    judged = judge(value, target, evaluation.method, evaluation.bands)
    found = grade_of(Result(value, judged.attainment), target, evaluation.grades, limited).grade
    return found.id if found else None


def _points(
    target: Target, grades: Sequence[Grade], limited: Sequence[GradeLimit]
) -> Iterator[Fraction]:
    """Every result at which the grade may change."""
    yield Fraction(0)
    for entry in limited:
        yield from (Fraction(end) for end in (entry.at_least, entry.at_most) if end is not None)
    for bound in limits(target):
        if bound is None:
            continue
        yield bound
        shares = [Fraction(grade.attainment) for grade in grades if grade.attainment is not None]
        yield from (bound * share / 100 for share in shares)
        yield from (bound * 100 / share for share in shares if share)


def columns_of(piece: Piece) -> Columns:
    """The ends of a piece as whole numbers; an end of 0/0 holds nothing back."""
    columns: Columns = {}
    for name, limit in zip(_ENDS, (piece.low, piece.high), strict=True):
        over, times = (0, 0) if limit is None else limit.at.as_integer_ratio()
        strict = int(limit is not None and limit.strict)
        columns |= {f"{name}_p": over, f"{name}_q": times, f"{name}_s": strict}
    return columns


def table_of(scales: Sequence[tuple[Piece, ...]]) -> "pl.DataFrame":
    """A row a piece: its ``scale``, its ends and its ``grade``."""
    import polars as pl

    ends = columns_of(Piece("", None, None))
    schema = {"scale": pl.Int64, **dict.fromkeys(ends, pl.Int64), "grade": pl.String}
    rows = [
        {"scale": number, **columns_of(piece), "grade": piece.grade}
        for number, pieces in enumerate(scales)
        for piece in pieces
    ]
    return pl.DataFrame(rows, schema=schema)


def with_grade(frame: Frame, pieces: Frame, yardsticks: "pl.DataFrame") -> Frame:
    """The judged targets with their ``grade``; missing where they have none."""
    import narwhals as nw

    judged = frame.filter(nw.col("so_far") == JUDGED)
    judged = judged.select("target", "yardstick", "over", "under")
    judged = looked_up(judged, "yardstick", yardsticks.select("scale"))
    graded = (
        judged.join(pieces, on="scale", how="inner")
        .filter(within(*_ENDS))
        .select("target", "grade")
    )
    return frame.join(graded, on="target", how="left")


def within(low: str, high: str) -> Any:
    """Whether the result lies from one limit to the other; a limit of 0/0 holds nothing back."""
    import narwhals as nw

    over, under = nw.col("over"), nw.col("under")
    above = over * nw.col(f"{low}_q") - under * nw.col(f"{low}_p") >= nw.col(f"{low}_s")
    below = under * nw.col(f"{high}_p") - over * nw.col(f"{high}_q") >= nw.col(f"{high}_s")
    return above & below
