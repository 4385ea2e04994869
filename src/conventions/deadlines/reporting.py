"""What is reported: reports, reporting interviews, and the last days on which results are measured.

An indicator measured some time after a person left is not known when its period ends, nor even
when the agreement does: what it says of the last persons can be measured only that much later.
"""

from collections.abc import Iterator
from datetime import date

from conventions.agreement import Agreement
from conventions.agreement.business_year import business_years
from conventions.agreement.definition import complete
from conventions.agreement.evaluation import ReportDuty
from conventions.agreement.goals import AgreedIndicator
from conventions.agreement.payment import sole_party
from conventions.base.calendar import add, period_end
from conventions.base.period import Frequency, Period, bounds, parts
from conventions.base.step import Step
from conventions.deadlines.deadline import END_OF_TIME, Deadline

MONTHS: dict[Frequency, int] = {"month": 1, "quarter": 3, "trimester": 4, "half": 6, "year": 12}


def reports(agreement: Agreement, start: date, horizon: date) -> Iterator[Deadline]:
    """Each report, so long after its period, or after the end of the term where that is earlier.

    Yearly accounts follow the business year where the agreement states one, and then that year is
    whole: it closes when it closes, whatever ends before.
    """
    end = agreement.term.end
    for position, duty in enumerate(agreement.evaluation.reports):
        every = duty.frequency or ("term" if duty.kind == "final" else None)
        if every is None or duty.due is None or (every == "term" and end is None):
            continue
        clause = f"evaluation.reports[{position}]"
        for period, turn, last in _covered(agreement, duty, every, start, horizon):
            what = Step("deadlines.report", {"report": duty.label or duty.id, "period": period})
            day, occurrence = add(last, duty.due), f"{duty.id} {turn}"
            yield Deadline(day, "report", duty.sender, what, clause, occurrence)
    outlives = agreement.term.transition.last_report
    if outlives is not None and end is not None:
        what, who = Step("deadlines.last-report"), sole_party(agreement, "provider")
        clause = "term.transition.last_report"
        yield Deadline(add(end, outlives), "last-report", who, what, clause, "")


def _covered(
    agreement: Agreement, duty: ReportDuty, every: Frequency, start: date, horizon: date
) -> Iterator[tuple[Period, str, date]]:
    """What each report is on, how its turn is called, and the last day of what it is on."""
    end, accounting = agreement.term.end, agreement.principles.accounting
    if duty.kind == "financial" and every == "year" and accounting.year_starts:
        for year in business_years(start, min(end or horizon, END_OF_TIME), accounting):
            yield str(year), str(year.first.year), year.last
        return
    for period in parts("term", every, start, end or horizon):
        last = bounds(period, start, end or horizon)[1]
        yield period, period, min(last, end) if end else last


def measurements(agreement: Agreement, start: date, horizon: date) -> Iterator[Deadline]:
    """For each indicator measured later than its period, the day on which the last case can be.

    One a target period, or a reporting period where it has no target; the period is cut at the end
    of the term, as nobody enters or leaves after it.
    """
    end = agreement.term.end
    for position, agreed in enumerate(agreement.goals.indicators):
        indicator = complete(agreed)
        point = indicator.measurement_point
        if point is None or point.offset is None:
            continue
        name = indicator.label or indicator.id
        for period in _periods(indicator, start, end, horizon):
            first, last = bounds(period, start, end or horizon)
            if end is not None and first > end:
                continue
            day = add(min(last, end) if end else last, point.offset)
            what = Step("deadlines.measurement", {"indicator": name, "period": period})
            who, clause = indicator.collected_by, f"goals.indicators[{position}]"
            yield Deadline(day, "measurement", who, what, clause, f"{agreed.id} {period}")


def _periods(
    indicator: AgreedIndicator, start: date, end: date | None, horizon: date
) -> tuple[Period, ...]:
    """The periods of its targets, else those in which it is reported."""
    agreed = tuple(dict.fromkeys(target.period for target in indicator.targets))
    every = indicator.period or "term"
    known = agreed or parts("term", every, start, end or horizon)
    return known if end else tuple(period for period in known if period != "term")


def interviews(agreement: Agreement, start: date, horizon: date) -> Iterator[Deadline]:
    """The end of the month agreed, as often as agreed, counted from that month."""
    interview = agreement.evaluation.interview
    if interview is None or interview.month is None:
        return
    every = interview.frequency or "year"
    last = min(agreement.term.end or horizon, END_OF_TIME)
    days = [
        (f"{year} {number}", period_end(date(year, month, 1), "month-end"))
        for year in range(start.year, last.year + 1)
        for number, month in enumerate(_months(interview.month, every), 1)
    ]
    within = [(occurrence, day) for occurrence, day in days if start <= day <= last]
    if every == "term":  # once: the last time that the month comes round
        within = [("term", day) for _, day in within[-1:]] if agreement.term.end else []
    what, clause = Step("deadlines.interview"), "evaluation.interview"
    for occurrence, day in within:
        yield Deadline(day, "interview", None, what, clause, occurrence)


def _months(agreed: int, every: Frequency) -> list[int]:
    """The months of a year in which something falls that is counted from the month agreed."""
    step = MONTHS.get(every, 12)
    return [month for month in range(1, 13) if (month - agreed) % step == 0]
