"""Every example runs: the lines of ``examples/*/cmd.txt``, as a user types them, in its folder.

What a command prints is compared with ``expected/<number>-<command>.txt``, and the text of each
document it writes with ``expected/<document>.txt``: a text has a difference that a person can read.
``pytest --update`` writes them anew.
"""

import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from conventions.agreement import load_draft
from conventions.base.findings import Severity
from conventions.cli.group import conventions
from conventions.rules.lint import lint

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = sorted(path.parent for path in (ROOT / "examples").glob("*/cmd.txt"))
AGREEMENTS = sorted((ROOT / "examples").glob("*/agreement*.yaml"))


def commands(folder: Path) -> list[str]:
    """The lines of the command file, without remarks."""
    lines = (folder / "cmd.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def word_text(path: Path) -> Iterator[str]:
    """The paragraphs and tables of a Word document, in order."""
    from docx import Document
    from docx.table import Table

    for block in Document(str(path)).iter_inner_content():
        if isinstance(block, Table):
            yield from (" | ".join(cell.text for cell in row.cells) for row in block.rows)
        else:
            yield block.text


def sheet_text(path: Path) -> Iterator[str]:
    """The cells that a person sees; the hidden sheet is for the program that reads it back."""
    from openpyxl import load_workbook

    for sheet in load_workbook(path):
        yield f"[{sheet.title}] {sheet.sheet_state}"
        for row in sheet.iter_rows() if sheet.sheet_state == "visible" else ():
            for cell in row:
                if cell.value is not None:
                    yield f"{cell.coordinate}: {cell.value}"


READERS: dict[str, Callable[[Path], Iterator[str]]] = {".docx": word_text, ".xlsx": sheet_text}


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda folder: folder.name)
def test_example_gives_what_is_expected(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    golden: Callable[[Path, str], None],
    pytestconfig: pytest.Config,
) -> None:
    place = tmp_path / folder.name
    shutil.copytree(folder, place, ignore=shutil.ignore_patterns("expected"))
    monkeypatch.chdir(place)
    before = set(place.rglob("*"))
    made = {}
    for number, command in enumerate(commands(folder), 1):
        program, *arguments = shlex.split(command)
        assert program == "conventions", command
        result = CliRunner().invoke(conventions, arguments)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        name = f"{number:02}-{arguments[0]}.txt"
        printed = "".join(f"{line.rstrip()}\n" for line in result.output.splitlines())
        made[name] = f"$ {command}\n{printed}exit {result.exit_code}\n"
    for path in sorted(set(place.rglob("*")) - before):
        text = "\n".join(READERS[path.suffix](path))
        made[f"{path.name}.txt"] = f"{text}\n"
    expected = folder / "expected"
    for path in expected.iterdir() if expected.is_dir() else ():
        if path.name not in made and pytestconfig.getoption("--update"):
            path.unlink()
    for name, text in made.items():
        golden(expected / name, text)
    assert {path.name for path in expected.iterdir()} == set(made)


def test_there_are_examples() -> None:
    assert {folder.name for folder in EXAMPLES} >= {
        "minimal",
        "samusocial_2022",
        "fai_biel_seeland",
        "ambulatory_inclusion",
        "cpas_insertion",
        "eisp_aide_sociale",
        "eisp_alv",
        "eisp_iv",
    }
    assert all(commands(folder) for folder in EXAMPLES)


@pytest.mark.parametrize("path", AGREEMENTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_agreement_is_whole_and_without_error(path: Path) -> None:
    result = lint(load_draft(path))
    assert not result.waiting
    open_errors = [f for f in result.findings if f.severity is Severity.ERROR and not f.accepted]
    assert open_errors == []


def test_minimal_agreements_say_the_same_in_four_languages() -> None:
    agreements = [load_draft(path).agreement() for path in AGREEMENTS if "minimal" in path.parts]
    assert {agreement.languages for agreement in agreements} == {("fr",), ("de",), ("it",), ("en",)}
    first, *others = agreements
    for other in others:
        assert other.financing.pricing == first.financing.pricing
        assert other.financing.ceiling == first.financing.ceiling
        assert other.term.ordinary_termination == first.term.ordinary_termination
        assert (other.term.start, other.term.end) == (first.term.start, first.term.end)
        pairs = zip(other.goals.indicators, first.goals.indicators, strict=True)
        assert all(one.targets == another.targets for one, another in pairs)
