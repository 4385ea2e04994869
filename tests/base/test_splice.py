import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.base.characters import hidden
from conventions.base.path import Path, follow
from conventions.base.splice import NoPlaceError, spliced
from conventions.base.values import INK
from conventions.base.yamlfile import read

FILE = """\
# An agreement.
term:
  start: 2027-01-01  # agreed on 2 September
  note: 'l''année'
  text: >-
    Un texte
    plié.

  places: {years: 4, months: }
list:
  - {id: a, amount: 1200.10}
  - id: b
    amount: 5  # cents
empty:
"""
PATHS: list[Path] = [
    ("term", "start"),
    ("term", "note"),
    ("term", "text"),
    ("term", "new"),
    ("term", "places", "months"),
    ("term", "places", "days"),
    ("list", 0, "amount"),
    ("list", 1, "amount"),
    ("list", 1, "label", "fr"),
    ("empty", "x"),
    ("clauses", "term.end", "de"),
]
TEXTS = (
    st.from_regex(INK)
    .map(str.strip)
    .filter(lambda text: text == unicodedata.normalize("NFC", text) != "" and not any(hidden(text)))
)


@pytest.mark.parametrize("path", PATHS)
@given(text=TEXTS)
def test_what_is_put_in_reads_back_and_the_rest_stays(path: Path, text: str) -> None:
    written = spliced(FILE, {path: text})
    assert follow(read(written.encode()).tree, path) == text
    assert written.startswith("# An agreement.\n")
    assert "# agreed on 2 September\n" in written
    assert "# cents\n" in written


def test_quotation_marks_and_folds_stay() -> None:
    written = spliced(FILE, {("term", "note"): "l'an"})
    assert "  note: 'l''an'\n" in written
    long = "mot " * 40 + "fin"
    written = spliced(FILE, {("term", "text"): long})
    assert "text: >-\n    mot mot" in written
    assert all(len(line) <= 100 for line in written.splitlines())


def test_line_ends_stay() -> None:
    written = spliced(FILE.replace("\n", "\r\n"), {("term", "start"): "2027-02-01"})
    assert written == FILE.replace("2027-01-01", "2027-02-01").replace("\n", "\r\n")


def test_a_mapping_in_the_place_of_nothing() -> None:
    assert spliced("a: 1\nb:\n", {("b", "c", "d"): "x"}) == "a: 1\nb: {c: {d: x}}\n"
    assert spliced("a: 1", {("b",): "x"}) == "a: 1\nb: x\n"
    assert spliced("a: {}\n", {("a", "b"): "x"}) == "a: {b: x}\n"


@pytest.mark.parametrize(
    "path", [("list", 7), ("list", 2, "id"), ("term", "start", "x"), ("list",)]
)
def test_where_there_is_no_place_nothing_is_written(path: Path) -> None:
    with pytest.raises(NoPlaceError):
        spliced(FILE, {path: "x"})
