"""A returned workbook with what was found written in it: a comment and a colour on each cell.

The file is not saved anew by a library that would drop what it does not know: the parts that need
it get their addition (ISO/IEC 29500-1: comments, conditional formats), every other part stays as it
came, byte for byte. It is a copy to look at; the record is the file that was sent.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from xml.sax.saxutils import quoteattr
from zipfile import ZipFile

from conventions.base.errors import InvalidDocument
from conventions.base.findings import Finding, Severity
from conventions.base.language import Language
from conventions.base.reference import row_and_column
from conventions.base.safety import check_zip
from conventions.forms.annotation_ods import annotated_ods
from conventions.forms.notes import AUTHOR, COLOURS, Note, by_sheet, packed
from conventions.forms.opendocument import CONTENT, is_spreadsheet

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES, _STYLES, _BOOK = "[Content_Types].xml", "xl/styles.xml", "xl/workbook.xml"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_BEFORE_FORMATS = frozenset(
    {
        *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData"),
        *("sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter"),
        *("sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr"),
        "conditionalFormatting",
    }
)
_AFTER_DRAWING = frozenset(
    {
        *("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls"),
        *("webPublishItems", "tableParts", "extLst"),
    }
)
"""The standard fixes the order of what a sheet holds."""
_VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" '
    'coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke '
    'joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
)


def annotated(data: bytes, findings: Iterable[Finding], language: Language) -> bytes:
    """A copy of the .xlsx or .ods with each finding on its cell; those of no cell are left out.

    Raises:
        InvalidDocument: it is no workbook that can be opened; ``findings`` says why.
    """
    is_open = is_spreadsheet(data)
    refused = check_zip(data, holds=CONTENT) if is_open else check_zip(data)
    if refused:
        raise InvalidDocument("this is not a workbook", refused)
    from lxml import etree

    try:
        noted = by_sheet(findings, language)
        return annotated_ods(data, noted) if is_open else _annotated(_Archive.of(data), noted)
    except (etree.LxmlError, LookupError, AttributeError, ValueError) as damage:
        raise InvalidDocument("this is not a whole workbook", ()) from damage


def _annotated(archive: "_Archive", noted: Mapping[str, Mapping[str, Note]]) -> bytes:
    for sheet, notes in noted.items():
        path = archive.sheets().get(sheet)
        if path is not None:
            _mark(archive, path, notes)
    return packed(archive.source, archive.changed)


@dataclass
class _Archive:
    """The parts of the file as they came, and those that are written anew."""

    source: ZipFile
    changed: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def of(cls, data: bytes) -> "_Archive":
        """The parts of these bytes."""
        return cls(ZipFile(BytesIO(data)))

    def part(self, name: str) -> bytes | None:
        """A part as it is now; none where there is none."""
        if name in self.changed:
            return self.changed[name]
        return self.source.read(name) if name in self.source.namelist() else None

    def tree(self, name: str, otherwise: str = "") -> Any:
        """A part as elements, or a new one."""
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        return etree.fromstring(self.part(name) or otherwise.encode(), parser)

    def keep(self, name: str, tree: Any) -> None:
        """Write a part anew."""
        from lxml import etree

        self.changed[name] = etree.tostring(
            tree, xml_declaration=True, encoding="UTF-8", standalone=True
        )

    def sheets(self) -> Mapping[str, str]:
        """The part of each sheet, by its name."""
        linked = {one.get("Id"): one.get("Target") for one in self.tree(_relations(_BOOK))}
        found = self.tree(_BOOK).iter(f"{{{_MAIN}}}sheet")
        return {one.get("name"): _beside(_BOOK, linked[one.get(f"{{{_REL}}}id")]) for one in found}


def _mark(archive: _Archive, path: str, notes: Mapping[str, Note]) -> None:
    """Comments and colours on one sheet."""
    sheet = archive.tree(path)
    at = _position(sheet, _BEFORE_FORMATS)
    priority = max(
        (int(one.get("priority", 0)) for one in sheet.iter(f"{{{_MAIN}}}cfRule")), default=0
    )
    for cell, note in notes.items():
        priority += 1
        rule = {
            "type": "expression",
            "dxfId": str(_fill(archive, note.severity)),
            "priority": str(priority),
        }
        formats = sheet.makeelement(f"{{{_MAIN}}}conditionalFormatting", {"sqref": cell})
        made = _add(formats, "cfRule", rule)
        _add(made, "formula", {}).text = "TRUE"
        sheet.insert(at, formats)
        at += 1
    drawing = _linked(archive, path, "vmlDrawing", _VML_TYPE)
    comments = _linked(archive, path, "comments", _COMMENTS_TYPE)
    if sheet.find(f"{{{_MAIN}}}legacyDrawing") is None:
        made = sheet.makeelement(f"{{{_MAIN}}}legacyDrawing", {f"{{{_REL}}}id": drawing[1]})
        after = next((one for one in sheet if _name(one) in _AFTER_DRAWING), None)
        sheet.insert(len(sheet) if after is None else sheet.index(after), made)
    archive.keep(path, sheet)
    _comment(archive, comments[0], drawing[0], notes)


def _comment(archive: _Archive, path: str, drawing: str, notes: Mapping[str, Note]) -> None:
    """Comments, each after those of the same cell, and the box of each new one."""
    empty = f'<comments xmlns="{_MAIN}"><authors/><commentList/></comments>'
    tree = archive.tree(path, empty)
    authors, held = tree.find(f"{{{_MAIN}}}authors"), tree.find(f"{{{_MAIN}}}commentList")
    names = [one.text for one in authors]
    if AUTHOR not in names:
        _add(authors, "author", {}).text = AUTHOR
        names.append(AUTHOR)
    author = str(names.index(AUTHOR))
    boxes = ""
    by_cell = {one.get("ref"): one for one in held}
    for cell, note in notes.items():
        text = "\n\n".join(note.texts)
        old = by_cell.get(cell)
        if old is None:
            made = _add(held, "comment", {"ref": cell, "authorId": author})
            body = _add(made, "text", {})
            boxes += _box(cell, text)
        else:
            body, text = old.find(f"{{{_MAIN}}}text"), f"\n\n{text}"
            for plain in body.findall(f"{{{_MAIN}}}t"):
                run = body.makeelement(f"{{{_MAIN}}}r", {})
                body.replace(plain, run)
                run.append(plain)
        written = _add(_add(body, "r", {}), "t", {})
        written.text = text
        written.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    archive.keep(path, tree)
    # Excel's own drawings of this kind are not always well-formed: this is added as text.
    whole = (archive.part(drawing) or _VML.encode()).decode("utf-8")
    head, end, tail = whole.rpartition("</xml>")
    archive.changed[drawing] = f"{head}{boxes}{end}{tail}".encode()


def _box(cell: str, text: str) -> str:
    """The yellow box of a comment, closed until one points at its cell."""
    row, column = (one - 1 for one in row_and_column(cell))
    lines = len(text) // 40 + text.count("\n") + 2
    anchor = f"{column + 1}, 12, {row}, 4, {column + 5}, 12, {row + min(lines, 20)}, 4"
    style = quoteattr("position:absolute;visibility:hidden")
    return (
        f'<v:shape id="_conventions_{row}_{column}" type="#_x0000_t202" style={style} '
        'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:textbox/>'
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
        f"<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )


def _fill(archive: _Archive, severity: Severity) -> int:
    """The position of the colour of a severity among the differential formats."""
    tree = archive.tree(_STYLES)
    formats = tree.find(f"{{{_MAIN}}}dxfs")
    if formats is None:
        formats = tree.makeelement(f"{{{_MAIN}}}dxfs", {})
        after = tree.find(f"{{{_MAIN}}}cellStyles")
        if after is None:
            after = tree.find(f"{{{_MAIN}}}cellXfs")
        after.addnext(formats)
    colour = f"FF{COLOURS[severity]}"
    for at, one in enumerate(formats):
        known = one.find(f"{{{_MAIN}}}fill/{{{_MAIN}}}patternFill/{{{_MAIN}}}bgColor")
        if known is not None and known.get("rgb") == colour and len(one) == 1:
            return at
    pattern = _add(_add(_add(formats, "dxf", {}), "fill", {}), "patternFill", {})
    _add(pattern, "bgColor", {"rgb": colour})
    formats.set("count", str(len(formats)))
    archive.keep(_STYLES, tree)
    return len(formats) - 1


def _linked(archive: _Archive, path: str, kind: str, content: str) -> tuple[str, str]:
    """The part of this kind that a sheet has, and its relation; made where it has none."""
    relations = f'<Relationships xmlns="{_PACKAGE}/relationships"/>'
    tree = archive.tree(_relations(path), relations)
    for one in tree:
        if one.get("Type", "").endswith(f"/{kind}"):
            return _beside(path, one.get("Target")), one.get("Id")
    suffix = "vml" if kind == "vmlDrawing" else "xml"
    number = next(n for n in range(1, 10_000) if archive.part(f"xl/{kind}{n}conv.{suffix}") is None)
    name = f"xl/{kind}{number}conv.{suffix}"
    known = {one.get("Id") for one in tree}
    relation = next(f"rIdc{n}" for n in range(1, 10_000) if f"rIdc{n}" not in known)
    made = tree.makeelement(
        f"{{{_PACKAGE}/relationships}}Relationship",
        {"Id": relation, "Type": f"{_REL}/{kind}", "Target": f"/{name}"},
    )
    tree.append(made)
    archive.keep(_relations(path), tree)
    types = archive.tree(_TYPES)
    space = f"{{{_PACKAGE}/content-types}}"
    if kind == "comments":
        types.append(
            types.makeelement(f"{space}Override", {"PartName": f"/{name}", "ContentType": content})
        )
    elif not [one for one in types if one.get("Extension") == suffix]:
        types.insert(
            0, types.makeelement(f"{space}Default", {"Extension": suffix, "ContentType": content})
        )
    archive.keep(_TYPES, types)
    archive.changed.setdefault(name, b"" if kind == "comments" else _VML.encode())
    return name, relation


def _position(sheet: Any, names: frozenset[str]) -> int:
    """Where an element goes that these may stand before."""
    return max((at for at, one in enumerate(sheet, 1) if _name(one) in names), default=0)


def _add(parent: Any, name: str, attributes: dict[str, str]) -> Any:
    made = parent.makeelement(f"{{{_MAIN}}}{name}", attributes)
    parent.append(made)
    return made


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _relations(path: str) -> str:
    folder, _, name = path.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


def _beside(path: str, target: str) -> str:
    """The part that a relation of another part leads to.

    >>> _beside("xl/worksheets/sheet1.xml", "../comments1.xml"), _beside("xl/workbook.xml", "/xl/a")
    ('xl/comments1.xml', 'xl/a')
    """
    from posixpath import join, normpath

    return target.lstrip("/") if target.startswith("/") else normpath(join(path, "..", target))
