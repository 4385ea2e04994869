"""Lint: every rule that can be judged, and for what the others wait."""

from dataclasses import dataclass, replace
from typing import Any

from conventions.agreement import Accepted, Draft
from conventions.base.findings import Code, Finding, Severity
from conventions.base.path import dotted
from conventions.rules.catalogue import RULES
from conventions.rules.reliance import reliance
from conventions.rules.rule import Rule

UNUSED_ACCEPTANCE = Code(
    "X101",
    "acceptance-without-finding",
    Severity.WARNING,
    "“{code}” is accepted, but nothing of that code is found any more.",
    hint="Remove the entry under “accepted”.",
    why="An acceptance that outlives its finding would silence the next one.",
    page="""An entry under `accepted` whose finding is gone.

## Why
The text was mended, or the path changed: the entry would now silence a new finding unseen.

## Example
```yaml
accepted:
  - {code: S002, reason: "two groups, one site"}   # and only one target group is left
```

## Instead
```yaml
accepted: []
```
""",
)


@dataclass(frozen=True)
class Waiting:
    """A rule that could not be judged yet, and what it waits for."""

    rule: Rule
    sections: tuple[str, ...]


@dataclass(frozen=True)
class Lint:
    """What was found, gravest first in the order of the file, and what waits."""

    findings: tuple[Finding, ...]
    waiting: tuple[Waiting, ...]


def lint(draft: Draft) -> Lint:
    """Hold every rule against what is valid of the draft. Never raises, whatever the file."""
    if draft.document.tree is None:
        return Lint(draft.findings, ())
    available: dict[str, Any] = {**draft.sections, "document": draft.document}
    if draft.identity is not None:
        available["identity"] = draft.identity
    if draft.law is not None:
        available["law"] = draft.law
    findings, waiting = list(draft.findings), []
    for rule in RULES:
        lacking = tuple(name for name in rule.needs if name not in available)
        if lacking:
            waiting.append(Waiting(rule, lacking))
            continue
        for one in rule.check(*(available[name] for name in rule.needs)):
            place = draft.document.place(one.path)
            findings.append(Finding(rule.code, dotted(one.path), one.values, place))
    findings += reliance(draft)
    accepted = draft.identity.accepted if draft.identity else ()
    marked = _accept(findings, accepted, draft, complete=not waiting)
    return Lint(tuple(sorted(marked, key=_order)), tuple(waiting))


def _order(finding: Finding) -> tuple[int, int, str, str]:
    return (finding.place.line, finding.place.column, finding.code.id, finding.path)


def _accept(
    findings: list[Finding], accepted: tuple[Accepted, ...], draft: Draft, *, complete: bool
) -> list[Finding]:
    """Mark what both sides live with. A fault of shape cannot be accepted: nothing could use it."""
    marked, used = [], set()
    for finding in findings:
        for position, entry in enumerate(accepted):
            if entry.code == finding.code.id and entry.path in (None, finding.path):
                used.add(position)
                if not finding.code.id.startswith("F"):
                    finding = replace(finding, accepted=entry.reason)  # noqa: PLW2901
        marked.append(finding)
    if complete:  # a waiting rule may still find what was accepted
        for position, entry in enumerate(accepted):
            if position not in used:
                path = ("accepted", position)
                values = {"code": entry.code}
                place = draft.document.place(path)
                marked.append(Finding(UNUSED_ACCEPTANCE, dotted(path), values, place))
    return marked
