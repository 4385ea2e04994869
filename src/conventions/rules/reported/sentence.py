"""A data test on words: a comment that says the opposite of the figure it stands beside."""

import re
from collections.abc import Iterator
from typing import Literal

from conventions.agreement import Agreement
from conventions.assessment import assess
from conventions.base.findings import Severity, Word
from conventions.report import Report
from conventions.rules.rule import Found, found, rule

_AIMS = (
    *("objectif", "objectifs", "cible", "cibles", "ziel", "ziele", "zielwert", "zielwerte"),
    *("vorgabe", "vorgaben", "obiettivo", "obiettivi", "mirato", "mirati"),
    *("target", "targets", "goal", "goals"),
)
_REACHED = (
    *("atteint", "atteinte", "atteints", "atteintes", "dépassé", "dépassée", "dépassés"),
    *("erreicht", "übertroffen", "raggiunto", "raggiunti", "superato", "superati"),
    *("reached", "exceeded", "achieved"),
)
_MISSED = (
    *("manqué", "manquée", "manqués", "verfehlt", "mancato", "mancati", "missed"),
    *("unerreicht",),
)
_NOT = ("pas", "non", "jamais", "guère", "nicht", "nie", "kaum", "mai", "not", "never", "t")
"""Words that turn the one that follows around; ``t`` is that of “wasn't”."""
_ALMOST = (
    *("presque", "partiellement", "quasi", "parzialmente", "fast", "beinahe", "teilweise"),
    *("nearly", "almost", "partly"),
)
_BEFORE = 3
"""How many words before it such a word may stand."""

Claim = Literal["reached", "below"]


@rule(
    "R020",
    "comment-against-result",
    Severity.ADVICE,
    "{label}: the comment says “{said}”, the result is “{verdict}”.",
    hint="Correct the comment or the figure.",
    why="In a dispute each side quotes one of the two.",
)
def comment_against_result(report: Report, agreement: Agreement) -> Iterator[Found]:
    """A comment that says reached where the result is below its target, or missed where it is not.

    Only sentences are read that name the target (objectif, Ziel, obiettivo, target) together with
    one of a few words for reached or missed, in French, German, Italian and English; “not”,
    “almost” and their kind before it take it back. A sentence with both, irony, a target of
    another indicator, and any other wording are not seen. A result near its target contradicts
    neither.

    ## Why
    The sentence is written first, for the minutes, and stays when the figure is corrected.

    ## Example
    ```yaml failing
    observations:
      - indicator: i1
        group: tg1
        reported: {numerator: 4, denominator: 40}
        comment: "L'objectif de l'année est atteint."
    ```

    ## Instead
    ```yaml passing
    observations:
      - indicator: i1
        group: tg1
        reported: {numerator: 4, denominator: 40}
        comment: "L'objectif de l'année n'est pas atteint : peu de départs."
    ```

    ## Law
    No norm. The reading example under a published table of a Swiss social enterprise (2016) states
    the opposite of the table.
    """
    said = {
        (entry.indicator, entry.group): (position, claim)
        for position, entry in enumerate(report.observations)
        if (claim := claimed(entry.comment or "")) is not None
    }
    for verdict in assess(agreement, (report,)).verdicts if said else ():
        about = (verdict.indicator.id, verdict.group)
        if about not in said:
            continue
        position, claim = said[about]
        if {claim, verdict.band} == {"reached", "below"}:
            yield found(
                *("observations", position, "comment"),
                label=verdict.indicator.label or verdict.indicator.id,
                said=Word("assessment", f"band.{claim}"),
                verdict=Word("assessment", f"band.{verdict.band}"),
            )


def claimed(comment: str) -> Claim | None:
    """What a comment says of its target; none where it says nothing that is understood, or both.

    >>> claimed("Das Ziel wurde nicht erreicht."), claimed("Target exceeded by two.")
    ('below', 'reached')
    >>> claimed("On a atteint 40 entreprises."), claimed("L'objectif est presque atteint.")
    (None, None)
    """
    claims = set(_claims(comment))
    return claims.pop() if len(claims) == 1 else None


def _claims(comment: str) -> Iterator[Claim | None]:
    for sentence in re.split(r"[.;!?\n]", comment.casefold()):
        words = re.findall(r"\w+", sentence)
        if set(words).isdisjoint(_AIMS):
            continue
        for position, word in enumerate(words):
            before = set(words[max(0, position - _BEFORE) : position])
            if word in _MISSED:
                yield "below" if before.isdisjoint(_NOT) else None
            elif word in _REACHED and not before.isdisjoint(_ALMOST):
                yield None
            elif word in _REACHED:
                yield "reached" if before.isdisjoint(_NOT) else "below"


RULES = (comment_against_result,)
