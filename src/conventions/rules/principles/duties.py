"""Rules on duties that a law asks of the provider, recognised by the words of the agreement."""

from collections.abc import Iterator
from decimal import Decimal

from conventions.agreement.financing import Financing
from conventions.agreement.goals import Goals
from conventions.agreement.principles import Principles
from conventions.agreement.subject import Subject
from conventions.agreement.term import Term
from conventions.base.findings import Amount, Severity
from conventions.law import Law
from conventions.rules.principles.wording import COMPETITION, EQUAL_PAY, mentioned
from conventions.rules.rule import Found, found, rule

_TEMPORARY_EMPLOYMENT = "pet-pvb"


@rule(
    "Q002",
    "no-duty-not-to-compete",
    Severity.WARNING,
    "None of the {count} duties says that the programme does not compete with private firms.",
    hint="Add a duty, for instance with “id: non-competition”.",
    why="Temporary employment programmes must not compete directly with the private economy: "
    "{reference}.",
)
def no_duty_not_to_compete(principles: Principles, subject: Subject, law: Law) -> Iterator[Found]:
    """A temporary employment programme without the duty not to compete with private firms.

    Judged where the agreement names the measure (`measure_type: pet-pvb`) and a law that knows
    it. A duty counts if its identifier or its text speaks of competition in any of the four
    languages; what the sentence says, people must read. Since a duty may be worded otherwise, this
    is a warning, though the law itself leaves no choice.

    ## Why
    The workshop sells what a local firm sells too, and is paid from the insurance of that firm's
    workers. The agreement is where the line is drawn, and what an inspection holds on to.

    ## Example
    ```yaml failing
    laws: [ch-alv]
    subject:
      scope: {measure_type: pet-pvb}
    principles:
      duties: [{id: accueil, statement: "L'association accueille les personnes assignées."}]
    ```

    ## Instead
    ```yaml passing
    laws: [ch-alv]
    subject:
      scope: {measure_type: pet-pvb}
    principles:
      duties:
        - {id: accueil, statement: "L'association accueille les personnes assignées."}
        - {id: marche, statement: "Elle ne concurrence pas directement l'économie privée."}
    ```

    ## Law
    AVIG/LACI art. 64a (SR 837.0): run by non-profit institutions, without direct competition with
    the private economy. Verified 2026-11-21.
    """
    measure = law.measure(_TEMPORARY_EMPLOYMENT)
    if measure is None or subject.scope.measure_type != _TEMPORARY_EMPLOYMENT:
        return
    duties = principles.duties
    said = [text for duty in duties for text in (duty.id, duty.statement)]
    if not mentioned(COMPETITION, *said):
        yield found("principles", "duties", count=len(duties), reference=measure.reference)


@rule(
    "Q010",
    "equal-pay-unchecked",
    Severity.ADVICE,
    "For {year}, {amount} are agreed, and no duty or requirement speaks of equal pay; from "
    "{threshold} on, the provider checks the pay of women and men.",
    hint="Add a requirement that names the check, its proof and the day by which it is due.",
    why="From that amount on, the check is asked of who is paid: {reference}.",
)
def equal_pay_unchecked(
    principles: Principles, goals: Goals, financing: Financing, term: Term, law: Law
) -> Iterator[Found]:
    """Much public money, and no word on the check of equal pay that the law asks for.

    Judged where a law of the agreement knows the amount from which it is asked
    (`equal_pay_check_from`), against the highest yearly ceiling. A duty or requirement counts if
    its text speaks of equal pay in any of the four languages. Other public money that the
    provider receives cannot be seen here.

    ## Why
    The check takes weeks, and the proof is asked for when the money is due. An advice, since the
    provider may long have the proof.

    ## Example
    ```yaml failing
    laws: [ch-vd]
    financing:
      ceiling: [{year: 2027, amount: 5200000.00}]
    ```

    ## Instead
    ```yaml passing
    laws: [ch-vd]
    financing:
      ceiling: [{year: 2027, amount: 5200000.00}]
    goals:
      requirements:
        - {id: salaires, statement: "L'égalité salariale est contrôlée.", due: 2027-06-30}
    ```

    ## Law
    Vaud: RLSubv art. 3, self-check of equal pay from CHF 5 million (read in notes on the
    regulation; checked 2026-11-21).
    """
    dated = law.value("equal_pay_check_from", term.start) if term.start else None
    ceiling = max(financing.ceiling, key=lambda entry: entry.amount, default=None)
    if dated is None or ceiling is None or not isinstance(dated.value, Decimal):
        return
    said = [duty.statement for duty in principles.duties]
    said += [entry.statement for entry in goals.requirements if entry.statement]
    if ceiling.amount >= dated.value and not mentioned(EQUAL_PAY, *said):
        yield found(
            "financing",
            "ceiling",
            financing.ceiling.index(ceiling),
            year=ceiling.year,
            amount=Amount(ceiling.amount, financing.currency),
            threshold=Amount(dated.value, financing.currency),
            reference=dated.reference,
        )
