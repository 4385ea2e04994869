"""Rules on when an agreement is signed and amended."""

from collections.abc import Iterator
from datetime import date

from conventions.agreement import Identity
from conventions.agreement.signatures import Signatures
from conventions.agreement.term import Term
from conventions.base.findings import Severity, Word
from conventions.rules.rule import Found, found, rule


@rule(
    "T009",
    "signed-after-the-start",
    Severity.WARNING,
    "The last signature is of {signed}, but the text holds from {start}.",
    hint="Sign before it starts, or say under “retroactive” why it holds from an earlier day.",
    why="For the days between, somebody works without an agreement.",
)
def signed_after_the_start(
    term: Term, signatures: Signatures, identity: Identity
) -> Iterator[Found]:
    """An agreement that is signed after its first day, with no word on it.

    An amended agreement holds in its new version from the day on which the last amendment takes
    effect; its signatures are held against that day.

    ## Why
    The circuit of signatures takes its time, and on 1 January the doors open all the same. If the
    agreement fails in the end, nobody knows on what ground the first months are paid.

    ## Example
    ```yaml failing
    term: {start: 2026-12-01}
    ```

    ## Instead
    ```yaml passing
    term:
      start: 2026-12-01
      retroactive: "Les places étaient réservées depuis le 1er décembre 2026."
    ```

    ## Law
    No norm: our inference. French agreements with work-integration enterprises are known for it.
    """
    signed = max((entry.date for entry in signatures.signatures if entry.date), default=None)
    start = _first_day(term, identity)
    if signed and start and signed > start and term.retroactive is None:
        yield found("term", "retroactive", signed=signed, start=start)


def _first_day(term: Term, identity: Identity) -> date | None:
    """The first day of the text as it stands: the agreement's, or that of its last amendment."""
    if identity.amends is not None:
        return identity.amends.effective
    log = term.amendment.log
    return max(entry.effective_from for entry in log) if log else term.start


@rule(
    "T010",
    "amendments-out-of-order",
    Severity.ERROR,
    "Amendment {number}, in force from {effective}: {wrong} ({against}).",
    hint="Number the amendments one by one, in the order in which they take effect.",
    why="Which text holds on a day is read from the amendments; they must follow each other.",
)
def amendments_out_of_order(term: Term) -> Iterator[Found]:
    """An amendment whose number skips one, or that takes effect too early or too late.

    Numbers go up by one; the first may be any, for older amendments may be part of the text. An
    amendment takes effect neither before the first day of the term, nor before the amendment that
    precedes it, nor after the last day.

    ## Why
    Amendment 3 is in the binder, 2 is not: was it never signed, or lost? The price of a year hangs
    on the answer.

    ## Example
    ```yaml failing
    term:
      amendment:
        form: written-signed-by-both
        log:
          - {no: 1, date: 2027-02-15, effective_from: 2027-03-01, changes: "prix par place"}
          - {no: 3, date: 2027-05-20, effective_from: 2027-06-01, changes: "nombre de places"}
    ```

    ## Instead
    ```yaml passing
    term:
      amendment:
        form: written-signed-by-both
        log:
          - {no: 1, date: 2027-02-15, effective_from: 2027-03-01, changes: "prix par place"}
          - {no: 2, date: 2027-05-20, effective_from: 2027-06-01, changes: "nombre de places"}
    ```

    ## Law
    No norm: usual practice. The state of a contract is read from such numbers in French registers.
    """
    number, earliest = None, term.start
    for position, entry in enumerate(term.amendment.log):
        path = ("term", "amendment", "log", position)
        values = {"number": entry.no, "effective": entry.effective_from}
        if number is not None and entry.no != number + 1:
            word = Word("rules", "amendment.number")
            yield found(*path, "no", **values, wrong=word, against=number)
        if earliest is not None and entry.effective_from < earliest:
            word = Word("rules", "amendment.early")
            yield found(*path, "effective_from", **values, wrong=word, against=earliest)
        if term.end is not None and entry.effective_from > term.end:
            word = Word("rules", "amendment.late")
            yield found(*path, "effective_from", **values, wrong=word, against=term.end)
        number, earliest = entry.no, entry.effective_from
