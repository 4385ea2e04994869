"""A template filled from an agreement: its placeholders run in the sandbox of the wording."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from conventions.agreement import Agreement, Draft
from conventions.base.errors import InvalidDocument
from conventions.base.findings import Severity
from conventions.base.language import Language, word
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
from conventions.word.package import CONTENT_TYPES, deflated, zipped
from conventions.word.properties import about, core
from conventions.word.template.expression import filters as filter_names
from conventions.word.template.names import kind_at, shape_at
from conventions.word.template.place import contents
from conventions.word.template.reading import Template, template_of
from conventions.word.template.source import Source, source_text
from conventions.word.template.values import Written, settled

_SPECIAL = re.compile("[&<>]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


@dataclass(frozen=True)
class Filled:
    """A template that was filled: the file, and what was missing, each field once."""

    data: bytes
    gaps: tuple[Gap, ...]


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
    agreement. What is missing is marked in the text, and told.

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
    parts, written = dict(template.parts), Written(language)
    for story in template.stories:
        text = source_text(story, template.tags[story.name], template.controls[story.name])
        if text is not None:
            parts[story.name] = settled(_rendered(text, view, say, language), written)
    gaps = tuple({gap.path: gap for gap in written.gaps}.values())
    named = _named(view, language, created, draft=bool(gaps) or has_errors)
    for name, content in (("docProps/core.xml", core(named)), ("docProps/app.xml", about(named))):
        if name in parts:
            parts[name] = content.encode()
    members = {name: deflated(content) for name, content in parts.items()}
    assert CONTENT_TYPES in members  # noqa: S101 - check_zip refuses a file without
    return Filled(zipped(members), gaps)


def _rendered(text: Source, view: dict[str, Plain], say: Filters, language: Language) -> str:
    """The XML of a part with its values in marks, escaped."""

    def shown(value: Any) -> str:
        if isinstance(value, Stated) and not value.kind:
            kind, _, part = kind_at(value.path).partition(".")
            value = say[kind](value, part) if part else say[kind](value) if kind else value
        return Marked(_SPECIAL.sub(lambda found: _ENTITIES[found[0]], marked(value)))

    names = {name: looked_up(view, path, language) for name, path in text.entries.items()}
    used = {name: saying for name, saying in say.items() if name in filter_names()}
    code = compiled(text.jinja, filter_names(), lambda fixed: fixed, shown)
    return rendered(code, {**view, **names}, used, shown)


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
