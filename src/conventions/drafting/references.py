"""Numbers of articles and clauses, and the places in the text that refer to them.

Wording says ``[ref: goals.targets]``, never a number: which one it is follows from the blocks, and
in Word it is a field, so that an article put in between renumbers what refers to it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from conventions.base.language import Language, word
from conventions.drafting.blocks import (
    Block,
    Clause,
    Continuation,
    Heading,
    Item,
    Letter,
    Note,
    Paragraph,
    Run,
    Runs,
    Text,
)

_REFERENCE = re.compile(r"\[ref: ([a-z-]+(?:\.[a-z0-9-]+)?)\]")


def numbers(blocks: Iterable[Block]) -> dict[str, str]:
    """The number of each numbered article and of each clause, by key.

    >>> numbers([Heading("term", "Durée"), Clause("term.duration", ())])
    {'term': '1', 'term.duration': '1.1'}
    """
    found: dict[str, str] = {}
    article = clause = 0
    for block in blocks:
        if isinstance(block, Heading) and block.numbered:
            article, clause = article + 1, 0
            found[block.key] = f"{article}"
        elif isinstance(block, Clause):
            clause += 1
            found[block.key] = f"{article}.{clause}"
    return found


def referring(blocks: Iterable[Block], language: Language) -> Iterator[Block]:
    """The blocks with every reference as "art. 3.6", of which the number knows what it refers to.

    A clause that is left out is referred to by its article, an annex by its heading; what is none
    of them stays as it is typed.
    """
    listed = tuple(blocks)
    known = _said(listed, language)
    for block in listed:
        match block:
            case Clause() | Continuation() | Letter() | Paragraph() | Item() | Note():
                runs = _runs(block.runs, known)
                yield block if runs is block.runs else replace(block, runs=runs)
            case _:
                yield block


def _said(blocks: tuple[Block, ...], language: Language) -> dict[str, tuple[str, str]]:
    """How each key is referred to: fixed words, and what follows from the numbering.

    The numbering of Word says "Art. 3" of an article, and "3.6" of a clause.
    """
    said: dict[str, tuple[str, str]] = {}
    for key, number in numbers(blocks).items():
        whole = word(language, "document", "reference", number=number)
        said[key] = (whole.removesuffix(number), number) if "." in key else ("", whole)
    annexes = (each for each in blocks if isinstance(each, Heading) and not each.numbered)
    return said | {annex.key: ("", annex.text) for annex in annexes}


def _runs(runs: Runs, known: Mapping[str, tuple[str, str]]) -> Runs:
    if not any(isinstance(run, Text) and "[ref: " in run.text for run in runs):
        return runs
    return tuple(part for run in runs for part in _parts(run, known))


def _parts(run: Run, known: Mapping[str, tuple[str, str]]) -> Iterator[Run]:
    if not isinstance(run, Text):
        yield run
        return
    at = 0
    for found in _REFERENCE.finditer(run.text):
        key = found[1] if found[1] in known else found[1].partition(".")[0]
        if key not in known:
            continue
        lead, counted = known[key]
        before = run.text[at : found.start()] + lead
        if before:
            yield Text(before, run.strong)
        yield Text(counted, run.strong, key)
        at = found.end()
    if at < len(run.text):
        yield Text(run.text[at:], run.strong)
