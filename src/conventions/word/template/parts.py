"""The parts that tags make: where each begins and ends, and whether it can be taken as a whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from conventions.base.findings import Word
from conventions.drafting.sandbox import MAX_DEPTH
from conventions.word.template import codes
from conventions.word.template.expression import Fault, Judge, nearest
from conventions.word.template.names import Shape
from conventions.word.template.place import W
from conventions.word.template.tags import BEGINS, DIVIDES, ENDS, Level, Tag, text_of

_UNITS: dict[Level, str] = {"p": "p", "tr": "tr", "tc": "tc", "": "p"}
_WORDS = (*BEGINS, *DIVIDES, *ENDS)


@dataclass
class _Open:
    """A part that has begun; ``names`` are those of its loop."""

    tag: Tag
    names: dict[str, Shape] = field(default_factory=dict)


def judged(listed: Sequence[Tag]) -> Iterator[tuple[Tag, Fault]]:
    """Every fault in the tags of one part of the document, with its tag."""
    waiting: list[_Open] = []
    for tag in listed:
        yield from ((tag, fault) for fault in _notes(tag))
        judge = Judge(tag.text, [each.names for each in waiting])
        if tag.kind == "broken":
            detail = Word("template", "detail.half")
            yield tag, Fault(codes.SYNTAX, {"tag": tag.text, "detail": detail})
        elif tag.kind == "value":
            judge.value(tag.expression)
        elif tag.kind == "part":
            yield from _part(tag, waiting, judge)
            if tag.level:
                yield from ((tag, fault) for fault in _beside(tag))
        yield from ((tag, fault) for fault in judge.faults)
    for each in waiting:
        level, word = each.tag.level, each.tag.word
        yield each.tag, Fault(codes.UNCLOSED, {"tag": each.tag.text, "level": level, "word": word})


def unit_of(tag: Tag, level: Level | None = None) -> etree._Element | None:
    """What goes with a tag: its paragraph, row or cell."""
    asked = tag.level if level is None else level
    if asked in ("tr", "tc"):
        return next(tag.paragraph.iterancestors(f"{W}{asked}"), None)
    return tag.paragraph


def _notes(tag: Tag) -> Iterator[Fault]:
    if tag.curly:
        yield Fault(codes.CURLY_QUOTES, {"tag": tag.text})
    if tag.pieces > 1:
        yield Fault(codes.SPLIT_LOOK, {"tag": tag.text, "pieces": tag.pieces})


def _part(tag: Tag, waiting: list[_Open], judge: Judge) -> Iterator[tuple[Tag, Fault]]:
    """What is wrong with a tag that begins, divides or ends a part."""
    if tag.word not in _WORDS:
        known = ("set", "include", "import", "from", "macro", "extends", "block", "call", "raw")
        if tag.word in known:
            asked = Word("template", "asked.statement")
            yield tag, Fault(codes.NOT_ALLOWED, {"tag": tag.text, "what": asked})
        else:
            near = ("if",) if tag.word == "fi" else nearest(tag.word, _WORDS)
            yield tag, Fault(codes.UNKNOWN_NAME, {"tag": tag.text, "name": tag.word, "near": near})
            meant = near[0] if isinstance(near, tuple) else ""
            if meant in BEGINS:  # its end and its names are then no faults of their own
                names = judge.loop(tag.expression) if meant == "for" else {}
                waiting.append(_Open(replace(tag, word=meant), names))
    elif tag.word in BEGINS:
        opened = _Open(tag)
        if tag.word == "for":
            opened.names = judge.loop(tag.expression)
            if sum(1 for each in waiting if each.tag.word == "for") >= MAX_DEPTH:
                asked = Word("template", "asked.depth")
                yield tag, Fault(codes.NOT_ALLOWED, {"tag": tag.text, "what": asked})
        else:
            judge.condition(tag.expression)
        waiting.append(opened)
    else:
        yield from _after(tag, waiting, judge)


def _after(tag: Tag, waiting: list[_Open], judge: Judge) -> Iterator[tuple[Tag, Fault]]:
    """What is wrong with a tag that divides or ends the part begun last."""
    wanted = ENDS.get(tag.word, "if")
    if not waiting or waiting[-1].tag.word != wanted:
        yield tag, Fault(codes.STRAY_END, {"tag": tag.text})
        return
    begin = waiting[-1].tag
    if tag.word in ENDS:
        waiting.pop()
    elif tag.word == "elif":
        judge.condition(tag.expression)
    if begin.level != tag.level:
        yield tag, Fault(codes.MIXED_LEVELS, {"tag": tag.text, "begin": begin.text})
    elif not _side_by_side(begin, tag):
        level = _fitting(begin, tag)
        unit = Word("template", f"unit.{level}")
        values = {"tag": begin.text, "level": level, "word": begin.word, "unit": unit}
        yield begin, Fault(codes.ACROSS, values)


def _side_by_side(begin: Tag, end: Tag) -> bool:
    """Whether what lies between the two is whole: in one paragraph, or between two neighbours."""
    if not begin.level:
        return begin.paragraph is end.paragraph
    first, last = unit_of(begin), unit_of(end)
    if first is None or last is None:
        return False
    return first is not last and first.getparent() is last.getparent()


def _fitting(begin: Tag, end: Tag) -> Level:
    """The letters that would do for a part that begins and ends here."""
    rows = unit_of(begin, "tr"), unit_of(end, "tr")
    cells = unit_of(begin, "tc"), unit_of(end, "tc")
    return "p" if rows[0] is None or rows[1] is None or cells[0] is cells[1] else "tr"


def _beside(tag: Tag) -> Iterator[Fault]:
    """Text that would be taken away with the tag."""
    unit = unit_of(tag)
    if unit is None:
        word = Word("template", "unit.tr")
        values = {"tag": tag.text, "level": "p", "word": tag.word, "unit": word}
        yield Fault(codes.ACROSS, values)
        return
    own = text_of(tag.paragraph)
    text = own[: tag.begin] + own[tag.end :]
    if tag.level != "p":
        others = [each for each in unit.iter(f"{W}p") if each is not tag.paragraph]
        text = " ".join((text, *("".join(map(str, each.itertext(f"{W}t"))) for each in others)))
    if text.strip():
        shown, word = text.strip()[:60], Word("template", f"unit.{_UNITS[tag.level]}")
        yield Fault(codes.TEXT_LOST, {"tag": tag.text, "text": shown, "unit": word})
