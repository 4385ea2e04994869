"""One definition, several carriers: a report written into any of them is read back as it was."""

import csv
import io
import json
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.forms.agreements import every
from tests.forms.sheets import ISSUED
from tests.forms.test_filling import reports

from conventions.forms import form, read_report
from conventions.forms.codes import CODES, FAR_OFF
from conventions.forms.definition import define
from conventions.forms.filling import answers
from conventions.forms.identity import facts
from conventions.report import Report

AGREEMENT = every()
SOURCE = {
    language: form(AGREEMENT, "2027", language, ISSUED, kind="csv").decode("utf-8-sig")
    for language in ("fr", "de")
}


def typed(value: Any) -> str:
    """What a person types into a cell of text."""
    if isinstance(value, Decimal):
        return f"{value:f}" if value.as_tuple().exponent != -3 else f"{value:f}0"
    return value.isoformat() if isinstance(value, date) else str(value)


def as_list(written: dict[str, str], language: Any) -> bytes:
    rows = list(csv.reader(io.StringIO(SOURCE[language]), delimiter=";"))
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";")
    writer.writerows([*row[:-1], written.get(row[0], row[-1])] for row in rows)
    return stream.getvalue().encode("utf-8-sig")


def as_submission(written: dict[str, str], language: Any) -> bytes:
    asked = define(AGREEMENT, "2027", language)
    values = [
        dict(zip(("code", "field", "value"), (*code.rsplit(":", 1), value), strict=True))
        for code, value in written.items()
    ]
    # As a browser writes it: characters as they are.
    return json.dumps({**facts(asked, "0"), "values": values}, ensure_ascii=False).encode()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.sampled_from(["fr", "de"]), st.sampled_from([as_list, as_submission]))
def test_what_is_written_is_read_back(data: st.DataObject, language: Any, carrier: Any) -> None:
    asked = define(AGREEMENT, "2027", language)
    report: Report = data.draw(reports(asked))
    said = answers(report, asked)
    written = {f"{code}:{field}": typed(value) for (code, field), value in said.items()}
    every_cell = {
        f"{entry.code}:{cell.field}": ""
        for section in asked.sections
        for entry in section.entries
        for cell in entry.inputs
    }
    returned, findings = read_report(carrier(every_cell | written, language), AGREEMENT)
    assert returned == report
    assert {finding.code for finding in findings}.isdisjoint(set(CODES) - {FAR_OFF})
