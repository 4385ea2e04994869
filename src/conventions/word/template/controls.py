"""Content controls as placeholders: the tag is the path of a field.

- ``term.start`` is filled with the value, said as the standard wording says it; a filter may
  follow: ``term.ordinary_termination.notice|duration("dative")``;
- ``parties[].legal_name`` repeats its row for each entry of the list, or its paragraph where it
  stands in no table;
- ``if:term.renewal`` keeps what is in it where there is something to say; ``unless:`` where not.

Controls of an office's own, with other tags or none, stay as they are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from conventions.word.template.place import Spot, Story, W, paragraphs

_PATH = r"[a-z_]+(?:\.[a-z_]+|\[[0-9]{0,3}\])*"
_TAG = re.compile(rf'(?:(if|unless):)?({_PATH})((?:\|[a-z_]+(?:\("[^"{{}}%]*"\))?)*)')
ENTRY = "entry"
"""What one entry of a repeated list is called in the expressions made of tags."""


@dataclass(frozen=True, eq=False)
class Control:
    """A control whose tag reads like a placeholder.

    ``asks`` is ``if``, ``unless`` or nothing; ``expression`` is in the names of the wording, those
    of a repeated entry after ``entry``; ``repeats`` is the list, ``row`` what is repeated for it.
    """

    tag: str
    asks: str
    expression: str
    repeats: str
    row: etree._Element | None
    element: etree._Element
    paragraph: etree._Element
    spot: Spot


def controls(story: Story) -> Iterator[Control]:
    """The placeholders among the controls of a part, in the order of its text."""
    spots = dict(paragraphs(story))
    for element in story.tree.iter(f"{W}sdt"):
        mark = element.find(f"{W}sdtPr/{W}tag")
        tag = "" if mark is None else str(mark.get(f"{W}val"))
        found = _TAG.fullmatch(tag)
        inside = next(element.iter(f"{W}p"), None)
        paragraph = inside if inside is not None else next(element.iterancestors(f"{W}p"), None)
        if found is None or paragraph is None or paragraph not in spots:
            continue
        path, filters = found[2], found[3]
        repeats, at, rest = path.partition("[]")
        expression = f"{ENTRY}{rest}{filters}" if at else f"{path}{filters}"
        yield Control(
            tag,
            found[1] or "",
            expression,
            repeats if at else "",
            _repeated(element, paragraph) if at else None,
            element,
            paragraph,
            spots[paragraph],
        )


def _repeated(element: etree._Element, paragraph: etree._Element) -> etree._Element:
    """The row that the control stands in, or else its paragraph."""
    row = next(element.iterancestors(f"{W}tr"), None)
    return paragraph if row is None else row
