"""Terms: the targets of agreements as whole numbers, one row a target, as of a day.

What can be said of a target before any result is known is said here, once, in Python. What is left
for an engine is to add, multiply and compare integers, which every engine does alike. Names are
numbered, so that an engine joins one number and no text.
"""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from conventions.agreement import Agreement
from conventions.agreement.definition import complete
from conventions.base.findings import Finding, Word
from conventions.base.span import Span
from conventions.bulk.aim import Chance
from conventions.bulk.codes import NOT_IN_BULK
from conventions.bulk.graded import Piece
from conventions.bulk.yardstick import HOLDING, NO_TARGET, UNIT, Yardsticks, kind_of

if TYPE_CHECKING:
    import polars as pl

NAMED = ("agreement", "indicator", "group", "period")


@dataclass(frozen=True)
class Terms:
    """Targets and indicators by numbers; what could not be compiled.

    ``names`` has the texts of each of the four names; their number is their place in it.
    ``targets`` has a row a target, in the order of agreements: these numbers, and that of its
    ``yardstick``, whose columns are in ``yardsticks``. ``indicators`` has the same without group
    and period. ``scales``: the results that have a grade, by the number in ``scale``. ``apart``: no
    two targets of one indicator and group share a day. ``told_to``: the day of the terms, after
    which no row tells of any day, where some period goes beyond it.
    """

    names: dict[str, "pl.Series"]
    targets: "pl.DataFrame"
    indicators: "pl.DataFrame"
    yardsticks: "pl.DataFrame"
    chances: tuple[Chance, ...]
    scales: tuple[tuple[Piece, ...], ...]
    apart: bool
    told_to: int | None
    findings: tuple[Finding, ...]

    def of(self, agreements: Iterable[str | None]) -> "Terms":
        """The terms of some of the agreements; of one that is not among them there are none."""
        import polars as pl

        found = (self._numbers.get(name) for name in agreements)
        kept = pl.Series(sorted({one for one in found if one is not None}), dtype=pl.Int32)
        names = self.names | {"agreement": self.names["agreement"].gather(kept)}
        targets, indicators = (_of(table, kept) for table in (self.targets, self.indicators))
        return replace(self, names=names, targets=targets, indicators=indicators)

    def key(self, agreement: Any, indicator: Any, group: Any) -> Any:
        """One number for three: columns of any engine."""
        most = {name: max(len(texts), 1) for name, texts in self.names.items()}
        return (agreement * most["indicator"] + indicator) * most["group"] + group

    @property
    def has_stock(self) -> bool:
        """Whether some target is on a stock at a date."""
        return bool((self.yardsticks["stock"] == 1).any())

    @property
    def has_events(self) -> bool:
        """Whether some target is on a number of events that chance has a part in."""
        return bool((self.yardsticks["events"] == 1).any())

    @cached_property
    def aims(self) -> list[tuple[tuple[str, str, str], str, dict[str, int]]]:
        """For each compiled target agreement, indicator and group, period, and yardstick."""
        targets = self.targets.rows()
        used = sorted({aim for *_name, aim in targets})  # few, where the terms are of one agreement
        yardsticks = dict(zip(used, self.yardsticks[used].to_dicts(), strict=True))
        texts = [self.names[name].to_list() for name in NAMED]
        return [
            ((texts[0][one], texts[1][other], texts[2][group]), texts[3][period], yardsticks[aim])
            for one, other, group, period, aim in targets
            if yardsticks[aim]["compiled"]
        ]

    @cached_property
    def held_targets(self) -> "pl.DataFrame":
        """A row a target: its number, ``key``, yardstick, and what tells which rows it holds."""
        import polars as pl

        agreement, indicator, group = (pl.col(name).cast(pl.Int64) for name in NAMED[:3])
        key = self.key(agreement, indicator, group)
        rows = self.targets.with_row_index("target").select("target", key.alias("key"), "yardstick")
        flags = [pl.col(name).cast(pl.Int8) for name in ("cases", "stock", "compiled")]
        days = self.yardsticks.select(pl.col(*HOLDING).cast(pl.Int32)).with_columns(flags)
        return pl.concat(
            [rows.cast({"target": pl.Int32}), days[rows["yardstick"]]], how="horizontal"
        )

    @property
    def target_names(self) -> "pl.DataFrame":
        """The names of each target, by its number."""
        import polars as pl

        found = ((name, texts.gather(self.targets[name])) for name, texts in self.names.items())
        return pl.DataFrame(dict(found))

    @cached_property
    def full_indicators(self) -> "pl.DataFrame":
        """A row an indicator: its ``indicator_key``, days and unit."""
        import polars as pl

        agreement, indicator = (pl.col(name).cast(pl.Int64) for name in NAMED[:2])
        key = self.key(agreement, indicator, 0)
        unit = self.yardsticks.select("term_first", "term_last", *UNIT)
        rows = self.indicators.select(key.alias("indicator_key"), "yardstick")
        return pl.concat([rows, unit[rows["yardstick"]]], how="horizontal").drop("yardstick")

    @cached_property
    def _numbers(self) -> dict[str | None, int]:
        return {name: number for number, name in enumerate(self.names["agreement"])}


def compile_terms(agreements: Iterable[Agreement], on: date | None = None) -> Terms:
    """The terms of agreements as of a day, as ``assess`` has them.

    Findings: R300 for a target whose terms are not judged over a table; it gets no verdict.
    """
    names: dict[str, dict[str, int]] = {name: {} for name in NAMED}
    targets: dict[str, array[int]] = {name: array("i") for name in (*NAMED, "yardstick")}
    indicators = {name: array("i") for name in ("agreement", "indicator", "yardstick")}
    yardsticks = Yardsticks(on)
    findings: list[Finding] = []
    apart = True
    for agreement in agreements:
        number = _number(names["agreement"], agreement.id)
        term = Span(agreement.term.start or date.min, agreement.term.end or date.max)
        evaluation = agreement.evaluation
        method = yardsticks.method(evaluation)
        for entry in agreement.goals.indicators:
            indicator = complete(entry)
            kind = kind_of(indicator, agreement.goals)
            held: list[tuple[int, Span | None]] = []
            own = _number(names["indicator"], indicator.id)
            plain = yardsticks.of(indicator, kind, NO_TARGET, term, evaluation, method)
            _add(indicators, number, own, plain)
            for target in indicator.targets:
                summed = agreement.services.groups_apart and target.group is None
                own_kind = kind._replace(summed=summed)
                yardstick = yardsticks.of(indicator, own_kind, target, term, evaluation, method)
                group = _number(names["group"], target.group or "")
                period = _number(names["period"], target.period)
                _add(targets, number, own, group, period, yardstick)
                held.append((group, yardsticks.spans[yardstick]))
                why = yardsticks.refused[yardstick]
                if why is not None:
                    what = Word("assessment", f"not-in-bulk.{why}")
                    named = {"agreement": agreement.id, "indicator": indicator.id}
                    values = {**named, "period": target.period, "what": what}
                    findings.append(Finding(NOT_IN_BULK, "evaluation.method", values))
            apart = apart and not _share_a_day(held)
    return Terms(
        {name: _texts(given) for name, given in names.items()},
        _table(targets).sort("agreement", maintain_order=True),
        _table(indicators).sort("agreement", maintain_order=True),
        _table(yardsticks.columns, wide=True),
        yardsticks.chances,
        tuple(yardsticks.scales),
        apart,
        on.toordinal() if on and on.toordinal() < max(yardsticks.columns["last"]) else None,
        tuple(findings),
    )


def _number(names: dict[str, int], name: str) -> int:
    return names.setdefault(name, len(names))


def _add(columns: dict[str, "array[int]"], *row: int) -> None:
    for column, value in zip(columns.values(), row, strict=True):
        column.append(value)


def _share_a_day(targets: list[tuple[int, Span | None]]) -> bool:
    """Whether a day belongs to two targets of one group."""
    if len({group for group, _span in targets}) == len(targets):
        return False
    held = sorted((group, span) for group, span in targets if span is not None)
    return any(
        one[0] == other[0] and other[1].first <= one[1].last for one, other in pairwise(held)
    )


def _texts(names: dict[str, int]) -> "pl.Series":
    import polars as pl

    return pl.Series(list(names), dtype=pl.String)


def _table(columns: dict[str, Any], *, wide: bool = False) -> "pl.DataFrame":
    import polars as pl

    kind = pl.Int64 if wide else pl.Int32
    return pl.DataFrame({name: pl.Series(column, dtype=kind) for name, column in columns.items()})


def _of(table: "pl.DataFrame", agreements: "pl.Series") -> "pl.DataFrame":
    """The rows of these agreements, which are then numbered by their place among them."""
    import polars as pl

    if not len(agreements):
        return table.clear()
    given = table["agreement"]
    start = given.search_sorted(agreements[0], side="left")
    end = given.search_sorted(agreements[-1], side="right")
    near = table.slice(start, end - start)
    mine = near.filter(pl.col("agreement").is_in(agreements.implode()))
    place = agreements.search_sorted(mine["agreement"]).cast(pl.Int32)
    return mine.with_columns(place.alias("agreement"))
