"""Rules on grades: that each result with a verdict has exactly one."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from conventions.agreement.evaluation import Evaluation, Grade
from conventions.agreement.goals import Goals, GradeLimit
from conventions.base.findings import Severity
from conventions.base.language import LANGUAGES, in_language
from conventions.rules.rule import Found, found, rule


@rule(
    "E101",
    "grades-not-apart",
    Severity.ERROR,
    "The grades of {subject} leave a gap, are out of order, or two of them are alike: {grades}.",
    hint="List the best grade first, each name once, each limit easier to reach than the one "
    "before, and the last grade without a limit.",
    why="One result must not have two grades, nor none.",
)
def grades_not_apart(goals: Goals, evaluation: Evaluation) -> Iterator[Found]:
    """Grades whose limits do not follow each other down to a last grade without a limit.

    Asked of the limits in percent of the target (`attainment`), of those in points, and of the
    limits of each indicator, which are of one kind (`at_least` or `at_most`) and name the grades of
    the agreement in their order. Grades without any limit say nothing.

    ## Why
    Where the limit of a worse grade is the harder one, nobody ever has that grade; where the last
    grade has a limit too, a poor result has none.

    ## Example
    ```yaml failing
    evaluation:
      grades:
        - {id: a, label: excellent, attainment: 100}
        - {id: b, label: good, attainment: 110}
        - {id: c, label: sufficient}
    ```

    ## Instead
    ```yaml passing
    evaluation:
      grades:
        - {id: a, label: excellent, attainment: 110}
        - {id: b, label: good, attainment: 100}
        - {id: c, label: sufficient}
    ```

    ## Law
    No norm: our inference.
    """
    grades = evaluation.grades
    names = [grade.id for grade in grades]
    for field in ("attainment", "points"):
        limits = [getattr(grade, field) for grade in grades]
        if any(limit is not None for limit in limits) and not _descend(limits):
            shown = _shown([(grade.id, field, getattr(grade, field)) for grade in grades])
            yield found("evaluation", "grades", subject=field, grades=shown)
    used = any(indicator.grades for indicator in goals.indicators)
    if len(set(names)) < len(names) or _alike(grades) or (grades and not used and _bare(grades)):
        shown = ", ".join(names)
        yield found("evaluation", "grades", subject="evaluation", grades=shown)
    for position, indicator in enumerate(goals.indicators):
        if indicator.grades and not _in_line(indicator.grades, names):
            shown = _shown([(one.grade, *_limit(one)) for one in indicator.grades])
            path = ("goals", "indicators", position, "grades")
            yield found(*path, subject=indicator.id, grades=shown)


def _in_line(limited: Sequence[GradeLimit], names: Sequence[str]) -> bool:
    """Whether the limits of an indicator follow each other in the order of the grades."""
    if not {one.grade for one in limited} <= set(names):
        return False
    places = [names.index(one.grade) for one in limited]
    least, most = ([getattr(one, end) for one in limited] for end in ("at_least", "at_most"))
    is_most = any(limit is not None for limit in most)
    if is_most and any(limit is not None for limit in least):
        return False
    # Little is good: the smaller limit is the harder one.
    limits = [None if limit is None else -limit for limit in most] if is_most else least
    return all(one < other for one, other in pairwise(places)) and _descend(limits)


def _descend(limits: Sequence[Decimal | None]) -> bool:
    """Whether limits fall strictly, and only the last is missing.

    >>> _descend([Decimal(110), Decimal(100), None]), _descend([Decimal(110), Decimal(100)])
    (True, False)
    """
    *upper, last = limits
    known = [limit for limit in upper if limit is not None]
    falls = all(one > other for one, other in pairwise(known))
    return last is None and len(known) == len(upper) > 0 and falls


def _bare(grades: Sequence[Grade]) -> bool:
    return all(grade.attainment is None and grade.points is None for grade in grades)


def _alike(grades: Sequence[Grade]) -> bool:
    """Whether two grades are called the same in some language."""
    called = [
        (language, text)
        for grade in grades
        if grade.label
        for language in LANGUAGES
        if (text := in_language(grade.label, language, language))
    ]
    return len(set(called)) < len(called)


def _limit(one: GradeLimit) -> tuple[str, Decimal | None]:
    return ("at_most", one.at_most) if one.at_least is None else ("at_least", one.at_least)


def _shown(limits: Sequence[tuple[str, str, Decimal | None]]) -> str:
    return ", ".join(
        f"{name}: –" if limit is None else f"{name} {field}: {limit}"
        for name, field, limit in limits
    )


RULES = (grades_not_apart,)
