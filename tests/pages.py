"""The written pages of the documentation: their blocks of code, their links, their headings."""

import re
import textwrap
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

_FENCE = re.compile(r"^( *)```(\w+)([^\n]*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
_ANY_FENCE = re.compile(r"^( *)```.*?^\1```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"(?<!`)\[[^\]`]+\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Block:
    """A block of code: where it stands, what it is, the words after its language, its text."""

    page: Path
    line: int
    language: str
    marks: tuple[str, ...]
    text: str

    @property
    def place(self) -> str:
        """``docs/how-to/add-a-rule.md:12``."""
        return f"{self.page.relative_to(ROOT)}:{self.line}"


@cache
def written() -> tuple[Path, ...]:
    """The pages that people wrote; those under ``docs/reference`` are made from the code."""
    made = ROOT / "docs" / "reference"
    pages = (path for path in sorted((ROOT / "docs").rglob("*.md")) if made not in path.parents)
    return (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *pages)


@cache
def blocks(page: Path) -> tuple[Block, ...]:
    """The blocks of a page, in order, without the indentation of a list they stand in."""
    text = page.read_text("utf-8")
    return tuple(
        Block(
            page,
            text.count("\n", 0, found.start()) + 1,
            found[2],
            tuple(found[3].split()),
            textwrap.dedent(found[4]),
        )
        for found in _FENCE.finditer(text)
    )


def all_blocks(*languages: str) -> tuple[Block, ...]:
    """The blocks in these languages, on all written pages."""
    return tuple(
        block for page in written() for block in blocks(page) if block.language in languages
    )


def prose(page: Path) -> str:
    """A page without its blocks."""
    return _ANY_FENCE.sub("", page.read_text("utf-8"))


def links(page: Path) -> tuple[str, ...]:
    """Where the links of a page lead."""
    return tuple(_LINK.findall(prose(page)))


@cache
def anchors(page: Path) -> frozenset[str]:
    """The headings of a page, as links call them."""
    found = _HEADING.findall(prose(page))
    return frozenset(re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in found)
