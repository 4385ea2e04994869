"""An amendment: which provisions of an agreement read otherwise from a day on, old against new.

It is made of the two texts, so it says what the parties will read, and needs no list of changes.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from conventions.agreement import Agreement, Draft
from conventions.base.language import Language, day, word
from conventions.drafting.blocks import (
    Block,
    Clause,
    Column,
    Document,
    GapList,
    Heading,
    PageBreak,
    Row,
    Runs,
    Signatures,
    Subtitle,
    Table,
    Text,
    Title,
    Value,
    runs_of,
)
from conventions.drafting.document import document

Lines = tuple[Runs, ...]


class Provision(NamedTuple):
    """A clause with all that belongs to it: its number as printed, its name, its lines."""

    number: str
    lines: Lines


def avenant(
    old: Draft | Agreement, new: Draft | Agreement, language: Language, *, created: date
) -> Document:
    """The amendment that makes the new version of the old one, as a document of blocks.

    Number and day of effect come from ``amends`` of the new version. A table names every provision
    that changes, with its former and its new wording; of a provision with many lines only those
    that differ. Provisions are clauses, and the sheets of indicators, which are part of the
    agreement. The rest continues. Those who sign write place and day by hand, unless the new
    version has others than the old one.

    Raises:
        InvalidDocument: no law of a version is known, so there is no wording.
        UnknownName: the laws are not worded in this language.
        ValueError: the new version amends nothing.
    """
    identity = new if isinstance(new, Agreement) else new.identity
    amends = identity.amends if identity is not None else None
    if amends is None:
        raise ValueError("the new version says under amends: neither number nor day of effect")
    before = document(old, language, created=created)
    after = document(new, language, created=created)

    def said(key: str, **values: str) -> str:
        return word(language, "document", f"avenant.{key}", **values)

    known = {"id": amends.id, "version": str(amends.version)}
    title = said("title", number=str(amends.number))
    target = word(language, "document", "table.targets.value")
    former, later = (provisions(each) | dict(_sheets(each, target)) for each in (before, after))
    rows = tuple(_rows(former, later, said("new"), said("repealed")))
    columns = (Column(said("clause"), 2), Column(said("before"), 5), Column(said("after"), 5))
    subtitles = [block for block in after.blocks if isinstance(block, Subtitle)]
    changes: list[Block] = [Clause("avenant.changes", (Text(said("nothing")),))]
    if rows:
        table = Table(columns, rows, said("description"), row_titles=True)
        changes = [Clause("avenant.changes", (Text(said("reads")),)), table]
    blocks: list[Block] = [
        Title((Text(title),)),
        Subtitle((Text(said("to", title=before.title, **known)),)),
        *subtitles,
        Heading("subject", said("subject")),
        Clause(
            "avenant.purpose",
            (Text(said("purpose", effective=day(amends.effective, language), **known)),),
        ),
        Heading("changes", said("changes")),
        *changes,
        Heading("rest", said("rest")),
        Clause("avenant.unchanged", (Text(said("unchanged")),)),
        Heading("signatures", said("signatures")),
        *_signatures(before, after, word(language, "document", "signing.place_date")),
    ]
    return replace(after, title=f"{title} – {after.title}", blocks=tuple(blocks), draft=after.draft)


def provisions(text: Document) -> dict[str, Provision]:
    """The articles and clauses of a document by key, in its order, with their printed numbers."""
    found: dict[str, Provision] = {}
    key, number, article, clause = "", "", 0, 0
    lines: list[Runs] = []
    for block in text.blocks:
        match block:
            case Heading() | Clause() | GapList() | PageBreak():
                if key:
                    found[key] = Provision(number, tuple(lines))
                key, lines = "", []
        match block:
            case Heading(numbered=True):
                article, clause = article + 1, 0
                key, number, lines = block.key, f"Art. {article}", [(Text(block.text),)]
            case Clause():
                clause += 1
                key, number, lines = block.key, f"{article}.{clause}", [block.runs]
            case Table():
                lines += [_flat(row) for row in (*block.rows, *filter(None, [block.total]))]
            case Signatures() | GapList() | PageBreak() | Heading():
                pass  # those who sign are named under the amendment itself
            case _:
                lines.append(tuple(runs_of(block)))
    if key:
        found[key] = Provision(number, tuple(lines))
    return found


def _sheets(text: Document, target: str) -> Iterator[tuple[str, Provision]]:
    """The sheets of indicators, but for their targets: the table of targets has them."""
    title = ""
    for block in text.blocks:
        if isinstance(block, Heading):
            title = block.text if block.key == "indicator-sheets" else ""
        elif isinstance(block, Table) and title:
            rows = (row for row in block.rows if not row[0][0].text.startswith(target))
            lines = tuple((Text(f"{block.caption} – "), *_flat(row)) for row in rows)
            yield f"indicator-sheets.{block.caption}", Provision(title, lines)


def _signatures(before: Document, after: Document, place_date: str) -> Iterator[Signatures]:
    """Those who sign, the place and day of the old version left open."""
    known = {
        line
        for block in before.blocks
        if isinstance(block, Signatures)
        for each in block.parties
        for line in each.lines
        if line[0].text.startswith(place_date)
    }
    for block in after.blocks:
        if isinstance(block, Signatures):
            parties = tuple(
                replace(
                    each,
                    lines=tuple(
                        (Text(place_date),) if line in known else line for line in each.lines
                    ),
                )
                for each in block.parties
            )
            yield replace(block, intro=(), parties=parties)


def _flat(row: Row) -> Runs:
    """The cells of a row in one line."""
    runs: list[Text | Value] = []
    for position, cell in enumerate(row):
        if position:
            runs.append(Text(" – "))
        runs += [Text(run.text.replace("\n", ", ")) for run in cell]
    return tuple(runs)


def _rows(
    before: dict[str, Provision], after: dict[str, Provision], new: str, repealed: str
) -> Iterator[Row]:
    """A row for each provision that differs, in the order of the later text."""
    for key, provision in after.items():
        earlier = before.get(key)
        if earlier is None:
            yield _row(provision.number, ((Text(new),),), provision.lines)
        elif _plain(earlier.lines) != _plain(provision.lines):
            gone, come = (
                _only(one, other)
                for one, other in (
                    (earlier.lines, provision.lines),
                    (provision.lines, earlier.lines),
                )
            )
            if not (gone or come):  # the same lines in another order
                gone, come = earlier.lines, provision.lines
            yield _row(earlier.number, gone or ((Text(new),),), come or ((Text(repealed),),))
    for key, provision in before.items():
        if key not in after:
            yield _row(provision.number, provision.lines, ((Text(repealed),),))


def _row(number: str, before: Lines, after: Lines) -> Row:
    return (Text(number),), _joined(before), _joined(after)


def _joined(lines: Lines) -> Runs:
    """Lines under each other in one cell."""
    runs: list[Text | Value] = []
    for position, line in enumerate(lines):
        if position:
            runs.append(Text("\n"))
        runs += [run if isinstance(run, Text | Value) else Text(run.text) for run in line]
    return tuple(runs)


def _only(lines: Lines, others: Lines) -> Lines:
    """The lines that the other version does not have, or not as often."""
    left = Counter(_plain(others))
    found = []
    for line, text in zip(lines, _plain(lines), strict=True):
        if not left[text]:
            found.append(line)
        left[text] = max(left[text] - 1, 0)
    return tuple(found)


def _plain(lines: Sequence[Runs]) -> tuple[str, ...]:
    return tuple("".join(run.text for run in line) for line in lines)
