"""Small lists of participations and the agreements they are held against."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from conventions.agreement import Agreement, read_draft
from conventions.agreement.goals import AgreedIndicator, Column
from conventions.agreement.services import Service
from conventions.records import Counted, Records, count, read_records
from conventions.report import Observation

EXAMPLE = Path(__file__).parents[2] / "examples/fai_biel_seeland/agreement.yaml"
ON = date(2028, 12, 31)


def agreement(
    *indicators: Mapping[str, Any],
    services: tuple[Mapping[str, Any], ...] = ({"id": "s1"},),
    columns: tuple[Mapping[str, Any], ...] = (),
    measure: str | None = None,
    laws: tuple[str, ...] | None = None,
) -> Agreement:
    """The example with these indicators, services and own columns, and nothing else of the kind."""
    base = read_draft(EXAMPLE.read_bytes()).agreement()
    goals = base.goals.model_copy(
        update={
            "indicators": tuple(
                AgreedIndicator.model_validate({"id": f"i{number}", **entry})
                for number, entry in enumerate(indicators, 1)
            ),
            "columns": tuple(Column.model_validate(column) for column in columns),
        }
    )
    made = tuple(Service.model_validate(service) for service in services)
    scope = base.subject.scope.model_copy(update={"measure_type": measure})
    return base.model_copy(
        update={
            "goals": goals,
            "services": base.services.model_copy(update={"services": made}),
            "subject": base.subject.model_copy(update={"scope": scope}),
            "laws": laws or base.laws,
        }
    )


def listed(text: str, of: Agreement | None = None) -> Records:
    """The records in a list whose cells are parted by blanks, ``-`` for an empty cell."""
    records, findings = read_records(as_csv(text), of or agreement(), "list.csv")
    assert records is not None, [(one.code.id, one.values) for one in findings]
    return records


def as_csv(text: str) -> bytes:
    """The list as a file with semicolons."""
    rows = [line.split() for line in text.strip().splitlines()]
    return "\n".join(";".join("" if cell == "-" else cell for cell in row) for row in rows).encode()


def counted(text: str, of: Agreement, period: str = "2027", on: date = ON) -> Counted:
    """What a list says of a period."""
    return count(listed(text, of), of, period, on)


def first(result: Counted) -> Observation:
    """The first observation of a report."""
    assert result.report is not None
    return result.report.observations[0]


def figure(text: str, of: Agreement, period: str = "2027", on: date = ON) -> str:
    """The first figure as ``3/4``, ``12`` or the reason why it is missing."""
    value = first(counted(text, of, period, on)).reported
    if value.missing is not None:
        return value.missing
    if value.denominator is not None:
        return f"{value.numerator}/{value.denominator}"
    return f"{value.value}"
