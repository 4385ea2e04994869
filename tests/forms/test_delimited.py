"""The list as csv: one row a value, as Excel opens it here, and as it comes back."""

import csv
import io

import pytest
from tests.forms.agreements import changed, every, minimal
from tests.forms.sheets import ISSUED

from conventions.base.language import LANGUAGES, Language
from conventions.forms import form, read_report
from conventions.forms.definition import define


def made(language: Language = "fr") -> str:
    return form(minimal(), "2027", language, ISSUED, kind="csv").decode("utf-8-sig")


VALUES = {
    "i1/tg1:numerator": "12",
    "i1/tg1:denominator": "40",
    "i2:numerator": "3400",
    "i2:denominator": "3650",
    "D/places:occupied": "3400",
    "D/places:available": "3650",
}


def filled(text: str, values: dict[str, str]) -> list[list[str]]:
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    for row in rows:
        row[-1] = values.get(row[0], row[-1])
    return rows


def joined(rows: list[list[str]], separator: str = ";", encoding: str = "utf-8-sig") -> bytes:
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator).writerows(rows)
    return stream.getvalue().encode(encoding)


def test_a_row_for_each_value_and_a_mark_for_excel() -> None:
    assert form(minimal(), "2027", "fr", ISSUED, kind="csv").startswith(b"\xef\xbb\xbfCode;")
    rows = list(csv.reader(io.StringIO(made()), delimiter=";"))
    asked = [
        f"{entry.code}:{cell.field}"
        for section in define(minimal(), "2027", "fr").sections
        for entry in section.entries
        for cell in entry.inputs
    ]
    assert [row[0] for row in rows[8:]] == asked
    assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252", "utf-16"])
def test_however_it_is_saved(language: Language, separator: str, encoding: str) -> None:
    rows = filled(made(language), VALUES)
    report, findings = read_report(joined(rows, separator, encoding), minimal())
    assert findings == ()
    assert report is not None
    assert [str(one.reported.numerator) for one in report.observations] == ["12", "3400"]


def test_what_is_wrong_stands_at_its_line() -> None:
    rows = filled(made(), {**VALUES, "i1/tg1:numerator": "une douzaine"})
    report, findings = read_report(joined(rows), minimal(), "f.csv")
    assert report is not None
    assert [(one.code.id, str(one.place)) for one in findings] == [("R105", "f.csv:9:6")]


def test_a_row_twice_is_not_read() -> None:
    rows = filled(made(), VALUES)
    report, findings = read_report(joined([*rows, rows[8]]), minimal())
    assert report is not None
    assert [one.code.id for one in findings] == ["R127"]
    assert report.observations[0].reported.numerator is None


def test_no_text_of_ours_is_a_formula() -> None:
    label = '=HYPERLINK("http://example.org")'
    agreement = changed(goals__indicators=[{"id": "i1", "label": label, "unit": "count"}])
    text = form(agreement, "2027", "fr", ISSUED, kind="csv").decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text), delimiter=";") for cell in row]
    assert f"'{label}" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_every_kind_of_row_is_in_the_list() -> None:
    text = form(every(), "2027", "de", ISSUED, kind="csv").decode("utf-8-sig")
    assert "D/coaching:quantity" in text
    assert "nicht verfügbar / " in text


def test_a_list_too_large_is_refused() -> None:
    data = joined(filled(made(), VALUES)) + b"x;" * 1_500_000
    assert [one.code.id for one in read_report(data, minimal())[1]] == ["F002"]
