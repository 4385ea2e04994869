"""Rules of section 5 on surpluses, losses and the reserve made of them."""

from collections.abc import Iterator

from conventions.agreement.financing import Financing, Surplus
from conventions.agreement.term import Term
from conventions.base.findings import Severity, Word
from conventions.law import Law
from conventions.rules.rule import Found, found, rule

_WITHOUT_CARRYING = {
    "deficit": "provider-bears",
    "over_delivery": "not-paid",
    "under_delivery": "refund",
}
"""What to write where nothing is carried over to the next year."""


@rule(
    "V006",
    "proven-costs-carried-over",
    Severity.ERROR,
    "Only proven costs less revenue are reimbursed, but “{field}” has the rule “{stated}”.",
    hint="Write the rule “{expected}” under “{field}”.",
    why="A surplus is paid back, and neither costs nor an unused ceiling go to the next year: "
    "{reference}.",
)
def proven_costs_carried_over(financing: Financing, law: Law) -> Iterator[Found]:
    """A surplus kept, or something carried over, where only proven net costs are reimbursed.

    Asked under a law with that principle (provision `proven-costs`). A surplus is repaid; losses
    and differences in volume are not carried over. The law is that of the agreement as a whole:
    where it also covers services of another system, accept the finding with the reason.

    ## Why
    The usual clauses on reserves come from other frameworks. Under this one they promise what the
    fund may not pay.

    ## Example
    ```yaml failing
    laws: [ch-alv]
    financing:
      surplus: {rule: reserve, reserve_cap: 10}
    ```

    ## Instead
    ```yaml passing
    laws: [ch-alv]
    financing:
      surplus: {rule: repay}
    ```

    ## Law
    EAER ordinance on the reimbursement of labour-market measures (SR 837.022.531) art. 1, for
    unemployment insurance (checked 2026-11-21).
    """
    provision = law.provision("proven-costs")
    if provision is None:
        return
    reference = provision.reference
    surplus = financing.surplus
    if surplus is not None and surplus.rule != "repay":
        values = {"field": "surplus", "stated": surplus.rule, "expected": "repay"}
        yield found("financing", "surplus", "rule", **values, reference=reference)
    for field, expected in _WITHOUT_CARRYING.items():
        entry = getattr(financing, field)
        if entry is not None and entry.rule == "carry":
            values = {"field": field, "stated": entry.rule, "expected": expected}
            yield found("financing", field, "rule", **values, reference=reference)


@rule(
    "V010",
    "surplus-or-deficit-open",
    Severity.ERROR,
    "The agreement does not say {open}.",
    hint="Add “{field}” with its rule.",
    why="Where the text is silent, a court decides: in Geneva the provider kept the surplus.",
)
def surplus_or_deficit_open(financing: Financing) -> Iterator[Found]:
    """Nothing says who keeps a surplus, or who bears a loss.

    Not asked for where the services are free of charge.

    ## Why
    It is a key element of the econcept guide (2017). In the case of the Mouettes genevoises the
    contract made the provider answer for the result, and the State could not claim the surplus
    back.

    ## Example
    ```yaml failing
    financing:
      surplus: null
    ```

    ## Instead
    ```yaml passing
    financing:
      surplus: {rule: repay}
      deficit: {rule: provider-bears}
    ```

    ## Law
    Cour de justice, Geneva, ATA/396/2009 (checked 2026-11-21).
    """
    if financing.free_of_charge:
        return
    for field in ("surplus", "deficit"):
        if getattr(financing, field) is None:
            yield found("financing", field, field=field, open=Word("rules", f"open.{field}"))


@rule(
    "V011",
    "reserve-without-rules",
    Severity.WARNING,
    "A reserve is agreed, but the agreement does not say {open}.",
    hint="Add “reserve_cap”, “purpose” and “release” to the surplus, and “repay_on_end” to the "
    "reserve.",
    why="A reserve without rules is a surplus that was kept.",
)
def reserve_without_rules(financing: Financing, term: Term) -> Iterator[Found]:
    """A reserve without cap, purpose, release, or a rule for the end of the agreement.

    A reserve is agreed where a surplus goes into one, or a loss is first borne by one. What
    becomes of it at the end may also stand under `term.transition`.

    ## Why
    Reserves grow quietly for years. When the agreement ends, the enterprise has spent them on
    something else, and the commissioner asks for them back.

    ## Example
    ```yaml failing
    financing:
      surplus: {rule: reserve}
    ```

    ## Instead
    ```yaml passing
    financing:
      surplus:
        rule: reserve
        reserve_cap: 10
        purpose: "Couverture de pertes futures du même mandat."
        release: "Avec le décompte final."
      reserve: {repay_on_end: true}
    ```

    ## Law
    No general norm. In the canton of Bern, reserves are repaid where the institution dissolves or
    the contract is not continued: framework contract, decision 2020-GSI-2169 (checked 2026-11-21).
    """
    surplus, deficit = financing.surplus, financing.deficit
    if surplus is None or surplus.rule != "reserve":
        if deficit is None or deficit.rule != "reserve-first":
            return
        surplus = surplus or Surplus(rule="reserve")
    repaid = financing.reserve is not None and financing.reserve.repay_on_end is not None
    said = {
        "cap": surplus.reserve_cap is not None,
        "purpose": surplus.purpose is not None,
        "release": surplus.release is not None,
        "end": repaid or term.transition.reserve is not None,
    }
    lacking = tuple(Word("rules", f"reserve.{key}") for key, there in said.items() if not there)
    if lacking:
        yield found("financing", "surplus", open=lacking)


RULES = (proven_costs_carried_over, surplus_or_deficit_open, reserve_without_rules)
