"""The method in words: the clauses that the agreement prints, from the terms that compute.

Each term is a step, so that it is said in every language and with the very number that decides.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from conventions.agreement import Agreement
from conventions.agreement.definition import complete
from conventions.agreement.evaluation import Grade, Method
from conventions.agreement.goals import AgreedIndicator
from conventions.assessment.grade import name_of
from conventions.assessment.proof import by_chance
from conventions.base.findings import Word
from conventions.base.step import Step, StepValue


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


def grade_terms(
    grades: Sequence[Grade], indicators: Iterable[AgreedIndicator], method: Method
) -> tuple[Step, ...]:
    """Which results have which grade, where the agreement names any. Indicators are completed.

    >>> scale = Grade(id="a", attainment=100), Grade(id="b")
    >>> [step.key.rpartition("step.")[2] for step in grade_terms(scale, (), Method())]
    ['term-grades', 'term-grade-attainment', 'term-grade-rest']
    """
    return tuple(_of_grades(grades, indicators, method)) if grades else ()


def _of_grades(
    grades: Sequence[Grade], indicators: Iterable[AgreedIndicator], method: Method
) -> Iterator[Step]:
    yield Step("assessment.step.term-grades")
    kinds = {"attainment": "attainment", "points": "points"}
    if method.points == "count":
        kinds["points"] = "points-count"
    for field, kind in kinds.items():
        if field == "points" and method.points == "none":
            continue
        limits = [(grade, getattr(grade, field)) for grade in grades]
        if any(limit is not None for _grade, limit in limits):
            yield from (_of_grade(grade, kind, limit) for grade, limit in limits)
    names = {grade.id: grade for grade in grades}
    for indicator in indicators:
        if indicator.grades:
            called = {"indicator": indicator.label or indicator.id}
            yield Step("assessment.step.term-grades-of", called)
        is_apart = any(target.reference for target in indicator.targets)
        suffix = "-rate" if indicator.unit == "percent" and not is_apart else ""
        for entry in indicator.grades:
            least, most = entry.at_least, entry.at_most
            limit, kind = (most, "most") if least is None else (least, "least")
            grade = names.get(entry.grade, Grade(id=entry.grade))
            yield _of_grade(grade, f"{kind}{suffix}", limit)


def _of_grade(grade: Grade, kind: str, limit: Decimal | None) -> Step:
    named: dict[str, StepValue] = {"grade": name_of(grade)}
    if limit is None:
        return Step("assessment.step.term-grade-rest", named)
    name = "limit_rate" if kind == "attainment" or kind.endswith("-rate") else "limit"
    return Step(f"assessment.step.term-grade-{kind}", {**named, name: limit})


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
        *grade_terms(agreement.evaluation.grades, indicators, method),
        *evidence_terms(method, numbers=numbers),
    )


def consequence_terms() -> tuple[Step, ...]:
    """That what follows is proposed, and on whose doing no money hangs."""
    return (Step("assessment.step.term-proposed"),)
