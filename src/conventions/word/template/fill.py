"""A template filled from an agreement: its placeholders run in the sandbox of the wording."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from lxml import etree

from conventions.agreement import Agreement, Draft, Identity
from conventions.base.characters import shown
from conventions.base.errors import InvalidDocument
from conventions.base.findings import Severity
from conventions.base.language import Language, any_language, in_language, language_found, word
from conventions.base.path import Path, leads
from conventions.base.safety import check_zip
from conventions.drafting.absent import Absent, Untranslated
from conventions.drafting.blocks import Document, Gap
from conventions.drafting.facts import currency_of, with_facts
from conventions.drafting.marks import Marked, marked
from conventions.drafting.sandbox import Filters, compiled, rendered
from conventions.drafting.sayings import sayings
from conventions.drafting.stated import Stated
from conventions.drafting.view import Plain, source_of, view_of
from conventions.word.control import Register
from conventions.word.issue import POINT, Issue
from conventions.word.package import deflated, zipped
from conventions.word.properties import about, core
from conventions.word.template.expression import filters as filter_names
from conventions.word.template.names import kind_at, shape_at
from conventions.word.template.place import contents
from conventions.word.template.reading import Template, template_of
from conventions.word.template.returnable import (
    around_in,
    as_it_reads,
    marked_paragraphs,
    serialized,
    with_issue,
    without_old_marks,
)
from conventions.word.template.source import Source, source_text
from conventions.word.template.values import OWN, PARAGRAPH, Written, settled

_SPECIAL = re.compile("[&<>]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


@dataclass(frozen=True)
class Filled:
    """A template that was filled: the file, and what was missing, each field once.

    ``unplaced`` are the keys of own clauses of the agreement that the template has no place for.
    """

    data: bytes
    gaps: tuple[Gap, ...]
    unplaced: tuple[str, ...] = ()


def fill(
    data: bytes,
    agreement: Draft | Agreement,
    language: Language,
    *,
    created: date,
    has_errors: bool = False,
) -> Filled:
    """The template with the values of the agreement, the same bytes for the same input.

    Text, styles, pictures and settings of the template stay; its properties are those of the
    agreement. What is missing is marked in the text, and told. The agreement goes out in the file,
    as with our own drafts, so that ``reading.read`` tells what was changed in it.

    Raises:
        InvalidDocument: the template has faults, or must not be opened; with the findings.
    """
    refused = check_zip(data)
    if refused:
        raise InvalidDocument("the template must not be opened", refused)
    template = template_of(contents(data), "", language)
    wrong = tuple(each.finding for each in template.found)
    if any(finding.severity is Severity.ERROR for finding in wrong):
        raise InvalidDocument("the template has faults", wrong)
    return _filled(template, agreement, language, created, has_errors=has_errors)


def _filled(
    template: Template,
    agreement: Draft | Agreement,
    language: Language,
    created: date,
    *,
    has_errors: bool,
) -> Filled:
    source = source_of(agreement)
    view = with_facts(view_of(source, language), source, language)
    say = sayings(view, language, currency_of(source))
    own = _own_clauses(source.identity, language)
    view["clauses"] = [{"key": key, "text": text} for key, text in own.items()]
    parts, written = dict(template.parts), Written(Register(language))
    bodies: dict[str, etree._Element] = {}
    for story in template.stories:
        body = story.kind == "body"
        if body:
            without_old_marks(story.tree)
            bodies[story.name] = story.tree
        text = source_text(story, template.tags[story.name], template.controls[story.name])
        if text is not None:
            tree = settled(_rendered(text, view, say, language), written, body=body)
            parts[story.name] = serialized(tree)
            if body:
                bodies[story.name] = tree
    gaps = tuple({gap.path: gap for gap in written.gaps}.values())
    named = _named(view, language, created, draft=bool(gaps) or has_errors)
    for name, content in (("docProps/core.xml", core(named)), ("docProps/app.xml", about(named))):
        if name in parts:
            parts[name] = content.encode()
    record = _record(agreement)
    for name, tree in bodies.items():
        issue = Issue(
            agreement=_plain(view["identity"]["id"]),
            version=_plain(view["identity"]["version"]),
            language=language,
            on=created.isoformat(),
            digest="",
            record=record,
            prints=tuple(written.register.prints),
            units=(),
            rows=(),
            around=around_in(parts),
        )
        keys = marked_paragraphs(tree, written.clauses)
        with_issue(parts, as_it_reads(issue, tree, keys), name)
        parts[name] = serialized(tree)
    members = {name: deflated(content) for name, content in parts.items()}
    placed = set(written.clauses.values())
    return Filled(zipped(members), gaps, tuple(key for key in own if key not in placed))


def _record(agreement: Draft | Agreement) -> Mapping[str, Any]:
    """The agreement as its file has it."""
    if isinstance(agreement, Draft):
        tree: Mapping[str, Any] = agreement.document.tree or {}
        return tree
    return agreement.model_dump(mode="json", exclude_unset=True)


def _own_clauses(identity: Identity | None, language: Language) -> dict[str, Plain]:
    """The parties' own wording by clause key: paragraphs and points, each on its own."""
    own: dict[str, Plain] = {}
    for key, said in (identity.clauses if identity else {}).items():
        prevailing = identity.authoritative if identity else language
        text = in_language(said, language, prevailing)
        if text is None:
            elsewhere, source = any_language(said, prevailing), language_found(said, prevailing)
            own[key] = Untranslated(("clauses", key), language, shown(elsewhere), source)
            continue
        lines = re.split(r"\n[ \t]*\n|\n(?=- )", shown(text).strip())
        paragraphs = (" ".join(line.split()) for line in lines)
        points = (re.sub(r"^- ", POINT, line) for line in paragraphs)
        own[key] = Stated(PARAGRAPH.join(points), ("clauses", key), OWN)
    return own


def _rendered(text: Source, view: dict[str, Plain], say: Filters, language: Language) -> str:
    """The XML of a part with its values in marks, escaped."""

    def printed(value: Any) -> str:
        if isinstance(value, Stated) and not value.kind:
            kind, _, part = kind_at(value.path).partition(".")
            value = say[kind](value, part) if part else say[kind](value) if kind else value
        return Marked(_SPECIAL.sub(lambda found: _ENTITIES[found[0]], marked(value)))

    names = {name: looked_up(view, path, language) for name, path in text.entries.items()}
    used = {name: saying for name, saying in say.items() if name in filter_names()}
    code = compiled(text.jinja, filter_names(), lambda fixed: fixed, printed)
    return rendered(code, {**view, **names}, used, printed)


def looked_up(view: Mapping[str, Plain], path: Path, language: Language) -> Plain:
    """What stands at a path of the view; absent where a list has no such entry."""
    value: Plain = view[str(path[0])]
    for at, step in enumerate(path[1:], start=2):
        shape = shape_at(path[:at])
        if leads(value, step):
            value = value[step]
        else:
            value = Absent(path[:at], language, shape.records if shape else ())
    return value


def _named(
    view: Mapping[str, Plain], language: Language, created: date, *, draft: bool
) -> Document:
    """What the properties of the file say."""
    identity = view["identity"]
    issuer = next(iter(view["commissioners"]), None)
    return Document(
        language=language,
        title=_plain(identity["title"]),
        number=_plain(identity["id"]),
        version=word(language, "document", "version", version=_plain(identity["version"])),
        issuer=_plain(issuer["legal_name"]) if issuer else "",
        created=created,
        page_words=word(language, "document", "page", x="{x}", y="{y}"),
        blocks=(),
        draft=word(language, "document", "draft") if draft else "",
    )


def _plain(value: Plain) -> str:
    if isinstance(value, Untranslated):
        return value.text
    return "" if isinstance(value, Absent) else str(value)
