"""Rules on the end of an agreement: for cause, for lack of credit, and what it leaves behind."""

from collections.abc import Iterator

from conventions.agreement.financing import Financing
from conventions.agreement.parties import Parties
from conventions.agreement.principles import Principles
from conventions.agreement.term import Term
from conventions.base.findings import Severity, Word
from conventions.law import Law
from conventions.rules.rule import Found, found, rule


@rule(
    "T006",
    "no-termination-for-cause",
    Severity.WARNING,
    "Reasons to end the agreement at once: {reasons}; of these, {mendable} leave time to mend.",
    hint="List such reasons under “extraordinary_termination”, with “cure_period_days” where the "
    "fault can be mended.",
    why="What justifies an end at once is disputed exactly when there is no time for it.",
)
def no_way_out_for_cause(term: Term) -> Iterator[Found]:
    """No reason for an end at once is listed, or none of them leaves time to mend.

    A reason that cannot be mended, such as a credit that was cut, needs no such time: one reason
    with it is enough.

    ## Why
    A licence is withdrawn, money is used for something else: nobody wants to wait for the end of
    the half-year. With a time to mend, most such cases end in mending.

    ## Example
    ```yaml failing
    term:
      extraordinary_termination: [{reason: "violation grave de la convention"}]
    ```

    ## Instead
    ```yaml passing
    term:
      extraordinary_termination:
        - {reason: "violation grave de la convention", cure_period_days: 30}
    ```

    ## Law
    AVIV/OACI art. 81d para. 3 (SR 837.02), for unemployment insurance: the agreement fixes how it
    is ended or amended. Verified 2026-11-21. Elsewhere no norm: our inference.
    """
    reasons = term.extraordinary_termination
    mendable = sum(reason.cure_period_days is not None for reason in reasons)
    if not mendable:
        path = ("term", "extraordinary_termination")
        yield found(*path, reasons=len(reasons), mendable=mendable)


@rule(
    "T007",
    "credit-not-reserved",
    Severity.WARNING,
    "Ceilings are agreed for {years} years, and nothing says whether they depend on the yearly "
    "credit.",
    hint="Write “budget_reservation: true” if the amounts depend on the credit of each year, else "
    "“false”.",
    why="A parliament votes one year at a time; who bears that risk must be agreed.",
)
def credit_not_reserved(
    term: Term, financing: Financing, parties: Parties, law: Law
) -> Iterator[Found]:
    """A public body owes money over several years, and nothing is said of the yearly credit.

    Judged where ceilings are agreed for more than one year and the party that pays is a public
    body. Whether the amounts do depend on a yearly credit only the parties know: both answers
    are accepted.

    ## Why
    The provider hires for the whole term, the credit of the third year is cut. Without the clause
    it is owed its money, with it, it is not; both are possible, silence is not.

    ## Example
    ```yaml failing
    term: {end: 2028-12-31}
    financing:
      ceiling: [{year: 2027, amount: 240000.00}, {year: 2028, amount: 240000.00}]
    ```

    ## Instead
    ```yaml passing
    term: {end: 2028-12-31, budget_reservation: true}
    financing:
      ceiling: [{year: 2027, amount: 240000.00}, {year: 2028, amount: 240000.00}]
    ```

    ## Law
    Geneva: LIAF art. 25, the amounts of a contract are conditional on the budget (read in
    published contracts; checked 2026-11-21). Elsewhere no norm: our inference.
    """
    years = {ceiling.year for ceiling in financing.ceiling}
    if (
        term.budget_reservation is None
        and len(years) > 1
        and _public_money(parties, financing, law)
    ):
        yield found("term", "budget_reservation", years=len(years))


def _public_money(parties: Parties, financing: Financing, law: Law) -> bool:
    """Whether a party that pays is a public body: the one named, else those of the law's role."""
    named = parties.get(financing.payment.payer) if financing.payment.payer else None
    by_role = parties.in_role(law.payment.payer) if law.payment else ()
    payers = (named,) if named else by_role
    return any(payer.is_public_body for payer in payers)


@rule(
    "T011",
    "nothing-for-the-end",
    Severity.WARNING,
    "For the time after the end, the agreement does not say {open}.",
    hint="Add “{field}” under “transition”.",
    why="When the agreement ends, persons are still in a measure and files on a shelf.",
)
def nothing_for_the_end(term: Term, principles: Principles, law: Law) -> Iterator[Found]:
    """Nothing is said of running cases, of the data or of the inventory when the agreement ends.

    Data are settled too where the clause on data protection says after how many days they are
    returned or deleted. The inventory is asked for where the law restricts its sale (provision
    `eligible-costs`). The reserve is left to V011.

    ## Why
    The last participants have four months to go, the new provider wants the files, and the
    machines were bought with public money.

    ## Example
    ```yaml failing
    term: {transition: {running_cases: null}}
    ```

    ## Instead
    ```yaml passing
    term: {transition: {running_cases: "Les mesures en cours sont menées à leur terme."}}
    ```

    ## Law
    AVIV/OACI art. 88 (SR 837.02), for unemployment insurance: inventory is sold only with consent
    and against a proportional refund. Verified 2026-11-21. Elsewhere no norm: our inference.
    """
    transition = term.transition
    deleted = principles.data_protection.deletion_days is not None
    settled = {
        "running_cases": transition.running_cases is not None,
        "data_handover": transition.data_handover is not None or deleted,
        "inventory": transition.inventory is not None or law.provision("eligible-costs") is None,
    }
    for field, said in settled.items():
        if not said:
            word = Word("rules", f"open.transition-{field}")
            yield found("term", "transition", field, field=field, open=word)
