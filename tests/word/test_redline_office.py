"""Two other programs, LibreOffice and pandoc, accept and reject what we track.

They run in CI. The Python of the system has LibreOffice's module ``uno``.
"""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Literal, NamedTuple

import pytest
from tests.word.pairs import edited
from tests.word.sample import DOCUMENT
from tests.word.tracked import said

from conventions.agreement import read_draft
from conventions.drafting import document
from conventions.drafting.blocks import Document
from conventions.word.redline import Changes
from conventions.word.writer import write

pytestmark = pytest.mark.office

DAY = date(2026, 11, 22)
How = Literal["accept", "reject"]
_COUNTED = re.compile(r"^(Art\.\s?\d+|\d+\.\d+|[a-z]\)|[•–-])?\s*")
"""The numbers that LibreOffice prints before a paragraph; of ours only the text is compared."""


class Pair(NamedTuple):
    path: Path
    before: list[str]
    after: list[str]


def lines(text: str) -> list[str]:
    """What is said, line by line, without numbers, blank lines and kinds of space."""
    found = (" ".join(_COUNTED.sub("", line.strip()).split()) for line in text.splitlines())
    return [line for line in found if line]


def written(before: Document, after: Document, path: Path) -> Pair:
    path.write_bytes(write(after, changes=Changes(before, "Office", DAY)))
    texts = (
        lines("\n".join(text for _style, text in said(write(each)))) for each in (before, after)
    )
    return Pair(path, *texts)


def examples(root: Path) -> Iterator[tuple[Document, Document]]:
    """Each example against itself as it was before three edits."""
    for path in sorted(root.glob("examples/*/agreement*.yaml")):
        if path.name.endswith((".it.yaml", ".en.yaml")):
            continue
        draft = read_draft(path.read_bytes())
        assert draft.identity is not None
        whole = document(draft, draft.identity.authoritative, created=DAY)
        for seed in range(3):
            yield edited(whole, seed), whole


@pytest.fixture(scope="module")
def pairs(root: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Pair]:
    folder = tmp_path_factory.mktemp("pairs")
    made = [(DOCUMENT, edited(DOCUMENT, seed)) for seed in range(200)]
    made += examples(root)
    return [
        written(before, after, folder / f"{number}.docx")
        for number, (before, after) in enumerate(made)
    ]


@pytest.mark.parametrize("how", ["accept", "reject"])
def test_libreoffice(pairs: list[Pair], how: How, tmp_path: Path) -> None:
    python = next(
        (path for path in ("/usr/bin/python3", shutil.which("python3")) if path and has_uno(path)),
        None,
    )
    assert python, "no Python here has LibreOffice's module uno"
    script = Path(__file__).parent / "office/accept_all.py"
    command = [python, str(script), str(tmp_path / "profile"), how]
    subprocess.run([*command, *(str(pair.path) for pair in pairs)], check=True, timeout=600)
    for pair in pairs:
        left = Path(f"{pair.path}.{how}.txt").read_text(encoding="utf-8-sig")
        assert lines(left) == (pair.after if how == "accept" else pair.before), pair.path.name


def has_uno(python: str) -> bool:
    return (
        subprocess.run([python, "-c", "import uno"], capture_output=True, check=False).returncode
        == 0
    )


@pytest.mark.parametrize("how", ["accept", "reject"])
def test_pandoc(pairs: list[Pair], how: How) -> None:
    pandoc = shutil.which("pandoc")
    assert pandoc, "pandoc is not installed"
    for pair in pairs:
        command = [pandoc, f"--track-changes={how}", "-f", "docx", "-t", "json", str(pair.path)]
        ran = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60)
        tree = json.loads(ran.stdout)
        first = (
            tree["meta"].get(name) for name in ("title", "subtitle")
        )  # where they open the text
        left = "\n".join([*("".join(inline(said)) for said in first), *texts(tree["blocks"])])
        assert lines(left) == (pair.after if how == "accept" else pair.before), pair.path.name


def texts(node: Any) -> Iterator[str]:
    """The text of each paragraph in the tree of pandoc, headings and cells included."""
    if isinstance(node, list):
        for part in node:
            yield from texts(part)
    elif isinstance(node, dict):
        if node.get("t") in ("Para", "Plain", "Header"):
            yield "".join(inline(node["c"]))
        elif node.get("t") == "Table":
            yield from texts(node["c"][3:])  # without the caption, where pandoc has the description
        else:
            yield from texts(node.get("c"))


def inline(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for part in node:
            yield from inline(part)
    elif isinstance(node, dict):
        spaces = {"Space": " ", "SoftBreak": " ", "LineBreak": "\n"}
        if node["t"] == "Str":
            yield node["c"]
        else:
            yield spaces.get(node["t"], "")
            yield from inline(node.get("c"))
