"""The method of judging in words: the terms that compute, said in the language of the document."""

from typing import Any

from conventions.agreement.evaluation import Method
from conventions.assessment.terms import consequence_terms, evidence_terms, method_terms
from conventions.base.language import Language, word
from conventions.base.step import Step, values_of
from conventions.drafting.absent import Absent
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
    elif part == "evidence":
        steps = evidence_terms(agreed)
    else:
        steps = consequence_terms()
    return Marked(" ".join(_worded(step, language) for step in steps))


def _is_stated(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and bool(value))


def _has_reference(view: dict[str, Plain]) -> bool:
    targets = view.get("targets")
    return isinstance(targets, list) and any(
        not isinstance(target["reference"], Absent) for target in targets
    )


def _worded(step: Step, language: Language) -> str:
    """The sentence of a step, its values marked as values."""
    part, _, key = step.key.partition(".")
    values = {name: marked(value) for name, value in values_of(step, language).items()}
    return polished(word(language, part, key, **values), language)
