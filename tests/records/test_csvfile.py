"""CSV as programs export it; anything else is a finding, never an exception."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.records.csvfile import read_sheet

TEXT = "person{0}Entrée\nP-1{0}2027-01-04\n"


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_separators_encodings_line_ends(separator: str, encoding: str, newline: str) -> None:
    text = TEXT.format(separator).replace("\n", newline)
    sheet, findings = read_sheet(text.encode(encoding))
    assert findings == ()
    assert sheet is not None
    assert sheet.headings == ("person", "Entrée")
    assert (sheet.rows, sheet.lines) == ([["P-1", "2027-01-04"]], [2])


def test_lines_are_those_of_the_file_where_rows_are_blank_or_run_on() -> None:
    sheet, _ = read_sheet(b'person;entry\n;\n\nP-1;"2027-\n01-04"\nP-2;2027-01-04\n')
    assert sheet is not None
    assert sheet.lines == [5, 6]


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"\n\n", b"PK\x03\x04", b"a\0b", b'person;"entry\n', b"\xff\xfe"),
        "person;\0entry\n".encode("utf-16"),
        "person;entry\n".encode("utf-16-be"),
    ],
)
def test_no_table(data: bytes) -> None:
    sheet, findings = read_sheet(data, "x.csv")
    assert sheet is None
    assert [one.code.id for one in findings] == ["R200"]


@pytest.mark.parametrize("order", ["le", "be"])
def test_unicode_text_of_excel(order: str) -> None:
    """UTF-16 with its mark, tabs, and quotation marks; whichever byte comes first."""
    text = '\ufeffperson\tEntrée\r\nP-1\t"2027-01-04"\r\n'
    sheet, findings = read_sheet(text.encode(f"utf-16-{order}"))
    assert findings == ()
    assert sheet is not None
    assert (sheet.headings, sheet.rows) == (("person", "Entrée"), [["P-1", "2027-01-04"]])


@given(st.binary(max_size=200), st.sampled_from([b"", b"\xff\xfe", b"\xfe\xff"]))
def test_any_bytes_end_in_a_table_or_a_finding(data: bytes, mark: bytes) -> None:
    data = mark + data
    sheet, findings = read_sheet(data)
    assert (sheet is None) == bool(findings)
