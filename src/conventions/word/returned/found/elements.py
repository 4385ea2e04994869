"""What the walk asks of an element: what stands in its properties, what it tracks."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from conventions.word.markup import WORD

if TYPE_CHECKING:
    from lxml import etree

_W = f"{{{WORD}}}"
_CONTROL_PROPERTIES = f"{_W}sdtPr"
_PROPERTIES = {f"{_W}rPr", f"{_W}trPr"}


def inside(element: "etree._Element", name: str) -> Iterable["etree._Element"]:
    """What stands in the child of this name, for instance in the properties of a control."""
    return next((child for child in element if child.tag == name), ())


def named(control: "etree._Element", name: str) -> str:
    """The tag or the title of a control."""
    for each in inside(control, _CONTROL_PROPERTIES):
        if each.tag == name:
            return each.get(f"{_W}val", "")
    return ""


def marks(change: "etree._Element") -> bool:
    """Whether it tracks a paragraph or a row, in whose properties it stands, and holds no runs."""
    parent = change.getparent()
    return parent is not None and parent.tag in _PROPERTIES
