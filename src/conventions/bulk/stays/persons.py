"""One stay a person: which is the last, and which says why the person is left out.

Of several stays the last is the one with the greatest day and, of equals, the one furthest down the
list: day and row in one number, so that no engine needs an order. Most persons have one stay only;
in polars the others are taken apart, and only they are looked at person by person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import xor
from typing import Any

from conventions.bulk.stays.cohort_expression import COUNTED
from conventions.bulk.table import Frame, kept

ROWS = 2**38
"""More rows than any table has: what a day is multiplied with to make room for the row."""
NEVER = 2**60
_SEVERAL = "several"
"""Whether the person of a row has, or may have, other rows."""


@dataclass(frozen=True)
class Last:
    """A truth to find: whether a stay is the last of its person among those of ``base``."""

    name: str
    base: str
    day: str
    by: tuple[str, ...]

    def alone(self) -> list[Any]:
        """For a person with one stay."""
        import narwhals as nw

        return [nw.col(self.base).alias(self.name)]

    def single(self) -> list[Any]:
        """For a person with one stay; of the others, none."""
        import narwhals as nw

        return [(nw.col(self.base) & ~nw.col(_SEVERAL)).alias(self.name)]

    def compared(self) -> list[Any]:
        """What the stays of a person are compared by."""
        import narwhals as nw

        placed = nw.col(self.day) * ROWS + nw.col("row")
        key = nw.when(nw.col(self.base)).then(placed).otherwise(nw.lit(-1))
        return [key.alias(f"{self.name}_key")]

    def best(self) -> list[Any]:
        """The greatest key of each person."""
        import narwhals as nw

        return [nw.col(f"{self.name}_key").max().over(*self.by).alias(f"{self.name}_best")]

    def among(self) -> list[Any]:
        """For a person with several."""
        import narwhals as nw

        is_best = nw.col(f"{self.name}_key") == nw.col(f"{self.name}_best")
        return [(nw.col(self.base) & is_best).alias(self.name)]


@dataclass(frozen=True)
class LeftOut:
    """Two numbers to find: for one stay a person, the ground on which the person is left out.

    A person with a stay that counts is not left out. ``{name}_first`` is where the list first names
    a ground: those that the list states come before short stays, and these before returns.
    """

    name: str
    ground: str
    stated: int
    by: tuple[str, ...]

    def _position(self) -> Any:
        import narwhals as nw

        ground = nw.col(self.ground)
        kind = nw.when(ground > self.stated).then(ground - self.stated).otherwise(nw.lit(0))
        return kind.cast(nw.Int64) * ROWS + nw.col("row")

    def alone(self) -> list[Any]:
        """For a person with one stay, or where each stay is left out for itself."""
        import narwhals as nw

        ground = nw.col(self.ground)
        out = nw.when(ground > COUNTED).then(ground).otherwise(nw.lit(COUNTED)).cast(nw.Int64)
        return [out.alias(self.name), self._position().alias(f"{self.name}_first")]

    def single(self) -> list[Any]:
        """For a person with one stay; of the others, none."""
        import narwhals as nw

        out = (nw.col(self.ground) > COUNTED) & ~nw.col(_SEVERAL)
        said = nw.when(out).then(nw.col(self.ground)).otherwise(nw.lit(COUNTED))
        return [said.alias(self.name), self._position().alias(f"{self.name}_first")]

    def compared(self) -> list[Any]:
        """What the stays of a person are compared by."""
        import narwhals as nw

        ground, place = nw.col(self.ground), self._position()
        counted = nw.when(ground == COUNTED).then(nw.lit(1)).otherwise(nw.lit(0))
        latest = nw.when(ground > COUNTED).then(place).otherwise(nw.lit(-1))
        earliest = nw.when(ground > COUNTED).then(place).otherwise(nw.lit(NEVER))
        named = (("counted", counted), ("latest", latest), ("earliest", earliest))
        return [key.alias(f"{self.name}_{name}") for name, key in named]

    def best(self) -> list[Any]:
        """Whether any stay counts, the last that is left out, the first that is."""
        import narwhals as nw

        any_counted = nw.col(f"{self.name}_counted").max().over(*self.by)
        last = nw.col(f"{self.name}_latest").max().over(*self.by)
        first = nw.col(f"{self.name}_earliest").min().over(*self.by)
        return [
            any_counted.alias(f"{self.name}_any"),
            last.alias(f"{self.name}_last"),
            first.alias(f"{self.name}_first"),
        ]

    def among(self) -> list[Any]:
        """For a person with several."""
        import narwhals as nw

        ground = nw.col(self.ground)
        speaks = nw.col(f"{self.name}_latest") == nw.col(f"{self.name}_last")
        out = (ground > COUNTED) & speaks & (nw.col(f"{self.name}_any") == 0)
        said = nw.when(out).then(ground).otherwise(nw.lit(COUNTED)).cast(nw.Int64)
        return [said.alias(self.name)]


def looked_around(
    frame: Frame, lasts: Sequence[Last], left_out: Sequence[LeftOut], by: tuple[str, ...]
) -> tuple[Frame, Frame | None]:
    """The stays with what is found among the stays of each person.

    Where persons with several stays are taken apart, they are the second table, and in the first
    nothing is found for them.
    """
    import narwhals as nw

    frame = frame.with_columns([found for one in left_out if not one.by for found in one.alone()])
    wanted: tuple[Last | LeftOut, ...] = (*lasts, *(one for one in left_out if one.by))
    if not wanted:
        return frame, None
    if not frame.implementation.is_polars():
        return _among(frame, wanted), None
    # Two persons of one hash only take the longer way.
    marked: Frame = kept(nw.from_native(_several(nw.to_native(frame), by)))
    single = marked.with_columns([found for one in wanted for found in one.single()])
    return single, _among(marked.filter(nw.col(_SEVERAL)), wanted)


def _several(native: Any, by: Sequence[str]) -> Any:
    import polars as pl

    hashed = reduce(xor, (pl.col(name).hash() for name in by))
    return native.with_columns(hashed.is_duplicated().alias(_SEVERAL))


def _among(frame: Frame, wanted: Sequence[Last | LeftOut]) -> Frame:
    frame = frame.with_columns([key for one in wanted for key in one.compared()])
    frame = frame.with_columns([best for one in wanted for best in one.best()])
    return frame.with_columns([found for one in wanted for found in one.among()])
