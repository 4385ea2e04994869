"""Annotated .ods: only the cells meant are touched, whatever they stood for before."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import etree
from tests.forms.agreements import minimal
from tests.forms.test_opendocument import packed as ods
from tests.forms.test_opendocument import sheet

from conventions.base.errors import InvalidDocument
from conventions.base.findings import Finding, Severity
from conventions.forms import read_report
from conventions.forms.annotation import annotated
from conventions.forms.annotation_ods import annotated_ods
from conventions.forms.notes import Note
from conventions.forms.opendocument import open_spreadsheet
from conventions.forms.workbook import Book

FOLDER = Path(__file__).parent / "workbooks"
FILES = [path.name for path in sorted(FOLDER.glob("*.ods"))]
NOTE = Note(("R105: douze ?\nà faire", "R104: vide"), Severity.ERROR)
SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
}


def content(data: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read("content.xml"))


def found(tree: Any, path: str) -> list[Any]:
    return list(tree.xpath(path, namespaces=SPACES))


def book(data: bytes) -> Book:
    read, findings = open_spreadsheet(data)
    assert findings == ()
    assert read is not None
    return read


def checked(data: bytes) -> tuple[bytes, tuple[Finding, ...]]:
    _, findings = read_report(data, minimal())
    return annotated(data, findings, "fr"), findings


@pytest.mark.parametrize("name", FILES)
def test_each_finding_is_a_comment_and_nothing_is_lost(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    copy, findings = checked(data)
    said = "\n".join(found(content(copy), "//office:annotation/text:p/text()"))
    for finding in findings:
        assert finding.code.id in said or not finding.place.cell
    assert book(copy) == book(data)
    assert read_report(copy, minimal()) == read_report(data, minimal())
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(io.BytesIO(copy)) as after:
        assert after.testzip() is None
        assert [one.filename for one in before.infolist()] == after.namelist()
        touched = {one for one in before.namelist() if before.read(one) != after.read(one)}
    assert touched <= {"content.xml"}
    assert len(found(content(copy), "//office:annotation")) >= len(
        {(one.place.sheet, one.place.cell) for one in findings if one.place.cell}
    )


def test_a_cell_that_stood_for_many_is_parted_from_them() -> None:
    one = 'office:value-type="float" office:value="1"'
    data = sheet(
        '<table:table-row table:number-rows-repeated="5">'
        f'<table:table-cell table:number-columns-repeated="4" {one}><text:p>1</text:p>'
        "</table:table-cell></table:table-row>"
    )
    copy = annotated_ods(data, {"S": {"C2": NOTE}})
    assert book(copy) == book(data)
    tree = content(copy)
    assert len(found(tree, "//office:annotation")) == 1
    assert [
        row.get(f"{{{SPACES['table']}}}number-rows-repeated")
        for row in found(tree, "//table:table-row")
    ] == ["1", None, "3"]
    (before,) = found(tree, "//table:table-cell[office:annotation]/preceding-sibling::*")
    assert before.get(f"{{{SPACES['table']}}}number-columns-repeated") == "2"


def test_a_comment_that_was_there_stays_before_ours_and_a_style_keeps_what_it_had() -> None:
    head = " ".join(f'xmlns:{name}="{space}"' for name, space in SPACES.items())
    data = ods(
        f"<office:document-content {head}><office:automatic-styles>"
        '<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1">'
        '<style:table-cell-properties fo:border="1pt solid #000000"/></style:style>'
        "</office:automatic-styles><office:body><office:spreadsheet>"
        '<table:table table:name="S"><table:table-column table:number-columns-repeated="3" '
        'table:default-cell-style-name="ce1"/><table:table-row><table:table-cell/>'
        '<table:table-cell table:style-name="Eigene"><office:annotation><text:p>vorher</text:p>'
        "</office:annotation><text:p>x</text:p></table:table-cell></table:table-row>"
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    tree = content(annotated_ods(data, {"S": {"A1": NOTE, "B1": NOTE, "D1": NOTE, "A9": NOTE}}))
    texts = found(tree, "//table:table-cell[2]/office:annotation/text:p/text()")
    assert texts == ["vorher", "R105: douze ?", "à faire", "R104: vide"]
    first, second = found(tree, "//style:style[style:table-cell-properties/@fo:background-color]")
    style = f"{{{SPACES['style']}}}"
    assert first.get(f"{style}data-style-name") == "N1"
    assert first[0].get(f"{{{SPACES['fo']}}}border") == "1pt solid #000000"
    assert second.get(f"{style}parent-style-name") == "Eigene"
    assert len(found(tree, "//office:annotation")) == 2, "D1 and A9 are beyond the sheet"


def test_damage_is_refused() -> None:
    for data in (ods("<a>"), ods('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')):
        with pytest.raises(InvalidDocument):
            annotated(data, (), "fr")


@pytest.mark.office
def test_libreoffice_opens_the_copy_with_comments_and_colours(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    assert office, "soffice is not installed"
    copy, findings = checked((FOLDER / "ambiguous.ods").read_bytes())
    (tmp_path / "copy.ods").write_bytes(copy)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "copy.ods")], check=True, capture_output=True)
    book = openpyxl.load_workbook(tmp_path / "copy.xlsx")
    cells = [one for one in findings if one.place.cell]
    assert cells
    for finding in cells:
        cell = book[finding.place.sheet][finding.place.cell]
        assert cell.comment is not None
        assert finding.code.id in cell.comment.text
        assert cell.fill.fgColor.rgb in {"FFFFC7CE", "FFFFEB9C", "FFDDEBF7"}
