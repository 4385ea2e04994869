"""What must be added up for a figure: its question to a pass, in the order in which parts decide.

What is said of one row is a fact, made once however many figures need it; a question names the
totals of facts that it needs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from conventions.base.span import Span
from conventions.bulk.stays.cohort_expression import COUNTED, ground_of, touches
from conventions.bulk.stays.columns import Layout
from conventions.bulk.stays.condition_expression import Truth, where_holds
from conventions.bulk.stays.figure_terms import FigureTerms
from conventions.bulk.stays.persons import Last, LeftOut
from conventions.bulk.stays.totals import Totals
from conventions.indicators import Conditions, Tally
from conventions.records.conditions import columns_in


@dataclass(frozen=True)
class Open:
    """A question that an empty cell leaves open: how often, in which rows, in which columns."""

    count: str
    fact: str
    truth: Any
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """The names of the totals that a figure is made of, in the order in which they decide."""

    early: tuple[str, str, str] | None
    open: tuple[Open, ...]
    values: tuple[tuple[str, int], ...]
    left_out: tuple[tuple[str, str, str], ...]


class Questions:
    """The questions of figures over tables that are laid out alike, and the facts they need.

    ``by`` tells one person from another. ``grounds`` are made first, then ``facts`` of each row,
    then what is found among the stays of a person.
    """

    def __init__(self, layout: Layout, by: tuple[str, ...]) -> None:
        self.layout, self.by = layout, by
        self.totals, self.firsts = Totals(), Totals()
        self.grounds: dict[str, Any] = {}
        self.facts: dict[str, Any] = {}
        self.lasts: dict[str, Last] = {}
        self.left_out: dict[str, LeftOut] = {}
        self._names: dict[str, str] = {}

    def of(self, terms: FigureTerms) -> Question:
        """The question of a figure."""
        ground = self._name("ground", repr(terms.cohort))
        if ground not in self.grounds:
            self.grounds[ground] = ground_of(terms.cohort, self.layout)
        belongs = where_holds(terms.counting.among, self.layout)
        opened = [*self._unknown(ground, self._inside(ground), belongs, terms.counting.among)]
        chosen = self._chosen(terms, ground, belongs)
        values = []
        for tally in terms.tallies:
            value, more = self._tallied(chosen, tally)
            values.append(value)
            opened += more
        left_out = tuple(self._left_out(terms, ground))
        return Question(self._early(terms, ground), tuple(opened), tuple(values), left_out)

    def touching(self, span: Span) -> str:
        """The total of stays with a day in the span."""
        first, last = span.first.toordinal(), span.last.toordinal()
        return self.rows_where(f"touch {span}", touches(first, last, self.layout))

    def rows_where(self, what: str, truth: Any) -> str:
        """The total of rows for which a truth holds."""
        return self.totals.count(self._fact(what, truth))

    def first_row(self, opened: Open, column: str = "") -> str:
        """The total that is the first row left open, with an empty cell in the column if named."""
        import narwhals as nw

        if not column:
            return self.firsts.least(opened.fact, "row")
        due = self.layout.due(column)
        empty = ~self.layout.there(column)
        named = self._fact(f"empty {column}", empty if due is None else empty & due)
        both = f"{opened.fact}_{named}"
        self.firsts.make(both, opened.truth & nw.col(named))
        return self.firsts.least(both, "row")

    def _name(self, kind: str, what: str) -> str:
        """A short name for a thing; the same for the same thing."""
        return self._names.setdefault(f"{kind} {what}", f"{kind}{len(self._names)}")

    def _fact(self, what: str, truth: Any) -> str:
        name = self._name("fact", what)
        self.facts.setdefault(name, truth)
        return name

    @staticmethod
    def _inside(ground: str) -> Any:
        import narwhals as nw

        return nw.col(ground) == COUNTED

    def _early(self, terms: FigureTerms, ground: str) -> tuple[str, str, str] | None:
        import narwhals as nw

        if not terms.anchor:
            return None
        day, what = nw.col(terms.anchor), f"{ground} {terms.anchor}"
        begun = self._inside(ground) & self.layout.there(terms.anchor)
        total = self._fact(what, begun)
        reached = self._fact(f"{what} {terms.measured}", begun & (day <= terms.measured))
        anchor = self._fact(terms.anchor, day)
        count = self.totals.count
        return count(total), count(reached), self.totals.greatest(total, anchor)

    def _chosen(self, terms: FigureTerms, ground: str, belongs: Truth | None) -> str:
        """The fact that a stay counts at all."""
        inside = self._inside(ground)
        truth = inside if belongs is None else inside & belongs.surely
        base = self._fact(f"base {ground} {terms.counting.among!r}", truth)
        if not terms.once:
            return base
        by = (*self.by, "group") if terms.grouped else self.by
        name = self._name("last", f"{base} {terms.cohort.ordered} {by}")
        day = self._fact(terms.cohort.ordered, self.layout.column(terms.cohort.ordered))
        self.lasts.setdefault(name, Last(name, base, day, by))
        return name

    def _tallied(self, chosen: str, tally: Tally) -> tuple[tuple[str, int], list[Open]]:
        """What a tally adds up, with its scale, and what could leave it open."""
        import narwhals as nw

        holds = where_holds(tally.where, self.layout)
        opened = [*self._unknown(chosen, None, holds, tally.where)]
        counted = chosen
        if holds is not None:
            surely = self._fact(f"{tally.where!r}", holds.surely)
            counted = f"{chosen}_{surely}"
            self.totals.make(counted, nw.col(chosen) & nw.col(surely))
        if tally.agreed:
            return ("", 1), opened
        if not tally.sum:
            return (self.totals.count(counted), 1), opened
        empty = self._fact(f"without {tally.sum}", ~self.layout.there(tally.sum))
        opened.append(self._open(chosen, empty, (tally.sum,)))
        column = self._fact(tally.sum, self.layout.column(tally.sum))
        return (self.totals.sum(counted, column), self.layout.scale(tally.sum)), opened

    def _unknown(
        self, chosen: str, inside: Any, holds: Truth | None, where: tuple[Conditions, ...]
    ) -> Iterator[Open]:
        """Whether an answer that decides is missing, among the chosen or those inside."""
        import narwhals as nw

        if holds is None:
            return
        columns = columns_in(where)
        if inside is None:
            yield self._open(chosen, self._fact(f"{where!r} not known", holds.unknown), columns)
        else:
            fact = self._fact(f"{chosen} {where!r} not known", inside & holds.unknown)
            yield Open(self.totals.count(fact), fact, nw.col(fact), columns)

    def _open(self, chosen: str, fact: str, columns: tuple[str, ...]) -> Open:
        import narwhals as nw

        both, truth = f"{chosen}_{fact}", nw.col(chosen) & nw.col(fact)
        for totals in (self.totals, self.firsts):
            totals.make(both, truth)
        return Open(self.totals.count(both), both, truth, columns)

    def _left_out(self, terms: FigureTerms, ground: str) -> Iterator[tuple[str, str, str]]:
        """For each ground the totals of how many it leaves out, and of where it first does."""
        import narwhals as nw

        if not terms.cohort.grounds:
            return
        by = (*self.by, "group") if terms.grouped else self.by
        by = by if terms.persons else ()
        name = self._name("out" if by else "fact", f"out {ground} {by}")
        self.left_out.setdefault(name, LeftOut(name, ground, len(terms.cohort.exclude), by))
        for number, said in enumerate(terms.cohort.grounds, 1):
            self.totals.make(f"{name}_{number}", nw.col(name) == number)
            first = self.totals.least(f"{name}_{number}", f"{name}_first")
            yield said, self.totals.count(f"{name}_{number}"), first
