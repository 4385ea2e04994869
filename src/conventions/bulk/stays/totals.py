"""Totals: everything that a pass adds up, each thing once, for each agreement and group."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal

from conventions.bulk.stays.columns import BLANK
from conventions.bulk.stays.persons import NEVER
from conventions.bulk.table import Frame

How = Literal["sum", "max", "min"]
Found = dict[Any, dict[Any, dict[str, int]]]
"""The totals by agreement and group, as the columns of the table name them."""
_NOTHING: dict[How, int] = {"sum": 0, "max": BLANK, "min": NEVER}
_TOGETHER: dict[How, Callable[[list[int]], int]] = {"sum": sum, "max": max, "min": min}


class Totals:
    """What is to be added up, by the names of truths and numbers of each row."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}
        self._columns: dict[str, Any] = {}
        self._how: dict[str, How] = {}
        self._truths: dict[str, str] = {}

    def make(self, name: str, truth: Any) -> None:
        """A truth that is only known once the stays of a person are."""
        self._made.setdefault(name, truth)

    def count(self, truth: str) -> str:
        """The name of the total: how often a truth holds."""
        import narwhals as nw

        return self._ask(f"count_{truth}", "sum", truth, nw.col(truth).cast(nw.Int8))

    def sum(self, truth: str, column: str) -> str:
        """The name of the total: what a column comes to where a truth holds."""
        return self._ask(f"sum_{truth}_{column}", "sum", truth, _where(truth, column, 0))

    def greatest(self, truth: str, column: str) -> str:
        """The name of the total: the greatest of a column where a truth holds."""
        return self._ask(f"max_{truth}_{column}", "max", truth, _where(truth, column, BLANK))

    def least(self, truth: str, column: str) -> str:
        """The name of the total: the least of a column where a truth holds."""
        return self._ask(f"min_{truth}_{column}", "min", truth, _where(truth, column, NEVER))

    def of(self, frame: Frame, apart: Frame | None = None) -> Found:
        """The totals of each agreement and group: one pass.

        ``apart`` are the persons with several stays, of whom the frame tells nothing that is told
        by person.
        """
        found = self._added_up(frame, tuple(self._how))
        if apart is not None:
            told = tuple(name for name, truth in self._truths.items() if not is_of_row(truth))
            for agreement, groups in self._added_up(apart, told).items():
                for group, part in groups.items():
                    first = found[agreement][group]
                    for name, value in part.items():
                        first[name] = _TOGETHER[self._how[name]]([first[name], value])
        return found

    def _added_up(self, frame: Frame, names: tuple[str, ...]) -> Found:
        import narwhals as nw

        if not names:
            return {}
        frame = frame.with_columns([truth.alias(name) for name, truth in self._made.items()])
        columns = [self._columns[name].alias(name) for name in names]
        asked = [getattr(nw.col(name), self._how[name])() for name in names]
        grouped = frame.select("agreement", "group", *columns).group_by("agreement", "group")
        found: Found = {}
        for row in grouped.agg(asked).select("agreement", "group", *names).collect().rows():
            found.setdefault(row[0], {})[row[1]] = dict(zip(names, map(int, row[2:]), strict=True))
        return found

    def together(self, parts: Iterable[Mapping[str, int]]) -> dict[str, int]:
        """The totals of several groups as those of one; of none, nothing."""
        parts = tuple(parts)
        if len(parts) == 1:
            return dict(parts[0])
        return {
            name: _TOGETHER[how]([_NOTHING[how], *(part[name] for part in parts)])
            for name, how in self._how.items()
        }

    def _ask(self, name: str, how: How, truth: str, column: Any) -> str:
        if name not in self._how:
            self._columns[name], self._how[name], self._truths[name] = column, how, truth
        return name


def is_of_row(truth: str) -> bool:
    """Whether a truth is told from one row alone, not among the stays of a person."""
    return truth.startswith("fact")


def _where(truth: str, column: str, otherwise: int) -> Any:
    import narwhals as nw

    number = nw.col(column).cast(nw.Int64)
    return nw.when(nw.col(truth)).then(number).otherwise(nw.lit(otherwise)).cast(nw.Int64)
