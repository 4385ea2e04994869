"""The ladder of consequences: what the agreement foresees, proposed and never triggered.

A rung names after how many periods in a row it applies; of those that do, the one after most
periods is proposed, and of two alike the later in the list. What follows is for the parties to
decide: a number can say that a talk is due, not that somebody failed.
"""

from collections.abc import Sequence
from dataclasses import replace

from conventions.agreement.evaluation import Consequence
from conventions.assessment.verdict import Verdict
from conventions.base.findings import Word
from conventions.base.period import Period, frequency
from conventions.base.span import Span, span_of
from conventions.base.step import Step

OTHERS_DOING = ("referrer", "context")
"""Attributions of a result on which no money may hang: who refers, and the labour market."""


def proposed(
    verdicts: Sequence[Verdict], consequences: tuple[Consequence, ...], term: Span
) -> tuple[Verdict, ...]:
    """The verdicts, those below or missed with what is foreseen for them."""
    return tuple(_proposed(verdict, verdicts, consequences, term) for verdict in verdicts)


def _proposed(
    verdict: Verdict, verdicts: Sequence[Verdict], ladder: tuple[Consequence, ...], term: Span
) -> Verdict:
    if verdict.target is None or verdict.band is None:
        return verdict
    steps: list[Step] = []
    rungs = []
    for position, rung in enumerate(ladder):
        count = _in_a_row(verdict, verdicts, rung.fact, term)
        if rung.periods is not None and count >= max(rung.periods, 1):
            rungs.append((rung.periods, position, rung, count))
    foreseen = verdict.target.consequence if verdict.band == "below" else None
    bears_money = foreseen == "price-effect" or bool(verdict.effect)
    if bears_money and verdict.indicator.attribution in OTHERS_DOING:
        whose = Word("document", f"attribution.{verdict.indicator.attribution}")
        steps.append(Step("assessment.step.no-price-effect", {"attribution": whose}))
        verdict = replace(verdict, effect=None)
    elif foreseen not in (None, "none"):
        what = Word("document", f"target_consequence.{foreseen}")
        steps.append(Step("assessment.step.foreseen", {"consequence": what}))
    if not rungs:
        return replace(verdict, steps=(*verdict.steps, *steps))
    _, _, rung, count = max(rungs, key=lambda found: found[:2])
    steps.append(Step("assessment.step.proposed", {"count": count, "measure": rung.step}))
    return replace(verdict, proposal=rung, steps=(*verdict.steps, *steps))


def _alike_long(one: Period, other: Period) -> bool:
    """Whether both are years, or both quarters; a range of days goes with either."""
    often = frequency(one), frequency(other)
    return None in often or often[0] == often[1]


def _in_a_row(verdict: Verdict, verdicts: Sequence[Verdict], fact: str, term: Span) -> int:
    """How many periods up to this one, without a break, were below or missed.

    A period without a verdict neither counts nor breaks the row. A longer period that holds this
    one, as pooled years do, is not in its row; nor are the quarters of the years in that of a year.
    """
    own = span_of(verdict.period, term)
    if own is None:
        return 0
    row = [(own, verdict)]
    for other in verdicts:
        alike = (other.indicator.id, other.group) == (verdict.indicator.id, verdict.group)
        alike = alike and _alike_long(other.period, verdict.period)
        span = span_of(other.period, term)
        if alike and other.target and other.band and span is not None and span.last < own.first:
            row.append((span, other))
    count = 0
    for _span, other in sorted(row, key=lambda entry: entry[0].last, reverse=True):
        if not (other.band == "below" if fact == "below" else other.evidence == "missed"):
            break
        count += 1
    return count
