"""Tables as WordprocessingML: data, signatures, and the list of what is missing."""

from collections.abc import Iterator
from itertools import zip_longest

from conventions.drafting.blocks import Column, GapList, Row, Signatory, Signatures, Table
from conventions.word.markup import (
    Sheet,
    bookmark_name,
    bookmarked,
    escaped,
    gap_key,
    paragraph,
    run,
    runs,
)
from conventions.word.roles import Role

_FIRST_ROW, _LAST_ROW, _FIRST_COLUMN, _NO_BANDS = 0x20, 0x40, 0x80, 0x600
SIDE_BY_SIDE = 2
"""Parties that sign abreast."""


def table(sheet: Sheet, block: Table) -> str:
    """The table with its caption above it, its head repeated on each page, no row torn."""
    widths = _widths(block.columns, sheet.width)
    rows = []
    if block.header:
        titles = [
            paragraph(sheet.styles[_head_role(column)], run(column.title))
            for column in block.columns
        ]
        rows.append(_row(widths, titles, head=True))
    bodies = (*block.rows, *((block.total,) if block.total else ()))
    for behind, body in zip(reversed(range(len(bodies))), bodies, strict=True):
        sheet.register.next_row()
        kept = behind == 1 or (block.whole and behind > 0)  # the last row is never alone on a page
        rows.append(_row(widths, _cells(sheet, block.columns, body, kept=kept)))
    sheet.register.row = 0
    caption = paragraph(sheet.styles[Role.CAPTION], run(block.caption)) if block.caption else ""
    look = _NO_BANDS
    look |= _FIRST_ROW if block.header else 0
    look |= _LAST_ROW if block.total else 0
    look |= _FIRST_COLUMN if block.row_titles else 0
    style = sheet.styles[Role.TABLE]
    described = _look(look) + _described(block.caption, block.description)
    return caption + _table(style, widths, described, rows) + _end(sheet)


def gap_list(sheet: Sheet, block: GapList) -> str:
    """The list under its own heading; a label leads to its place if it has one in the text."""
    columns = tuple(Column(title) for title in block.columns)
    widths = _widths(columns, sheet.width)
    cell, kept = sheet.styles[Role.CELL], sheet.styles[Role.KEPT_CELL]
    titles = [paragraph(sheet.styles[Role.HEAD_CELL], run(column.title)) for column in columns]
    rows = [_row(widths, titles, head=True)]
    for behind, gap in zip(reversed(range(len(block.gaps))), block.gaps, strict=True):
        label = run(gap.label)
        if gap.path in sheet.gaps:
            target = bookmark_name(gap_key(gap))
            link = run(gap.label, sheet.styles[Role.LINK])
            label = f'<w:hyperlink w:anchor="{target}" w:history="1">{link}</w:hyperlink>'
        first = paragraph(kept if behind == 1 else cell, label)
        rows.append(_row(widths, [first, paragraph(cell, run(gap.path))]))
    heading = bookmarked(sheet, block.key, run(block.title))
    intro = paragraph(sheet.styles[Role.PARAGRAPH], runs(sheet, block.intro)) if block.intro else ""
    described = _look(_NO_BANDS | _FIRST_ROW) + _described("", block.title)
    listed = _table(sheet.styles[Role.TABLE], widths, described, rows) + _end(sheet)
    return paragraph(sheet.styles[Role.PLAIN_HEADING], heading) + intro + listed


def signatures(sheet: Sheet, block: Signatures) -> str:
    """Two parties a row. Every style in it keeps with the next, so the whole stays on one page."""
    widths = _widths((Column(""),) * SIDE_BY_SIDE, sheet.width)
    rows: list[str] = []
    for start in range(0, len(block.parties), SIDE_BY_SIDE):
        rows += _signing_rows(sheet, widths, block.parties[start : start + SIDE_BY_SIDE])
    intro = (
        paragraph(sheet.styles[Role.SIGNATURE_INTRO], runs(sheet, block.intro))
        if block.intro
        else ""
    )
    signed = _table(sheet.styles[Role.SIGNATURE_TABLE], widths, _look(_NO_BANDS), rows)
    return intro + signed + _end(sheet)


def _signing_rows(sheet: Sheet, widths: list[int], parties: tuple[Signatory, ...]) -> Iterator[str]:
    """A row of names, then a row for each ruled line, so that the lines stand at one height."""
    rule = paragraph(sheet.styles[Role.SIGNATURE_LINE], "")
    label = sheet.styles[Role.SIGNATURE_LABEL]
    names = [paragraph(sheet.styles[Role.SIGNATURE_PARTY], runs(sheet, p.party)) for p in parties]
    columns = [
        [rule + paragraph(label, runs(sheet, line)) for line in party.lines] for party in parties
    ]
    for cells in (names, *zip_longest(*columns)):
        filled = [cell or paragraph(label, "") for cell in cells]
        yield _row(widths, filled + [paragraph(label, "")] * (len(widths) - len(filled)))


def _widths(columns: tuple[Column, ...], width: int) -> list[int]:
    """The width of the text shared out; the last column takes what does not divide."""
    shares = sum(column.width_share for column in columns)
    widths = [width * column.width_share // shares for column in columns]
    widths[-1] += width - sum(widths)
    return widths


def _head_role(column: Column) -> Role:
    return Role.NUMBER_HEAD_CELL if column.align == "right" else Role.HEAD_CELL


def _cells(sheet: Sheet, columns: tuple[Column, ...], row: Row, *, kept: bool = False) -> list[str]:
    """The cells of a row; one that is kept stays on the page of the next, as its first cell says.

    Word and LibreOffice both ask the first paragraph of a row, and no other.
    """
    text, number = sheet.styles[Role.CELL], sheet.styles[Role.NUMBER_CELL]
    styles = [number if column.align == "right" else text for column in columns]
    if kept and columns[0].align == "left":
        styles[0] = sheet.styles[Role.KEPT_CELL]
    return [paragraph(style, runs(sheet, cell)) for style, cell in zip(styles, row, strict=True)]


def _row(widths: list[int], cells: list[str], *, head: bool = False) -> str:
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for width, cell in zip(widths, cells, strict=True)
    )
    repeated = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{written}</w:tr>"


def _look(bits: int) -> str:
    def flag(bit: int) -> int:
        return 1 if bits & bit else 0

    return (
        f'<w:tblLook w:val="{bits:04X}" w:firstRow="{flag(_FIRST_ROW)}"'
        f' w:lastRow="{flag(_LAST_ROW)}" w:firstColumn="{flag(_FIRST_COLUMN)}" w:lastColumn="0"'
        ' w:noHBand="1" w:noVBand="1"/>'
    )


def _described(caption: str, description: str) -> str:
    title = f'<w:tblCaption w:val="{escaped(caption)}"/>' if caption else ""
    return f'{title}<w:tblDescription w:val="{escaped(description)}"/>'


def _table(style: str, widths: list[int], properties: str, rows: list[str]) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{properties}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _end(sheet: Sheet) -> str:
    """The paragraph after a table: without it two tables would be one, and Word repairs the end."""
    return paragraph(sheet.styles[Role.TABLE_END], "")
