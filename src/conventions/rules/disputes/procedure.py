"""Rules on disputes and jurisdiction."""

from collections.abc import Iterator

from conventions.agreement.disputes import Disputes
from conventions.agreement.parties import Parties
from conventions.agreement.subject import Subject
from conventions.base.findings import Severity, Word
from conventions.law import Law
from conventions.rules.disputes.seats import CANTONS, names
from conventions.rules.rule import Found, found, rule

_ORDINARY_COURTS = ("civil-court", "justice-of-the-peace")
_ANYWHERE = ("federal-administrative-court", "arbitration")


@rule(
    "D001",
    "no-dispute-procedure",
    Severity.ERROR,
    "The agreement says neither what is tried first in a dispute, nor who decides it.",
    hint="Add “escalation” with its steps, or “body” with the court that decides.",
    why="The procedure in case of dispute belongs into the agreement.",
)
def no_dispute_procedure(disputes: Disputes) -> Iterator[Found]:
    """Nothing says how a difference is settled: neither a step to be tried nor a body that decides.

    ## Why
    While both sides get on, one sentence settles it. Afterwards they argue about the court before
    they argue about the matter.

    ## Example
    ```yaml failing
    disputes: {escalation: [], body: null}
    ```

    ## Instead
    ```yaml passing
    disputes:
      escalation:
        - {step: "entretien entre les directions", actor: "les deux parties", days: 30}
      body: {kind: administrative-court}
    ```

    ## Law
    AVIV/OACI art. 81d para. 3 (SR 837.02): the agreement fixes the procedure in case of dispute
    (checked 2026-11-21).
    """
    if not disputes.escalation and disputes.body is None:
        yield found("disputes")


@rule(
    "D002",
    "public-law-before-civil-court",
    Severity.ERROR,
    "The agreement is one of public law, but {body} is to decide.",
    hint="Name the administrative court, or correct “contract_nature” in “subject”.",
    why="An ordinary court will not enter into a dispute of public law.",
)
def public_law_before_civil_court(
    subject: Subject, disputes: Disputes, law: Law
) -> Iterator[Found]:
    """A Swiss agreement under public law that sends its disputes to an ordinary court.

    Ordinary courts are civil courts and justices of the peace. Agreements under the law of another
    country are not judged: a published Belgian template names the ordinary courts.

    ## Why
    The clause is copied from a private contract. In one case a provider first went to the justice
    of the peace, whose competence was contested; the Federal Administrative Court decided.

    ## Example
    ```yaml failing
    disputes:
      body: {kind: justice-of-the-peace}
    ```

    ## Instead
    ```yaml passing
    disputes:
      body: {kind: administrative-court}
    ```

    ## Law
    Federal Administrative Court, B-4528/2010 (checked 2026-11-21).
    """
    if (
        law.jurisdiction.startswith("CH")
        and subject.contract_nature == "public-law"
        and disputes.body is not None
        and disputes.body.kind in _ORDINARY_COURTS
    ):
        word = Word("rules", f"body.{disputes.body.kind}")
        yield found("disputes", "body", "kind", body=word)


@rule(
    "D003",
    "forum-elsewhere",
    Severity.WARNING,
    "The forum “{forum}” lies in {region}; the commissioner is in {home}.",
    hint="Name a court of the commissioner's canton or region, or accept this with the reason.",
    why="Disputes on public money are usually decided where the money comes from.",
)
def forum_elsewhere(parties: Parties, disputes: Disputes) -> Iterator[Found]:
    """A forum that lies outside the commissioner's canton or region.

    Where a place lies is known of the capitals of the cantons and some other seats of courts, and
    of the places in the addresses of the parties; any other forum is not judged. Neither are the
    Federal Administrative Court, which has one seat for all, and arbitration, whose place is free.

    ## Why
    The clause was taken over from the provider's general conditions, or from an agreement with
    another canton. A court elsewhere will not enter into a dispute on the law of this canton.

    ## Example
    ```yaml failing
    disputes:
      forum: Zürich
    ```

    ## Instead
    ```yaml passing
    disputes:
      forum: Lausanne
    ```

    ## Law
    No norm: our inference. A published Belgian template names the courts of the arrondissement of
    the public body.
    """
    body = disputes.body.kind if disputes.body else None
    if disputes.forum is None or body in _ANYWHERE:
        return
    commissioners = (party.address for party in parties.in_role("commissioner"))
    homes = {address.region for address in commissioners if address and address.region}
    regions = {region for name in names(disputes.forum) for region in _regions(name, parties)}
    if set(CANTONS.values()).issuperset(homes):
        regions |= {CANTONS[name] for name in names(disputes.forum) if name in CANTONS}
    if homes and regions and homes.isdisjoint(regions):
        named = {"region": ", ".join(sorted(regions)), "home": ", ".join(sorted(homes))}
        yield found("disputes", "forum", forum=disputes.forum, **named)


def _regions(place: str, parties: Parties) -> Iterator[str]:
    """The regions in which the addresses of the parties have a place of this name."""
    for party in parties:
        address = party.address
        if address and address.region and place in names(address.city or ""):
            yield address.region


@rule(
    "D004",
    "escalation-step-open",
    Severity.WARNING,
    "Step {number} of the escalation does not say {open}.",
    hint="Add “{field}” to the step.",
    why="A step without a person and a time limit can be drawn out for ever.",
)
def escalation_step_open(disputes: Disputes) -> Iterator[Found]:
    """A step of the escalation that does not say who acts, or within how many days.

    ## Why
    The next step begins when this one has failed. Without a time limit nobody can say when that
    is, and without a name nobody begins.

    ## Example
    ```yaml failing
    disputes:
      escalation:
        - {step: "entretien entre les directions", actor: "les deux parties"}
    ```

    ## Instead
    ```yaml passing
    disputes:
      escalation:
        - {step: "entretien entre les directions", actor: "les deux parties", days: 30}
    ```

    ## Law
    No norm. Published Belgian templates name a joint committee first, then the courts.
    """
    for position, step in enumerate(disputes.escalation):
        for field in ("actor", "days"):
            if getattr(step, field) is None:
                path = ("disputes", "escalation", position, field)
                word = Word("rules", f"open.step-{field}")
                yield found(*path, number=position + 1, field=field, open=word)


RULES = (
    no_dispute_procedure,
    public_law_before_civil_court,
    forum_elsewhere,
    escalation_step_open,
)
