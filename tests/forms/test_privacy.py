"""Nothing personal is received: a form with its list, or with a number of a person, is refused."""

from pathlib import Path
from typing import Any

import pytest
from tests.forms.agreements import minimal
from tests.forms.lists import OF, ROWS, empty, listed, sheet_name
from tests.forms.sheets import edited, made, typed

from conventions.forms import read_report
from conventions.forms.opening import open_form
from conventions.forms.privacy import persons

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
def test_texts_that_tell_of_one_person_are_warned_of(text: str, kind: str | None) -> None:
    data = typed(made(minimal()), {("i1/tg1", "comment"): text})
    report, findings = read_report(data, minimal())
    assert report is not None
    kinds = [one.values["kind"].key for one in findings if one.code.id == "R138"]
    assert kinds == ([f"personal.{kind}"] if kind else [])


def test_no_form_of_the_collection_is_refused_for_it() -> None:
    folder = Path(__file__).parent / "workbooks"
    books = [open_form(path.read_bytes())[0] for path in folder.iterdir() if path.suffix != ".yaml"]
    assert len(books) > 30
    assert not [one for book in books if book is not None for one in persons(book, "")]
