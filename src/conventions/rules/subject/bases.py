"""Rules on the legal bases: of which system, read when, and whether they grant a subsidy."""

import re
from collections.abc import Iterator

from conventions.agreement.services import Services
from conventions.agreement.signatures import Signatures
from conventions.agreement.subject import LegalBasis, Subject
from conventions.base.findings import Severity, Word
from conventions.base.language import any_language
from conventions.law import Law, Measure
from conventions.rules.rule import Found, found, rule

_OF_ONE_ACT = frozenset(("unemployment-insurance", "invalidity-insurance", "asylum"))
"""Systems that one federal act governs in every canton."""
_FEDERAL = re.compile(r"(?:SR|RS) (\d+(?:\.\d+)*)")
_CANTONAL = re.compile(r"[A-Z/]{2,} \d")
"""How the law files begin a reference: ``SR 837.0 (AVIG/LACI)``, ``BSG/RSB 860.1``."""
_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_GRANT = "exempt-grant"


@rule(
    "B002",
    "basis-of-another-system",
    Severity.ERROR,
    "None of the legal bases ({bases}) belongs to the system “{system}”; expected is {expected}.",
    hint="Add the act on which the measure rests, or correct the measure or the system.",
    why="A wrong basis leads to the wrong court and to the wrong rules on costs.",
)
def basis_of_another_system(subject: Subject, services: Services, law: Law) -> Iterator[Found]:
    """No legal basis of the system to which the measure belongs.

    Which act it is, the law files say: that of the measure named under `subject.scope`, or, where
    none is named, of the measures for the system of a target group, if it is unemployment
    insurance, invalidity insurance or asylum. A basis belongs to a federal act where its
    collection number begins with that of the act, so that the ordinances count too (837.0,
    837.02). For a cantonal act any basis of the canton will do, because what one act regulated may
    have moved to another. Bases without a number and laws whose reference has none are not judged.

    ## Why
    The act decides which costs are paid, which contents are mandatory and who judges a dispute.

    ## Example
    ```yaml failing
    laws: [ch-alv]
    subject:
      scope: {measure_type: pet-pvb}
      legal_bases:
        - {jurisdiction: CH, abbreviation: {fr: LAI}, collection_no: "RS 831.20", article: 14a}
    ```

    ## Instead
    ```yaml passing
    laws: [ch-alv]
    subject:
      scope: {measure_type: pet-pvb}
      legal_bases:
        - {jurisdiction: CH, abbreviation: {fr: LACI}, collection_no: "RS 837.0", article: 64a}
    ```

    ## Law
    AVIG/LACI (SR 837.0), art. 64a, and AVIV/OACI (SR 837.02), art. 81d para. 2: verified
    2026-11-21. For other systems: the reference of the measure in the law file.
    """
    bases = subject.legal_bases
    if not bases or any(_number(basis) is None for basis in bases):
        return
    measures = _measures(subject, services, law)
    federal = {match[1] for one in measures if (match := _FEDERAL.match(one.reference))}
    cantonal = any(
        _CANTONAL.match(one.reference) and not _FEDERAL.match(one.reference) for one in measures
    )
    home = (law.jurisdiction if law.jurisdiction.startswith("CH-") else "CH-") if cantonal else None
    if not (federal or home) or any(_belongs(basis, federal, home) for basis in bases):
        return
    expected = [f"SR {number}" for number in sorted(federal)]
    if home:
        expected.append(home if home != "CH-" else "CH-…")
    systems = dict.fromkeys(system for one in measures for system in one.systems)
    named = "; ".join(f"{any_language(b.abbreviation)}, {b.collection_no}" for b in bases)
    said = {"system": ", ".join(systems), "expected": ", ".join(expected)}
    yield found("subject", "legal_bases", bases=named, **said)


def _measures(subject: Subject, services: Services, law: Law) -> tuple[Measure, ...]:
    """The measure of the agreement, or those that its systems may have; never a doubtful one."""
    named = subject.scope.measure_type
    systems = {group.system for group in services.target_groups} & _OF_ONE_ACT
    return tuple(
        measure
        for measure in law.measures
        if measure.mark != "to-check"
        and (measure.id == named if named else systems.intersection(measure.systems))
    )


def _belongs(basis: LegalBasis, federal: set[str], home: str | None) -> bool:
    """Whether it belongs to one of these federal acts, or to the canton where that will do."""
    number = _number(basis) or ""
    if any(number.startswith(act) for act in federal):
        return True
    return home is not None and basis.jurisdiction.startswith(home)


def _number(basis: LegalBasis) -> str | None:
    """The first number in what the basis gives as its collection number: ``RS 837.0``."""
    match = _NUMBER.search(basis.collection_no or "")
    return match[0] if match else None


@rule(
    "B003",
    "basis-read-after-signature",
    Severity.WARNING,
    "The state of “{basis}” is given as {as_of}; the agreement was signed on {signed}.",
    hint="Correct “as_of” to the state that was read before signing, and read again what changed.",
    why="Nobody can have agreed on a text that they had not read yet.",
)
def basis_read_after_signature(subject: Subject, signatures: Signatures) -> Iterator[Found]:
    """A legal basis whose state is later than the last signature.

    Whether an act has been repealed since cannot be read from the agreement, and the law files
    keep no list of repealed acts: look it up in the collection when the term begins.

    ## Why
    Acts move: parts of the Bernese act on social assistance (SHG/LASoc) have stood in another act
    (SLG/LPASoc) since 2021. The state that was read shows later what both sides meant; one that is
    later than the signatures is mistyped, or was changed afterwards.

    ## Example
    ```yaml failing
    subject:
      legal_bases:
        - {jurisdiction: CH, abbreviation: CO, collection_no: "RS 220", as_of: 2027-02-01}
    ```

    ## Instead
    ```yaml passing
    subject:
      legal_bases:
        - {jurisdiction: CH, abbreviation: CO, collection_no: "RS 220", as_of: 2026-11-21}
    ```

    ## Law
    No norm: our inference.
    """
    signed = max((one.date for one in signatures.signatures if one.date), default=None)
    if signed is None:
        return
    for position, basis in enumerate(subject.legal_bases):
        if basis.as_of is not None and basis.as_of > signed:
            path = ("subject", "legal_bases", position, "as_of")
            name = any_language(basis.abbreviation)
            yield found(*path, basis=name, as_of=basis.as_of, signed=signed)


@rule(
    "B009",
    "grant-without-subsidy-act",
    Severity.WARNING,
    "The award rests on the exemption of grants, yet the agreement is no grant: contract_nature: "
    "{nature}; legal bases: {bases}.",
    hint="Name the act on subsidies among the legal bases, or state “contract_nature: "
    "subsidy-decision”; for a mandate given to an organisation of work integration, write "
    "“exempt-work-integration”.",
    why="Grants and mandates to organisations of work integration are exempt on different grounds.",
)
def grant_without_subsidy_act(subject: Subject, law: Law) -> Iterator[Found]:
    """The exemption of grants, claimed for an agreement that is no grant by its own words.

    It counts as a grant where its nature is `subsidy-decision`, or where one of its legal bases
    has the number of the federal act on subsidies. Judged under Swiss law only.

    ## Why
    Whoever buys a service does not grant financial aid. A competitor who challenges the award will
    look at the ground that was named, not at the one that might have held.

    ## Example
    ```yaml failing
    subject:
      procurement: {basis: exempt-grant, reference: "LMP art. 10 al. 1 let. c"}
    ```

    ## Instead
    ```yaml passing
    subject:
      contract_nature: subsidy-decision
      procurement: {basis: exempt-grant, reference: "LMP art. 10 al. 1 let. c"}
    ```

    ## Law
    BöB/LMP art. 10 para. 1 let. c (financial aid under the act on subsidies) and let. e
    (organisations of work integration); SuG/LSu (SR 616.1): verified 2026-11-21.
    """
    act = law.provision("subsidy-contract-written")
    number = _FEDERAL.match(act.reference) if act else None
    procurement = subject.procurement
    if number is None or procurement is None or procurement.basis != _GRANT:
        return
    numbers = {_number(basis) for basis in subject.legal_bases}
    if subject.contract_nature != "subsidy-decision" and number[1] not in numbers:
        nature = subject.contract_nature or Word("rules", "not-stated")
        named = ", ".join(any_language(basis.abbreviation) for basis in subject.legal_bases)
        yield found("subject", "procurement", "basis", nature=nature, bases=named or "–")


RULES = (basis_of_another_system, basis_read_after_signature, grant_without_subsidy_act)
