"""Rules on what follows the end of the term: renewal, and the option to prolong."""

from collections.abc import Iterator
from typing import Any

from conventions.agreement.term import Term
from conventions.base.calendar import last_day_for_notice
from conventions.base.findings import Severity, Word
from conventions.rules.rule import Found, found, rule


@rule(
    "T005",
    "tacit-renewal-incomplete",
    Severity.ERROR,
    "The agreement renews itself, but does not say {open}.",
    hint="Add “{field}”, or write “kind: express” so that it ends unless both renew it.",
    why="Without it, nobody can compute until when the agreement runs, or how to stop it.",
)
def tacit_renewal_incomplete(term: Term) -> Iterator[Found]:
    """A tacit renewal that does not say for how long, or by when notice prevents it.

    Notice is that of `ordinary_termination`; a clause that lacks its period is found by T003. A
    legal maximum of the renewals is not judged: of the laws read, only French law on agreements
    with work-integration enterprises (three years) knows one, and no law file holds it.

    ## Why
    Renewal by silence is meant to save work. It saves none where, in the last month, both sides
    search for the day by which they should have spoken.

    ## Example
    ```yaml failing
    term: {renewal: {kind: tacit, length: null}}
    ```

    ## Instead
    ```yaml passing
    term: {renewal: {kind: tacit, length: P1Y}}
    ```

    ## Law
    AVIV/OACI art. 81d para. 3 (SR 837.02), for unemployment insurance: the agreement fixes how it
    is ended or amended. Verified 2026-11-21. Elsewhere no norm: our inference.
    """
    if term.renewal is None or term.renewal.kind != "tacit":
        return
    if term.renewal.length is None:
        word = Word("rules", "open.renewal-length")
        yield found("term", "renewal", "length", field="length", open=word)
    if term.ordinary_termination is None:
        word = Word("rules", "open.renewal-notice")
        yield found("term", "ordinary_termination", field="ordinary_termination", open=word)


@rule(
    "T008",
    "option-out-of-place",
    Severity.ERROR,
    "The option to prolong is to be used by: {day}. The term: {start} – {end}.",
    hint="Write under “exercise_by” a time before the end that lies within the term: P6M.",
    why="An option that cannot be used in time, or at any time, prolongs nothing.",
)
def option_out_of_place(term: Term) -> Iterator[Found]:
    """An option without a day by which it is used, before the term, or on a term without end.

    The day is counted back from the last day of the term.

    ## Why
    The option binds one side only: the other must know how long it has to wait. In an agreement
    of the city of Bern it adds four years.

    ## Example
    ```yaml failing
    term:
      option: {length: P1Y, exercise_by: P18M}
    ```

    ## Instead
    ```yaml passing
    term:
      option: {length: P1Y, exercise_by: P6M}
    ```

    ## Law
    No norm: our inference. Days are counted as in OR/CO art. 77 (SR 220, checked 2026-11-21).
    """
    option = term.option
    if option is None or (term.end is None and not term.indefinite):
        return
    not_stated = Word("rules", "not-stated")
    day: Any = not_stated
    if option.exercise_by and term.end:
        day = last_day_for_notice(term.end, option.exercise_by, "any-day")
        if term.start is None or day >= term.start:
            return
    start: Any = term.start or not_stated
    end: Any = term.end or Word("rules", "indefinite")
    yield found("term", "option", "exercise_by", day=day, start=start, end=end)
