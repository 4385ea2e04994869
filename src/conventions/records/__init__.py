"""Participation records: the list the enterprise keeps, read, held against the agreement, counted.

Nothing personal leaves: the report holds counts, and a finding repeats no cell.
"""

from conventions.records.codes import CODES
from conventions.records.columns import ANSWERS, REQUIRED, STANDARD, Column, columns_of
from conventions.records.count import count
from conventions.records.order import Counted, countable_indicators
from conventions.records.schema import schema
from conventions.records.stays import held_against
from conventions.records.table import Records, read_records
from conventions.records.wording import Worded, in_words

__all__ = [
    "ANSWERS",
    "CODES",
    "REQUIRED",
    "STANDARD",
    "Column",
    "Counted",
    "Records",
    "Worded",
    "columns_of",
    "count",
    "countable_indicators",
    "held_against",
    "in_words",
    "read_records",
    "schema",
]
