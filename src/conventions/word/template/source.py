"""A part of a template as one Jinja text: its XML, with the tags where values and parts go.

Only what was read as a placeholder becomes Jinja; every other brace in the XML is written as a
character reference, so that nothing in an attribute or a forgotten corner is ever run.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from conventions.base.path import Path, undotted
from conventions.word.template.controls import ENTRY, Control
from conventions.word.template.parts import unit_of
from conventions.word.template.place import Story, W
from conventions.word.template.tags import Tag, pieces_of

_BEGIN, _END = "\ue010", "\ue011"
_HOLE = re.compile(rf'{_BEGIN}([0-9]+){_END}|<hole [^>]*?n="([0-9]+)"[^>]*/>')
_BRACE = re.compile(r"\{(?=[{%#])")
_ENTRIES = re.compile(r'"[^"]*"|\'[^\']*\'|\b[a-z_]+(?:\.[a-z_]+|\[[0-9]+\])*\[[0-9]+\]')
_PLACEHOLDER_STYLES = f"{W}rStyle"
_OF_A_PARAGRAPH = {f"{W}p", f"{W}hyperlink", f"{W}ins", f"{W}smartTag", f"{W}fldSimple"}


@dataclass
class Source:
    """The Jinja of a part; ``entries`` are the entries of lists that it names by number."""

    jinja: str = ""
    entries: dict[str, Path] = field(default_factory=dict)


@dataclass
class _Holes:
    """The tags that go into the XML, by number."""

    source: Source = field(default_factory=Source)
    tags: list[str] = field(default_factory=list)

    def hole(self, tag: str) -> str:
        """The mark in the XML for a tag, in text."""
        self.tags.append(tag)
        return f"{_BEGIN}{len(self.tags) - 1}{_END}"

    def element(self, tag: str) -> etree._Element:
        """The mark in the XML for a tag, between elements."""
        self.tags.append(tag)
        return etree.Element("hole", {"n": str(len(self.tags) - 1)})

    def named(self, expression: str) -> str:
        """The expression with a name for each entry of a list that it names by number."""

        def name(found: re.Match[str]) -> str:
            if found[0][0] in "\"'":
                return found[0]
            alias = "at_" + re.sub(r"[^a-z0-9]+", "_", found[0])
            self.source.entries[alias] = undotted(found[0])
            return alias

        return _ENTRIES.sub(name, expression)


def source_text(story: Story, tags: Sequence[Tag], controls: Sequence[Control]) -> Source | None:
    """The part as Jinja; none where nothing in it is to be filled. Its tree is used up."""
    if not tags and not controls:
        return None
    holes = _Holes()
    for paragraph in dict.fromkeys(tag.paragraph for tag in tags):
        _dig(paragraph, [tag for tag in tags if tag.paragraph is paragraph], holes)
    for tag in tags:
        unit = unit_of(tag) if tag.level else None
        if unit is not None:
            _replace(unit, holes.element(_jinja(tag, holes)))
    repeated: set[etree._Element] = set()
    for control in controls:
        if control.row is not None and control.row not in repeated:
            repeated.add(control.row)
            listed = holes.named(control.repeats)
            control.row.addprevious(holes.element(f"{{% for {ENTRY} in {listed} %}}"))
            _after(control.row, holes.element("{% endfor %}"))
    for control in reversed(controls):
        _open(control, holes)
    xml = etree.tostring(story.tree, encoding="unicode")
    pieces = _HOLE.split(xml)
    for at in range(0, len(pieces), 3):
        pieces[at] = _BRACE.sub("&#123;", pieces[at] or "")
        if at + 2 < len(pieces):
            pieces[at + 1] = holes.tags[int(pieces[at + 1] or pieces[at + 2])]
            pieces[at + 2] = ""
    holes.source.jinja = "".join(pieces)
    return holes.source


def _jinja(tag: Tag, holes: _Holes) -> str:
    """The tag as plain Jinja; a remark leaves nothing."""
    if tag.kind == "value":
        return f"{{{{ {holes.named(tag.expression)} }}}}"
    if tag.kind == "part":
        return f"{{% {tag.word} {holes.named(tag.expression)} %}}"
    return ""


def _dig(paragraph: etree._Element, tags: Sequence[Tag], holes: _Holes) -> None:
    """Puts the mark of each tag where its first character stood, and takes the others away."""
    inline = [tag for tag in tags if not tag.level]
    marks = {tag.begin: holes.hole(_jinja(tag, holes)) for tag in inline}
    gone = {at for tag in inline for at in range(tag.begin, tag.end)}
    at = 0
    for element, said in list(pieces_of(paragraph)):
        if element.tag == f"{W}t":
            kept = (
                marks.get(place, "") + ("" if place in gone else character)
                for place, character in enumerate(said, start=at)
            )
            element.text = "".join(kept)
            element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        elif at in gone:
            _replace(element, None)
        at += len(said)


def _open(control: Control, holes: _Holes) -> None:
    """Takes the control away: its value in its place, or what is in it where that is asked for."""
    element = control.element
    content = element.find(f"{W}sdtContent")
    children = [] if content is None else list(content)
    if control.asks:
        denied = "not " if control.asks == "unless" else ""
        asked = f"{{% if {denied}{holes.named(control.expression)} %}}"
        element.addprevious(holes.element(asked))
        for child in children:
            element.addprevious(child)
        element.addprevious(holes.element("{% endif %}"))
    else:
        shown = holes.hole(f"{{{{ {holes.named(control.expression)} }}}}")
        element.addprevious(_shown(element, children, shown))
    _replace(element, None)


def _shown(element: etree._Element, children: list[etree._Element], text: str) -> etree._Element:
    """What stands in the place of a control: a run, or the first block with nothing but it."""
    parent = element.getparent()
    inline = parent is not None and parent.tag in _OF_A_PARAGRAPH
    outer = children[0] if children and not inline else None
    paragraph = None if outer is None else next(outer.iter(f"{W}p"), None)
    look = next((child.find(f".//{W}rPr") for child in children if child.tag == f"{W}r"), None)
    if outer is not None and look is None:
        look = outer.find(f".//{W}r/{W}rPr")
    run = etree.Element(f"{W}r")
    if look is not None:
        for style in look.findall(_PLACEHOLDER_STYLES):
            if "laceholder" in str(style.get(f"{W}val")):
                look.remove(style)
        run.append(look)
    etree.SubElement(run, f"{W}t").text = text
    run[-1].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    if outer is None or paragraph is None:
        return run
    for child in list(paragraph):
        if child.tag != f"{W}pPr":
            paragraph.remove(child)
    paragraph.append(run)
    return outer


def _replace(element: etree._Element, other: etree._Element | None) -> None:
    """Puts another element in the place of one, or none; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if other is not None:
        element.addprevious(other)
    parent.remove(element)


def _after(element: etree._Element, other: etree._Element) -> None:
    element.addnext(other)
