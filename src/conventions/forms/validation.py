"""What a spreadsheet refuses while one types, and what it says then.

The rules are of the plain kind that every program keeps. They are a help, not a wall: pasting goes
around them, so the reader checks everything again.
"""

from datetime import date
from typing import Any

from conventions.base.language import Language, word
from conventions.forms.entry import Input
from conventions.forms.look import cut
from conventions.forms.number import BOUNDS
from conventions.forms.vocabulary import REASONS

_TITLE, _MESSAGE = 32, 255
"""The most characters that Excel shows."""


def validation(cell: Input, title: str, language: Language) -> dict[str, Any] | None:
    """The rule of a cell, as XlsxWriter takes it; none for a text."""
    rule = _rule(cell, language)
    if rule is None:
        return None
    if cell.hint:
        # Without a title, the message would be the name of the rule.
        rule |= {"input_title": cut(title, _TITLE), "input_message": cut(cell.hint, _MESSAGE)}
    error = word(language, "form", f"errors.{rule.pop('say')}")
    head = word(language, "form", "errors.title")
    return rule | {"error_title": cut(head, _TITLE), "error_message": cut(error, _MESSAGE)}


def _rule(cell: Input, language: Language) -> dict[str, Any] | None:
    match cell.kind:
        case "text":
            return None
        case "reason":
            reasons = [word(language, "form", f"reasons.{reason}") for reason in REASONS]
            return {"validate": "list", "source": reasons, "say": "list"}
        case "tick":
            return {
                "validate": "list",
                "source": [word(language, "form", "answers.yes")],
                "say": "list",
            }
        case "yes-no":
            answers = [word(language, "form", f"answers.{answer}") for answer in ("yes", "no")]
            return {"validate": "list", "source": answers, "say": "list"}
        case "day":
            first, last = date(1900, 1, 1), date(2199, 12, 31)
            between = {"criteria": "between", "minimum": first, "maximum": last}
            return {"validate": "date", **between, "say": "day"}
        case kind:
            bounds = BOUNDS[kind]
            most = 10**bounds.digits - 1
            return {
                "validate": "integer" if kind == "count" else "decimal",
                "criteria": "between",
                "minimum": -most if bounds.negative else 0,
                "maximum": most,
                "say": kind if kind in ("count", "percent", "money") else "number",
            }
