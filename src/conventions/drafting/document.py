"""An agreement, or what there is of one, as a document of typed blocks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from conventions.agreement import Agreement, Draft, Identity
from conventions.base.characters import shown
from conventions.base.errors import InvalidDocument
from conventions.base.labels import labels_along
from conventions.base.language import Language, any_language, in_language, word
from conventions.drafting.absent import Absent, Untranslated
from conventions.drafting.blocks import (
    Block,
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
from conventions.drafting.desk import Desk
from conventions.drafting.facts import currency_of, with_facts
from conventions.drafting.inserts import inserted
from conventions.drafting.marks import Marked, marked, runs_from
from conventions.drafting.sayings import sayings
from conventions.drafting.view import Plain, Source, source_of, view_of
from conventions.drafting.wording import wording

_STEP = re.compile(r"\[[0-9]+\]|[^.\[\]]+")


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
    text += blocks_of(sections, view, desk.say, language, own, lambda name: inserted(desk, name))
    text += calendar(desk, _complete(agreement))
    gaps = missing(tuple(text))
    if gaps:
        text += _still_missing(desk, gaps)
    identity = view["identity"]
    return Document(
        language=_tag(language, source),
        title=_plain(identity["title"]) or desk.word("untitled"),
        number=_plain(identity["id"]),
        version=desk.word("version", version=_plain(identity["version"])),
        issuer=_issuer(view)[0],
        created=created,
        page_words=word(language, "document", "page", x="{x}", y="{y}"),
        blocks=tuple(text),
        letterhead=_issuer(view),
        draft=desk.word("draft") if gaps or has_errors else "",
    )


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
        text = in_language(said, language, identity.authoritative) if identity else None
        elsewhere = shown(any_language(said))
        own[key] = shown(text) if text else Untranslated(("clauses", key), language, elsewhere)
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
    steps = tuple(
        int(step[1:-1]) if step.startswith("[") else step for step in _STEP.findall(gap.path)
    )
    trail = labels_along(Agreement, steps, language)
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


def _tag(language: Language, source: Source) -> str:
    """The language with its region: the country of the law, Britain for English."""
    if language == "en":
        return "en-GB"
    country = source.law.jurisdiction.partition("-")[0] if source.law else "CH"
    return f"{language}-{country}"
