"""A list of participations read column by column: each distinct text of a column is read once.

The same cells are understood by the same code as in a list that is read row by row. As soon as
anything is wrong with the list there are no columns: what is wrong, and where, is then for the
reader of ``records`` to say, which goes cell by cell.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from conventions.agreement import Agreement
from conventions.base.findings import Place
from conventions.bulk.stays.columns import BLANK, HUNDREDTHS, TEXTS, Layout
from conventions.bulk.stays.plain_lines import plain_lines
from conventions.records.cells import Fault, Meanings
from conventions.records.columns import Column, columns_of
from conventions.records.csvfile import Sheet, read_sheet
from conventions.records.parquet import as_text, is_parquet, parquet_frame
from conventions.records.table import recognised

if TYPE_CHECKING:
    import polars as pl

_SHORT = r"^(?:[A-Za-z]{1,4}[-_.]?)?[0-9]{1,7}$"
"""A pseudonym that ``records.personal.is_short`` takes; no other text is taken unread."""


@dataclass(frozen=True)
class ListColumns:
    """The rows without holes, with the number of each as ``row``, and the lines they stand on."""

    frame: "pl.DataFrame"
    layout: Layout
    file: str
    lines: Sequence[int]

    def where(self, row: int, column: str) -> tuple[int, Place]:
        """The line of a row, and the place of its cell; of a reckoned one, that of its first."""
        names = list(self.layout.kinds)
        number = names.index(column) + 1 if column in names else 1
        return self.lines[row], Place(self.file, self.lines[row], number)


def list_columns(data: bytes, agreement: Agreement, on: date, file: str) -> ListColumns | None:
    """The columns of a CSV or Parquet file; none where anything in it cannot be used."""
    import polars as pl

    texts, lines, headings = _texts(data, file)
    if texts is None:
        return None
    columns, findings = recognised(Sheet(headings, [], []), columns_of(agreement), file)
    if findings:
        return None
    found: dict[str, Any] = {}
    for column, series in zip(columns, texts.get_columns(), strict=True):
        read = _person(series) if column.kind == "pseudonym" else _read(series, column)
        if read is None:
            return None
        found[column.name] = read
    frame = pl.DataFrame(found).with_row_index("row").with_columns(pl.col("row").cast(pl.Int64))
    layout = Layout({column.name: column.kind for column in columns}, on)
    return None if _out_of_order(frame) else ListColumns(frame, layout, file, lines)


def _texts(data: bytes, file: str) -> "tuple[pl.DataFrame | None, Sequence[int], tuple[str, ...]]":
    """The cells as texts, the line of each row, and the headings."""
    import polars as pl

    if is_parquet(data):
        table, _refused = parquet_frame(data, file)
        if table is None or not table.height:
            return None, (), ()
        cells = [_written(column) for column in table.get_columns()]
        return pl.DataFrame(cells), range(2, table.height + 2), tuple(table.columns)
    found = plain_lines(data)
    if found is not None:
        return found.cells(), found.lines, found.headings
    sheet, _refused = read_sheet(data, file)
    width = len(sheet.headings) if sheet is not None else 0
    if sheet is None or not sheet.rows or any(len(row) != width for row in sheet.rows):
        return None, (), ()
    cells = [
        pl.Series(f"{at}", cells, pl.String)
        for at, cells in enumerate(zip(*sheet.rows, strict=True))
    ]
    return pl.DataFrame(cells), sheet.lines, sheet.headings


def _written(values: "pl.Series") -> "pl.Series":
    """The values of a table as the texts that stand for them in a CSV file."""
    import polars as pl

    kind = values.dtype
    if kind in (pl.String, pl.Categorical, pl.Enum):
        return values.cast(pl.String).fill_null("")
    if kind.is_nested():
        return pl.Series(values.name, map(as_text, values.to_list()), pl.String)
    distinct = values.unique()
    texts = pl.Series(map(as_text, distinct.to_list()), dtype=pl.String)
    return values.replace_strict(distinct, texts, return_dtype=pl.String)


def _person(texts: "pl.Series") -> "pl.Series | None":
    """The pseudonyms; those that are plainly short are not looked at one by one."""
    if texts.str.contains(_SHORT).all():
        return texts
    return _read(texts, Column("person", "pseudonym"))


def _read(texts: "pl.Series", column: Column) -> "pl.Series | None":
    """The meaning of each text as text or whole number, or none if one of them has none."""
    import polars as pl

    distinct = texts.unique()
    meanings = Meanings(column)
    values = [meanings[text] for text in distinct.to_list()]
    if any(isinstance(value, Fault) for value in values):
        return None
    if column.kind == "dates":
        return texts
    kind = pl.String if column.kind in TEXTS else pl.Int64
    meant = pl.Series([_whole(value, column) for value in values], dtype=kind)
    return meant.gather(texts.cast(pl.Enum(distinct)).to_physical())


def _whole(value: Any, column: Column) -> Any:
    if value is None:
        return "" if column.kind in TEXTS else BLANK
    if column.kind == "date":
        return value.toordinal()
    return int(value * HUNDREDTHS) if column.kind == "number" else value


def _out_of_order(frame: "pl.DataFrame") -> bool:
    """Whether an exit has no entry, or comes before it."""
    import polars as pl

    if "exit" not in frame.columns:
        return False
    left, entry = pl.col("exit"), pl.col("entry")
    early = (left != BLANK) & ((entry == BLANK) | (left < entry))
    return bool(frame.select(early.any()).item())
