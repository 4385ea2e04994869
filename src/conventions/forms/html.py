"""The form as one page for a browser: it works from a disk, without network, and saves a file.

Nothing is fetched and nothing is sent: the policy of the page allows its own style and its own
script, by their digests, and nothing else (Content Security Policy Level 3, W3C). Labels, order of
keys, contrast and sizes are those that WCAG 2.2 asks for at level AA.
"""

import json
from base64 import b64encode
from datetime import date
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from conventions.base.language import Language, day, word, words
from conventions.base.period import label
from conventions.forms.entry import Entry, Form, Input
from conventions.forms.identity import facts
from conventions.forms.vocabulary import REASONS
from conventions.rules.reported.jumps import LARGE

_WEB = Path(__file__).with_name("web")
_DECIMAL = ("quantity", "hours", "money", "percent")
_SCALE = 10_000
"""The script reckons in whole ten-thousandths, the least that a report can hold."""
_SAID = ("numerator", "denominator", "value", "occupied", "available")
"""Fields whose hint stands above them, in the definition or as their label."""


def write(form: Form, issued: date) -> bytes:
    """The page of a form, as made on a day; the same bytes for the same form and day."""
    style, script = _resource("page.css"), _resource("page.js")
    text = _template().render(
        form=form,
        words=words(form.language, "form"),
        heading=word(form.language, "form", "heading", title=form.title),
        head=_head(form, issued),
        sections=_sections(form),
        policy=_policy(style, script),
        style=_as_it_is(style),
        script=_as_it_is(script),
        data=_as_it_is(_data(form)),
    )
    return f"{text}\n".encode()


def _policy(style: str, script: str) -> str:
    own = f"script-src {_digest(script)}; style-src {_digest(style)}"
    return f"default-src 'none'; {own}; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _resource(name: str) -> str:
    return (_WEB / name).read_text(encoding="utf-8")


@cache
def _template() -> Any:
    from jinja2 import Environment, StrictUndefined

    made = Environment(autoescape=True, undefined=StrictUndefined)
    return made.from_string(_resource("page.html.j2"))


def _as_it_is(text: str) -> Any:
    """A text of ours, or JSON without ``<``, that goes into the page unescaped."""
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 - our own style and script, and data without "<"


def _head(form: Form, issued: date) -> list[tuple[str, str]]:
    language = form.language
    number = word(language, "form", "facts.version", n=form.version)
    pairs = (
        ("agreement", f"{form.agreement}, {number}"),
        ("period", label(form.period, language)),
        ("provider", form.provider),
        ("commissioner", form.commissioner),
        ("due", day(form.due, language) if form.due else ""),
        ("issued", day(issued, language)),
    )
    colon = word(language, "form", "colon")
    said = ((f"{word(language, 'form', f'facts.{key}')}{colon}", value) for key, value in pairs)
    return [(key, value) for key, value in said if value]


def _sections(form: Form) -> list[dict[str, Any]]:
    numbered = enumerate(entry for section in form.sections for entry in section.entries)
    rows = {entry.code: _row(entry, f"e{at}", form.language) for at, entry in numbered}
    return [
        {"title": section.title, "rows": [rows[entry.code] for entry in section.entries]}
        for section in form.sections
    ]


def _row(entry: Entry, name: str, language: Language) -> dict[str, Any]:
    return {
        "id": name,
        "entry": entry,
        "data": _judging(entry),
        "judged": not entry.code.startswith("R/"),
        # What counts as paid and payable days stands over their cells.
        "definition": () if entry.kind("occupied") else entry.definition,
        "cells": [_cell(cell, f"{name}-{cell.field}", language) for cell in entry.inputs],
    }


def _judging(entry: Entry) -> list[tuple[str, str]]:
    """What the script judges a row by."""
    expected, before = entry.expected, entry.expected.before
    found = {
        "percent": "" if entry.percent else None,
        "subset": "" if entry.subset else None,
        "optional": "" if entry.code.startswith("A/cost-") else None,
        "least": None if expected.least is None else str(int(expected.least * _SCALE)),
        "most": None if expected.most is None else str(int(expected.most * _SCALE)),
        "before": None if before is None else f"{before.numerator}/{before.denominator}",
        "sums": " ".join(entry.sums) or None,
    }
    return [(name, value) for name, value in found.items() if value is not None]


def _cell(cell: Input, name: str, language: Language) -> dict[str, Any]:
    names_itself = cell.field in ("occupied", "available")
    label = cell.hint if names_itself else word(language, "form", f"fields.{cell.field}")
    options: list[str] = []
    if cell.kind == "reason":
        label = word(language, "form", "columns.missing")
        options = [word(language, "form", f"reasons.{reason}") for reason in REASONS]
    elif cell.kind == "yes-no":
        options = [word(language, "form", f"answers.{answer}") for answer in ("yes", "no")]
    wide = cell.kind == "text" and cell.field != "why"
    look = " wide" if wide else " tick" if cell.kind == "tick" else ""
    return {
        "id": name,
        "field": cell.field,
        "kind": cell.kind,
        "label": f"{label[:1].upper()}{label[1:]}",
        "hint": "" if cell.field in _SAID or cell.kind == "day" else cell.hint,
        "options": options,
        "look": look,
        "keyboard": "decimal" if cell.kind in _DECIMAL else "numeric",
    }


def _data(form: Form) -> str:
    """What the script needs besides the page: who the form is for, and its words."""
    language = form.language
    said = words(language, "form")
    formats = words(language, "formats")
    period = form.period.replace("/", "_")
    identity: dict[str, Any] = {**facts(form, version("conventions"))}
    held = {
        "identity": identity,
        "file": f"{form.agreement}-{period}.json",
        "to": form.commissioner,
        "large": f"{LARGE.numerator}/{LARGE.denominator}",
        "words": {
            "checks": said["checks"],
            "errors": said["errors"],
            "thousands": formats["thousands"],
            "decimal": formats["decimal"],
            "percent": formats["percent"],
            **{
                name: said["screen"][name]
                for name in (
                    "progress",
                    "review",
                    "fine",
                    "saved",
                    "saved_open",
                    "foreign",
                    "resumed",
                )
            },
        },
    }
    return json.dumps(held, ensure_ascii=False).replace("<", "\\u003c")
