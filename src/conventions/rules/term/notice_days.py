"""The last days on which notice can be given, and what day of the week they are."""

from collections.abc import Iterator
from datetime import date, timedelta

from conventions.agreement.holidays import working_days
from conventions.agreement.parties import Parties
from conventions.agreement.term import Term
from conventions.base.calendar import add, last_day_for_notice, period_end
from conventions.base.findings import Severity
from conventions.law import Law
from conventions.rules.rule import Found, found, rule

_ONE_DAY = timedelta(days=1)
_JUDGED = "P10Y"


@rule(
    "T012",
    "notice-day-not-a-working-day",
    Severity.ADVICE,
    "Last days for notice on a Saturday, a Sunday or a public holiday: {count}. The first is "
    "{day}, the next working day {moved}.",
    hint="Give notice by {day}, or write into the agreement which of the two days counts: "
    "`term.free_day`.",
    why="Whether a time limit that ends on such a day is extended for a notice too is disputed: "
    "{reference}.",
)
def notice_day_not_a_working_day(term: Term, parties: Parties, law: Law) -> Iterator[Found]:
    """A last day for notice that is no working day; shown with the working day after it.

    Judged in the first ten years of the term, where the law of the agreement extends time limits
    (provision `limits-on-holidays`). The day for the end of a fixed term is left out, as it ends
    without notice, unless it is renewed by silence. Holidays are those of the canton whose law
    applies and of the cantons of commissioner and provider; communes may differ, and days named in
    `term.local_days` go before. Where the agreement says which of the two days counts
    (`term.free_day`), nothing is found, and the deadlines list that day alone.

    ## Why
    The letter is taken out of the box on Monday. One side says that Saturday was the last day, the
    other that the limit was extended, and half a year hangs on it.

    ## Example
    ```yaml failing
    term:
      end: 2028-12-31
      ordinary_termination: {notice: P2M, to: half-year-end, form: written, receipt: received}
    ```

    ## Instead
    ```yaml passing
    term:
      end: 2028-12-31
      ordinary_termination: {notice: P3M, to: half-year-end, form: written, receipt: received}
    ```

    ## Law
    OR/CO art. 78 (SR 220) with SR 173.110.3: a limit that ends on a Saturday, a Sunday or a
    recognised holiday ends on the next working day (well-established, not looked up). Whether this
    holds for the receipt of a notice is disputed and was not settled here.
    """
    provision = law.provision("limits-on-holidays")
    if provision is None or term.free_day is not None:
        return
    days = working_days(parties, term, law)
    moved = [(day, days.on_or_after(day)) for day in _last_days(term)]
    differing = [(day, next_day) for day, next_day in moved if day != next_day]
    if differing:
        day, next_day = differing[0]
        values = {"count": len(differing), "day": day, "moved": next_day}
        yield found("term", "ordinary_termination", **values, reference=provision.reference)


def _last_days(term: Term) -> Iterator[date]:
    """The last day for notice to each day on which the agreement can end, in order of time."""
    clause, start = term.ordinary_termination, term.start
    if clause is None or clause.notice is None or start is None:
        return
    renewed = term.renewal is not None and term.renewal.kind == "tacit"
    last = min(term.end or date.max, add(start, _JUDGED))
    to = clause.to or "any-day"
    if to != "any-day":
        ending = period_end(max(start, term.first_termination_date or start), to)
        while ending < last:
            day = last_day_for_notice(ending, clause.notice, to)
            if day >= start:
                yield day
            ending = period_end(ending + _ONE_DAY, to)
    if renewed and term.end is not None:
        day = last_day_for_notice(term.end, clause.notice, "any-day")
        if day >= start:
            yield day
