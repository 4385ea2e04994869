"""Findings of one kind: three in full, the others counted and placed."""

from conventions.base.findings import Finding, Place
from conventions.base.language import LANGUAGES
from conventions.cli.alike import as_text
from conventions.forms.codes import MISSING_FIGURE, NOT_A_FORM


def empty(count: int, file: str = "f.xlsx") -> tuple[Finding, ...]:
    values = {"label": "Placed", "field": "number"}
    places = (Place(file, sheet="Report", cell=f"D{at}") for at in range(1, count + 1))
    return tuple(Finding(MISSING_FIGURE, "", values, place) for place in places)


def test_a_few_are_said_in_full() -> None:
    assert as_text(empty(4), "en").count("warning R104") == 4
    assert as_text((), "en") == ""


def test_many_are_counted_with_their_places() -> None:
    other = Finding(NOT_A_FORM, "", {}, Place("g.xlsx"))
    text = as_text((*empty(40), other), "en")
    assert text.count("warning R104") == 3
    assert "error R101" in text
    assert text.endswith(
        "f.xlsx: R104: 37 more findings of this kind, at "
        "D4, D5, D6, D7, D8, D9, D10, D11, D12, D13, D14, D15 …"
    )


def test_files_are_counted_apart_and_every_language_has_words() -> None:
    for language in LANGUAGES:
        text = as_text((*empty(6), *empty(6, "g.xlsx")), language)
        assert text.count("R104: 3") + text.count("R104\u00a0: 3") + text.count("altri 3") == 2
