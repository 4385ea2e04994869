"""Clauses of a draft that came back in other words, and the wording that they would have."""

import re
from dataclasses import dataclass

from conventions.base.findings import Finding, Place
from conventions.word import codes
from conventions.word.issue import POINT, Issue, Unit
from conventions.word.returned.found.text import Text
from conventions.word.returned.found.walk import Walk
from conventions.word.returned.moved import moved_clauses, name_of, put_back
from conventions.word.returned.places import place_of_clause
from conventions.word.returned.rows.known import filled, plain, short


@dataclass(frozen=True)
class Rewording:
    """A clause in other words: as it went out, before and with what is tracked, by whom.

    ``wording`` is what would stand under ``clauses`` in the file; none where it has no place.
    """

    key: str
    before: str
    original: str
    after: str
    authors: tuple[str, ...]
    wording: str | None


def rewordings(issue: Issue, walk: Walk) -> tuple[tuple[Rewording, ...], list[Finding]]:
    """The clauses whose words changed, whatever became of the fields in them, or that moved."""
    texts = walk.numbers | {each.path: each.text for each in reversed(issue.prints)}
    here, behind = put_back(issue, walk)
    changes: list[Rewording] = []
    findings: list[Finding] = []
    lettered = _lettered(issue, walk)
    for unit in issue.units:
        now = here.get(unit.key, Text())
        if [plain(text) for text in unit.paragraphs] == now.open:
            continue
        change = Rewording(
            key=unit.key,
            before="\n\n".join(filled(text, texts) for text in unit.paragraphs),
            original="\n\n".join(now.original),
            after="\n\n".join(now.accepted),
            authors=tuple(filter(None, now.authors)),
            wording=_wording(unit, now, lettered),
        )
        changes.append(change)
        findings.append(_finding(unit, change, place_of_clause(issue, unit.key)))
    return tuple(changes), [*findings, *moved_clauses(issue, walk, behind)]


def _finding(unit: Unit, change: Rewording, place: Place) -> Finding:
    path = f"clauses.{unit.key}"
    called = {"label": name_of(unit), "key": unit.key}
    if change.wording is not None:
        return Finding(codes.REWORDED, path, called, place)
    before, after = short(change.before or "–"), short(change.after or "–")
    if unit.key and not unit.heading and not change.after:
        return Finding(codes.CLAUSE_REMOVED, path, {**called, "before": before}, place)
    return Finding(codes.NOT_TAKEN, unit.key, {"before": before, "after": after}, place)


def _lettered(issue: Issue, walk: Walk) -> frozenset[str]:
    """The styles of points: those of the points that read as they went out."""
    return frozenset(
        style
        for unit in issue.units
        if unit.points and unit.key in walk.texts
        for style, text in zip(walk.texts[unit.key].styles, walk.texts[unit.key].open, strict=False)
        if any(plain(unit.paragraphs[at]) == text for at in unit.points)
    )


def _wording(unit: Unit, now: Text, lettered: frozenset[str]) -> str | None:
    """The words of a clause behind its label; none for a heading, or where nothing is left.

    Paragraphs are apart by a blank line, a point is a line that begins with a dash.
    """
    text = ""
    for at, (said, style) in enumerate(zip(now.accepted, now.styles, strict=True)):
        point = said.removeprefix(POINT) if said.startswith(POINT) else said
        if at and (style in lettered or point != said):
            text += f"\n- {point}"
        else:
            text += f"\n\n{said}"
    labelled = r"\s+".join(map(re.escape, unit.label.split()))
    rest = re.match(rf"\s*{labelled}\s*", text)
    if not unit.key or unit.heading or rest is None:
        return None
    return text[rest.end() :] or None
