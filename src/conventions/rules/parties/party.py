"""Rules of section 1: the parties."""

from collections.abc import Iterator

from conventions.agreement.parties import Parties, Party
from conventions.agreement.services import Services
from conventions.agreement.signatures import Signature, Signatures
from conventions.agreement.subject import Subject
from conventions.base.findings import Severity
from conventions.base.language import ProperName, any_language
from conventions.law import Law
from conventions.rules.parties import roles
from conventions.rules.parties.register import invalid_number
from conventions.rules.rule import Found, found, rule

_BOUND = frozenset(("commissioner", "provider", "co-financer", "employer", "user"))
"""Roles whose party binds itself by signing."""
_NOT_REPORTED_TO = frozenset(("subcontractor", "beneficiary-represented"))
_SIGNATORIES = {"individually": 1, "joint-by-two": 2, "joint-by-three": 3}
_NON_PROFIT_MEASURE = "pet-pvb"
"""AVIG/LACI art. 64a para. 1 let. a; letters b and c say nothing of profit (read 2026-11-21)."""


@rule(
    "P001",
    "two-sides-needed",
    Severity.ERROR,
    "Parties with the role “commissioner”: {commissioners}; with the role “{counterpart}”: "
    "{providers}. Each is needed, and nobody can be both.",
    hint="Give one party “role: commissioner” and another “role: {counterpart}”.",
    why="It takes two to agree.",
)
def two_sides_needed(parties: Parties, law: Law) -> Iterator[Found]:
    """A side of the agreement that is missing, or one entity on both sides.

    ## Why
    Nobody concludes a contract with itself. Two entries stand for the same entity where their
    register numbers are equal or, where one has none, their names. Where the law makes a user of
    the enterprise (art. 60 § 7), a user is the other side.

    ## Example
    ```yaml failing
    parties:
      - {id: commune, role: commissioner, legal_name: "Commune de Valneuve"}
    ```

    ## Instead
    ```yaml passing
    parties:
      - {id: commune, role: commissioner, legal_name: "Commune de Valneuve"}
      - {id: atelier, role: provider, legal_name: "Association Atelier du Val"}
    ```

    ## Law
    AVIV/OACI art. 81d para. 3 (SR 837.02), for unemployment insurance: the competent authority
    and the organiser must be named. Verified 2026-11-21. Elsewhere it follows from what a
    contract is.
    """
    counterpart = "user" if law.roles.get("user") == "required" else "provider"
    commissioners = parties.in_role("commissioner")
    providers = [p for p in parties if {"provider", counterpart}.intersection(p.roles)]
    same = any(_same_entity(one, other) for one in commissioners for other in providers)
    if not commissioners or not providers or same:
        yield found(
            "parties",
            commissioners=", ".join(party.id for party in commissioners) or "–",
            counterpart=counterpart,
            providers=", ".join(party.id for party in providers) or "–",
        )


def _same_entity(one: Party, other: Party) -> bool:
    if one.id_number and other.id_number:
        return _digits(one.id_number) == _digits(other.id_number)
    names = [_plain(party.called()) for party in (one, other)]
    return names[0] == names[1]


def _digits(number: str) -> str:
    return "".join(filter(str.isdigit, number))


def _plain(name: ProperName) -> str:
    """The name for comparison, in whichever language it is given first."""
    return " ".join(any_language(name).split()).casefold()


@rule(
    "P002",
    "incomplete-party",
    Severity.ERROR,
    "Of the party “{party}” ({role}), this is missing: {missing}.",
    hint="Add it as it stands in the register; an address needs its place (“city”).",
    why="Only a party that is plainly identified and represented can sign.",
)
def incomplete_party(parties: Parties) -> Iterator[Found]:
    """A party without legal name, legal form, address or representative.

    ## Why
    The signature binds a legal entity, not a brand, and only through persons entitled to sign. Of
    parties that do not bind themselves (referrers, subcontractors, represented persons) only the
    name is asked for.

    ## Example
    ```yaml failing
    parties:
      - {id: commune, role: commissioner, legal_name: "Commune de Valneuve"}
    ```

    ## Instead
    ```yaml passing
    parties:
      - id: commune
        role: commissioner
        legal_name: "Commune de Valneuve"
        legal_form: public-body
        address: {street: "Place du Marché 1", postal_code: "1000", city: Valneuve}
        representatives: [{name: "A. Commune"}]
    ```

    ## Law
    No norm: our inference.
    """
    for position, party in enumerate(parties):
        needed = {"legal_name": bool(party.legal_name)}
        if _BOUND.intersection(party.roles):
            needed["legal_form"] = bool(party.legal_form)
            needed["address"] = bool(party.address and party.address.city)
            needed["representatives"] = bool(party.representatives)
        missing = ", ".join(name for name, given in needed.items() if not given)
        if missing:
            yield found("parties", position, party=party.id, role=party.role, missing=missing)


@rule(
    "P003",
    "wrong-register-number",
    Severity.WARNING,
    "“{number}” of “{party}” is not a valid {scheme} number: its check digit or its length is "
    "wrong.",
    hint="Compare with the register; one digit is mistyped or missing.",
    why="A wrong number names another entity, or none.",
)
def wrong_register_number(parties: Parties) -> Iterator[Found]:
    """A register number whose check digit does not fit.

    ## Why
    The number identifies the entity where names change or resemble each other. UID (modulo 11),
    BCE/KBO (modulo 97) and SIRET (Luhn) are checked; a number of another kind is not judged.

    ## Example
    ```yaml failing
    parties:
      - {id: commune, role: commissioner, id_number: CHE-999.999.017}
    ```

    ## Instead
    ```yaml passing
    parties:
      - {id: commune, role: commissioner, id_number: CHE-999.999.016}
    ```

    ## Law
    No norm: our inference. The digits are computed by the library python-stdnum, which cites the
    registers.
    """
    for position, party in enumerate(parties):
        if party.id_number:
            scheme = invalid_number(party.id_number)
            if scheme:
                path = ("parties", position, "id_number")
                yield found(*path, party=party.id, number=party.id_number, scheme=scheme)


@rule(
    "P004",
    "provider-not-non-profit",
    Severity.ERROR,
    "The measure “{measure}” of unemployment insurance is for non-profit institutions; of "
    "“{party}” the agreement says: {stated}.",
    hint="State “non_profit: true” and under “non_profit_evidence” what proves it.",
    why="AVIG/LACI art. 64a para. 1 let. a: public or private institutions that pursue no profit.",
)
def provider_not_non_profit(
    parties: Parties, subject: Subject, services: Services, law: Law
) -> Iterator[Found]:
    """A temporary employment programme without proof that its provider pursues no profit.

    ## Why
    Unemployment insurance knows such programmes only of public or private institutions that pursue
    no profit. A public body needs no proof. Motivation semesters are not judged: the same article
    names them apart, without this condition.

    ## Example
    ```yaml failing
    laws: [ch-alv]
    subject:
      scope: {measure_type: pet-pvb}
    services:
      target_groups: [{id: tg1, system: unemployment-insurance}]
    parties:
      - {id: seco, role: commissioner}
      - {id: atelier, role: provider, non_profit: true}
    ```

    ## Instead
    ```yaml passing
    laws: [ch-alv]
    subject:
      scope: {measure_type: pet-pvb}
    services:
      target_groups: [{id: tg1, system: unemployment-insurance}]
    parties:
      - {id: seco, role: commissioner}
      - {id: atelier, role: provider, non_profit: true, non_profit_evidence: "statuts, art. 2"}
    ```

    ## Law
    AVIG/LACI art. 64a para. 1 let. a (SR 837.0), version of 2024-01-01: verified 2026-11-21.
    """
    measure = subject.scope.measure_type
    systems = {group.system for group in services.target_groups}
    if measure != _NON_PROFIT_MEASURE or "unemployment-insurance" not in systems:
        return
    if law.provision("non-profit-provider") is None:
        return
    for position, party in enumerate(parties):
        proven = party.is_public_body or (party.non_profit and party.non_profit_evidence)
        if "provider" in party.roles and not proven:
            said = "–" if party.non_profit is None else str(party.non_profit).lower()
            evidence = "…" if party.non_profit_evidence else "–"
            stated = f"non_profit: {said}, non_profit_evidence: {evidence}"
            yield found("parties", position, party=party.id, measure=measure, stated=stated)


@rule(
    "P005",
    "too-few-signatories",
    Severity.ERROR,
    "Signatories of “{party}”: {count}; its signing rule asks for {needed}.",
    hint="Add under “signatures” whoever signs with them, or correct the signing rule.",
    why="A party that is to sign jointly is not bound by one signature.",
)
def too_few_signatories(parties: Parties, signatures: Signatures) -> Iterator[Found]:
    """Fewer signatories than the signing rule asks for.

    ## Why
    The register says whether persons sign alone or jointly. Where one of the signatories signs
    alone, that one suffices. A signatory whom the parties' section does not name counts with the
    mildest rule of the party. A party without any signature is X001.

    ## Example
    ```yaml failing
    signatures:
      signatures:
        - {party: commune, name: "A. Commune", place: Valneuve, date: 2026-12-10}
        - {party: atelier, name: "B. Atelier", place: Valneuve, date: 2026-12-10}
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
    No norm cited: our inference. Who may sign is for the commercial register or the statutes.
    """
    for party in parties:
        signers = [
            (position, signature)
            for position, signature in enumerate(signatures.signatures)
            if signature.party == party.id
        ]
        if not signers or not party.representatives:
            continue
        count = len({_plain(one.name) if one.name else position for position, one in signers})
        needed = min(_asked_of(one, party) for _, one in signers)
        if count < needed:
            path = ("signatures", "signatures", signers[0][0])
            yield found(*path, party=party.id, count=count, needed=needed)


def _asked_of(signature: Signature, party: Party) -> int:
    """How many must sign where this person does."""
    rules = {_plain(one.name): _SIGNATORIES[one.signing_rule] for one in party.representatives}
    return rules.get(_plain(signature.name or ""), min(rules.values()))


@rule(
    "P010",
    "no-reporting-contact",
    Severity.WARNING,
    "The party “{party}” ({role}) names no contact.",
    hint="Add “contact” with a name, an e-mail address or a telephone number.",
    why="Reports and questions must reach somebody.",
)
def no_reporting_contact(parties: Parties) -> Iterator[Found]:
    """A party that nobody can write to.

    ## Why
    Reports are sent, and questions on them asked, for years after those who signed have moved on.
    Subcontractors and represented persons neither send nor receive reports.

    ## Example
    ```yaml failing
    parties:
      - {id: commune, role: commissioner}
    ```

    ## Instead
    ```yaml passing
    parties:
      - {id: commune, role: commissioner, contact: {email: social@valneuve.example}}
    ```

    ## Law
    No norm: the guide on performance agreements of 2017 (econcept, p. 7) names reports and the
    reporting interview as key elements.
    """
    for position, party in enumerate(parties):
        contact = party.contact
        reachable = contact is not None and (contact.name or contact.email or contact.phone)
        if not reachable and not _NOT_REPORTED_TO.issuperset(party.roles):
            yield found("parties", position, party=party.id, role=party.role)


RULES = (
    two_sides_needed,
    incomplete_party,
    wrong_register_number,
    provider_not_non_profit,
    too_few_signatories,
    *roles.RULES,
    no_reporting_contact,
)
