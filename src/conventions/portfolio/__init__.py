"""Portfolio: many agreements side by side; how they stand, never who comes first."""

from conventions.portfolio.entry import Entry, Notice, State, read_state
from conventions.portfolio.flat import plain
from conventions.portfolio.funnel import Funnel, funnels
from conventions.portfolio.funnel_plot import picture
from conventions.portfolio.indigo import indigo
from conventions.portfolio.ocds import package
from conventions.portfolio.parquet import parquet
from conventions.portfolio.portfolio import Portfolio, Watch, examine
from conventions.portfolio.public import published
from conventions.portfolio.row import Row
from conventions.portfolio.selection import Selection, selected, summary
from conventions.portfolio.shelf import Kind
from conventions.portfolio.xlsx import status_word, statuses_of, workbook

__all__ = [
    "Entry",
    "Funnel",
    "Kind",
    "Notice",
    "Portfolio",
    "Row",
    "Selection",
    "State",
    "Watch",
    "examine",
    "funnels",
    "indigo",
    "package",
    "parquet",
    "picture",
    "plain",
    "published",
    "read_state",
    "selected",
    "status_word",
    "statuses_of",
    "summary",
    "workbook",
]
