"""Completeness: the table of the econcept guide (2017, p. 7), with what is filled.

Ten blocks, 27 items, 16 of them key. And, where a law says what an agreement must contain, its
checklist item by item with the fields that fulfil it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from conventions.agreement import SECTIONS, Draft
from conventions.agreement.disputes import Disputes
from conventions.agreement.financing import Financing, Payment
from conventions.agreement.parties import Parties
from conventions.agreement.principles import DataProtection, Principles
from conventions.agreement.services import Services
from conventions.agreement.signatures import Signatures
from conventions.agreement.subject import Scope, Subject
from conventions.base.path import Path
from conventions.law import Law, Required
from conventions.rules.signatures import elements
from conventions.rules.signatures.checklist import filled
from conventions.rules.signatures.elements import Element


@dataclass(frozen=True)
class Item:
    """One item of a block: whether it is key, whether anything is said on it, where it stands.

    ``said`` is none while the section is not valid, so that nothing can be told.
    """

    section: str
    name: str
    key: bool
    said: bool | None
    path: Path


@dataclass(frozen=True)
class Asked:
    """One item of a law's checklist, and each of its fields with whether it is filled."""

    item: Required
    fields: tuple[tuple[str, bool], ...]

    @property
    def said(self) -> bool:
        """Whether all of its fields are filled."""
        return all(done for _field, done in self.fields)


def completeness(draft: Draft) -> tuple[Item, ...]:
    """The 27 items in the order of the guide."""
    items = []
    for section in SECTIONS:
        record = draft.sections.get(section)
        blank = SECTIONS[section].model_construct() if section != "parties" else Parties(())
        for name, said, path in _of(section, record if record is not None else blank):
            key = name not in _PLAIN
            items.append(Item(section, name, key, said if record is not None else None, path))
    return tuple(items)


def checklist(draft: Draft, law: Law) -> tuple[Asked, ...]:
    """What the law asks an agreement to contain, with the fields that fulfil it."""
    tree = draft.document.tree or {}
    return tuple(
        Asked(item, tuple((field, filled(tree, field)) for field in item.fields))
        for item in law.requires
    )


_PLAIN = frozenset(
    {
        "parties",
        "subject",
        "legal-bases",
        "other-bases",
        "scope",
        "content",
        "settlement",
        "data-protection",
        "procedure",
        "forum",
        "signatures",
    }
)
"""The eleven items that the guide does not print in bold."""


def _of(section: str, record: Any) -> Iterator[Element]:
    """The items of one block, in the guide's order."""
    match section:
        case "parties":
            yield from _of_parties(record)
        case "subject":
            yield from _of_subject(record)
        case "goals":
            yield from elements.of_goals(record)
        case "services":
            yield from _of_services(record)
        case "financing":
            yield from _of_financing(record)
        case "principles":
            yield from _of_principles(record)
        case "evaluation":
            yield from elements.of_evaluation(record)
        case "term":
            yield from elements.of_term(record)
        case "disputes":
            yield from _of_disputes(record)
        case _:
            yield from _of_signatures(record)


def _of_parties(parties: Parties) -> Iterator[Element]:
    both = bool(parties.in_role("commissioner")) and bool(parties.in_role("provider"))
    yield "parties", both, ("parties",)


def _of_subject(subject: Subject) -> Iterator[Element]:
    yield "subject", subject.summary is not None, ("subject", "summary")
    yield "legal-bases", bool(subject.legal_bases), ("subject", "legal_bases")
    yield "other-bases", bool(subject.other_bases), ("subject", "other_bases")
    yield "scope", subject.scope != Scope.model_construct(), ("subject", "scope")


def _of_services(services: Services) -> Iterator[Element]:
    described = any(service.content is not None for service in services.services)
    yield "content", described, ("services", "services")
    yield from elements.of_services(services)


def _of_financing(financing: Financing) -> Iterator[Element]:
    """The guide has the modalities of settlement before surpluses and losses."""
    *first, last = elements.of_financing(financing)
    yield from first
    paid = financing.payment != Payment.model_construct()
    yield "settlement", paid or financing.free_of_charge, ("financing", "payment")
    yield last


def _of_principles(principles: Principles) -> Iterator[Element]:
    yield from elements.of_principles(principles)
    protected = principles.data_protection != DataProtection.model_construct()
    yield "data-protection", protected, ("principles", "data_protection")


def _of_disputes(disputes: Disputes) -> Iterator[Element]:
    settled = bool(disputes.escalation) or disputes.body is not None
    yield "procedure", settled, ("disputes", "escalation")
    yield "forum", disputes.forum is not None, ("disputes", "forum")


def _of_signatures(signatures: Signatures) -> Iterator[Element]:
    yield "signatures", bool(signatures.signatures), ("signatures", "signatures")
