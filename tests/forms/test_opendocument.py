"""OpenDocument: repeated rows and columns, types of cells, damage."""

import io
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from tests.forms.agreements import minimal
from tests.forms.mutations import mutated

from conventions.base import refusals
from conventions.base.safety import CODES as ARCHIVE_CODES
from conventions.forms.codes import CODES
from conventions.forms.opendocument import is_spreadsheet, open_spreadsheet
from conventions.forms.reading import read
from conventions.forms.workbook import MAX_COLUMNS, MAX_ROWS, Book, Cell

PLAIN = Path(__file__).parent / "workbooks" / "plain.ods"
MIME = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
DECLARED = {code.id for code in (*ARCHIVE_CODES, *CODES, refusals.TOO_LARGE)}


def packed(content: str | bytes, **more: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", MIME)
        archive.writestr("content.xml", content)
        for name, part in more.items():
            archive.writestr(name, part)
    return stream.getvalue()


def sheet(rows: str, after: str = "") -> bytes:
    head = f"<office:document-content {SPACES}><office:body><office:spreadsheet>"
    tail = "</office:spreadsheet></office:body></office:document-content>"
    return packed(f'{head}<table:table table:name="S">{rows}</table:table>{after}{tail}')


def opened(rows: str, after: str = "") -> Book:
    book, findings = open_spreadsheet(sheet(rows, after))
    assert findings == ()
    assert book is not None
    return book


def row(cells: str) -> Book:
    return opened(f"<table:table-row>{cells}</table:table-row>")


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ('office:value-type="float" office:value="12"', Cell(12)),
        ('office:value-type="float" office:value="1.5"', Cell(1.5)),
        ('office:value-type="percentage" office:value="0.6"', Cell(0.6, "0%")),
        ('office:value-type="boolean" office:boolean-value="true"', Cell(True)),
        (
            'office:value-type="date" office:date-value="2028-01-20"',
            Cell(datetime(2028, 1, 20)),  # noqa: DTZ001 - a cell has no zone
        ),
        ('office:value-type="date" office:date-value="2028-13-20"', Cell("x")),
        ('office:value-type="float" office:value="1e400"', Cell("x", state="error")),
        ('office:value-type="string" calcext:value-type="error"', Cell("x", state="error")),
    ],
)
def test_types_of_cells(cell: str, expected: Cell) -> None:
    text = "<text:p>x</text:p>"
    assert row(f"<table:table-cell {cell}>{text}</table:table-cell>").at(("S", 1, 1)) == expected


def test_a_formula_that_nobody_calculated() -> None:
    cell = row('<table:table-cell table:formula="of:=1+1"/>').at(("S", 1, 1))
    assert cell.state == "uncalculated"


def test_texts_of_several_lines_and_notes_beside_them() -> None:
    note = "<office:annotation><text:p>99</text:p></office:annotation>"
    text = '<text:p>a<text:s text:c="2"/>b</text:p><text:p>c</text:p>'
    book = row(f'<table:table-cell office:value-type="string">{note}{text}</table:table-cell>')
    assert book.at(("S", 1, 1)).value == "a  b\nc"


def test_what_repeats_is_counted_and_only_kept_within_bounds() -> None:
    many = 'table:number-rows-repeated="1048576"'
    wide = 'table:number-columns-repeated="16384"'
    one = 'office:value-type="float" office:value="1"'
    cells = f"<table:table-cell {wide} {one}/>"
    _, findings = open_spreadsheet(sheet(f"<table:table-row {many}>{cells}</table:table-row>"))
    assert [finding.code for finding in findings] == [refusals.NOT_A_PACKAGE], "a bomb"
    book = opened(
        f"<table:table-row {many}><table:table-cell {wide}/></table:table-row>"
        f"<table:table-row><table:table-cell {one}/></table:table-row>"
    )
    assert not book.cells
    book = opened(
        '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
        f'<table:table-row><table:table-cell table:number-columns-repeated="2"/>'
        f"<table:table-cell {wide} {one}/></table:table-row>"
    )
    assert min(book.cells) == ("S", 4, 3)
    assert max(book.cells) == ("S", 4, MAX_COLUMNS)
    assert MAX_ROWS * MAX_COLUMNS > 100_000


def test_names_and_a_name_that_is_an_area() -> None:
    names = (
        '<table:named-expressions><table:named-range table:name="a" '
        'table:cell-range-address="$S.$B$2"/><table:named-range table:name="b" '
        'table:cell-range-address="$S.$B$2:.$C$3"/></table:named-expressions>'
    )
    assert opened("<table:table-row/>", names).names == {"a": ("S", 2, 2)}


def test_entities_and_damage_are_refused() -> None:
    entity = packed('<!DOCTYPE a [<!ENTITY a "aaaa">]><a>&a;</a>')
    assert [one.code for one in open_spreadsheet(entity)[1]] == [refusals.DOCTYPE]
    assert [one.code for one in open_spreadsheet(packed("<a>"))[1]] == [refusals.NOT_A_PACKAGE]
    assert not is_spreadsheet(b"PK\x03\x04")
    large = packed(b"<a>" + bytes(range(32, 60)) * 80_000 + b"</a>")
    assert open_spreadsheet(large)[1]


@pytest.mark.parametrize("block", range(20))
def test_mutated_files_give_only_declared_findings(block: int) -> None:
    agreement, data, whole = minimal(), PLAIN.read_bytes(), 0
    for seed in range(block * 100, block * 100 + 100):
        report, findings = read(mutated(data, seed), agreement)
        assert {finding.code.id for finding in findings} <= DECLARED
        assert report is not None or findings
        whole += report is not None
    assert 0 < whole < 100, "the mutations must neither all matter nor all be refused"
