"""The styles and numbering of a base: each role found by name, what is missing put in from ours.

The numbering of articles, clauses and letters is always ours: only one list can count clauses
after their articles. An office's style keeps its look and is counted at our level.
"""

from collections.abc import Iterable, Mapping
from copy import deepcopy

from docx.oxml.ns import qn
from lxml import etree

from conventions.word.roles import NUMBERED, TABBED, Role


def by_name(styles: etree._Element) -> dict[str, etree._Element]:
    """The styles by name, in small letters: Word writes "heading 1", others "Heading 1"."""
    return {_name(style).casefold(): style for style in styles.findall(qn("w:style"))}


def resolve(styles: etree._Element) -> dict[Role, str]:
    """The id of the style of each role; a role whose style is missing is left out."""
    named = by_name(styles)
    return {
        role: str(named[role.casefold()].get(qn("w:styleId")))
        for role in Role
        if role.casefold() in named
    }


def complete(styles: etree._Element, ours: etree._Element) -> None:
    """Puts into ``styles`` a copy of each of our styles that it has none of that name for.

    An id of ours that is taken there gets a number; the styles it is based on are found by name.
    A style of another kind that has the name of ours makes way: no two styles may share a name.
    """
    theirs, taken = by_name(styles), {style.get(qn("w:styleId")) for style in styles}
    ids: dict[str, str] = {}
    added = []
    for style in ours.findall(qn("w:style")):
        identity, known = str(style.get(qn("w:styleId"))), theirs.get(_name(style).casefold())
        if known is not None and known.get(qn("w:type")) != style.get(qn("w:type")):
            name = next(known.iterchildren(qn("w:name")))
            name.set(qn("w:val"), f"{_name(known)} (base)")
            known = None
        if known is not None:
            ids[identity] = str(known.get(qn("w:styleId")))
            continue
        copy = deepcopy(style)
        ids[identity] = _free(identity, taken)
        taken.add(ids[identity])
        copy.set(qn("w:styleId"), ids[identity])
        copy.attrib.pop(qn("w:default"), "")
        added.append(copy)
        styles.append(copy)
    for copy in added:
        for reference in ("w:basedOn", "w:next", "w:link"):
            for element in copy.findall(qn(reference)):
                element.set(qn("w:val"), ids[str(element.get(qn("w:val")))])


def count(
    styles: etree._Element, numbering: etree._Element, ours: etree._Element, ids: Mapping[Role, str]
) -> None:
    """Puts our lists into ``numbering`` and has the numbered roles counted by them."""
    numbered = {ids[role] for role in NUMBERED}
    for link in list(numbering.iter(qn("w:pStyle"))):
        if link.get(qn("w:val")) in numbered:
            _remove(link)
    for element in styles.findall(qn("w:style")):
        if element.get(qn("w:styleId")) in numbered:
            for old in list(element.iter(qn("w:numPr"))):
                _remove(old)
    lists = _numbers(numbering, "w:abstractNum", "w:abstractNumId")
    uses = _numbers(numbering, "w:num", "w:numId")
    first_list, first_use = max(lists, default=-1) + 1, max(uses, default=0) + 1
    abstracts = ours.findall(qn("w:abstractNum"))
    at = len(numbering.findall(qn("w:numPicBullet"))) + len(lists)
    for index, abstract in enumerate(abstracts):
        copy = deepcopy(abstract)
        copy.set(qn("w:abstractNumId"), str(first_list + index))
        numbering.insert(at + index, copy)
        for depth, step in enumerate(copy.findall(qn("w:lvl"))):
            role = _role_at(index, depth)
            for style in step.iterchildren(qn("w:pStyle")):
                style.set(qn("w:val"), ids[role])
            _count_style(styles, ids[role], depth, first_use + index)
    after = at + len(abstracts) + len(uses)
    for index in range(len(abstracts)):
        use = etree.Element(qn("w:num"), {qn("w:numId"): str(first_use + index)})
        target = {qn("w:val"): str(first_list + index)}
        etree.SubElement(use, qn("w:abstractNumId"), target)
        numbering.insert(after + index, use)


def speak(styles: etree._Element, language: str) -> None:
    """Makes the language that of all text: once in the defaults, in no style of its own."""
    for mark in list(styles.iter(qn("w:lang"))):
        _remove(mark)
    place = styles
    for step in ("w:docDefaults", "w:rPrDefault", "w:rPr"):
        if place.find(qn(step)) is None:
            place.insert(0, etree.Element(qn(step)))
        place = next(place.iterchildren(qn(step)))
    tags = {qn(f"w:{script}"): language for script in ("val", "eastAsia")}
    etree.SubElement(place, qn("w:lang"), tags)


def widen(styles: etree._Element, ids: Mapping[Role, str], width: int) -> None:
    """Puts the tab stop of heads and feet at the right edge of the text."""
    ours = {ids[role] for role in TABBED}
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:styleId")) in ours:
            for stop in style.iter(qn("w:tab")):
                stop.set(qn("w:pos"), str(width))


def _role_at(index: int, depth: int) -> Role:
    """Articles, clauses and letters are the first list, dashes the second."""
    return NUMBERED[depth] if index == 0 else NUMBERED[-1]


def _count_style(styles: etree._Element, identity: str, depth: int, number: int) -> None:
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:styleId")) == identity:
            # python-docx's own classes know where numPr stands among the other properties.
            counted = style.get_or_add_pPr().get_or_add_numPr()  # type: ignore[attr-defined]
            counted.get_or_add_ilvl().val = depth
            counted.get_or_add_numId().val = number


def _numbers(numbering: etree._Element, tag: str, attribute: str) -> list[int]:
    return [int(str(found.get(qn(attribute)))) for found in numbering.findall(qn(tag))]


def _name(style: etree._Element) -> str:
    name = style.find(qn("w:name"))
    return "" if name is None else str(name.get(qn("w:val")))


def _free(identity: str, taken: Iterable[str | None]) -> str:
    used, number, free = set(taken), 1, identity
    while free in used:
        number += 1
        free = f"{identity}{number}"
    return free


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
