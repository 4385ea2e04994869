"""The method of judging in words: the terms that compute, said in the language of the document."""

from decimal import Decimal
from typing import Any

from conventions.agreement.evaluation import Grade, Method
from conventions.agreement.goals import AgreedIndicator, Definition, GradeLimit
from conventions.assessment.kind import of_events
from conventions.assessment.terms import (
    consequence_terms,
    evidence_terms,
    grade_terms,
    method_terms,
)
from conventions.base.language import Language, word
from conventions.base.step import Step, values_of
from conventions.drafting.absent import Absent, Untranslated
from conventions.drafting.figures import written
from conventions.drafting.marks import Marked, marked
from conventions.drafting.typography import polished
from conventions.drafting.view import Plain

_TAKEN = frozenset(Method.model_fields) - {"note"}


def method_in_words(view: dict[str, Plain], language: Language, method: Any, part: str) -> Any:
    """A part of the method as one paragraph: ``criteria``, ``evidence``, ``consequences``.

    A method that is not there is handed on as it is.
    """
    if isinstance(method, Absent):
        return method
    agreed = Method.model_validate(
        {name: value for name, value in method.items() if name in _TAKEN and _is_stated(value)}
    )
    if part == "criteria":
        steps = method_terms(agreed, references=_has_reference(view))
        steps += grade_terms(_grades(view), _graded(view), agreed)
    elif part == "evidence":
        steps = evidence_terms(agreed, numbers=_numbers(view))
    else:
        steps = consequence_terms()
    country = view.get("country", "")
    return Marked(" ".join(_worded(step, language, country) for step in steps))


def _is_stated(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and bool(value))


def _has_reference(view: dict[str, Plain]) -> bool:
    targets = view.get("targets")
    return isinstance(targets, list) and any(
        not isinstance(target["reference"], Absent) for target in targets
    )


def _numbers(view: dict[str, Plain]) -> bool:
    """Whether a goal of outcome asks for a number of events, which chance has a part in."""
    goals = view["goals"]
    if isinstance(goals, Absent):
        return False
    outcomes = [_text(goal["id"]) for goal in goals["goals"] if goal["kind"] == "outcome"]
    return any(
        bool(indicator["targets"]) and indicator["goal"] in outcomes and of_events(_kind(indicator))
        for indicator in goals["indicators"]
    )


def _kind(indicator: dict[str, Plain]) -> AgreedIndicator:
    """What of an indicator says which kind of number it gives."""
    definition = indicator["definition"]
    said: dict[str, Any] = {
        name: _text(definition[name]) for name in ("denominator", "counting_unit")
    }
    fields: dict[str, Any] = {name: _text(indicator[name]) for name in ("id", "unit", "cohort")}
    return AgreedIndicator.model_construct(**fields, definition=Definition.model_construct(**said))


def _grades(view: dict[str, Plain]) -> list[Grade]:
    """The grades as the view has them, each called as in the language of the document."""
    evaluation = view["evaluation"]
    if isinstance(evaluation, Absent):
        return []
    return [
        Grade.model_construct(
            id=_text(grade["id"]) or "",
            label=_text(grade["label"]),
            attainment=_decimal(grade["attainment"]),
            points=_decimal(grade["points"]),
        )
        for grade in evaluation["grades"]
    ]


def _graded(view: dict[str, Plain]) -> list[AgreedIndicator]:
    """The indicators with limits of grades of their own."""
    goals = view["goals"]
    indicators = [] if isinstance(goals, Absent) else goals["indicators"]
    return [
        AgreedIndicator.model_construct(
            id=_text(indicator["id"]) or "",
            label=_text(indicator["label"]),
            unit="percent" if _is_rate(indicator) else None,
            grades=tuple(
                GradeLimit.model_construct(
                    grade=_text(entry["grade"]) or "",
                    at_least=_decimal(entry["at_least"]),
                    at_most=_decimal(entry["at_most"]),
                )
                for entry in indicator["grades"]
            ),
        )
        for indicator in indicators
    ]


def _is_rate(indicator: dict[str, Plain]) -> bool:
    """Whether its values are in percent, and not a difference or an index."""
    is_apart = any(not isinstance(target["reference"], Absent) for target in indicator["targets"])
    return _text(indicator["unit"]) == "percent" and not is_apart


def _text(value: Plain) -> str | None:
    if isinstance(value, Untranslated):
        return value.text
    return value if isinstance(value, str) else None


def _decimal(value: Plain) -> Decimal | None:
    return Decimal(value) if isinstance(value, str) else None


def _worded(step: Step, language: Language, country: str) -> str:
    """The sentence of a step, its values marked as values."""
    part, _, key = step.key.partition(".")
    said = values_of(step, language)
    values = {
        name: marked(value if isinstance(step.values[name], str) else written(value, country))
        for name, value in said.items()
    }
    return polished(word(language, part, key, **values), language)
