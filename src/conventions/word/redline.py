"""A text with every change against an earlier one, as Word tracks changes.

Articles and clauses are aligned by their keys, so that one which is only counted otherwise is no
change; inside a clause, word by word. Accepting everything gives the later text, rejecting
everything the earlier one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from conventions.drafting.blocks import Document
from conventions.word.difference import bare, elements, revised
from conventions.word.revision import Revision, marked


@dataclass(frozen=True)
class Changes:
    """The document that was changed, by whom, and when."""

    before: Document
    author: str
    on: date


def redlined(
    before: Iterable[tuple[str, str]], after: Iterable[tuple[str, str]], revision: Revision
) -> str:
    """The units of the later text, by key, with those of the earlier one that went, all marked.

    A unit that was moved went from one place and came to the other.
    """
    old, new = list(before), list(after)
    matcher = SequenceMatcher(
        None, [key for key, _ in old], [key for key, _ in new], autojunk=False
    )
    written: list[str] = []
    for kind, low, high, from_, to in matcher.get_opcodes():
        gone, come = [xml for _, xml in old[low:high]], [xml for _, xml in new[from_:to]]
        if kind == "equal":
            for before_it, it in zip(gone, come, strict=True):
                same = bare(before_it) == bare(it)
                written.append(it if same else revised(elements(before_it), elements(it), revision))
        else:
            written += [*(marked(xml, "del", revision) for xml in gone)]
            written += [*(marked(xml, "ins", revision) for xml in come)]
    return "".join(written)
