"""Rules on the scope: the territory, and the measure with those it is for."""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from conventions.agreement.parties import Parties
from conventions.agreement.services import Services
from conventions.agreement.subject import Subject
from conventions.base.findings import Severity, Word
from conventions.law import Law
from conventions.rules.rule import Found, found, rule

_CANTON = re.compile(r"A[GIR]|B[ELS]|FR|G[ELR]|JU|LU|N[EW]|OW|S[GHOZ]|T[GI]|UR|V[DS]|Z[GH]")
_CODE = re.compile(r"(?:CH-)?([A-Z]{2})", re.ASCII)
"""What is meant as the code of a canton: ``VD`` or ``CH-VD``; everything else is a name."""
_FEDERAL_SEAT = "BE"
_NO_SYSTEM = frozenset(("young-adults", "other", None))
"""What does not say which system refers a person."""


@rule(
    "B006",
    "territory-out-of-reach",
    Severity.WARNING,
    "Of the territory “{territory}” this is doubtful: {fault}; cantons of the commissioners: "
    "{cantons}.",
    hint="Write a canton by its two letters (VD), and name as a party whoever is competent there.",
    why="A commissioner can commission only where it is competent.",
)
def territory_out_of_reach(parties: Parties, subject: Subject, law: Law) -> Iterator[Found]:
    """A code that no canton has, or a canton in which none of the commissioners is.

    Only what is written as the code of a canton is judged (`VD`, `CH-VD`), and only under Swiss
    law: for communes, districts and regions there is no list to hold names against. The canton of
    a commissioner is that of its address. A commissioner in Bern may be a federal body and is
    competent everywhere, unless the law of the agreement is that of the canton.

    ## Why
    The territory decides who may be referred. A code mistyped, or copied from the agreement of a
    neighbouring canton, opens the measure to nobody, or to persons for whom nobody pays.

    ## Example
    ```yaml failing
    subject:
      scope: {territory: [VD, FR], persons: [tg1]}
    ```

    ## Instead
    ```yaml passing
    subject:
      scope: {territory: [VD], persons: [tg1]}
    ```

    ## Law
    No norm: our inference. The codes are those of the cantons in ISO 3166-2:CH.
    """
    if not law.jurisdiction.startswith("CH"):
        return
    commissioners = parties.in_role("commissioner")
    regions = [party.address.region if party.address else None for party in commissioners]
    cantons = {canton for region in regions if _exists(canton := _code(region))}
    known = bool(regions) and all(_exists(_code(region)) for region in regions)
    federal = _FEDERAL_SEAT in cantons and law.jurisdiction != f"CH-{_FEDERAL_SEAT}"
    for position, territory in enumerate(subject.scope.territory):
        canton = _code(territory)
        if not canton:
            continue
        wrong = not _exists(canton)
        if wrong or (known and not federal and canton not in cantons):
            fault = Word("rules", "territory.unknown" if wrong else "territory.outside")
            said = {"territory": territory, "fault": fault}
            path = ("subject", "scope", "territory", position)
            yield found(*path, cantons=", ".join(sorted(cantons)) or "–", **said)


def _code(written: str | None) -> str:
    """The two letters of what is written as the code of a canton; empty for a name."""
    match = _CODE.fullmatch((written or "").strip())
    return match[1] if match else ""


def _exists(canton: str) -> bool:
    return _CANTON.fullmatch(canton) is not None


@rule(
    "B007",
    "measure-for-other-groups",
    Severity.ERROR,
    "The measure “{measure}” is for {admitted}; the target groups of the agreement belong to "
    "{systems}.",
    hint="Correct the measure, or the “system” of the target group.",
    why="A measure of one system cannot be granted to persons of another ({reference}).",
)
def measure_for_other_groups(subject: Subject, services: Services, law: Law) -> Iterator[Found]:
    """A measure that none of the target groups can be referred to.

    Which systems a measure is for, the law files say; a measure they do not know, or mark as still
    to be checked, is not judged. Nor is an agreement in which the system of one group is `other`,
    `young-adults` or not stated: young adults may belong to any of them. Where an agreement holds
    several measures, it is enough that one of its groups fits the one that is named. The units of
    account that a measure is priced in are for B207.

    ## Why
    The law of the system decides on admission and pays. A temporary employment programme of
    unemployment insurance with persons in social assistance has no payer.

    ## Example
    ```yaml failing
    laws: [ch-alv]
    subject:
      scope: {measure_type: pet-pvb}
    services:
      target_groups: [{id: tg1, system: social-assistance}]
    ```

    ## Instead
    ```yaml passing
    laws: [ch-alv]
    subject:
      scope: {measure_type: pet-pvb}
    services:
      target_groups: [{id: tg1, system: unemployment-insurance}]
    ```

    ## Law
    The reference of each measure in its law file, for the example AVIG/LACI art. 64a para. 1
    let. a (SR 837.0): verified 2026-11-21.
    """
    named = subject.scope.measure_type
    measure = law.measure(named) if named else None
    if measure is None or measure.mark == "to-check":
        return
    systems = {group.system for group in services.target_groups}
    if not systems or systems & _NO_SYSTEM or systems.intersection(measure.systems):
        return
    yield found(
        "subject",
        "scope",
        "measure_type",
        measure=measure.id,
        admitted=", ".join(measure.systems),
        systems=", ".join(sorted(filter(None, systems))),
        reference=measure.reference,
    )


@rule(
    "B107",
    "measure-unknown",
    Severity.ADVICE,
    "The laws named know no measure “{measure}”.",
    hint="Write one of: {known}; or keep it, if it is a measure of your own.",
    why="What the law fixes for a measure can be held against the agreement only under its name.",
)
def measure_unknown(subject: Subject, law: Law) -> Iterator[Found]:
    """A measure that none of the law files named knows.

    Laws that list no measures at all are silent on this.

    ## Why
    A mistyped name quietly switches off every rule that knows the limits of the measure: duration,
    hours, age, evaluations, non-profit provider.

    ## Example
    ```yaml failing
    laws: [ch-alv]
    subject:
      scope: {measure_type: pet-pbv}
    ```

    ## Instead
    ```yaml passing
    laws: [ch-alv]
    subject:
      scope: {measure_type: pet-pvb}
    services:
      target_groups: [{id: tg1, system: unemployment-insurance}]
    ```

    ## Law
    No norm: our inference.
    """
    named = subject.scope.measure_type
    known = [measure.id for measure in law.measures]
    if named and known and named not in known:
        near = get_close_matches(named, known, n=3) or known
        path = ("subject", "scope", "measure_type")
        yield found(*path, measure=named, known=", ".join(near))


RULES = (territory_out_of_reach, measure_for_other_groups, measure_unknown)
