"""Nothing personal is received: a form with its list, or with a number of a person, is refused."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl.comments import Comment
from tests.forms.agreements import minimal
from tests.forms.lists import OF, ON, ROWS, empty, listed, sheet_name
from tests.forms.sheets import ISSUED, edited, made, typed

from conventions.base.errors import InvalidDocument
from conventions.base.language import LANGUAGES
from conventions.base.messages import said
from conventions.forms import counted_form, opening, read_participations, read_report
from conventions.forms.annotation import annotated
from conventions.forms.opening import open_form
from conventions.forms.outside import parts_with_numbers
from conventions.forms.privacy import persons
from conventions.records import count

AHV = "756.9217.0769.85"


def found(data: bytes) -> tuple[Any, dict[str, str]]:
    report, findings = read_report(data, OF, "form.xlsx")
    return report, {one.code.id: str(one.place) for one in findings}


def test_a_form_with_its_list_is_refused_and_says_where() -> None:
    report, codes = found(listed())
    assert report is None
    assert codes["R136"] == f"form.xlsx, {sheet_name()}, A4"
    finding = next(one for one in read_report(listed(), OF)[1] if one.code.id == "R136")
    assert finding.values == {"sheet": sheet_name(), "count": len(ROWS)}


def test_a_list_elsewhere_in_the_form_is_found_too() -> None:
    def paste(book: Any) -> None:
        sheet = book.create_sheet("Tabelle1")
        sheet.append(["intern"])
        sheet.append(["Nr.", "Person", "Eintritt"])
        sheet.append([1, "P-1", "04.01.2027"])

    report, codes = found(edited(empty(), paste))
    assert report is None
    assert codes["R136"] == "form.xlsx, Tabelle1, A3"


@pytest.mark.parametrize("value", [AHV, f"{AHV} est parti en mars", 7569217076985, "85073003328"])
def test_a_number_of_a_person_anywhere_is_refused(value: Any) -> None:
    def write(book: Any) -> None:
        book.create_sheet("x")["C3"] = value

    report, codes = found(edited(empty(), write))
    assert report is None
    assert codes["R137"] == "form.xlsx, x, C3"
    said = [str(one.values) for one in read_report(edited(empty(), write), OF)[1]]
    assert not any("9217" in text for text in said)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("la participante est en thérapie", "health"),
        ("né le 12.03.1985", "birth"),
        ("voir anna@example.org", "contact"),
        ("12 personnes, données invalides corrigées le 28.01.2028", None),
        ("tél. 032 123 45 67", None),
    ],
)
def test_texts_that_tell_of_one_person_are_refused(text: str, kind: str | None) -> None:
    data = typed(made(minimal()), {("i1/tg1", "comment"): text})
    report, findings = read_report(data, minimal())
    assert (report is None) is (kind is not None)
    kinds = [one.values["kind"].key for one in findings if one.code.id == "R138"]
    assert kinds == ([f"personal.{kind}"] if kind else [])


def test_no_form_of_the_collection_is_refused_for_it() -> None:
    folder = Path(__file__).parent / "workbooks"
    books = [open_form(path.read_bytes())[0] for path in folder.iterdir() if path.suffix != ".yaml"]
    assert len(books) > 30
    assert not [one for book in books if book is not None for one in persons(book, "")]


def comment(book: Any) -> None:
    book.worksheets[0]["D7"].comment = Comment(AHV, "Atelier")


def header(book: Any) -> None:
    book.worksheets[0].oddHeader.center.text = AHV


def number_format(book: Any) -> None:
    book.worksheets[0]["D7"].number_format = f'0 "{AHV}"'


def title(book: Any) -> None:
    book.properties.title = AHV


def far_right(book: Any) -> None:
    book.worksheets[0]["CC3"] = AHV


def far_down(book: Any) -> None:
    book.worksheets[0]["A5000"] = AHV


PLACES = (comment, header, number_format, title, far_right, far_down)


@pytest.mark.parametrize("hide", PLACES)
def test_a_number_beside_the_cells_is_refused_and_vanishes_when_counted(hide: Any) -> None:
    data = edited(empty(), hide)
    report, codes = found(data)
    assert report is None
    assert codes["R137"].endswith(".xml")
    findings = read_report(data, OF)[1]
    assert annotated(data, findings, "fr")
    records, _ = read_participations(edited(listed(), hide), OF)
    assert records is not None
    counts = count(records, OF, "2027", ON).report
    assert counts is not None
    handed_on = counted_form(counts, OF, ISSUED, edited(listed(), hide))
    assert not tuple(parts_with_numbers(handed_on))
    assert read_report(handed_on, OF)[0] is not None


@pytest.mark.parametrize("hide", PLACES)
def test_cells_alone_would_not_show_it(hide: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "parts_with_numbers", lambda _data: ())
    assert "R137" not in found(edited(empty(), hide))[1]


@pytest.mark.parametrize("field", ["numerator", "missing", "comment"])
@pytest.mark.parametrize("value", [AHV, 7569217076985])
def test_nothing_else_is_said_of_its_cell(field: Any, value: Any) -> None:
    data = typed(empty(), {("i1", field): value})
    report, findings = read_report(data, OF)
    assert report is None
    assert any(one.code.id == "R137" for one in findings)
    said_of_it = [said(one, language) for one in findings for language in LANGUAGES]
    assert "9217" not in str(said_of_it)


def test_a_number_typed_in_the_form_is_not_carried_into_the_counted_one() -> None:
    data = typed(listed(), {("i1", "comment"): f"AVS {AHV}"})
    records, _ = read_participations(data, OF)
    assert records is not None
    counts = count(records, OF, "2027", ON).report
    assert counts is not None
    with pytest.raises(InvalidDocument) as refused:
        counted_form(counts, OF, ISSUED, data)
    assert [one.code.id for one in refused.value.findings] == ["R137"]


@pytest.mark.parametrize(
    "text",
    [
        f"agreement: {OF.id}\nversion: 1\nperiod: '2027'\nnote: AVS {AHV}\n",
        f'{{"agreement": "{OF.id}", "version": 1, "period": "2027", "note": "{AHV}"}}',
    ],
)
def test_a_report_that_is_no_form_is_refused_for_it_too(text: str) -> None:
    report, findings = read_report(text.encode(), OF, "report.yaml")
    assert report is None
    assert [one.code.id for one in findings] == ["R137"]
    assert findings[0].place.line > 0
    clean = text.replace(AHV, "12")
    assert "R137" not in {one.code.id for one in read_report(clean.encode(), OF)[1]}
