"""A list kept as Parquet: the same texts as in a CSV file, so that the same is found in it.

polars reads it, as everywhere in this program; it comes with the extra ``bulk``. Rows are counted
as in a CSV file: the first participation is row 2, below the headings.
"""

from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from conventions.base.findings import Finding, Place
from conventions.records.codes import TOO_LARGE, UNREADABLE
from conventions.records.csvfile import MAX_BYTES, MAX_ROWS, Sheet

if TYPE_CHECKING:
    import polars as pl

_MARK = b"PAR1"


def is_parquet(data: bytes) -> bool:
    """Whether the bytes begin and end as a Parquet file does."""
    return data.startswith(_MARK) and data.endswith(_MARK)


def read_parquet(data: bytes, file: str = "") -> tuple[Sheet | None, tuple[Finding, ...]]:
    """The table in these bytes as texts. Findings: R200, R201.

    Raises:
        ImportError: polars is not installed.
    """
    frame, refused = parquet_frame(data, file)
    if frame is None:
        return None, refused
    columns = (map(as_text, column.to_list()) for column in frame.get_columns())
    rows = [list(row) for row in zip(*columns, strict=True)]
    return Sheet(tuple(frame.columns), rows, list(range(2, len(rows) + 2))), ()


def parquet_frame(data: bytes, file: str = "") -> "tuple[pl.DataFrame | None, tuple[Finding, ...]]":
    """The table in these bytes as it is. Findings: R200, R201.

    Raises:
        ImportError: polars is not installed.
    """
    try:
        import polars as pl
    except ImportError as absent:
        raise ImportError('polars reads Parquet: pip install "conventions[bulk]"') from absent
    if len(data) > MAX_BYTES:
        return None, (Finding(TOO_LARGE, "", {"limit": "200 MB"}, Place(file)),)
    try:
        # One row more than allowed is enough to know, whatever the file says of itself.
        frame = pl.read_parquet(BytesIO(data), n_rows=MAX_ROWS + 1)
    except (pl.exceptions.PolarsError, OSError, ValueError, pl.exceptions.PanicException):
        return None, (Finding(UNREADABLE, "", {}, Place(file)),)
    if frame.height > MAX_ROWS:
        return None, (Finding(TOO_LARGE, "", {"limit": MAX_ROWS}, Place(file)),)
    if not frame.width:
        return None, (Finding(UNREADABLE, "", {}, Place(file)),)
    return frame, ()


def as_text(value: Any) -> str:
    """What a value of a table is in a CSV file: a whole number without point, a day as ISO 8601.

    >>> [as_text(one) for one in (None, 20, 20.0, Decimal("7.50"), True, datetime(2027, 1, 4))]
    ['', '20', '20', '7.50', 'yes', '2027-01-04']
    """
    if isinstance(value, list | tuple):
        return " ".join(map(as_text, value))
    match value:
        case None:
            said = ""
        case bool():
            said = "yes" if value else "no"
        case float() if value.is_integer():
            said = f"{int(value)}"
        case float():
            said = f"{Decimal(repr(value)):f}"
        case Decimal():
            said = f"{value:f}"
        case datetime() if value.time() == value.min.time():
            said = value.date().isoformat()
        case _:
            said = str(value)
    return said
