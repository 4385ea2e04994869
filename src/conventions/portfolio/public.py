"""Rows as they may be published: no figure of few persons, and none that gives one away.

What one agreement reports for one indicator and period is a table: a row for each group, those who
succeeded and those who did not, with all groups as its total. It is published by the profile, with
whoever belongs to no group as a row of its own. A verdict goes with its figures. Where periods
overlap, as quarters and their year do, only the longest is published, for the difference of two
tables is a third one.

Figures that count no persons (days, hours, places, amounts) stay as they are; a mean of them per
head states how many heads there are, and is published of enough only.
"""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from conventions.base.span import Span, standing
from conventions.base.step import shown
from conventions.disclosure import Cell, Profile, Published, Table, publish, rate
from conventions.disclosure.publication import blurred
from conventions.portfolio.row import Row


def published(rows: Iterable[Row], profile: Profile) -> tuple[Row, ...]:
    """The rows under a profile, in the same order."""
    listed = tuple(rows)
    families: dict[tuple[str, str], list[int]] = {}
    for position, row in enumerate(listed):
        if row.persons or _is_mean(row):
            families.setdefault((row.agreement, row.indicator), []).append(position)
    public = dict(enumerate(listed))
    for positions in families.values():
        public.update(_family({at: listed[at] for at in positions}, profile))
    return tuple(public[position] for position in range(len(listed)))


def _family(rows: Mapping[int, Row], profile: Profile) -> Iterator[tuple[int, Row]]:
    """One indicator of one agreement: each period that stands, as a table; the rest withheld."""
    listed = sorted({Span(row.first, row.last) for row in rows.values()})
    stand = _apart(tuple(listed[at] for at in standing(listed)))
    for span in listed:
        of_span = {at: row for at, row in rows.items() if Span(row.first, row.last) == span}
        if span in stand:
            yield from _table(of_span, profile)
        else:
            yield from ((at, _withheld(row)) for at, row in of_span.items())


def _is_mean(row: Row) -> bool:
    """Whether it is so much per head: hours per person, not days of days."""
    return row.denominator is not None and row.unit != "percent"


def _apart(spans: tuple[Span, ...]) -> frozenset[Span]:
    """Of spans that still overlap, the first ones that do not."""
    kept: list[Span] = []
    for span in spans:
        if not kept or kept[-1].last < span.first:
            kept.append(span)
    return frozenset(kept)


def _table(rows: Mapping[int, Row], profile: Profile) -> Iterator[tuple[int, Row]]:
    """The rows of one period as one table, and what is left of each."""
    lines = {at: line for at, row in rows.items() if (line := _line(row)) is not None}
    groups = [at for at in lines if rows[at].group is not None]
    totals = [at for at in lines if rows[at].group is None]
    parts = [lines[at] for at in groups]
    whole = lines[totals[0]] if len(totals) == 1 and _same_length(lines.values()) else None
    rest = _rest(whole, parts) if whole is not None and parts else None
    seats: dict[int, tuple[Published, int]] = {}
    if rest is not None:
        table = Table((*parts, rest))
        width = len(rest)
        hidden_rest = {(len(parts), column) for column in (*range(width), -1)}
        alone = {(row, -1) for row in (*range(len(parts)), -1)} if width == 1 else set()
        result = publish(table, profile, frozenset(hidden_rest | alone))
        seats = {at: (result, position) for position, at in enumerate(groups)}
        seats[totals[0]] = (result, -1)
    else:
        for at, line in lines.items():
            unpublished: set[Cell] = {(-1, column) for column in (*range(len(line)), -1)}
            unpublished |= {(0, -1)} if len(line) == 1 else set()
            seats[at] = (publish(Table((line,)), profile, frozenset(unpublished)), 0)
    for at, row in rows.items():
        if at in seats:
            yield at, _seated(row, *seats[at], profile)
        else:
            yield at, _without_counts(row, profile)


def _line(row: Row) -> tuple[int, ...] | None:
    """Who succeeded and who did not; or a number of persons alone."""
    if row.counts is not None:
        k, n = row.counts
        return k, n - k
    value = row.value
    if row.unit == "count" and row.denominator is None and value is not None:
        return (int(value),) if value.denominator == 1 and value >= 0 else None
    return None


def _same_length(lines: Iterable[tuple[int, ...]]) -> bool:
    return len({len(line) for line in lines}) == 1


def _rest(whole: tuple[int, ...], parts: list[tuple[int, ...]]) -> tuple[int, ...] | None:
    """Who belongs to no group; none where persons are counted in several."""
    rest = tuple(all_ - sum(column) for all_, *column in zip(whole, *parts, strict=True))
    return rest if min(rest) >= 0 else None


def _seated(row: Row, result: Published, position: int, profile: Profile) -> Row:
    """The row with what is shown of its line of the table."""
    if row.counts is None:
        count = result.shown[position, 0]
        return _withheld(row) if count is None else _bare(row, value=Fraction(count))
    k, failed, n = (result.shown[position, column] for column in (0, 1, -1))
    share = None if failed is None else rate(k, n, profile)
    if share is None or n is None or k is None:
        return _withheld(row, denominator=n)
    return _bare(row, value=share * 100, numerator=Fraction(k), denominator=Fraction(n))


def _without_counts(row: Row, profile: Profile) -> Row:
    """A mean or a rate that states how many persons are behind it, if they are enough."""
    if row.value is None:
        return row
    n = row.denominator
    if row.counts is not None or n is None or n < max(profile.rate_floor, profile.minimum):
        return _withheld(row)
    value = Fraction(shown(row.value, 1))
    return _bare(row, value=value, denominator=Fraction(blurred(int(n), profile)))


def _withheld(row: Row, denominator: int | None = None) -> Row:
    """The row without its figures and without what was said of them."""
    cases = None if denominator is None else Fraction(denominator)
    bare = _bare(row, denominator=cases)
    if row.value is None:
        return bare
    return bare.model_copy(
        update={"band": None, "state": None, "evidence": None, "flags": (), "withheld": True}
    )


def _bare(
    row: Row,
    *,
    value: Fraction | None = None,
    numerator: Fraction | None = None,
    denominator: Fraction | None = None,
) -> Row:
    """The row with these figures and no interval, which would tell the counts."""
    figures = {"value": value, "numerator": numerator, "denominator": denominator}
    return row.model_copy(update={**figures, "low": None, "high": None})
