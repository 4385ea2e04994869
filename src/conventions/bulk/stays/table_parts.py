"""A table of many agreements in parts of some million rows, so that its size is no matter."""

from collections.abc import Iterator
from typing import Any, NamedTuple, cast

from conventions.bulk.results import ROWS
from conventions.bulk.stays.columns import FOREIGN
from conventions.bulk.stays.given_table import StayTable
from conventions.bulk.stays.row_numbers import with_row_numbers
from conventions.bulk.table import Frame, kept


class Part(NamedTuple):
    """Agreements, by their identifiers, and all their rows."""

    agreements: frozenset[str]
    rows: Frame


class _Place(NamedTuple):
    """Where the rows of an agreement stand."""

    agreement: str
    rows: int
    first: int
    last: int

    @property
    def is_together(self) -> bool:
        return self.last - self.first + 1 == self.rows


def parts_of(table: StayTable, agreements: frozenset[str]) -> Iterator[Part]:
    """The rows of these agreements, each in one part.

    Where the rows of each agreement stand together, a part is a stretch of the table, and all of it
    is read once; else each part looks through the whole table. A database and a cluster see to
    their memory by themselves: they get all in one.
    """
    if not table.rows.implementation.is_polars():
        yield Part(agreements, table.taken(table.rows))
    elif not table.several:
        yield Part(agreements, kept(table.taken(with_row_numbers(table.rows))))
    else:
        yield from _in_memory(table, agreements)


def _in_memory(table: StayTable, agreements: frozenset[str]) -> Iterator[Part]:
    import narwhals as nw

    places = sorted(_places(table, agreements), key=lambda place: place.first)
    together = all(place.is_together for place in places)
    without = agreements - {place.agreement for place in places}
    for part in _some(places, together=together):
        names = frozenset(place.agreement for place in part) | without
        without = frozenset()
        rows = _stretch(table, part) if together else with_row_numbers(table.rows)
        taken: Frame = table.taken(rows)
        if not together:
            numbers = sorted(table.layout.agreements[place.agreement] for place in part)
            taken = taken.filter(nw.col("agreement").is_in(numbers))
        elif part[-1].last - part[0].first + 1 != sum(place.rows for place in part):
            taken = taken.filter(nw.col("agreement") != FOREIGN)
        yield Part(names, kept(taken))
    if without:
        yield Part(without, kept(table.taken(with_row_numbers(table.rows).head(0))))


def _places(table: StayTable, agreements: frozenset[str]) -> list[_Place]:
    import narwhals as nw
    import polars as pl

    native = nw.to_native(table.rows).select("agreement")
    at = pl.col("at")
    found = (
        native.with_row_index("at")
        .group_by("agreement")
        .agg(pl.len().alias("rows"), at.min().alias("first"), at.max().alias("last"))
        .collect(engine="streaming")
    )
    return [_Place(*row) for row in found.rows() if row[0] in agreements]


def _some(places: list[_Place], *, together: bool) -> Iterator[list[_Place]]:
    """The agreements that go into one part, in their order."""
    part: list[_Place] = []
    for place in places:
        many = place.last - part[0].first + 1 if part and together else 0
        if not together:
            many = sum(one.rows for one in part) + place.rows
        if part and many > ROWS:
            yield part
            part = []
        part.append(place)
    if part:
        yield part


def _stretch(table: StayTable, part: list[_Place]) -> Frame:
    """The rows from the first of the first agreement to the last of the last."""
    import narwhals as nw

    first = part[0].first
    native: Any = nw.to_native(table.rows).slice(first, part[-1].last - first + 1)
    if "row" not in native.collect_schema().names():
        native = native.with_row_index("row", offset=first)
    return cast("Frame", nw.from_native(native))
