"""Numbers of rows, where the table has an order that the engine keeps.

The order counts: of two stays of a person with one day the later row speaks, and findings name the
row. A table in memory and a file have an order. So has a query of duckdb that only picks rows and
columns of one table (it says so under "order preservation"), but none that joins, groups or sorts,
and no table of Spark.
"""

import json
from typing import Any, cast

from conventions.bulk.table import Frame

_KEEPING_ORDER = ("PROJECTION", "FILTER")
"""Steps of duckdb over one scan that hand rows on as they come."""


def with_row_numbers(frame: Frame) -> Frame:
    """The table with its column ``row``; where it has none, with rows counted from 0.

    Raises:
        TypeError: the rows have no order by which they could be counted.
    """
    import narwhals as nw

    if "row" in frame.collect_schema().names():
        return frame
    native, engine = nw.to_native(frame), frame.implementation
    if engine.is_polars():
        return cast("Frame", nw.from_native(native.with_row_index("row")))
    if engine.is_duckdb() and _keeps_order(native):
        return cast("Frame", nw.from_native(native.project("*, row_number() over () - 1 as row")))
    raise TypeError(
        f"the table has no column 'row', and {engine.value} gives its rows no order: number them,"
        " from 0, where the table is made"
    )


def _keeps_order(relation: Any) -> bool:
    """Whether a relation of duckdb is one scan, of which rows and columns are picked."""
    setting = "select current_setting('preserve_insertion_order')"
    ((keeps,),) = relation.query("stays", setting).fetchall()
    ((_kind, plan),) = relation.query("stays", "explain (format json) from stays").fetchall()
    (step,) = json.loads(plan)
    while step["name"] in _KEEPING_ORDER:
        (step,) = step["children"]
    return bool(keeps) and not step["children"]
