"""Starter files: an agreement to be filled in, with comments, by law and language.

``templates/<folder of the law>/starter.<language>.yaml`` is a whole file, or holds what differs
from the starter of the law it extends: above the first heading, lines of the head such as
``title:``, and below it sections, each from its heading ``# 5. Volume`` to the next.
"""

import re

from conventions.base.errors import UnknownName
from conventions.base.language import Language
from conventions.base.resources import templates
from conventions.law import Law, load_law

_SECTION = re.compile(r"^(?=# (\d+)\. )", re.MULTILINE)
"""Where a section begins, and its number."""


def starter(law_id: str, language: Language) -> str:
    """The starter of a law, on that of the law it extends; where it has none, that one alone.

    Raises:
        UnknownName: there is no such law, or no starter in this language.

    >>> starter("ch", "fr").startswith("# yaml-language-server")
    True
    """
    text = ""
    for law in _lineage(law_id):
        folder = law.template or law.id.replace("-", "_")
        path = templates() / folder / f"starter.{language}.yaml"
        if path.is_file():
            own = path.read_text(encoding="utf-8")
            text = refined(text, own) if text else own
    if not text:
        known = {path.name.split(".")[1] for path in templates().glob("*/starter.*.yaml")}
        raise UnknownName("starter", f"{law_id} {language}", tuple(sorted(known)))
    return re.sub(r"^laws: \[.*\]", f"laws: [{law_id}]", text, flags=re.MULTILINE)


def _lineage(law_id: str) -> tuple[Law, ...]:
    """A law and those it extends, the refined before the refining."""
    law = load_law(law_id)
    return (*_lineage(law.extends), law) if law.extends else (law,)


def refined(earlier: str, later: str) -> str:
    r"""A starter with the lines of the head and the sections that a later one says otherwise.

    >>> refined("title: a\nlaws: [b]\n\n\n# 1. One\nx: 1\n", "# A remark.\ntitle: c\n")
    'title: c\nlaws: [b]\n\n\n# 1. One\nx: 1\n'
    >>> refined("title: a\n\n\n# 1. One\nx: 1\n\n\n# 2. Two\ny: 2\n", "# 1. First\nx: 3\n")
    'title: a\n\n\n# 1. First\nx: 3\n\n\n# 2. Two\ny: 2\n'
    """
    (head, sections), (own_head, own_sections) = _parts(earlier), _parts(later)
    own = {line.partition(":")[0]: line for line in own_head.splitlines() if line[:1].isalpha()}
    lines = [own.get(line.partition(":")[0], line) for line in head.splitlines()]
    blocks = ["\n".join(lines), *(sections | own_sections).values()]
    return "\n\n\n".join(block.strip("\n") for block in blocks) + "\n"


def _parts(text: str) -> tuple[str, dict[str, str]]:
    """The head, and each section by its number."""
    head, *rest = _SECTION.split(text)
    return head, dict(zip(rest[::2], rest[1::2], strict=True))
