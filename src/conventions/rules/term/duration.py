"""Rules on the term, amendment and termination."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from conventions.agreement.services import Services
from conventions.agreement.signatures import Signatures
from conventions.agreement.subject import Subject
from conventions.agreement.term import OrdinaryTermination, Term
from conventions.base.calendar import add, end_after_notice, months_between
from conventions.base.findings import Severity, Word
from conventions.rules.rule import Found, found, rule
from conventions.rules.term import amendment, ending, notice_days, renewal

_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_USUAL_MONTHS = 48


@rule(
    "T001",
    "term-without-sense",
    Severity.ERROR,
    "The term does not run from a first day to a later last day: {start} – {end}.",
    hint="Write “start” and “end” as year-month-day, or “indefinite: true” instead of an end.",
    why="Every period, price and notice of the agreement is counted within its term.",
)
def term_without_sense(term: Term) -> Iterator[Found]:
    """The term has no first day, no last day, or ends before it begins.

    An agreement without an end says so with `indefinite: true`, and then names no end.

    ## Why
    Two digits of a year are soon mixed up, and everything else is computed from these two dates.

    ## Example
    ```yaml failing
    term: {start: 2027-01-01, end: 2026-12-31}
    ```

    ## Instead
    ```yaml passing
    term: {start: 2027-01-01, end: 2027-12-31}
    ```

    ## Law
    AVIV/OACI art. 81d para. 2 (SR 837.02): the agreement names its duration (checked 2026-11-21).
    """
    not_stated = Word("rules", "not-stated")
    start: Any = term.start or not_stated
    end: Any = term.end or (Word("rules", "indefinite") if term.indefinite else not_stated)
    if term.start is None:
        yield found("term", "start", start=start, end=end)
    if term.end is None and not term.indefinite:
        yield found("term", "end", start=start, end=end)
    elif term.end is not None and term.indefinite:
        both = (end, Word("rules", "indefinite"))
        yield found("term", "indefinite", start=start, end=both)
    elif term.start is not None and term.end is not None and term.end <= term.start:
        yield found("term", "end", start=start, end=end)


@rule(
    "T002",
    "notice-out-of-reach",
    Severity.ERROR,
    "With a notice of {count} {unit}, the agreement can end on {earliest} at the earliest; "
    "{agreed} is {day}.",
    hint="Shorten the notice period, or move that day.",
    why="A notice that cannot take effect in time is no way out, whatever the clause says.",
)
def notice_out_of_reach(term: Term, signatures: Signatures) -> Iterator[Found]:
    """A notice period that leaves no day on which notice could bring anything.

    Two days are held against the first day on which notice could be given, which is the day of
    the last signature, or else the first day of the term: the end of a fixed term, which notice
    must come before; and the first termination date, if the agreement is signed, which notice must
    be able to reach. A renewal or an option lengthens the term, so its end is then not judged.

    ## Why
    The clause is copied from an agreement of four years into one of a single year: six months to
    the end of a year. Both sides believe that they can leave, and neither can.

    ## Example
    ```yaml failing
    term:
      ordinary_termination: {notice: P12M, to: year-end, form: written, receipt: received}
    ```

    ## Instead
    ```yaml passing
    term:
      ordinary_termination: {notice: P3M, to: half-year-end, form: written, receipt: received}
    ```

    ## Law
    No norm: our inference. Days are counted as in OR/CO art. 77 (SR 220, checked 2026-11-21).
    """
    clause = term.ordinary_termination
    if clause is None or clause.notice is None:
        return
    dates = [signature.date for signature in signatures.signatures if signature.date]
    signed = max(dates, default=None)
    values: dict[str, Any] = {"count": int(clause.notice[1:-1])}
    number = "one" if values["count"] == 1 else "many"
    values["unit"] = Word("rules", f"span.{_UNITS[clause.notice[-1]]}.{number}")
    from_day = signed or term.start
    if from_day and term.end and _ends_for_good(term):
        first = term.first_termination_date
        ends = end_after_notice(from_day, clause.notice, clause.to or "any-day", first)
        if ends >= term.end:
            values |= {"earliest": ends, "day": term.end, "agreed": Word("rules", "last-day")}
            yield found("term", "ordinary_termination", "notice", **values)
    if signed and term.first_termination_date:
        reached: date = add(signed, clause.notice)
        if reached > term.first_termination_date:
            word = Word("rules", "first-termination")
            values |= {"earliest": reached, "day": term.first_termination_date, "agreed": word}
            yield found("term", "first_termination_date", **values)


@rule(
    "T003",
    "notice-incomplete",
    Severity.ERROR,
    "The clause on ordinary termination does not say {open}.",
    hint="Add “{field}” to “ordinary_termination”.",
    why="Without it, nobody can compute the last day on which notice can be given.",
)
def notice_incomplete(term: Term) -> Iterator[Found]:
    """An ordinary termination that lacks its period, the day it runs to, its form or its receipt.

    An agreement of indefinite duration must have such a clause; one with an end may do without.

    ## Why
    “Six months' notice” leaves open to which day, in which form, and whether the day of posting
    or of arrival counts. The difference is half a year.

    ## Example
    ```yaml failing
    term:
      ordinary_termination: {notice: P3M, to: null, form: written, receipt: received}
    ```

    ## Instead
    ```yaml passing
    term:
      ordinary_termination: {notice: P3M, to: half-year-end, form: written, receipt: received}
    ```

    ## Law
    AVIV/OACI art. 81d para. 3 (SR 837.02): the agreement fixes how it is ended or amended (checked
    2026-11-21).
    """
    clause = term.ordinary_termination
    if clause is None and term.indefinite:
        clause = OrdinaryTermination()
    if clause is None:
        return
    for field in ("notice", "to", "form", "receipt"):
        if getattr(clause, field) is None:
            word = Word("rules", f"open.notice-{field}")
            yield found("term", "ordinary_termination", field, field=field, open=word)


@rule(
    "T004",
    "fixed-term-with-notice",
    Severity.ADVICE,
    "The agreement is fixed until {end}, and yet notice can end it on any earlier date.",
    hint="If that is meant, name the “first_termination_date”; else drop “ordinary_termination”.",
    why="A fixed term promises to last; a notice clause takes the promise back.",
)
def fixed_term_with_notice(term: Term) -> Iterator[Found]:
    """A fixed term together with an ordinary termination that holds from the first day.

    Not said where a first termination date shows that both are meant, nor where the agreement is
    renewed or can be prolonged, for then notice is what ends it.

    ## Why
    The provider hires for three years, the commissioner leaves after one. In an agreement of the
    city of Bern over eight years and a half, the earliest end is a clause of its own.

    ## Example
    ```yaml failing
    term:
      first_termination_date: null
      ordinary_termination: {notice: P3M, to: half-year-end, form: written, receipt: received}
    ```

    ## Instead
    ```yaml passing
    term:
      first_termination_date: 2027-06-30
      ordinary_termination: {notice: P3M, to: half-year-end, form: written, receipt: received}
    ```

    ## Law
    No norm: our inference.
    """
    if term.end is None or term.ordinary_termination is None or term.first_termination_date:
        return
    if _ends_for_good(term):
        yield found("term", "ordinary_termination", end=term.end)


@rule(
    "T013",
    "term-longer-than-usual",
    Severity.ADVICE,
    "The agreement runs for {months} months; for labour-market measures and subsidies, {usual} are "
    "usual at most.",
    hint="Agree on a shorter term with an option to prolong, or keep it and say why.",
    why="Credits, prices and the labour market change faster than a long agreement.",
)
def term_longer_than_usual(term: Term, subject: Subject, services: Services) -> Iterator[Found]:
    """A fixed term of more than four years under unemployment insurance or as a subsidy.

    Judged where a target group belongs to unemployment insurance, where the agreement is a subsidy
    decision, or where it was awarded as a grant. An agreement without an end is not judged.

    ## Why
    Agreements of unemployment insurance were seen with one year, subsidies of cantons with four,
    now and then five.

    ## Example
    ```yaml failing
    subject: {contract_nature: subsidy-decision}
    term: {start: 2027-01-01, end: 2031-12-31}
    ```

    ## Instead
    ```yaml passing
    subject: {contract_nature: subsidy-decision}
    term: {start: 2027-01-01, end: 2030-12-31}
    ```

    ## Law
    No norm: durations observed in published agreements (Zurich, Geneva, Vaud).
    """
    grant = subject.procurement is not None and subject.procurement.basis == "exempt-grant"
    subsidy = grant or subject.contract_nature == "subsidy-decision"
    if not subsidy and not any(
        group.system == "unemployment-insurance" for group in services.target_groups
    ):
        return
    if term.start is None or term.end is None or term.end < term.start:
        return
    if add(term.start, f"P{_USUAL_MONTHS}M") <= term.end:
        months = months_between(term.start, term.end)
        yield found("term", "end", months=months, usual=_USUAL_MONTHS)


RULES = (
    term_without_sense,
    notice_out_of_reach,
    notice_incomplete,
    fixed_term_with_notice,
    renewal.tacit_renewal_incomplete,
    ending.no_way_out_for_cause,
    ending.credit_not_reserved,
    renewal.option_out_of_place,
    amendment.signed_after_the_start,
    amendment.amendments_out_of_order,
    ending.nothing_for_the_end,
    notice_days.notice_day_not_a_working_day,
    term_longer_than_usual,
)


def _ends_for_good(term: Term) -> bool:
    """Whether the end of the term is final: neither indefinite nor renewed nor prolonged."""
    renewed = term.renewal is not None and term.renewal.kind != "none"
    return not (term.indefinite or renewed or term.option)
