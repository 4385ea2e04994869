"""The method in words: the clauses that the agreement prints, from the terms that compute.

Each term is a step, so that it is said in every language and with the very number that decides.
"""

from collections.abc import Iterator

from conventions.agreement import Agreement
from conventions.agreement.definition import complete
from conventions.agreement.evaluation import Method
from conventions.assessment.proof import by_chance
from conventions.base.findings import Word
from conventions.base.step import Step


def method_terms(method: Method, *, references: bool = False) -> tuple[Step, ...]:
    """How a result gets its band. ``references``: whether a target is held against a reference.

    >>> [step.key for step in method_terms(Method(formula="shortfall"))]
    ['assessment.step.term-shortfall', 'assessment.step.term-tolerance']
    """
    return tuple(_of_method(method, references=references))


def _of_method(method: Method, *, references: bool) -> Iterator[Step]:
    if method.formula == "attainment":
        yield Step("assessment.step.term-attainment", {"near": method.near_from})
    elif method.formula == "shortfall":
        yield Step("assessment.step.term-shortfall", {"points": method.shortfall_points})
    else:
        values = {"dead_rate": method.dead_band, "full_rate": method.corridor}
        yield Step("assessment.step.term-corridor", values)
    if method.full_effect is not None:
        yield Step("assessment.step.term-full-effect", {"full_rate": method.full_effect})
    yield Step("assessment.step.term-tolerance")
    if references:
        yield Step("assessment.step.term-reference")
    if method.points != "none":
        yield Step(f"assessment.step.term-points-{method.points}")
        if method.points_reached is not None:
            key = "needed-count" if method.points == "count" else "needed"
            yield Step(f"assessment.step.term-points-{key}", {"needed": method.points_reached})


def evidence_terms(method: Method, *, numbers: bool = False) -> tuple[Step, ...]:
    """What is said beside the band, and from which day. ``numbers``: whether of numbers too.

    >>> [step.key.rpartition("-")[2] for step in evidence_terms(Method())]
    ['evidence', 'final', 'interim']
    """
    test = Word("assessment", f"test.{method.test}")
    days = [Step("assessment.step.term-date", {"day": day}) for day in method.verdict_dates]
    return (
        Step("assessment.step.term-evidence", {"level_rate": method.level, "test": test}),
        *((Step("assessment.step.term-evidence-number"),) if numbers else ()),
        *(days or [Step("assessment.step.term-final")]),
        Step("assessment.step.term-interim"),
    )


def terms_of(agreement: Agreement) -> tuple[Step, ...]:
    """The method of an agreement and what it says of evidence, as its clauses say them."""
    goals, method = agreement.goals, agreement.evaluation.method
    indicators = [complete(entry) for entry in goals.indicators]
    references = any(target.reference for entry in indicators for target in entry.targets)
    numbers = any(entry.targets and by_chance(entry, goals) for entry in indicators)
    return (
        *method_terms(method, references=references),
        *evidence_terms(method, numbers=numbers),
    )


def consequence_terms() -> tuple[Step, ...]:
    """That what follows is proposed, and on whose doing no money hangs."""
    return (Step("assessment.step.term-proposed"),)
