"""Data tests on periods: in the term, over, next to each other, none missing."""

from collections.abc import Iterator
from datetime import date

from conventions.agreement import Agreement
from conventions.base.findings import Severity, Word
from conventions.base.span import Span, missing
from conventions.report import Report
from conventions.rules.reported.spans import days_of, placed
from conventions.rules.rule import Found, found, rule


@rule(
    "R011",
    "period-of-no-day",
    Severity.ERROR,
    "“{period}” has no day in the term of the agreement ({start} to {end}).",
    hint="Write the first day before the last, both in the term.",
    why="What is reported for no day can be held against no target.",
)
def period_of_no_day(report: Report, agreement: Agreement) -> Iterator[Found]:
    """A period that runs backwards, or lies outside the term of the agreement.

    A month 13 or a quarter 5 is refused before, when the file is read (F109). That two reports
    share days is said by R026, that days are missing between them by R027.

    ## Why
    The period decides which target a figure is held against, and which year it is paid in.

    ## Example
    ```yaml failing
    period: 2027-06-30/2027-01-01
    ```

    ## Instead
    ```yaml passing
    period: 2027-01-01/2027-06-30
    ```

    ## Law
    No norm. The published data of an outcome contract in Buenos Aires have months 13 to 16 among
    their dates (“2018-13”).
    """
    if days_of(report, agreement) is None:
        term = agreement.term
        values = {
            "start": term.start or Word("rules", "not-stated"),
            "end": term.end or Word("rules", "indefinite"),
        }
        yield found("period", period=report.period, **values)


@rule(
    "R012",
    "interim-not-marked",
    Severity.WARNING,
    "The report on {period} was submitted on {submitted}, before the period was over ({end}), and "
    "is not marked as interim.",
    hint="Add “interim: true”, or correct one of the two dates.",
    why="The figures of part of a period would be held against the target of all of it.",
)
def interim_not_marked(report: Report, agreement: Agreement) -> Iterator[Found]:
    """A report on a period that was still running, and does not say so.

    An interim figure is shown, and gets no verdict. Whether the cases of the period had reached
    their measurement point, six months after exit, is judged by the assessment.

    ## Why
    Half a year of starts beside the target of four years looks like failure, and is none. The day
    of submission tells; only the sender knows whether it or the period is wrong.

    ## Example
    ```yaml failing
    period: 2027
    submitted: 2027-09-30
    ```

    ## Instead
    ```yaml passing
    period: 2027
    submitted: 2027-09-30
    interim: true
    ```

    ## Law
    No norm. An employment contract in London prints the results of March 2024 beside targets of a
    term that ends in April: 47 of its 48 months.
    """
    span, submitted = days_of(report, agreement), report.submitted
    if span is None or submitted is None or report.interim or span.last == date.max:
        return
    if submitted < span.last:
        values = {"period": report.period, "submitted": submitted, "end": span.last}
        yield found("submitted", **values)


@rule(
    "R026",
    "periods-overlap",
    Severity.WARNING,
    "The report on {period} shares days with the one on {other}, and neither holds the other.",
    hint="Report each day once: whole months, quarters or years.",
    why="Nothing may count twice, and nobody can take the shared days out of a sum.",
)
def periods_overlap(
    report: Report, agreement: Agreement, earlier: tuple[Report, ...]
) -> Iterator[Found]:
    """Two reports that share some of their days.

    A report on the same days as another is a correction, and replaces it; one on a year holds those
    on its quarters. Both are as they should be.

    ## Why
    Of a quarter and of a range that begins in its middle, neither can be added to the other.

    ## Example
    ```yaml failing
    report: {period: 2027-02-01/2027-06-30}
    earlier:
      - {period: 2027-Q1}
    ```

    ## Instead
    ```yaml passing
    report: {period: 2027-Q2}
    earlier:
      - {period: 2027-Q1}
    ```

    ## Law
    No norm: our inference.
    """
    span = days_of(report, agreement)
    if span is None:
        return
    for other, days in placed(earlier, agreement):
        shared = span.cut(days)
        if shared is not None and not span.holds(days) and not days.holds(span):
            yield found("period", period=report.period, other=other.period)


@rule(
    "R027",
    "days-not-reported",
    Severity.WARNING,
    "Between two reports, none is on the days from {first} to {last}.",
    hint="Give the report on these days too, or a report that says why there is none.",
    why="A sum over the year would lack them, and nobody would see it.",
)
def days_not_reported(
    report: Report, agreement: Agreement, earlier: tuple[Report, ...]
) -> Iterator[Found]:
    """Days between two reports of one calendar year that no report is on.

    Days before the first report given are not judged: a single report may be held against a target
    of its own. The settlement says which days of the year are missing in all (M018).

    ## Why
    A missing quarter is not a quarter of zero. In a yearly sum it looks like one.

    ## Example
    ```yaml failing
    report: {period: 2027-Q3}
    earlier:
      - {period: 2027-Q1}
    ```

    ## Instead
    ```yaml passing
    report: {period: 2027-Q2}
    earlier:
      - {period: 2027-Q1}
    ```

    ## Law
    No norm: our inference.
    """
    span = days_of(report, agreement)
    if span is None:
        return
    year = Span(date(span.first.year, 1, 1), date(span.first.year, 12, 31))
    before = [days for _, days in placed(earlier, agreement) if year.holds(days)]
    last = max((days.last for days in before), default=date.max)
    if last < span.first:
        for gap in missing(Span(last, span.first), [*before, span]):
            yield found("period", first=gap.first, last=gap.last)


RULES = (period_of_no_day, interim_not_marked, periods_overlap, days_not_reported)
