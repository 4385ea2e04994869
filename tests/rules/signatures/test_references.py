"""References are followed wherever a section holds the identifier of something else."""

from collections.abc import Iterator
from typing import get_args

from pydantic import BaseModel

from conventions.agreement.agreement import SECTIONS
from conventions.base.labels import records_in
from conventions.base.values import Id
from conventions.rules.signatures.references import LISTS, REFERENCES

SPELLING = get_args(Id)[1]
ELSEWHERE = {
    "goals.goals.*.groups.*",
    "goals.indicators.*.use",
    "goals.indicators.*.goal",
    "goals.indicators.*.targets.*.group",
    "goals.indicators.*.targets.*.reference.group",
    "goals.indicators.*.targets.*.reference.indicator",
    "goals.indicators.*.collected_by",
    "financing.outcome_payments.*.indicator",
    "evaluation.grades.*.id",
    "goals.indicators.*.grades.*.grade",
}
"""G004, G007 and E101."""
CODES = {
    "goals.columns.*.choices.*.id",
    *(
        f"goals.indicators.*.definition.counting.{part}.*"
        for part in (
            "among.*.among",
            "exclude",
            "numerator.where.*.among",
            "denominator.where.*.among",
        )
    ),
}
"""Codes in a list of participations: those of a column, and where an indicator counts by them."""
NOT_OF_THE_FILE = {"subject.scope.measure_type", "financing.filed.*.limit"}
"""A measure and a time limit are named by the law."""
FREE = {
    f"financing.pricing.{part}{key}"
    for part in ("", "parts.*.")
    for key in ("id", "items.*.id", "phases.*.id")
}
"""The same price may stand in two price lists, and two prices may count the same units."""


def identifiers(model: type[BaseModel], trail: str) -> Iterator[str]:
    """Where a record, or one inside it, holds an identifier; a star stands for each entry."""
    for name, field in model.model_fields.items():
        many = "tuple[" in str(field.annotation)
        here = trail if name == "root" else f"{trail}.{name}"
        here += ".*" if many else ""
        if SPELLING in field.metadata or repr(SPELLING) in str(field.annotation):
            yield here
        for record in records_in(field.annotation):
            yield from identifiers(record, here)


def test_every_identifier_in_a_section_is_a_name_or_a_reference() -> None:
    found = {path for section, model in SECTIONS.items() for path in identifiers(model, section)}
    named = set(LISTS.values()) - {"signatures.annexes.*.no"}
    assert found == named | set(REFERENCES) | ELSEWHERE | CODES | NOT_OF_THE_FILE | FREE


def test_each_reference_is_to_a_list_that_is_known() -> None:
    assert set(REFERENCES.values()) <= set(LISTS)
