"""Rows that were added or removed in Word, written into the lists of the file.

As for values, three states decide: the list as it went out, as it came back, as the file has it
now. An entry that was changed in the file is not taken out of it, nor one that something names.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, get_args

from conventions.agreement import Agreement, read_draft
from conventions.base.entries import with_entry, without_entry
from conventions.base.findings import Code, Finding
from conventions.base.labels import label_at, labels_along, records_at
from conventions.base.path import Path, dotted, follow, undotted
from conventions.base.splice import NoPlaceError
from conventions.base.values import Id
from conventions.word import codes
from conventions.word.issue import Issue
from conventions.word.returned.merged.standing import gone_meanwhile, resolved
from conventions.word.returned.rows.known import RowChange, short

_SPELLING = get_args(Id)[1]


@dataclass
class _Plan:
    """What is to be done to each list: entries out by position, entries in by the one before."""

    out: dict[Path, dict[int, RowChange]] = field(default_factory=dict)
    put: dict[Path, list[tuple[int, RowChange]]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


@dataclass
class RowMerge:
    """The text with what could be written: the entries put in, where those stood that are out."""

    text: str
    added: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def with_rows(
    text: str, changes: Sequence[RowChange], issue: Issue, current: Any, kept: frozenset[str]
) -> RowMerge:
    """The text of the file with the rows of a reading.

    ``current`` is the tree of the file, whose lists those of the text still are; the entries
    ``kept`` stay, though their row was removed.
    """
    plan = _Plan()
    for row in changes:
        if row.kind == "removed" and row.whole and row.path not in kept:
            _plan_out(plan, row, issue, current)
        elif row.kind == "added" and row.value is not None:
            _plan_in(plan, row, row.value, issue, current)
    while named := _named(plan, current, issue):
        for (path, at), finding in named.items():
            del plan.out[path][at]
            plan.findings.append(finding)
    merge = RowMerge(text, findings=plan.findings)
    for path in sorted({*plan.out, *plan.put}, key=len, reverse=True):
        _write(merge, path, plan, issue)
    return merge


def _write(merge: RowMerge, path: Path, plan: _Plan, issue: Issue) -> None:
    """One list: what goes from the end on, then what comes from the beginning on."""
    out = []
    for at, row in sorted(plan.out.get(path, {}).items(), reverse=True):
        if _tried(merge, (*path, at), row, issue):
            merge.removed.append(dotted((*path, at)))
            out.append(at)
    come = 0
    for behind, row in sorted(plan.put.get(path, ()), key=lambda each: each[0]):
        at = behind + 1 + come - sum(gone <= behind for gone in out)
        if _tried(merge, (*path, at), row, issue):
            merge.added[dotted((*path, at))] = row.value or {}
            come += 1


def _plan_out(plan: _Plan, row: RowChange, issue: Issue, current: Any) -> None:
    """An entry to be taken out, unless it is gone or was changed in the file."""
    *steps, step = undotted(row.path)
    issued = follow(issue.record, tuple(steps))
    path = resolved(tuple(steps), issue.record, current)
    now = None if path is None else follow(current, path)
    if path is None or not isinstance(now, list) or not isinstance(issued, list):
        plan.findings.append(_finding(codes.CONFLICT, row, issue, None))
        return
    position = int(step)
    if gone_meanwhile(issued, position, now):
        return
    found = resolved((*steps, step), issue.record, current)
    at = int(found[-1]) if found else -1
    if found is None or now[at] != issued[position]:
        plan.findings.append(_finding(codes.CONFLICT, row, issue, now[at] if found else None))
    else:
        plan.out.setdefault(path, {})[at] = row


def _plan_in(
    plan: _Plan, row: RowChange, value: Mapping[str, Any], issue: Issue, current: Any
) -> None:
    """An entry to be put in, unless the file has it already, or another that says it otherwise."""
    steps = undotted(row.path)
    path = resolved(steps, issue.record, current)
    now = None if path is None else follow(current, path)
    if path is None or not isinstance(now, list):
        plan.findings.append(_finding(codes.NO_PLACE, row, issue, None))
        return
    if any(_nameless(one) == _nameless(value) for one in now):
        return
    issued = follow(issue.record, steps) or []
    name, said = next(iter(_nameless(value).items()))
    new = (one for one in now if one not in issued and isinstance(one, dict))
    rival = next((one for one in new if one.get(name) == said), None)
    if rival is not None:
        plan.findings.append(_finding(codes.CONFLICT, row, issue, rival))
        return
    behind = resolved(undotted(row.behind), issue.record, current) if row.behind else None
    at = int(behind[-1]) if behind else -1 if not row.behind else len(now) - 1
    plan.put.setdefault(path, []).append((at, row))


def _named(plan: _Plan, current: Any, issue: Issue) -> dict[tuple[Path, int], Finding]:
    """The entries to be taken out that something which stays refers to."""
    out = {(*path, at) for path, entries in plan.out.items() for at in entries}
    found: dict[tuple[Path, int], Finding] = {}
    references = list(_references(current, (), out))
    for path, entries in plan.out.items():
        for at, row in entries.items():
            identity = follow(current, (*path, at, "id"))
            places = [where for where, named in references if identity and named == identity]
            if places:
                where = "; ".join(
                    " › ".join(labels_along(Agreement, each, issue.language)) for each in places
                )
                values = {"row": short(row.before), "where": where}
                found[path, at] = Finding(codes.STILL_NEEDED, row.path, values)
    return found


def _references(tree: Any, path: Path, without: set[Path]) -> Iterator[tuple[Path, str]]:
    """Every identifier that stands for an entry elsewhere, with its place."""
    if path in without:
        return
    if isinstance(tree, dict):
        for name, value in tree.items():
            if name != "id":
                yield from _references(value, (*path, name), without)
    elif isinstance(tree, list):
        for at, value in enumerate(tree):
            yield from _references(value, (*path, at), without)
    elif isinstance(tree, str) and _is_reference(path):
        yield path, tree


def _is_reference(path: Path) -> bool:
    """Whether what stands at the path is an identifier of an entry elsewhere."""
    *steps, name = (step for step in path if isinstance(step, str))
    fields = (record.model_fields.get(name) for record in records_at(Agreement, tuple(steps)))
    return any(
        each is not None and _SPELLING in (*each.metadata, *_leaves(each.annotation))
        for each in fields
    )


def _leaves(annotation: Any) -> Iterator[Any]:
    """All that a type is made of."""
    for each in get_args(annotation):
        yield each
        yield from _leaves(each)


def _tried(merge: RowMerge, path: Path, row: RowChange, issue: Issue) -> bool:
    """Whether the entry was taken out, or put in, without a new fault in the file."""
    try:
        if row.kind == "removed":
            text = without_entry(merge.text, path)
        else:
            text = with_entry(merge.text, path, row.value)
    except NoPlaceError:
        text = ""
    before, after = (
        Counter(finding.code.id for finding in read_draft(each.encode()).findings)
        for each in (merge.text, text)
    )
    if not text or not after <= before:
        merge.findings.append(_finding(codes.NO_PLACE, row, issue, None))
        return False
    merge.text = text
    return True


def _nameless(entry: Any) -> dict[str, Any]:
    """What is agreed in an entry: all but the identifier it was given."""
    return {name: each for name, each in entry.items() if name != "id"} if entry else {}


def _finding(code: Code, row: RowChange, issue: Issue, now: Any) -> Finding:
    listed = undotted(row.path)
    listed = listed[:-1] if row.kind == "removed" else listed
    values = {
        "label": label_at(Agreement, listed, issue.language),
        "before": short(row.before or "–"),
        "after": short(row.after or "–"),
        "now": "–" if now is None else short("; ".join(_said(now))),
    }
    return Finding(code, row.path, values)


def _said(entry: Any) -> Iterator[str]:
    """The values of an entry, each behind its field."""
    if isinstance(entry, dict):
        for name, each in entry.items():
            yield f"{name}: {', '.join(_said(each))}"
    elif isinstance(entry, list):
        yield from (said for each in entry for said in _said(each))
    else:
        yield str(entry)
