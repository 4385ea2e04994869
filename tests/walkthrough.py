"""Doing what a page tells its reader to do: commands, edits and Python, one block after the other.

A block says in its first line what it is:

- ``console run``: lines that begin with ``$`` are typed; what follows must be what is printed. A
  line ``...`` stands for any lines.
- ``diff FILE``: the lines marked ``-`` are replaced by those marked ``+``.
- ``yaml write FILE``: the block is saved under that name.
- ``python``: it is run; a block ``text`` right after it must be what it prints.
"""

import contextlib
import io
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

from click.testing import CliRunner
from tests.pages import Block

from conventions.cli.group import conventions

FINDINGS = (0, 1)
"""Exit status of a command that did what it was asked."""


def follow(steps: tuple[Block, ...]) -> Iterator[tuple[Block, str]]:
    """Do the blocks of a page in order, in the present folder; yields blocks with what they became.

    A block that shows output comes back with the output there really was; any other as it is.
    """
    names: dict[str, object] = {"__name__": "__main__"}
    printed = ""
    for block in steps:
        match block.language, block.marks[:1]:
            case "console", ("run",):
                yield block, "".join(_typed(block))
            case "diff", (file,):
                _edit(Path(file), block)
            case "yaml", ("write",):
                Path(block.marks[1]).write_text(block.text, encoding="utf-8")
            case "python", _:
                with contextlib.redirect_stdout(io.StringIO()) as stream:
                    exec(compile(block.text, block.place, "exec"), names)
                printed = stream.getvalue()
            case "text", ("printed",):
                yield block, printed


def as_shown(shown: str, real: str) -> bool:
    """Whether a page shows what there was; trailing blanks do not show.

    >>> as_shown("a\\n...\\nd\\n", "a  \\nb\\nc\\nd\\n"), as_shown("a\\n", "b\\n")
    (True, False)
    """
    lines = (re.escape(line.rstrip()) + r"[ ]*\n" for line in shown.splitlines())
    pattern = "".join(r"(?:[^\n]*\n)*" if line == r"\.\.\.[ ]*\n" else line for line in lines)
    return re.fullmatch(pattern, real) is not None


def commands(block: Block) -> Iterator[tuple[str, str]]:
    """The lines typed in a console block, each with what is shown under it."""
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown


def _typed(block: Block) -> Iterator[str]:
    for command, shown in commands(block):
        real = _run(command, block.place)
        yield f"$ {command}\n{shown if as_shown(shown, real) else real}"


def _run(command: str, place: str) -> str:
    program, *arguments = shlex.split(command)
    if program == "cp":
        shutil.copy(*arguments)
        return ""
    assert program == "conventions", f"{place}: {command}"
    result = CliRunner().invoke(conventions, arguments)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code in FINDINGS, f"{place}: {command}\n{result.output}"
    return "".join(f"{line.rstrip()}\n" for line in result.output.splitlines())


def _edit(file: Path, block: Block) -> None:
    lines = block.text.splitlines(keepends=True)
    before = "".join(line[1:] for line in lines if line[0] in " -")
    after = "".join(line[1:] for line in lines if line[0] in " +")
    text = file.read_text("utf-8")
    assert text.count(before) == 1, f"{block.place}: found {text.count(before)} times in {file}"
    file.write_text(text.replace(before, after), encoding="utf-8")
