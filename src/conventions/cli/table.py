"""A table on the terminal, or in a pipe."""

import shutil
import sys
from collections.abc import Iterable, Sequence

from conventions.base.language import Language, words


def show(columns: Sequence[str], rows: Iterable[Sequence[str]], language: Language) -> None:
    """Print rows under headings that the locale file names; numbers in columns marked ``#``.

    In a pipe nothing is cut to a width: the next program reads it.
    """
    from rich import box
    from rich.console import Console
    from rich.table import Table

    titles = words(language, "cli")["columns"]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in columns:
        name = column.removeprefix("#")
        right = column.startswith("#")
        table.add_column(
            titles.get(name, name), justify="right" if right else "left", no_wrap=right
        )
    for row in rows:
        table.add_row(*(_literal(cell) for cell in row))
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 220
    Console(highlight=False, width=width, soft_wrap=False, emoji=False).print(table)


def _literal(cell: str) -> str:
    """The cell as it is: square brackets in data are no markup."""
    from rich.markup import escape

    return escape(cell)
