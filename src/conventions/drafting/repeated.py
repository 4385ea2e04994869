"""Annexes say again what articles say: a field is edited where it is first printed."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from conventions.drafting.blocks import (
    Block,
    Item,
    Note,
    Paragraph,
    Runs,
    Table,
    Value,
    runs_of,
)


def paths_of(blocks: Iterable[Block]) -> set[str]:
    """The fields that these blocks print."""
    return {run.path for block in blocks for run in runs_of(block) if isinstance(run, Value)}


def repeated(blocks: Iterable[Block], printed: set[str]) -> Iterator[Block]:
    """The blocks, their values without their field where it is printed before.

    What was ``printed`` counts, and what stands earlier in the blocks.

    >>> value = Value("60 %", path="goals.indicators[0].targets[0].at_least")
    >>> list(repeated([Note((value,))], {value.path}))
    [Note(runs=(Value(text='60 %', strong=False, path='', kind='', language=''),))]
    """
    seen = set(printed)
    for block in blocks:
        yield _derived(block, seen)
        seen |= paths_of([block])


def _derived(block: Block, seen: set[str]) -> Block:
    match block:
        case Table():
            rows = tuple(tuple(_runs(cell, seen) for cell in row) for row in block.rows)
            return replace(block, rows=rows)
        case Paragraph() | Item() | Note():
            return replace(block, runs=_runs(block.runs, seen))
        case _:
            return block


def _runs(runs: Runs, seen: set[str]) -> Runs:
    return tuple(
        [
            Value(run.text, run.strong, language=run.language)
            if isinstance(run, Value) and run.path in seen
            else run
            for run in runs
        ]
    )
