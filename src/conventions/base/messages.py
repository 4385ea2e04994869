"""A finding in words: its code's English, or the locale file of another language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from conventions.base.findings import Amount, Code, Finding, Word
from conventions.base.language import (
    Language,
    LocalizedText,
    any_language,
    day,
    money,
    word,
    words,
)
from conventions.base.period import label
from conventions.base.span import Span


@dataclass(frozen=True)
class Said:
    """What a person reads: what was found, what to do, and why."""

    message: str
    do: str
    why: str


def template(code: Code, language: Language = "en") -> Said:
    """The words of a code, their placeholders unfilled; English where a language has none yet."""
    texts: Mapping[str, Any] = (
        {} if language == "en" else words(language, f"codes/{code.id[0]}").get(code.id, {})
    )
    return Said(
        texts.get("message") or code.message,
        texts.get("hint") or code.hint,
        texts.get("why") or code.why,
    )


def said(finding: Finding, language: Language = "en") -> Said:
    """The finding in a language, with the values it judged."""
    words_of_code = template(finding.code, language)
    values = {key: _plain(value, language) for key, value in finding.values.items()}
    return Said(
        words_of_code.message.format_map(values).strip(),
        words_of_code.do.format_map(values).strip(),
        words_of_code.why.format_map(values).strip(),
    )


def _plain(value: Any, language: Language) -> str:
    match value:
        case Word():
            text = word(language, value.part, value.key)
        case Amount():
            text = money(value.value, value.currency, language)
        case LocalizedText():
            text = any_language(value, language)
        case tuple() | list():
            text = ", ".join(_plain(item, language) for item in value)
        case Span():
            text = label(value.period, language)
        case date():
            text = day(value, language)
        case Decimal():
            text = f"{value.normalize():f}"
        case _:
            text = str(value)
    return text
