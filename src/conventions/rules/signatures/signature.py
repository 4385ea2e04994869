"""Rules on signatures, and on the document as a whole."""

from collections.abc import Iterator
from itertools import chain

from conventions.agreement.evaluation import Evaluation
from conventions.agreement.financing import Financing
from conventions.agreement.goals import Goals
from conventions.agreement.parties import Parties
from conventions.agreement.principles import Principles
from conventions.agreement.services import Services
from conventions.agreement.signatures import Signatures
from conventions.agreement.term import Term
from conventions.base.findings import Severity, Word
from conventions.base.path import Path
from conventions.base.yamlfile import Document
from conventions.rules.rule import Found, found, rule
from conventions.rules.signatures import checklist, elements, references, translations
from conventions.rules.signatures.placeholders import placeholder

_BINDING = frozenset(("commissioner", "provider", "co-financer", "employer", "user"))
"""The roles in which a party binds itself; the others are only named."""


@rule(
    "X001",
    "signature-missing",
    Severity.ERROR,
    "Missing for “{party}”: {open}.",
    hint="Add an entry for the party under “signatures”; once signed, with its place and date.",
    why="An agreement binds those who signed it, from the day they signed.",
)
def signature_missing(parties: Parties, signatures: Signatures) -> Iterator[Found]:
    """A party that binds itself has no signature, or a signature lacks its place or date.

    Commissioner, provider, co-financer, employer and user bind themselves. Place and date are
    asked for as soon as one signature of the agreement bears a date: until then it is a draft, and
    they are lines to be filled in by hand.

    ## Why
    The department signs but the office is the party; or one side has signed, the other has it
    lying about, and the measure has begun.

    ## Example
    ```yaml failing
    signatures:
      signatures:
        - {party: commune, name: "A. Commune", place: Valneuve, date: 2026-12-10}
    ```

    ## Instead
    ```yaml passing
    signatures:
      signatures:
        - {party: commune, name: "A. Commune", place: Valneuve, date: 2026-12-10}
        - {party: atelier, name: "B. Atelier", place: Valneuve, date: 2026-12-10}
        - {party: atelier, name: "C. Atelier", place: Valneuve, date: 2026-12-10}
    ```

    ## Law
    SuG/LSu art. 19 (SR 616.1): contracts under public law on subsidies need the written form
    (checked 2026-11-21).
    """
    entries = signatures.signatures
    names = {party.id: party.called() for party in parties}
    signing = {entry.party for entry in entries}
    for position, party in enumerate(parties):
        if party.id not in signing and not _BINDING.isdisjoint(party.roles):
            word = Word("rules", "open.signature")
            yield found("parties", position, party=names[party.id], open=word)
    if not any(entry.date for entry in entries):
        return
    for position, entry in enumerate(entries):
        for field in ("place", "date"):
            if getattr(entry, field) is None:
                path = ("signatures", "signatures", position, field)
                word = Word("rules", f"open.signature-{field}")
                yield found(*path, party=names.get(entry.party, entry.party), open=word)


@rule(
    "X002",
    "too-few-copies",
    Severity.WARNING,
    "Parties that sign by hand: {parties}; signed copies: {copies}.",
    hint="Write under “copies” at least one for each of them.",
    why="Who has signed must hold what was signed.",
)
def too_few_copies(signatures: Signatures) -> Iterator[Found]:
    """Fewer signed copies than parties that sign by hand, or no number of copies.

    Electronic signatures need no copies: the file is the original.

    ## Why
    The party without a copy works with the draft it had last, and the draft differs.

    ## Example
    ```yaml failing
    signatures:
      copies: 1
    ```

    ## Instead
    ```yaml passing
    signatures:
      copies: 2
    ```

    ## Law
    No norm: our inference. Published Belgian templates state two copies.
    """
    by_hand = {entry.party for entry in signatures.signatures if entry.kind == "wet"}
    copies = signatures.copies
    if by_hand and (copies is None or copies < len(by_hand)):
        shown = Word("rules", "not-stated") if copies is None else copies
        yield found("signatures", "copies", parties=len(by_hand), copies=shown)


@rule(
    "X005",
    "placeholder-left",
    Severity.ERROR,
    "“{text}” still stands here.",
    hint="Write what is meant, or remove the line.",
    why="What was to be filled in later is not agreed.",
)
def placeholder_left(document: Document) -> Iterator[Found]:
    """Text that was to be filled in later still stands somewhere in the file.

    Found everywhere: TODO, TBD, FIXME, XXX, lorem ipsum, ???, a line of underscores, […] and the
    mark ⟦…⟧ of a draft. Found where they stand alone or in brackets: …, n.n., à compléter, zu
    ergänzen, noch offen, da completare, to be completed; for a form may well be “à compléter par
    le participant”. An omission in a quotation is accepted under `accepted`, with a reason.

    ## Why
    It is the one mistake that everybody sees, in the copy with the signatures.

    ## Example
    ```yaml failing
    subject:
      summary: "L'association occupe TODO personnes."
    ```

    ## Instead
    ```yaml passing
    subject:
      summary: "L'association occupe dix personnes."
    ```

    ## Law
    No norm: our inference from the econcept guide (2017), which asks for a clear document.
    """
    for key, value in document.tree.items():
        if key == "accepted":  # its reasons may quote what they accept
            continue
        for path, text in _texts(value, (key,)):
            mark = placeholder(text)
            if mark:
                yield found(*path, text=mark)


@rule(
    "X006",
    "key-element-empty",
    Severity.ERROR,
    "The agreement says nothing on a key element: {element}.",
    hint="Fill in “{field}”.",
    why="The econcept guide names sixteen key elements without which an agreement cannot steer.",
)
def key_element_empty(
    goals: Goals,
    services: Services,
    financing: Financing,
    principles: Principles,
    evaluation: Evaluation,
    term: Term,
) -> Iterator[Found]:
    """One of the sixteen key elements of an agreement is empty.

    They are: priority outcome goals; output goals; other requirements; indicators and targets;
    target groups; volume; price; surpluses and losses; general duties; quality; organisation and
    staff; accounting; evaluation criteria; reports and reporting interview; duration; amendment,
    extension or termination. Services free of charge need no price and no rule on surpluses. The
    evaluation criteria must be written down, even where they are the usual ones.

    ## Why
    They stand in bold in the table of the guide that cantons and enterprises worked out. What is
    left out of them is what parties later see differently.

    ## Example
    ```yaml failing
    principles:
      duties: []
    ```

    ## Instead
    ```yaml passing
    principles:
      duties:
        - {id: non-competition, statement: "Les travaux ne concurrencent pas l'économie privée."}
    ```

    ## Law
    econcept guide (2017), p. 7 (checked 2026-11-21). In unemployment insurance AVIV/OACI art. 81d
    (SR 837.02) asks for many of them.
    """
    every = (
        elements.of_goals(goals),
        elements.of_services(services),
        elements.of_financing(financing),
        elements.of_principles(principles),
        elements.of_evaluation(evaluation),
        elements.of_term(term),
    )
    for name, said, path in chain.from_iterable(every):
        if not said:
            word = Word("rules", f"element.{name}")
            yield found(*path, element=word, field=path[-1])


RULES = (
    signature_missing,
    too_few_copies,
    *translations.RULES,
    *references.RULES,
    placeholder_left,
    key_element_empty,
    *checklist.RULES,
)


def _texts(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    """Every text inside a value, with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inside in value.items():
            yield from _texts(inside, (*path, key))
    elif isinstance(value, list):
        for position, inside in enumerate(value):
            yield from _texts(inside, (*path, position))
