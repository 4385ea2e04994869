"""Rules on evaluation and reporting."""

from collections.abc import Iterator
from datetime import date

from conventions.agreement.definition import complete
from conventions.agreement.evaluation import Evaluation, ReportDuty
from conventions.agreement.goals import Goals
from conventions.agreement.term import Term
from conventions.base.calendar import add, months_between
from conventions.base.findings import Severity, Word
from conventions.base.period import Frequency
from conventions.base.values import Id
from conventions.rules.evaluation.reporting import OF_A_PERIOD, contains, held_by_several
from conventions.rules.rule import Found, found, rule
from conventions.rules.services.durations import days

_TIMES_A_YEAR: dict[Frequency, int] = {
    "term": 0,
    "year": 1,
    "half": 2,
    "trimester": 3,
    "quarter": 4,
    "month": 12,
}
_USUAL_DAYS = 90


@rule(
    "E001",
    "indicator-not-reported",
    Severity.ERROR,
    "The indicator “{indicator}” is to be reported {every}, but no report brings it that often.",
    hint="Name it in a report of that frequency, or report it less often.",
    why="Without a report there is no figure, and the target cannot be assessed.",
)
def indicator_not_reported(goals: Goals, evaluation: Evaluation) -> Iterator[Found]:
    """An indicator that no report contains as often as it is to be reported.

    The frequency is that of the indicator, else that of its catalogue entry; without either, one
    report in the whole term is enough. A report that lists no indicators contains them all if it
    is an activity, statistics or final report; reports on money, incidents and persons contain
    those they list. A report whose frequency is not stated is given the benefit of the doubt.

    ## Why
    The target is agreed, the year is over, and nobody has collected the figure.

    ## Example
    ```yaml failing
    evaluation:
      reports:
        - {id: statistics, kind: statistics, frequency: year, due: P30D, indicators: [i1]}
    ```

    ## Instead
    ```yaml passing
    evaluation:
      reports:
        - {id: statistics, kind: statistics, frequency: year, due: P30D, indicators: [i1, i2]}
    ```

    ## Law
    Reports are a key element of the econcept guide (2017). AVIV/OACI art. 81d para. 3 (SR 837.02)
    asks for target values and indicators (checked 2026-11-21).
    """
    for position, indicator in enumerate(goals.indicators):
        wanted: Frequency = complete(indicator).period or "term"
        if not any(_brings(report, indicator.id, wanted) for report in evaluation.reports):
            every = Word("rules", f"every.{wanted}")
            yield found("goals", "indicators", position, indicator=indicator.id, every=every)


@rule(
    "E002",
    "report-due-late-or-never",
    Severity.WARNING,
    "Days until the report “{report}” is due after its period: {days}; usual are {usual} at most.",
    hint="Write a time limit under “due”: P30D is thirty days, P3M three months.",
    why="A figure that comes late cannot change anything any more; one without a date never comes.",
)
def report_due_late_or_never(evaluation: Evaluation) -> Iterator[Found]:
    """A report that is due more than 90 days after its period, or at no stated time.

    Asked of activity reports, statistics and final reports; audited accounts take longer, and
    reports on incidents and persons follow no period. Three months are 90 days.

    ## Why
    Statistics are usually due within thirty days, yearly reports within three months: late enough
    to be right, early enough for the reporting interview.

    ## Example
    ```yaml failing
    evaluation:
      reports:
        - {id: statistics, kind: statistics, frequency: year, due: P6M}
    ```

    ## Instead
    ```yaml passing
    evaluation:
      reports:
        - {id: statistics, kind: statistics, frequency: year, due: P30D}
    ```

    ## Law
    No norm: our inference from published agreements.
    """
    for position, report in enumerate(evaluation.reports):
        if report.kind not in OF_A_PERIOD:
            continue
        least = days(report.due)[0] if report.due else Word("rules", "not-stated")
        if isinstance(least, Word) or least > _USUAL_DAYS:
            path = ("evaluation", "reports", position, "due")
            yield found(*path, report=report.id, days=least, usual=_USUAL_DAYS)


@rule(
    "E003",
    "report-due-after-interview",
    Severity.WARNING,
    "The report “{report}” is due on {due}, but the interview on it takes place in {interview}.",
    hint="Let the report be due earlier, or move the reporting interview.",
    why="An interview without the figures has to be held again.",
)
def report_due_after_interview(evaluation: Evaluation, term: Term) -> Iterator[Found]:
    """A yearly report that is not due before the month of the reporting interview.

    Shown for the first year of the term: the report on it, and the interview of the year after.

    ## Why
    The interview holds results against targets. Both sides need the report beforehand, with time
    to read it.

    ## Example
    ```yaml failing
    evaluation:
      interview: {frequency: year, month: 2}
    ```

    ## Instead
    ```yaml passing
    evaluation:
      interview: {frequency: year, month: 5}
    ```

    ## Law
    No norm: our inference.
    """
    month = evaluation.interview.month if evaluation.interview else None
    if month is None or not 1 <= month <= 12 or term.start is None:
        return
    year = term.start.year
    interview = date(year + 1, month, 1)
    for position, report in enumerate(evaluation.reports):
        if report.frequency != "year" or report.due is None:
            continue
        due = add(date(year, 12, 31), report.due)
        if due >= interview:
            path = ("evaluation", "reports", position, "due")
            yield found(*path, report=report.id, due=due, interview=f"{interview:%Y-%m}")


@rule(
    "E004",
    "interview-too-rare",
    Severity.WARNING,
    "Reporting interview: {frequency}. At least one in every contract year is usual.",
    hint="Add “interview” with “frequency: year” and its month.",
    why="The interview is a key element: figures that nobody discusses steer nothing.",
)
def interview_too_rare(evaluation: Evaluation, term: Term) -> Iterator[Found]:
    """No reporting interview, or fewer than one in a contract year.

    A month without a frequency means every year. Once in the term is enough where the term has
    twelve months or less.

    ## Why
    The agreement is meant as a tool for steering. The interview is where results, their causes
    and the targets of the next year are discussed and put in writing.

    ## Example
    ```yaml failing
    evaluation:
      interview: null
    ```

    ## Instead
    ```yaml passing
    evaluation:
      interview: {frequency: year, month: 5, minutes_by: commune}
    ```

    ## Law
    Key element of the econcept guide (2017); no norm.
    """
    interview = evaluation.interview
    if interview is None or (interview.frequency is None and interview.month is None):
        yield found("evaluation", "interview", frequency=Word("rules", "not-stated"))
    elif interview.frequency == "term" and _longer_than_a_year(term):
        word = Word("rules", "every.term")
        yield found("evaluation", "interview", "frequency", frequency=word)


@rule(
    "E016",
    "missed-target-without-consequence",
    Severity.WARNING,
    "Targets agreed: {count}. What follows where one is missed is not settled: {open}.",
    hint="List the steps under “consequences”, from a talk to the end of the agreement, with days.",
    why="A missed target without an agreed next step ends in a quarrel or in nothing.",
)
def missed_target_without_consequence(
    goals: Goals, evaluation: Evaluation, term: Term
) -> Iterator[Found]:
    """Nothing follows where a target is missed, or a right to end the agreement that has no clause.

    A step under `evaluation.consequences`, or a `consequence` other than `none` with any target,
    is a beginning and enough. A target may give a right to terminate only where the section on
    the term has a clause on it, ordinary or extraordinary. Whether the steps rise in order cannot
    be read from their words and is not judged.

    ## Why
    A talk, written measures, a time limit, a second look, then a cut or the end: where the ladder
    is agreed, the first rung usually does. Where it is not, the first answer is the last one.

    ## Example
    ```yaml failing
    evaluation:
      consequences: []
    ```

    ## Instead
    ```yaml passing
    evaluation:
      consequences:
        - trigger: "valeur cible nettement manquée"
          step: "entretien, puis mesures écrites"
          deadline_days: 30
    ```

    ## Law
    SuG/LSu art. 28 (SR 616.1), for federal subsidies: a reminder first, then reduction or
    recovery. Verified 2026-11-21. Elsewhere no norm: our inference.
    """
    targets = [
        (("goals", "indicators", i, "targets", j, "consequence"), target.consequence)
        for i, indicator in enumerate(goals.indicators)
        for j, target in enumerate(indicator.targets)
    ]
    settled = any(consequence not in (None, "none") for _, consequence in targets)
    if targets and not settled and not evaluation.consequences:
        word = Word("rules", "open.consequences")
        yield found("evaluation", "consequences", count=len(targets), open=word)
    if term.ordinary_termination is None and not term.extraordinary_termination:
        word = Word("rules", "open.termination-right")
        for path, consequence in targets:
            if consequence == "termination-right":
                yield found(*path, count=len(targets), open=word)


@rule(
    "E017",
    "two-sources-no-precedence",
    Severity.WARNING,
    "Several parties hold the figures of {indicators}: {parties}. Nothing says whose prevail.",
    hint="List the sources under “precedence_of_data”, the one that prevails first.",
    why="Two registers never agree, and the target is reached by one and missed by the other.",
)
def two_sources_no_precedence(goals: Goals, evaluation: Evaluation) -> Iterator[Found]:
    """An indicator that several parties collect or report, without an order of precedence.

    The parties are the one that collects the indicator and those that send a report with it.
    Parties that keep figures without being named here cannot be seen.

    ## Why
    The enterprise counts contracts, the office counts benefits that ended. In a dispute each side
    shows its own register, and both are right.

    ## Example
    ```yaml failing
    evaluation:
      reports:
        - {id: statistics, kind: statistics, frequency: year, due: P30D, sender: atelier}
        - {id: register, kind: statistics, frequency: year, due: P60D, sender: commune}
    ```

    ## Instead
    ```yaml passing
    evaluation:
      reports:
        - {id: statistics, kind: statistics, frequency: year, due: P30D, sender: atelier}
        - {id: register, kind: statistics, frequency: year, due: P60D, sender: commune}
      precedence_of_data: ["registre de la commune", "registre de l'association"]
    ```

    ## Law
    No norm: our inference.
    """
    if evaluation.precedence_of_data:
        return
    several = dict(held_by_several(goals, evaluation))
    if several:
        parties = sorted({party for holders in several.values() for party in holders})
        values = {"indicators": tuple(several), "parties": tuple(parties)}
        yield found("evaluation", "precedence_of_data", **values)


RULES = (
    indicator_not_reported,
    report_due_late_or_never,
    report_due_after_interview,
    interview_too_rare,
    missed_target_without_consequence,
    two_sources_no_precedence,
)


def _brings(report: ReportDuty, indicator: Id, wanted: Frequency) -> bool:
    """Whether the report contains the indicator, at least as often as wanted."""
    if not contains(report, indicator):
        return False
    stated = report.frequency or ("term" if report.kind == "final" else None)
    return stated is None or _TIMES_A_YEAR[stated] >= _TIMES_A_YEAR[wanted]


def _longer_than_a_year(term: Term) -> bool:
    if term.indefinite:
        return True
    if term.start is None or term.end is None or term.end < term.start:
        return False
    return months_between(term.start, term.end) > 12
