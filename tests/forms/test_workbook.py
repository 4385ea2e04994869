"""Hostile and damaged files: a finding each, never an exception, never memory without end."""

import io
import random
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from tests.forms.agreements import minimal
from tests.forms.mutations import mutated
from tests.forms.sheets import edited, made, packed, parts, typed

from conventions.base import refusals
from conventions.base.safety import CODES as ARCHIVE_CODES
from conventions.forms import workbook
from conventions.forms.codes import CODES
from conventions.forms.reading import read
from conventions.forms.workbook import open_book, reference

SHEET = "xl/worksheets/sheet1.xml"
MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
DECLARED = {code.id for code in (*ARCHIVE_CODES, *CODES, refusals.TOO_LARGE)}


@pytest.mark.parametrize("block", range(20))
def test_mutated_files_give_only_declared_findings(block: int) -> None:
    agreement = minimal()
    data = typed(made(agreement), {("i1/tg1", "numerator"): 12, ("i1/tg1", "comment"): "é"})
    read_whole = 0
    for seed in range(block * 100, block * 100 + 100):
        report, findings = read(mutated(data, seed), agreement)
        assert {finding.code.id for finding in findings} <= DECLARED
        assert report is not None or findings
        read_whole += report is not None
    assert 0 < read_whole < 100, "the mutations must neither all matter nor all be refused"


def test_without_the_wall_the_library_raises_many_kinds() -> None:
    data = typed(made(minimal()), {("i1/tg1", "numerator"): 12})
    kinds = set()
    for seed in range(300):
        try:
            workbook._book(mutated(data, seed))
        except Exception as refusal:  # noqa: BLE001 - the kinds are what is counted
            kinds.add(type(refusal).__name__)
    assert len(kinds) >= 4


def sheet_with(rows: bytes) -> bytes:
    members = parts(made(minimal()))
    members[SHEET] = b"<worksheet " + MAIN + b"><sheetData>" + rows + b"</sheetData></worksheet>"
    return packed(members)


def test_a_cell_at_the_far_corner_does_not_make_a_million_rows() -> None:
    data = edited(made(minimal()), lambda book: book["Rapport"].cell(1_048_576, 16_384, "x"))
    believed = openpyxl.load_workbook(io.BytesIO(data), read_only=True)["Rapport"]
    assert (believed.max_row, believed.max_column) == (1_048_576, 16_384), "no bomb"
    book, findings = open_book(data)
    assert findings == ()
    assert book is not None
    assert max(row for _, row, _ in book.cells) <= workbook.MAX_ROWS
    report, _ = read(data, minimal())
    assert report is not None


def test_rows_and_columns_beyond_the_bounds_are_not_kept() -> None:
    rows = b"".join(
        b'<row r="%d"><c r="A%d"><v>1</v></c><c r="XFD%d"><v>1</v></c></row>' % (row, row, row)
        for row in range(1, 5000)
    )
    book, _ = open_book(sheet_with(rows))
    assert book is not None
    assert len([spot for spot in book.cells if spot[0] == "Rapport"]) == workbook.MAX_ROWS


def bomb(size: int) -> bytes:
    return sheet_with(
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>' + b"A" * size + b"</t></is></c></row>"
    )


ODS_CELL = b'<table:table-cell office:value-type="float" office:value="1"/>'
BOMBS = {
    "one text of 90 MB": lambda: bomb(90_000_000),
    "one text of 40 MB": lambda: bomb(40_000_000),
    "a million cells": lambda: sheet_with(
        b'<row r="1">' + b"<c><v>1</v></c>" * 1_000_000 + b"</row>"
    ),
    "deep": lambda: sheet_with(b"<a>" * 300_000 + b"</a>" * 300_000),
    "many shared texts": lambda: packed(
        {
            **parts(made(minimal())),
            "xl/sharedStrings.xml": b"<sst "
            + MAIN
            + b">"
            + b"<si><t>a</t></si>" * 700_000
            + b"</sst>",
        }
    ),
    "shared formulas": lambda: sheet_with(
        b'<row r="1"><c r="A1"><f t="shared" si="0" ref="A1:A9">'
        + b"1+" * 4000
        + b"1</f></c>"
        + b'<c><f t="shared" si="0"/></c>' * 60_000
        + b"</row>"
    ),
    "entities": lambda: packed(
        {
            **parts(made(minimal())),
            "xl/workbook.xml": b'<!DOCTYPE a [<!ENTITY a "aaaa">]><workbook/>',
        }
    ),
    "many sheets": lambda: many_sheets(400),
    "dense enough to pass, too large to parse": lambda: stored(b"<c><v>1</v></c>" * 200_000),
    "dense enough to pass, as large as may be": lambda: stored(b"<c><v>1</v></c>" * 120_000),
    "ods: one text of 90 MB": lambda: ods_bomb(b"<text:p>" + b"A" * 90_000_000 + b"</text:p>"),
    "ods: a million cells": lambda: ods_bomb(ODS_CELL * 1_000_000),
    "ods: as many cells as may be": lambda: ods_bomb(ODS_CELL * 20_000),
    "ods: deep": lambda: ods_bomb(b"<a>" * 250_000 + b"</a>" * 250_000),
    "ods: a cell for every cell there is": lambda: ods_bomb(
        b'<table:table-cell table:number-columns-repeated="16384" office:value-type="float" '
        b'office:value="1"/>',
        b'<table:table-row table:number-rows-repeated="1048576">',
    ),
    "ods: many rows of many cells": lambda: ods_bomb(
        b"</table:table-row>".join(
            b'<table:table-row table:number-rows-repeated="1000">'
            b'<table:table-cell table:number-columns-repeated="50" office:value-type="float" '
            b'office:value="%d"/>' % number
            for number in range(5_000)
        ),
    ),
    "ods: entities": lambda: packed(
        {
            **parts(ods_bomb(b"")),
            "content.xml": b'<!DOCTYPE a [<!ENTITY a "aaaa">]><a>&a;</a>',
        }
    ),
    "ods: a number of 300 digits in every cell": lambda: ods_bomb(
        b'<table:table-cell office:value-type="float" office:value="' + b"9" * 300 + b'"/>' * 4_000
    ),
}


def ods_bomb(cells: bytes, row: bytes = b"<table:table-row>") -> bytes:
    """The plain spreadsheet with these cells in a row above all others."""
    members = parts((Path(__file__).parent / "workbooks" / "plain.ods").read_bytes())
    head, begin, tail = members["content.xml"].partition(b"<table:table-row")
    members["content.xml"] = head + row + cells + b"</table:table-row>" + begin + tail
    return packed(members)


CHILD = """
import resource, sys
from tests.forms.agreements import minimal
from conventions.forms.reading import read
agreement = minimal()
read(b"PK", agreement)
import openpyxl
data = open(sys.argv[1], "rb").read()
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
resource.setrlimit(resource.RLIMIT_AS, (900_000_000, 900_000_000))
report, findings = read(data, agreement)
print(",".join(sorted({finding.code.id for finding in findings})) or "R104")
status = dict(line.split(":", 1) for line in open("/proc/self/status"))
print(int(status["VmHWM"].split()[0]) // 1000)
"""
MEGABYTES = 300
"""The most that reading a hostile file may hold, the program itself included."""


def stored(cells: bytes) -> bytes:
    """A row of cells, not packed at all, so that no density gives it away."""
    stream = io.BytesIO()
    members = parts(sheet_with(b'<row r="1">' + cells + b"</row>"))
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def many_sheets(count: int) -> bytes:
    def add(book: Any) -> None:
        for number in range(count):
            book.create_sheet(f"s{number}")["A1"] = 1

    return edited(made(minimal()), add)


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused_or_read_within_300_megabytes(name: str, tmp_path: Any) -> None:
    path = tmp_path / "bomb"
    path.write_bytes(BOMBS[name]())
    child = subprocess.run(
        [sys.executable, "-c", CHILD, str(path)], capture_output=True, text=True, check=False
    )
    assert child.returncode == 0, child.stderr[-500:]
    codes, held = child.stdout.split()
    assert set(codes.split(",")) <= DECLARED
    assert int(held) < MEGABYTES


def test_pictures_may_be_large_but_what_is_parsed_may_not() -> None:
    members = parts(made(minimal()))
    chance = random.Random(1)
    picture = {**members, "xl/media/image1.png": chance.randbytes(6_000_000)}
    assert open_book(packed(picture))[1] == ()
    text = {
        **members,
        "docProps/extra.xml": b"<a>" + chance.randbytes(3_000_000).hex().encode() + b"</a>",
    }
    _, findings = open_book(packed(text), "form.xlsx")
    assert [finding.code for finding in findings] == [refusals.TOO_LARGE_UNPACKED]
    assert findings[0].values["member"] == "docProps/extra.xml"


def test_the_old_format_and_a_password_are_said() -> None:
    report, findings = read(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 5000, minimal())
    assert report is None
    assert [finding.code for finding in findings] == [refusals.NOT_A_PACKAGE]


def test_warnings_of_the_library_stay_inside() -> None:
    members = parts(made(minimal()))
    extension = b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"/></extLst></worksheet>'
    members[SHEET] = members[SHEET].replace(b"</worksheet>", extension)
    assert open_book(packed(members))[1] == ()


def test_references() -> None:
    cells = [get_column_letter(column) for column in range(1, 800)]
    assert [reference(("s", 1, column)) for column in range(1, 800)] == [
        f"{cell}1" for cell in cells
    ]


def test_archives_inside_archives_are_left_alone() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("inner.xlsx", made(minimal()))
    assert [finding.code for finding in open_book(stream.getvalue())[1]] == [refusals.NOT_A_PACKAGE]
