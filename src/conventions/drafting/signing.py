"""Where the parties sign: for each a line for place and day, and one for each person."""

from collections.abc import Mapping, Sequence

from conventions.drafting.absent import Absent
from conventions.drafting.blocks import Block, Continuation, Runs, Signatory, Signatures
from conventions.drafting.desk import Desk, labelled
from conventions.drafting.marks import Marked, marked, runs_from
from conventions.drafting.stated import unstated
from conventions.drafting.view import Plain


def signatures(desk: Desk) -> Sequence[Block]:
    """The parties that sign, by the order of the agreement.

    They are those with a signature in the agreement, and those in a role that must sign; the
    latter by their representatives, where the agreement does not say who signs.
    """
    signed = list(desk.view["signatures"]["signatures"]) if _known(desk) else []
    found = []
    for party in desk.view["parties"]:
        own = [each for each in signed if each["party"] == party["id"]]
        if own or party["binds"]:
            found.append(_signatory(desk, party, own))
    if not found:  # nobody is named who could sign
        nobody = Absent(("parties",), desk.language)
        return (Continuation(runs_from(marked(nobody))),)
    return (Signatures(tuple(found)),)


def _known(desk: Desk) -> bool:
    return isinstance(desk.view["signatures"], dict)


def _signatory(
    desk: Desk, party: Mapping[str, Plain], own: Sequence[Mapping[str, Plain]]
) -> Signatory:
    persons = own or list(party["representatives"])
    when = {_place_and_day(desk, person) for person in own}
    lines = [
        runs_from(labelled(desk, "signing.place_date", said) or desk.word("signing.place_date"))
        for said in sorted(when or {""})
    ]
    lines += [_person(desk, person) for person in persons]
    if not persons:
        lines.append(runs_from(desk.word("signing.name")))
    return Signatory(runs_from(marked(party["legal_name"])), tuple(lines))


def _place_and_day(desk: Desk, signature: Mapping[str, Plain]) -> str:
    parts = (signature["place"], desk.say["date"](signature["date"]))
    return Marked(", ".join(marked(unstated(part)) for part in parts if part))


def _person(desk: Desk, person: Mapping[str, Plain]) -> Runs:
    """Name and function; the kind of signature where it is not written by hand."""
    kind = desk.say["word"](person["kind"], "signature_kind") if "kind" in person else ""
    parts = (person["name"], person["function"] or "", kind)
    return runs_from(", ".join(marked(part) for part in parts if part or part is person["name"]))
