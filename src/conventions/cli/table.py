"""A table on the terminal, or in a pipe."""

import shutil
import sys
from collections.abc import Iterable, Sequence

import click

from conventions.base.language import Language, words


def show(columns: Sequence[str], rows: Iterable[Sequence[str]], language: Language) -> None:
    """Print rows under headings that the locale file names; numbers in columns marked ``#``.

    In a pipe nothing is cut to a width: the next program reads it.
    """
    titles = words(language, "cli")["columns"]
    right = [column.startswith("#") for column in columns]
    names = [column.removeprefix("#") for column in columns]
    heads = [titles.get(name, name) for name in names]
    if sys.stdout.isatty():
        _fitted(heads, right, rows)
    else:
        for line in _lines(heads, right, list(rows)):
            click.echo(line)


def _lines(heads: Sequence[str], right: Sequence[bool], rows: list[Sequence[str]]) -> list[str]:
    """A line each, columns three blanks apart; a line break in a cell becomes a blank.

    >>> _lines(["an", "prix"], [False, True], [("2027", "80"), ("2028", "9")])
    ['an     prix', '───────────', '2027     80', '2028      9']
    """
    listed = [heads, *([cell.replace("\n", " ") for cell in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*listed, strict=True)]
    shapes = [
        f"{{:{'>' if numeric else '<'}{width}}}"
        for numeric, width in zip(right, widths, strict=True)
    ]
    shape = "   ".join(shapes)
    said = [shape.format(*row) for row in listed]
    said.insert(1, "─" * len(said[0]))
    return said


def _fitted(heads: Sequence[str], right: Sequence[bool], rows: Iterable[Sequence[str]]) -> None:
    """As wide as the terminal, whose texts go on in the next line."""
    from rich import box
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for head, numeric in zip(heads, right, strict=True):
        table.add_column(head, justify="right" if numeric else "left", no_wrap=numeric)
    for row in rows:
        table.add_row(*map(escape, row))  # square brackets in data are no markup
    width = shutil.get_terminal_size().columns
    Console(highlight=False, width=width, soft_wrap=False, emoji=False).print(table)
