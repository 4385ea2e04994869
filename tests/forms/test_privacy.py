"""Nothing personal is received: a form with its list, or with a number of a person, is refused."""

import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl.comments import Comment
from tests.forms.agreements import minimal
from tests.forms.lists import OF, ON, ROWS, empty, listed, sheet_name
from tests.forms.sheets import ISSUED, edited, made, typed

from conventions import forms
from conventions.base.errors import InvalidDocument
from conventions.base.language import LANGUAGES
from conventions.base.messages import said
from conventions.forms import (
    counted_form,
    form,
    opening,
    outside,
    read_participations,
    read_report,
    reading,
)
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


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("en thérapie depuis mai", "health"),
        ("née le 12.03.1985", "birth"),
        ("écrire à anna@example.org", "contact"),
        ("douze personnes, et le 28.01.2028 une de plus", None),
    ],
)
@pytest.mark.parametrize(
    ("report", "path"),
    [
        ("observations: [{{indicator: i1, comment: '{}'}}]", "observations[0].comment"),
        (
            "observations: [{{indicator: i1, excluded: [{{count: 1, reason: '{}'}}]}}]",
            "observations[0].excluded[0].reason",
        ),
        ("note: '{}'", "note"),
        ("note: {{fr: '{}'}}", "note.fr"),
        (
            "deliveries: [{{item: places, quantity: 1, accepted_reason: '{}'}}]",
            "deliveries[0].accepted_reason",
        ),
    ],
)
def test_texts_of_a_report_that_is_no_form_are_looked_at_too(
    text: str, kind: str | None, report: str, path: str
) -> None:
    whole = f"agreement: {OF.id}\nversion: 1\nperiod: '2027'\n{report.format(text)}\n"
    read, findings = read_report(whole.encode(), OF, "report.yaml")
    told = [one for one in findings if one.code.id == "R138"]
    assert [(one.path, one.values["kind"].key) for one in told] == (
        [(path, f"personal.{kind}")] if kind else []
    )
    assert (read is None) is bool(kind)
    assert all(text not in str(said(one, language)) for one in told for language in LANGUAGES)
    assert all(one.place.line for one in told)


def test_a_breakdown_by_states_of_health_is_no_text() -> None:
    part = "observations: [{indicator: i1, breakdown: [{label: en thérapie, count: 12}]}]"
    whole = f"agreement: {OF.id}\nversion: 1\nperiod: '2027'\n{part}\n"
    assert read_report(whole.encode(), OF)[0] is not None


def sheet(*rows: tuple[Any, ...], title: str = "Participants") -> bytes:
    def add(book: Any) -> None:
        added = book.create_sheet(title)
        for row in rows:
            added.append(row)

    return edited(empty(), add)


PERSONS = (("Nom", "Prénom", "Né le"), ("Muster", "Anna", "le 12.03.1985"))


def test_an_added_sheet_is_said_not_to_be_read() -> None:
    report, codes = found(sheet(("Places", 12), ("Semaines", 50), title="Calculs"))
    assert report is not None
    assert codes["R139"] == "form.xlsx, Calculs, A1"
    assert "R138" not in codes


def test_an_added_sheet_of_persons_is_refused_and_nobody_is_named() -> None:
    report, findings = read_report(sheet(*PERSONS), OF, "form.xlsx")
    assert report is None
    places = {str(one.place) for one in findings if one.code.id == "R138"}
    assert places == {f"form.xlsx, Participants, {cell}" for cell in ("A1", "B1", "C1", "C2")}
    said_of_it = str([said(one, language) for one in findings for language in LANGUAGES])
    assert "Muster" not in said_of_it
    assert "1985" not in said_of_it


@pytest.mark.parametrize("rows", [(("Nom de l’indicateur", "Valeur"), ("Placement", 12)), ()])
def test_a_column_of_names_of_things_is_not_refused(rows: tuple[tuple[Any, ...], ...]) -> None:
    report, codes = found(sheet(*rows))
    assert report is not None
    assert ("R139" in codes) is bool(rows)


def test_the_sheets_of_the_form_are_its_own() -> None:
    for language in LANGUAGES:
        assert "R139" not in found(empty(language))[1]
    assert "R139" not in found(made(minimal()))[1]


def test_a_number_as_the_name_of_a_sheet_is_not_repeated() -> None:
    report, findings = read_report(sheet(("a", 1), title=AHV), OF, "form.xlsx")
    assert report is None
    assert AHV not in str([(str(one.place), said(one, "fr")) for one in findings])


NISS = 85073003328


@pytest.mark.parametrize("cell", ["A5000", "CC3"])
def test_a_national_number_beyond_the_cells_that_are_read_is_seen(cell: str) -> None:
    def write(book: Any) -> None:
        book.worksheets[0][cell] = NISS

    report, codes = found(edited(empty(), write))
    assert report is None
    assert codes["R137"].endswith(".xml")

    def harmless(book: Any) -> None:
        book.worksheets[0][cell] = NISS + 1

    assert "R137" not in found(edited(empty(), harmless))[1]


@pytest.mark.parametrize(("row", "column"), [(2, 75), (25_000, 3)])
def test_a_list_is_looked_through_beyond_what_is_read_of_it(row: int, column: int) -> None:
    def returned(text: str) -> bytes:
        lines = form(OF, "2027", "fr", ISSUED, kind="csv").decode("utf-8-sig").splitlines()
        lines += [""] * (row - len(lines))
        lines[row - 1] += ";" * (column - 1 - lines[row - 1].count(";")) + text
        return "\r\n".join(lines).encode("utf-8-sig")

    report, findings = read_report(returned(AHV), OF, "form.csv")
    assert report is None
    (named,) = [one for one in findings if one.code.id == "R137"]
    assert named.place.line == row
    assert read_report(returned("12"), OF)[0] is not None


def test_without_these_looks_the_same_files_would_be_received(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading, "foreign", lambda *_: ())
    assert read_report(sheet(*PERSONS), OF)[0] is not None
    monkeypatch.setattr(forms, "told_in_tree", lambda _tree: ())
    told = f"agreement: {OF.id}\nversion: 1\nperiod: '2027'\nnote: en thérapie\n"
    assert read_report(told.encode(), OF)[0] is not None
    monkeypatch.setattr(outside, "_IN_CELL", re.compile(rb"(?!)"))

    def write(book: Any) -> None:
        book.worksheets[0]["A5000"] = NISS

    assert read_report(edited(empty(), write), OF)[0] is not None
