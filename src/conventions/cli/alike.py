"""Findings of one kind told together: the first in full, then where the others are."""

from collections import defaultdict

from conventions.base.findings import Finding
from conventions.base.language import Language, word
from conventions.cli import output

_IN_FULL = 3
"""Findings of one code in one file that are printed whole; more of them are counted."""
_NAMED = 12
"""Places that are named of those that are only counted."""


def as_text(findings: tuple[Finding, ...], language: Language) -> str:
    """The findings, those beyond the third of a kind as one line with their count and places."""
    kinds: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        kinds[finding.code.id, finding.place.file].append(finding)
    rest = {
        id(one) for alike in kinds.values() if len(alike) > _IN_FULL + 1 for one in alike[_IN_FULL:]
    }
    whole = tuple(one for one in findings if id(one) not in rest)
    lines = [output.as_text(whole, language)]
    for (code, file), alike in kinds.items():
        more = [one for one in alike if id(one) in rest]
        if more:
            places = [one.place.cell or str(one.place.line or one.path) for one in more[:_NAMED]]
            named = ", ".join(dict.fromkeys(places)) + (" …" if len(more) > _NAMED else "")
            text = word(language, "cli", "alike", code=code, n=len(more), places=named)
            lines.append(f"{file}: {text}".removeprefix(": "))
    return "\n".join(lines)
