"""Rules on the days of the verdict: that one of them comes after the result is known."""

from collections.abc import Iterator
from datetime import date

from conventions.agreement.evaluation import Evaluation
from conventions.agreement.goals import Goals
from conventions.agreement.term import Term
from conventions.assessment.coverage import measured
from conventions.assessment.kind import of_cases
from conventions.assessment.method import limits
from conventions.assessment.proof import by_chance
from conventions.base.findings import Severity
from conventions.base.span import Span, span_of
from conventions.rules.goals.indicators import completed
from conventions.rules.rule import Found, found, rule


@rule(
    "E102",
    "verdict-never-stated",
    Severity.WARNING,
    "“{indicator}”, {period}: the result is known on {known}, the last day of the verdict is "
    "{last}; “missed” can never be stated.",
    hint="Add a day after {known} to “verdict_dates”, or leave them out: then it is stated as soon "
    "as a result is final.",
    why="A target of which nothing is ever stated binds nobody.",
)
def verdict_never_stated(goals: Goals, evaluation: Evaluation, term: Term) -> Iterator[Found]:
    """A target whose result is known only after the last agreed day of the verdict.

    A result is known at the end of its period and, where persons are looked at later, at the
    measurement point of the last one. Before a day of the verdict it is only on course or at risk.
    Asked of targets of which something can be stated: rates of cases, and numbers that a goal of
    outcome is about.

    ## Why
    The day of the yearly interview is soon written down; that the persons who left in December are
    looked at in June is soon forgotten.

    ## Example
    ```yaml failing
    evaluation:
      method: {verdict_dates: [2027-06-30, 2027-12-30]}
    ```

    ## Instead
    ```yaml passing
    evaluation:
      method: {verdict_dates: [2027-06-30, 2028-01-31]}
    ```

    ## Law
    No norm: arithmetic of dates.
    """
    days = evaluation.method.verdict_dates
    if not days:
        return
    whole = Span(term.start or date.min, term.end or date.max)
    for path, indicator in completed(goals):
        if not (of_cases(indicator) or by_chance(indicator, goals)):
            continue
        for position, target in enumerate(indicator.targets):
            span = span_of(target.period, whole)
            if span is None or span.last == date.max or limits(target) == (None, None):
                continue
            known, last = measured(indicator, span), max(days)
            if last < known:
                at = (*path, "targets", position, "period")
                named = {"indicator": indicator.id, "period": target.period}
                yield found(*at, **named, known=known, last=last)


RULES = (verdict_never_stated,)
