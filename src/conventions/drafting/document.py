"""An agreement, or what there is of one, as a document of typed blocks."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from conventions.agreement import Agreement, Draft, Identity
from conventions.base.characters import shown
from conventions.base.errors import InvalidDocument
from conventions.base.labels import labels_along
from conventions.base.language import Language, any_language, in_language, language_found, word
from conventions.base.path import undotted
from conventions.drafting.absent import Absent, Untranslated
from conventions.drafting.blocks import (
    Block,
    Clause,
    Contents,
    Document,
    Gap,
    GapList,
    PageBreak,
    Paragraph,
    Subtitle,
    Text,
    Title,
    missing,
)
from conventions.drafting.calendar import calendar
from conventions.drafting.clauses import blocks_of
from conventions.drafting.critical import counts_of, critical_annex
from conventions.drafting.desk import Desk
from conventions.drafting.facts import currency_of, with_facts
from conventions.drafting.inserts import inserted
from conventions.drafting.marks import Marked, marked, runs_from
from conventions.drafting.references import referring
from conventions.drafting.repeated import paths_of, repeated
from conventions.drafting.sayings import sayings
from conventions.drafting.sheets import indicator_sheets
from conventions.drafting.simulation import simulation
from conventions.drafting.view import Plain, source_of, view_of
from conventions.drafting.wording import wording

_SHORT = 25
"""Clauses that a reader overlooks without a table of contents: some four pages."""
_KEPT = "accepted"
"""What of the file stays with whoever drafts: findings accepted, and why."""


def document(
    agreement: Draft | Agreement,
    language: Language,
    *,
    created: date,
    has_errors: bool = False,
) -> Document:
    """The document in blocks, before any file format.

    It is marked as a draft while something in it is missing, or ``has_errors`` says that findings
    stand in the way of signing.

    Raises:
        InvalidDocument: no law of the agreement is known, so there is no wording.
        UnknownName: the laws are not worded in this language.
    """
    source = source_of(agreement)
    view = with_facts(view_of(source, language), source, language)
    desk = Desk(view, sayings(view, language, currency_of(source)), language)
    sections = wording(_laws(agreement, view), language)
    own = _own_clauses(source.identity, language)
    text: list[Block] = list(_head(desk))
    headed = len(text)
    text += blocks_of(sections, view, desk.say, language, own, lambda name: inserted(desk, name))
    annexes: list[Block] = list(indicator_sheets(desk, _complete(agreement)))
    annexes += critical_annex(desk, counts_of(source.sections))
    annexes += calendar(desk, _complete(agreement))
    annexes += simulation(desk, _complete(agreement))
    text += repeated(annexes, paths_of(text))
    if sum(isinstance(block, Clause) for block in text) > _SHORT:
        text.insert(headed, Contents(desk.word("contents")))
    text = list(referring(text, language))
    gaps = missing(tuple(text))
    if gaps:
        text += _still_missing(desk, gaps)
    identity = view["identity"]
    return Document(
        language=_tag(language, view["country"]),
        title=_plain(identity["title"]) or desk.word("untitled"),
        number=_plain(identity["id"]),
        version=desk.word("version", version=_plain(identity["version"])),
        issuer=_issuer(view)[0],
        created=created,
        page_words=word(language, "document", "page", x="{x}", y="{y}"),
        blocks=tuple(text),
        letterhead=_issuer(view),
        draft=desk.word("draft") if gaps or has_errors else "",
        record=_record(agreement),
    )


def _record(agreement: Draft | Agreement) -> Mapping[str, Any] | None:
    """The agreement as its file has it, for the other side too.

    Without the findings accepted: their reasons stand nowhere in the document.
    """
    if isinstance(agreement, Agreement):
        return agreement.model_dump(mode="json", exclude_unset=True, exclude={_KEPT})
    tree: Mapping[str, Any] | None = agreement.document.tree
    return tree and {key: value for key, value in tree.items() if key != _KEPT}


def _laws(agreement: Draft | Agreement, view: Mapping[str, Plain]) -> Sequence[str]:
    """The laws that have wording.

    Raises:
        InvalidDocument: none is named.
    """
    laws = list(view["identity"]["laws"])
    if not laws:
        findings = agreement.findings if isinstance(agreement, Draft) else ()
        raise InvalidDocument("no law is named, so there is no wording for it", findings)
    return laws


def _complete(agreement: Draft | Agreement) -> Agreement | None:
    """The agreement, if all of it is valid."""
    if isinstance(agreement, Agreement):
        return agreement
    try:
        return agreement.agreement()
    except InvalidDocument:
        return None


def _own_clauses(identity: Identity | None, language: Language) -> dict[str, str | Untranslated]:
    """What the parties worded themselves, by clause key."""
    own: dict[str, str | Untranslated] = {}
    for key, said in (identity.clauses if identity else {}).items():
        prevailing = identity.authoritative if identity else language
        text = in_language(said, language, prevailing)
        elsewhere = shown(any_language(said, prevailing))
        source = language_found(said, prevailing)
        missing_here = Untranslated(("clauses", key), language, elsewhere, source)
        own[key] = shown(text) if text else missing_here
    return own


def _head(desk: Desk) -> Iterator[Block]:
    """Title, parties, which agreement it amends, which language prevails."""
    view = desk.view
    identity = view["identity"]
    yield Title(runs_from(marked(identity["title"])))
    principal = [*view["commissioners"], *view["providers"]]
    names = desk.say["listed"](principal, "legal_name")
    yield Subtitle(runs_from(desk.word("between", parties=names)))
    amended = identity["amends"]
    if amended:
        yield Paragraph(
            runs_from(
                desk.word(
                    "amends",
                    number=amended["number"],
                    id=amended["id"],
                    version=amended["version"],
                    effective=desk.say["date"](amended["effective"]),
                )
            )
        )
    languages = identity["languages"]
    if desk.say["several"](languages):
        listed = desk.say["listed"](desk.say["word"](languages, "language"))
        prevails = desk.say["word"](view["authoritative"], "version_in")
        yield Paragraph(runs_from(desk.word("languages", languages=listed, version_in=prevails)))


def _still_missing(desk: Desk, gaps: Sequence[Gap]) -> Iterator[Block]:
    """The list for the official, on a page of its own that can be taken away."""
    yield PageBreak()
    yield GapList(
        key="missing",
        title=desk.word("missing.title"),
        columns=(desk.word("missing.label"), desk.word("missing.place")),
        gaps=tuple(Gap(gap.path, _trail(gap, desk.language)) for gap in gaps),
        intro=(Text(desk.word("missing.intro")),),
    )


def _trail(gap: Gap, language: Language) -> str:
    """Where a gap belongs, in words: Parties 3 › Adresse."""
    trail = labels_along(Agreement, undotted(gap.path), language)
    named = trail and trail[-1].rstrip("0123456789 ") == gap.label
    return " › ".join(trail if named else (*trail, gap.label))


def _issuer(view: Mapping[str, Plain]) -> tuple[str, ...]:
    """The lines of the letterhead: the first commissioner, what it is part of, its address."""
    party = next(iter(view["commissioners"]), None)
    if party is None:
        return ("",)
    address = party["address"]
    lines = [_plain(party["legal_name"]), _plain(party["part_of"])]
    if isinstance(address, dict):
        place = f"{_plain(address['postal_code'])} {_plain(address['city'])}".strip()
        lines += [_plain(address["street"]), place]
    return (lines[0], *(line for line in lines[1:] if line))


def _plain(value: Plain) -> str:
    """A text without marks, for what is not part of the text of the document."""
    if isinstance(value, Untranslated):
        return value.text
    return "" if isinstance(value, Absent) else Marked(value)


def _tag(language: Language, country: str) -> str:
    """The language with its region: the country of the law, Britain for English."""
    if language == "en":
        return "en-GB"
    return f"{language}-{country}"
