import re
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from conventions.cli.table import show

_CELLS = st.text("abé ß[x]12–≥—’", max_size=12).map(str.strip)


def by_rich(heads: list[str], right: list[bool], rows: list[tuple[str, ...]]) -> str:
    """The table that the terminal shows where it is wide enough."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for head, numeric in zip(heads, right, strict=True):
        table.add_column(escape(head), justify="right" if numeric else "left", no_wrap=numeric)
    for row in rows:
        table.add_row(*map(escape, row))
    out = StringIO()
    Console(file=out, highlight=False, width=1000, emoji=False).print(table)
    return out.getvalue()


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_pipe_gets_the_lines_that_a_wide_terminal_shows(data: st.DataObject) -> None:
    right = data.draw(st.lists(st.booleans(), min_size=1, max_size=5))
    heads = [f"h{at}" for at, _ in enumerate(right)]
    rows = data.draw(st.lists(st.tuples(*(_CELLS for _ in right)), max_size=4))
    columns = [f"#{head}" if each else head for head, each in zip(heads, right, strict=True)]
    with pytest.MonkeyPatch.context() as patch:
        out = StringIO()
        patch.setattr("sys.stdout", out)
        show(columns, rows, "en")
    assert out.getvalue() == by_rich(heads, right, rows)


def test_in_a_pipe_a_row_is_one_line_however_long(capsys: pytest.CaptureFixture[str]) -> None:
    show(("one", "two"), [("x" * 300, "first\nsecond")], "en")
    assert capsys.readouterr().out.splitlines()[-1] == f"{'x' * 300}   first second"


def test_a_terminal_is_not_overrun(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("NO_COLOR", "1")
    show(("one", "two"), [("word " * 30, "[b]")], "en")
    shown = re.sub(r"\x1b\[[0-9;]*m", "", capsys.readouterr().out)
    assert max(map(len, shown.splitlines())) <= 40
    assert "[b]" in shown
