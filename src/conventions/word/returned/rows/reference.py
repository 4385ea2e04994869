"""What a target is compared with, as a row says it: name, indicator, group, period, then figures.

It is ``drafting.measurement`` the other way round.
"""

import re
from collections.abc import Callable
from typing import Any

from conventions.base.language import Language, word

_PARTS = ("period", "group", "indicator")
"""What may stand between the name and the figures, from the last."""


def reference_in(
    text: str, compared: str, language: Language, hear: Callable[[str, str], Any]
) -> dict[str, str] | None:
    """The reference that the words behind "index" or "difference" mean; none if not clear.

    ``hear`` gives the value of words in a kind.
    """
    parts = text.split(", ")
    figures = _figures(parts[-1], language, hear)
    if figures is None:
        return None
    found = {"compared": compared}
    parts = parts[:-1] if figures else parts
    for name in _PARTS:
        tails = (", ".join(parts[at:]) for at in range(len(parts)))
        heard = [(tail, value) for tail in tails if (value := hear(tail, name)) is not None]
        if heard:
            tail, found[name] = heard[0]
            parts = parts[: len(parts) - len(tail.split(", "))]
    label = ", ".join(parts)
    return found | ({"label": label} if label else {}) | figures


def _figures(
    text: str, language: Language, hear: Callable[[str, str], Any]
) -> dict[str, str] | None:
    """Counts or a value; empty for other words, none for what could be a value or a year."""
    counts = re.escape(word(language, "document", "table.targets.counts", k="#", n="#"))
    match = re.fullmatch(counts.replace(r"\#", "(.+)"), text, re.IGNORECASE)
    if match:
        numbers = [hear(each, "number") for each in match.groups()]
        return (
            None
            if None in numbers
            else dict(zip(("numerator", "denominator"), numbers, strict=True))
        )
    value, period = hear(text, "measure"), hear(text, "period")
    if value is None:
        return {}
    return {"value": value} if period is None else None
