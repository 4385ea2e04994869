"""A template as it was read: its parts, its placeholders, and every fault in them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from conventions.base.findings import Finding, Place, Word
from conventions.base.language import Language
from conventions.word.template import codes
from conventions.word.template.controls import ENTRY, Control, controls
from conventions.word.template.expression import Fault, Judge, nearest
from conventions.word.template.names import top
from conventions.word.template.parts import judged
from conventions.word.template.place import Spot, Story, W, in_words, stories
from conventions.word.template.tags import Tag, tags


@dataclass(frozen=True, eq=False)
class Found:
    """A fault with its place; none of a paragraph where it stands outside of all text."""

    finding: Finding
    paragraph: etree._Element | None


@dataclass(frozen=True, eq=False)
class Template:
    """A template: its parts by name, those with text, their placeholders, and what is wrong."""

    parts: Mapping[str, bytes]
    stories: tuple[Story, ...]
    tags: Mapping[str, tuple[Tag, ...]]
    controls: Mapping[str, tuple[Control, ...]]
    found: tuple[Found, ...] = field(default=())

    @property
    def empty(self) -> bool:
        """Whether nothing in it is to be filled: it is a base."""
        return not any(self.tags.values()) and not any(self.controls.values())


def template_of(parts: Mapping[str, bytes], file: str, language: Language) -> Template:
    """The template in these parts; places are said in the language.

    Raises:
        XMLSyntaxError: a part that holds text is no XML.
    """
    read = stories(parts)
    all_tags = {story.name: tuple(tags(story)) for story in read}
    all_controls = {
        story.name: tuple(each for each in controls(story) if _ours(each)) for story in read
    }
    found: list[Found] = []

    def note(fault: Fault, spot: Spot, paragraph: etree._Element | None) -> None:
        sheet, cell = in_words(spot, language)
        place = Place(file, sheet=sheet, cell=cell)
        finding = Finding(fault.code, spot.path, fault.values, place)
        if all(finding != each.finding for each in found):
            found.append(Found(finding, paragraph))

    for story in read:
        for tag, fault in judged(all_tags[story.name]):
            note(fault, tag.spot, tag.paragraph)
        for control, fault in _judged_controls(tuple(controls(story))):
            note(fault, control.spot, control.paragraph)
    for fault, story_name in _out_of_reach(parts, read):
        note(fault, Spot(story_name), None)
    return Template(parts, read, all_tags, all_controls, tuple(found))


def _ours(control: Control) -> bool:
    """Whether the tag begins with a name that there is: else it is of the office's own."""
    first = (control.repeats or control.expression).partition(".")[0].partition("[")[0]
    return first.partition("|")[0] in top()


def _judged_controls(listed: tuple[Control, ...]) -> Iterator[tuple[Control, Fault]]:
    rows: dict[etree._Element, str] = {}
    for control in listed:
        if not _ours(control):
            stem = control.tag.partition(":")[2] or control.tag
            rest = stem[len(re.split(r"[.\[|]", stem)[0]) :]
            close = nearest(stem, [f"{name}{rest}" for name in top()])
            yield control, Fault(codes.UNKNOWN_CONTROL, {"tag": control.tag, "near": close})
            continue
        judge = Judge(control.tag)
        if control.repeats and control.row is not None:
            first_list = rows.setdefault(control.row, control.repeats)
            if first_list != control.repeats:
                values = {"first": first_list, "second": control.repeats}
                yield control, Fault(codes.TWO_LISTS, {"tag": control.tag, **values})
                continue
            judge.scope.append(judge.loop(f"{ENTRY} in {control.repeats}"))
        if control.asks:
            judge.condition(control.expression)
        elif not judge.faults:
            judge.value(control.expression)
        for fault in judge.faults:
            yield control, _in_the_words_of_tags(fault, control)


def _in_the_words_of_tags(fault: Fault, control: Control) -> Fault:
    """The fault with the list in place of the name that an entry has inside."""

    def said(value: object) -> object:
        if isinstance(value, tuple):
            return tuple(map(said, value))
        if isinstance(value, str) and control.repeats:
            return value.replace(f"{ENTRY}.", f"{control.repeats}[].")
        return value

    return Fault(fault.code, {key: said(value) for key, value in fault.values.items()})


_ELSEWHERE = {"comments": "comments", "docProps": "properties", "charts": "chart"}


def _out_of_reach(
    parts: Mapping[str, bytes], read: tuple[Story, ...]
) -> Iterator[tuple[Fault, str]]:
    """Placeholders where nothing is filled: comments, properties, fields, alternative texts."""
    for name, content in parts.items():
        where = next((key for stem, key in _ELSEWHERE.items() if stem in name), None)
        if where and name.endswith(".xml"):
            for text in _marked(map(str, etree.fromstring(content).itertext())):
                yield _unreached(text, where), "file"
    for story in read:
        for element in story.tree.iter():
            if element.tag in (f"{W}instrText", f"{W}delText"):
                for text in _marked((element.text or "",)):
                    yield _unreached(text, "field"), story.kind
            for value in _marked(map(str, element.attrib.values())):
                yield _unreached(value, "attribute"), story.kind


def _unreached(text: str, where: str) -> Fault:
    return Fault(
        codes.OUT_OF_REACH, {"tag": text[:60], "where": Word("template", f"elsewhere.{where}")}
    )


def _marked(texts: Iterator[str] | tuple[str, ...]) -> Iterator[str]:
    return (text.strip() for text in texts if "{{" in text or "{%" in text)
