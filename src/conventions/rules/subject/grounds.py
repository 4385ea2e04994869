"""Rules of section 2: subject and bases."""

from collections.abc import Iterator

from conventions.agreement.parties import Parties, Party
from conventions.agreement.signatures import Signatures
from conventions.agreement.subject import LegalBasis, Procurement, Subject
from conventions.base.findings import Severity
from conventions.base.language import any_language
from conventions.law import Law
from conventions.rules.rule import Found, found, rule
from conventions.rules.subject import bases, scope, units


@rule(
    "B001",
    "no-complete-legal-basis",
    Severity.ERROR,
    "Legal bases named: {count}, and none of them is complete: {bases}.",
    hint="Name at least one act with its abbreviation, its number in the collection and the "
    "article.",
    why="Without its legal basis it stays open which law governs the agreement.",
)
def no_complete_legal_basis(subject: Subject) -> Iterator[Found]:
    """No legal basis that can be looked up.

    ## Why
    The legal basis decides who may conclude the agreement, which costs count and which court is
    competent. An abbreviation alone leads nowhere: SHG is an act in several cantons.

    ## Example
    ```yaml failing
    subject:
      legal_bases: [{jurisdiction: CH-BE, abbreviation: {fr: LASoc, de: SHG}}]
    ```

    ## Instead
    ```yaml passing
    subject:
      legal_bases:
        - jurisdiction: CH-BE
          abbreviation: {fr: LASoc, de: SHG}
          collection_no: "RSB 860.1"
          article: "72"
    ```

    ## Law
    AVIV/OACI art. 81d para. 2 (SR 837.02), for unemployment insurance: the legal bases must be
    named. Verified 2026-11-21. Elsewhere no norm: our inference.
    """
    bases = subject.legal_bases
    if not any(basis.collection_no and basis.article for basis in bases):
        named = "; ".join(_shown(basis) for basis in bases) or "–"
        yield found("subject", "legal_bases", count=len(bases), bases=named)


def _shown(basis: LegalBasis) -> str:
    number, article = basis.collection_no or "–", basis.article or "–"
    return f"{any_language(basis.abbreviation)} (collection_no: {number}, article: {article})"


@rule(
    "B004",
    "annex-not-identified",
    Severity.ERROR,
    "Annex “{annex}” cannot be identified: {missing} is missing.",
    hint="List every annex once under “signatures.annexes”, with the date of its version.",
    why="Of an undated annex nobody can say later which version was agreed.",
)
def annex_not_identified(subject: Subject, signatures: Signatures) -> Iterator[Found]:
    """An annex without a date, or one that is named and not listed.

    ## Why
    Concepts and tariffs change every year. Which version is part of the agreement must be plain
    from the agreement alone. Annexes mentioned in running text are not searched for: only those
    named under `other_bases` and those listed.

    ## Example
    ```yaml failing
    subject:
      other_bases: [{title: "Concept détaillé", annex_no: A1}]
    signatures:
      annexes: [{no: A2, title: "Liste de prix", version_date: 2026-10-01}]
    ```

    ## Instead
    ```yaml passing
    subject:
      other_bases: [{title: "Concept détaillé", annex_no: A1}]
      precedence: [law, agreement, annex]
    signatures:
      annexes: [{no: A1, title: "Concept détaillé", version_date: 2026-10-01}]
    ```

    ## Law
    No norm: our inference. A cantonal agreement of 2019 makes its annexes an integral part.
    """
    listed = {annex.no.casefold() for annex in signatures.annexes}
    for position, basis in enumerate(subject.other_bases):
        if basis.annex_no and basis.annex_no.casefold() not in listed:
            at = ("subject", "other_bases", position, "annex_no")
            yield found(*at, annex=basis.annex_no, missing="signatures.annexes")
    for position, annex in enumerate(signatures.annexes):
        if annex.version_date is None:
            path = ("signatures", "annexes", position)
            yield found(*path, annex=annex.no, missing="version_date")


@rule(
    "B005",
    "annexes-without-precedence",
    Severity.WARNING,
    "There are annexes ({annexes}), and the order of precedence ({precedence}) does not say "
    "whether they or the agreement prevail.",
    hint="Name both “agreement” and “annex” under “subject.precedence”, in their order.",
    why="Agreement and annex will contradict each other one day.",
)
def annexes_without_precedence(subject: Subject, signatures: Signatures) -> Iterator[Found]:
    """Annexes, and no word on what prevails.

    ## Why
    A price list says one thing, the agreement another: without an order of precedence the parties
    argue about which of the two they meant.

    ## Example
    ```yaml failing
    signatures:
      annexes: [{no: A1, title: "Concept", version_date: 2026-10-01}]
    ```

    ## Instead
    ```yaml passing
    subject:
      precedence: [law, agreement, annex]
    signatures:
      annexes: [{no: A1, title: "Concept", version_date: 2026-10-01}]
    ```

    ## Law
    No norm: our inference.
    """
    listed = [annex.no for annex in signatures.annexes]
    named = [basis.annex_no for basis in subject.other_bases if basis.annex_no]
    annexes = list(dict.fromkeys([*listed, *named]))
    if annexes and not {"agreement", "annex"}.issubset(subject.precedence):
        precedence = ", ".join(subject.precedence) or "–"
        path = ("subject", "precedence")
        yield found(*path, annexes=", ".join(annexes), precedence=precedence)


@rule(
    "B008",
    "award-without-ground",
    Severity.WARNING,
    "“{commissioner}” is a public body; for the award of the mandate ({basis}), {missing} is "
    "missing.",
    hint="State under “subject.procurement” how the mandate was awarded; for an exemption add the "
    "article and show that the provider is an organisation of work integration.",
    why="Federal law exempts organisations of work integration, yet for large sums a legal opinion "
    "in Bern asks for an open tender.",
)
def award_without_ground(parties: Parties, subject: Subject, law: Law) -> Iterator[Found]:
    """A public mandate, and no ground for the way it was awarded.

    ## Why
    A competitor may challenge the award, and the agreement falls with it. Two views are held on
    work integration in Switzerland: contracts with its organisations are exempt, and, in a legal
    opinion for the canton of Bern, large mandates need an open tender. Whoever claims the
    exemption names the article and shows that the provider is such an organisation; for large
    sums, take advice first.

    ## Example
    ```yaml failing
    subject:
      procurement: null
    ```

    ## Instead
    ```yaml passing
    subject:
      procurement: {basis: exempt-work-integration, reference: "AIMP art. 10 al. 1 let. e"}
    ```

    ## Law
    BöB/LMP art. 10 para. 1 let. c (grants) and e (organisations of work integration): verified
    2026-11-21. IVöB/AIMP art. 10 para. 1 let. e: read in part. That the status of the provider is
    shown by its non-profit status is our inference, and asked for under Swiss law only.
    """
    public = [party for party in parties.in_role("commissioner") if _is_public(party)]
    if not public:
        return
    procurement = subject.procurement
    basis = procurement.basis if procurement else "–"
    for path, missing in _not_shown(procurement, parties, law):
        yield found(*path, commissioner=public[0].id, basis=basis, missing=missing)


def _is_public(party: Party) -> bool:
    if party.is_public_body is None:
        return party.legal_form in ("public-body", "cpas")
    return party.is_public_body


def _not_shown(
    procurement: Procurement | None, parties: Parties, law: Law
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Where something is missing to show the ground of the award, and what."""
    if procurement is None:
        yield ("subject", "procurement"), "subject.procurement"
        return
    if procurement.basis.startswith("exempt") and procurement.reference is None:
        yield ("subject", "procurement"), "subject.procurement.reference"
    if procurement.basis == "exempt-work-integration" and law.jurisdiction.startswith("CH"):
        for position, party in enumerate(parties):
            if "provider" in party.roles and not (party.non_profit or _is_public(party)):
                yield ("parties", position), f"parties.{party.id}.non_profit"


RULES = (
    no_complete_legal_basis,
    annex_not_identified,
    annexes_without_precedence,
    award_without_ground,
    *bases.RULES,
    *scope.RULES,
    *units.RULES,
)
