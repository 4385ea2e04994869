"""Rules on who plays which part: employer and user, financers, subcontractors."""

from collections.abc import Iterator
from typing import Any

from conventions.agreement.financing import Financing
from conventions.agreement.parties import Parties, Party
from conventions.agreement.principles import Principles
from conventions.agreement.subject import Subject
from conventions.base.findings import Severity, Word
from conventions.law import Law
from conventions.rules.rule import Found, found, rule

_MAY_BE_CPAS = frozenset(("cpas", "public-body", "other", None))
"""Legal forms that a CPAS, or several of them together, may be entered with."""
_THREE_ROLES = "employer-is-cpas"
_PRIVATE_EMPLOYER = "art61-employer"
"""Provisions of the law files of Belgium."""
_ART_61 = "art-61"


@rule(
    "P006",
    "cpas-not-employer",
    Severity.ERROR,
    "The role “{role}” is held by {holders}; {reference} asks for {expected}.",
    hint="Under “role” and “further_roles”: the CPAS is “commissioner” and “employer”, whoever "
    "receives the worker is “user”.",
    why="The CPAS employs and makes the worker available to a user.",
)
def cpas_not_employer(parties: Parties, law: Law) -> Iterator[Found]:
    """Under article 60 § 7, an employer who is not the CPAS, or no employer or user at all.

    The employer must also be a commissioner, and not have a legal form that no CPAS has. The CPAS
    may itself be the user. The worker is the third in this relation, but no party to an agreement
    on places between CPAS and user: one who is missing is no finding.

    ## Why
    The contract of employment, the wage and the insurances depend on who employs. Two roles where
    there are three is the commonest mistake in agreements of this kind.

    ## Example
    ```yaml failing
    laws: [be-art60]
    parties:
      - {id: cpas, role: commissioner, legal_form: cpas}
      - {id: accueil, role: user, further_roles: [employer], legal_form: asbl}
    ```

    ## Instead
    ```yaml passing
    laws: [be-art60]
    parties:
      - {id: cpas, role: commissioner, further_roles: [employer], legal_form: cpas}
      - {id: accueil, role: user, legal_form: asbl}
    ```

    ## Law
    Loi organique des CPAS du 8.7.1976, art. 60 § 7: verified 2026-11-21.
    """
    provision = law.provision(_THREE_ROLES)
    if provision is None:
        return
    for role, need in law.roles.items():
        if need == "required" and role != "commissioner" and not parties.in_role(role):
            expected = Word("rules", "holder.somebody")
            said = {"role": role, "holders": "–", "expected": expected}
            yield found("parties", reference=provision.reference, **said)
    for position, party in enumerate(parties):
        joined = [pair for pair in law.same_party if pair[1] in party.roles]
        for first, second in joined:
            if first not in party.roles or party.legal_form not in _MAY_BE_CPAS:
                expected = Word("rules", "holder.cpas")
                said = {"role": second, "holders": party.id, "expected": expected}
                yield found("parties", position, reference=provision.reference, **said)


@rule(
    "P007",
    "cpas-as-private-employer",
    Severity.ERROR,
    "The employer “{party}” is the CPAS ({stated}); under {reference}, a private employer hires "
    "the worker.",
    hint="Give the role “employer” to the enterprise that signs the contract of employment; for an "
    "employment by the CPAS itself, choose the law “be-art60”.",
    why="Article 61 pays an aid to another employer; where the CPAS employs, it is article 60 § 7.",
)
def cpas_as_private_employer(parties: Parties, subject: Subject, law: Law) -> Iterator[Found]:
    """Under article 61, the CPAS itself as employer.

    Judged where the measure is `art-61`. An employer counts as the CPAS where it commissions, or
    where its legal form says so. An agreement that names no employer is not judged.

    ## Why
    Two measures with almost the same paragraph are mixed up, and with them who pays the wage, who
    insures, and to whom the premium goes.

    ## Example
    ```yaml failing
    laws: [be]
    subject:
      scope: {measure_type: art-61}
    parties:
      - {id: cpas, role: commissioner, further_roles: [employer], legal_form: cpas}
      - {id: boulangerie, role: provider, legal_form: limited-company}
    ```

    ## Instead
    ```yaml passing
    laws: [be]
    subject:
      scope: {measure_type: art-61}
    parties:
      - {id: cpas, role: commissioner, legal_form: cpas}
      - {id: boulangerie, role: provider, further_roles: [employer], legal_form: limited-company}
    ```

    ## Law
    Loi organique des CPAS du 8.7.1976, art. 61: verified 2026-11-21.
    """
    provision = law.provision(_PRIVATE_EMPLOYER)
    if provision is None or subject.scope.measure_type != _ART_61:
        return
    for position, party in enumerate(parties):
        if "employer" not in party.roles:
            continue
        if party.legal_form == "cpas" or "commissioner" in party.roles:
            stated = "legal_form: cpas" if party.legal_form == "cpas" else "role: commissioner"
            named = {"party": party.id, "stated": stated}
            yield found("parties", position, reference=provision.reference, **named)


@rule(
    "P008",
    "financer-without-path",
    Severity.WARNING,
    "“{party}” pays and does not commission; what is missing: {missing}.",
    hint="Give it the role “co-financer”, enter its part under “financing.budget.co_financing”, "
    "and name “payer” and “payee” under “financing.payment”.",
    why="Who pays, how much and to whom must be plain before the first invoice.",
)
def financer_without_path(parties: Parties, financing: Financing, law: Law) -> Iterator[Found]:
    """Somebody else than the commissioner pays, and its role, its part or the path is not stated.

    Three places are held together: parties in the role `co-financer`, the entries under
    `financing.budget.co_financing`, and `financing.payment`. Whoever pays everything itself needs
    no entry of a part. Where the law names another payer, as article 60 § 7 does with the user,
    that one is in order.

    ## Why
    In unemployment insurance the fund finances and the canton contracts. An invoice sent to the
    wrong one of the two is paid late, or twice.

    ## Example
    ```yaml failing
    financing:
      budget:
        co_financing: [{party: fonds, share: 20}]
    ```

    ## Instead
    ```yaml passing
    parties:
      - {id: commune, role: commissioner}
      - {id: atelier, role: provider}
      - {id: fonds, role: co-financer, legal_name: "Fonds de Valneuve"}
    financing:
      budget:
        co_financing: [{party: fonds, share: 20}]
      payment: {payer: commune, payee: atelier}
    ```

    ## Law
    No norm: our inference. The two roles of fund and canton follow from the EAER ordinance SR
    837.022.531 and from AVIV/OACI art. 81d (SR 837.02), both verified 2026-11-21.
    """
    payment, entries = financing.payment, financing.budget.co_financing
    co_financers = {party.id for party in parties.in_role("co-financer")}
    for position, entry in enumerate(entries):
        if entry.party not in co_financers:
            at = ("financing", "budget", "co_financing", position, "party")
            yield found(*at, party=entry.party, missing="role: co-financer")
    payer = parties.get(payment.payer) if payment.payer else None
    if payer and payer.id not in co_financers and not _pays_by_role(payer, law):
        path = ("financing", "payment", "payer")
        yield found(*path, party=payer.id, missing="role: co-financer")
    for position, party in enumerate(parties):
        if party.id in co_financers and not _pays_by_role(party, law):
            stated = {
                "financing.budget.co_financing": party.id == payment.payer
                or any(entry.party == party.id for entry in entries),
                "financing.payment.payer": payment.payer is not None,
                "financing.payment.payee": payment.payee is not None,
            }
            missing = ", ".join(name for name, given in stated.items() if not given)
            if missing:
                yield found("parties", position, party=party.id, missing=missing)


def _pays_by_role(party: Party, law: Law) -> bool:
    """Whether it commissions, or is whom the law makes pay."""
    return "commissioner" in party.roles or bool(law.payment and law.payment.payer in party.roles)


@rule(
    "P009",
    "subcontracting-unregulated",
    Severity.WARNING,
    "Subcontractors: {parties}; subcontracting allowed: {allowed}; approval: {approval}.",
    hint="Under “principles.subcontracting”, state “allowed” and “approval” (prior-written, "
    "notification or free); who works for the provider is a party in the role “subcontractor”.",
    why="The commissioner must know who looks after the participants.",
)
def subcontracting_unregulated(parties: Parties, principles: Principles) -> Iterator[Found]:
    """Subcontractors whom no clause allows, or subcontracting without a rule on approval.

    Which services a subcontractor provides cannot be held against anything: the agreement has no
    field for it. Name it as the actor of its steps under `services.processes`.

    ## Why
    Participants, their data and public money pass on to somebody who has not signed. In Bern the
    change of partners and subcontractors follows a regulated procedure.

    ## Example
    ```yaml failing
    principles:
      subcontracting: {allowed: true}
    ```

    ## Instead
    ```yaml passing
    principles:
      subcontracting: {allowed: true, approval: prior-written}
    ```

    ## Law
    No norm: our inference. The detailed concept of Bern (BIAS/POIAS 2022) regulates the change of
    subcontractors; it was read in part only.
    """
    clause = principles.subcontracting
    named = [party.id for party in parties.in_role("subcontractor")]
    if clause.allowed and clause.approval:
        return
    if clause.allowed or named:
        not_stated = Word("rules", "not-stated")
        said: dict[str, Any] = {"parties": ", ".join(named) or "–"}
        said["approval"] = clause.approval or not_stated
        said["allowed"] = "true" if clause.allowed else Word("rules", "refused")
        if clause.allowed is None:
            said["allowed"] = not_stated
        field = "approval" if clause.allowed else "allowed"
        yield found("principles", "subcontracting", field, **said)


RULES = (
    cpas_not_employer,
    cpas_as_private_employer,
    financer_without_path,
    subcontracting_unregulated,
)
