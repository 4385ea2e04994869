"""The notes on an .ods that came back: a comment and a colour on each cell (ISO/IEC 26300).

Only ``content.xml`` is written anew. A cell that stood for many alike is parted from them first;
its style is copied, with nothing but another colour behind it.
"""

from collections.abc import Mapping
from copy import deepcopy
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from conventions.base.reference import row_and_column
from conventions.forms.notes import AUTHOR, COLOURS, Note, packed
from conventions.forms.opendocument import CONTENT, times

_SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _TABLE, _TEXT, _STYLE, _FO = (
    f"{{{_SPACE}{name}:1.0}}" for name in ("office", "table", "text", "style", "xsl-fo-compatible")
)
_DC = "{http://purl.org/dc/elements/1.1/}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_COLUMNS, _ROWS = f"{_TABLE}number-columns-repeated", f"{_TABLE}number-rows-repeated"
_NAME, _DEFAULT = f"{_TABLE}style-name", f"{_TABLE}default-cell-style-name"


def annotated_ods(data: bytes, noted: Mapping[str, Mapping[str, Note]]) -> bytes:
    """A copy with these notes, by sheet and cell.

    Raises:
        LxmlError, LookupError, AttributeError, ValueError: the spreadsheet is damaged.
    """
    from lxml import etree

    with ZipFile(BytesIO(data)) as archive:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        tree: Any = etree.fromstring(archive.read(CONTENT), parser)
        styles = _Styles(tree)
        for table in tree.iter(f"{_TABLE}table"):
            for cell, note in noted.get(table.get(f"{_TABLE}name"), {}).items():
                _mark(table, cell, note, styles)
        content = etree.tostring(tree, xml_declaration=True, encoding="UTF-8")
        return packed(archive, {CONTENT: content})


def _mark(table: Any, cell: str, note: Note, styles: "_Styles") -> None:
    """The note on one cell; none where the sheet does not reach so far."""
    number, column = row_and_column(cell)
    row = _alone(list(table.iter(f"{_TABLE}table-row")), number, _ROWS)
    if row is None:
        return
    own = _alone([one for one in row if one.tag in _CELLS], column, _COLUMNS)
    if own is None:
        return
    known = own.get(_NAME) or row.get(_DEFAULT) or _of_column(table, column)
    own.set(_NAME, styles.coloured(known, f"#{COLOURS[note.severity]}"))
    _comment(own, note)


def _alone(elements: list[Any], wanted: int, repeated: str) -> Any:
    """The element at a position, parted from those it stood for; none where it is beyond."""
    first = 1
    for element in elements:
        count = times(element.get(repeated))
        if first <= wanted < first + count:
            for many, beside in (
                (wanted - first, element.addprevious),
                (first + count - 1 - wanted, element.addnext),
            ):
                if many:
                    other = deepcopy(element)
                    other.set(repeated, str(many))
                    beside(other)
            element.attrib.pop(repeated, None)
            return element
        first += count
    return None


def _of_column(table: Any, wanted: int) -> str | None:
    """The style that a column gives to cells without one."""
    first = 1
    for column in table.iter(f"{_TABLE}table-column"):
        first += times(column.get(_COLUMNS))
        if wanted < first:
            return str(column.get(_DEFAULT)) if column.get(_DEFAULT) else None
    return None


def _comment(cell: Any, note: Note) -> None:
    """The comment of a cell, ours after what somebody wrote there."""
    held = cell.find(f"{_OFFICE}annotation")
    if held is None:
        held = cell.makeelement(f"{_OFFICE}annotation", {f"{_OFFICE}display": "false"})
        source = cell.find(f"{_TABLE}cell-range-source")
        cell.insert(0 if source is None else 1, held)
        creator = held.makeelement(f"{_DC}creator", {}, nsmap={"dc": _DC[1:-1]})
        creator.text = AUTHOR
        held.append(creator)
    for text in note.texts:
        for line in text.split("\n"):
            paragraph = held.makeelement(f"{_TEXT}p", {})
            paragraph.text = line
            held.append(paragraph)


class _Styles:
    """The styles of the file's own cells, and those made of them with another colour."""

    def __init__(self, tree: Any) -> None:
        self.place = tree.find(f"{_OFFICE}automatic-styles")
        if self.place is None:
            self.place = tree.makeelement(f"{_OFFICE}automatic-styles", {})
            tree.find(f"{_OFFICE}body").addprevious(self.place)
        self.known = {
            one.get(f"{_STYLE}name"): one
            for one in self.place.iter(f"{_STYLE}style")
            if one.get(f"{_STYLE}family") == "table-cell"
        }
        self.made: dict[tuple[str | None, str], str] = {}

    def coloured(self, name: str | None, colour: str) -> str:
        """The name of the style that is this one before a colour."""
        if (name, colour) not in self.made:
            self.made[name, colour] = self._make(name, colour)
        return self.made[name, colour]

    def _make(self, name: str | None, colour: str) -> str:
        base = self.known.get(name)
        fresh = next(f"cv{at}" for at in range(len(self.known) + 1) if f"cv{at}" not in self.known)
        if base is not None:
            made = deepcopy(base)
        else:
            made = self.place.makeelement(f"{_STYLE}style", {f"{_STYLE}family": "table-cell"})
            made.set(f"{_STYLE}parent-style-name", name or "Default")
        made.set(f"{_STYLE}name", fresh)
        properties = made.find(f"{_STYLE}table-cell-properties")
        if properties is None:
            properties = made.makeelement(f"{_STYLE}table-cell-properties", {})
            made.insert(0, properties)
        properties.set(f"{_FO}background-color", colour)
        self.place.append(made)
        self.known[fresh] = made
        return fresh
