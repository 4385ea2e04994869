"""Marks around what wording prints, so that a value can never pass for wording.

They are private-use characters, which no text of a user can hold (``base/characters``): what
stands between them is a value or a gap, whatever it looks like.
"""

import re
from typing import Any

from conventions.base.path import dotted
from conventions.drafting.absent import Absent, Untranslated
from conventions.drafting.blocks import Gap, Run, Runs, Text, Value
from conventions.drafting.stated import Stated
from conventions.drafting.typography import unbroken

_VALUE, _GAP, _LABEL, _END = "\ue000", "\ue001", "\ue002", "\ue003"
BETWEEN = "\ue004"
"""Between one clause and the next."""
_FIELD, _KIND, _LANGUAGE = "\ue005", "\ue006", "\ue007"
_SPAN = re.compile(
    f"{_VALUE}([^{_END}]*){_END}"
    f"|([{_FIELD}{_GAP}])([^{_KIND}]*){_KIND}([^{_LABEL}]*){_LABEL}([^{_END}]*){_END}"
)
_WHITE = re.compile(r"[ \t\n]+")
_STOP = re.compile(f"[.;]({_END})?$")
_GOES_ON = re.compile("[ \u00a0]?;$")


class Marked(str):
    """A text whose values carry their marks already."""

    __slots__ = ()


def marked(value: Any) -> Marked:
    """A value as it stands in the rendered wording; a line feed in it becomes a space.

    Raises:
        TypeError: a list or a mapping: wording must say what of it is meant.
    """
    match value:
        case Marked():
            return value
        case Stated():
            path, said = dotted(value.path), _in_a_line(value)
            return Marked(f"{_FIELD}{path}{_KIND}{value.kind}{_LABEL}{said}{_END}")
        case str():
            return Marked(f"{_VALUE}{_in_a_line(value)}{_END}")
        case Absent():
            return Marked(f"{_GAP}{value.place}{_KIND}{value.kind}{_LABEL}{value.label}{_END}")
        case Untranslated():
            gap = f"{_GAP}{value.place}{_KIND}{_LABEL}{value.label}{_END}"
            said = _in_a_line(value.text)
            return Marked(f"{gap} {_VALUE}{value.source or ''}{_LANGUAGE}{said}{_END}")
    raise TypeError(f"{type(value).__name__} cannot be printed")


def _in_a_line(text: str) -> str:
    """The text on one line, without blanks around it, torn where a line may end only."""
    if "  " in text or "\n" in text or "\t" in text:
        text = _WHITE.sub(" ", text)
    return unbroken(text.strip(" "))


def bare(text: Marked) -> Marked:
    """The text without the full stop or semicolon it ends in: the wording sets its own."""
    return Marked(_STOP.sub(lambda found: found[1] or "", text))


def ended(text: str) -> str:
    """The last point of a list: a full stop where its semicolon was, and only one."""
    without = _GOES_ON.sub("", text)
    return without if without.endswith((".", f".{_END}")) else f"{without}."


def runs_from(text: str) -> Runs:
    """The runs of a rendered text: fixed words, values, gaps.

    >>> [type(run).__name__ for run in runs_from("du " + marked("1er mai") + ".")]
    ['Text', 'Value', 'Text']
    """
    runs: list[Run] = []
    # fixed words, the five groups of a span, fixed words, the groups of the next one, and so on
    *pieces, last = _SPAN.split(text)
    for at in range(0, len(pieces), 6):
        fixed, value, mark, path, kind, said = pieces[at : at + 6]
        if fixed:
            runs.append(Text(fixed))
        if mark == _GAP:
            runs.append(Gap(path, said, kind))
        elif mark == _FIELD and said:
            runs.append(Value(said, path=path, kind=kind))
        elif value:
            language, _, words = value.rpartition(_LANGUAGE)
            runs.append(Value(words, language=language))
    if last:
        runs.append(Text(last))
    return tuple(runs)
