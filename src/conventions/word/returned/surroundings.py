"""What was changed round the text of a draft that came back: heads, feet, text boxes, pictures.

And what is only struck through: that is no change of words.
"""

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from conventions.base.findings import Finding
from conventions.word import codes
from conventions.word.around import Around, Story
from conventions.word.issue import Issue
from conventions.word.returned.found.walk import Walk
from conventions.word.returned.places import place_around, place_of
from conventions.word.returned.rows.known import plain, short

_LINES: tuple[Story, ...] = ("header", "footer", "box")


def surroundings(issue: Issue, walk: Walk, around: Iterable[Around]) -> Iterator[Finding]:
    """A finding for each line and picture that came, went or reads otherwise; and what is struck.

    ``around`` are the lines of heads and feet as they are now.
    """
    now = dict.fromkeys((*around, *(Around("box", text) for text in walk.boxes)))
    for story in _LINES:
        went = [line.text for line in issue.around if line.story == story and line not in now]
        came = [line.text for line in now if line.story == story and line not in issue.around]
        place = place_around(issue, story)
        for before, after in zip_longest(went, came, fillvalue=""):
            if before:
                values = {"before": short(before), "after": short(after or "–")}
                yield Finding(codes.NOT_TAKEN, "", values, place)
            else:
                yield Finding(codes.AROUND, "", {"text": short(after)}, place)
    for story, code, spots in (
        ("picture", codes.PICTURE, walk.pictures),
        ("struck", codes.STRUCK, walk.struck),
    ):
        known = {line.text for line in issue.around if line.story == story}
        for spot in spots:
            text = plain(spot.words.accepted)
            if text not in known:
                yield Finding(code, "", {"text": short(text or "–")}, place_of(issue, walk, spot))
