"""Rules of section 5: currency, value-added tax and indexation, which concern all amounts.

Volume, prices, ceilings, costs, payments, surpluses and payments for results have their rules in
modules of those names.
"""

from collections.abc import Iterator
from decimal import Decimal

from conventions.agreement.financing import Financing
from conventions.agreement.parties import Parties, Party
from conventions.base.findings import Severity, Word
from conventions.law import Law
from conventions.rules.financing import (
    bonus,
    business_year,
    ceilings,
    costs,
    filings,
    interest,
    modulation,
    outcomes,
    payment,
    price,
    surplus,
    tiers,
    volume,
)
from conventions.rules.rule import Found, found, rule

_CENT = Decimal("0.01")
_PUBLIC_FORMS = ("public-body", "cpas")
_UNDECIDED_FORMS = (None, "other")


@rule(
    "V021",
    "step-foreign-to-currency",
    Severity.WARNING,
    "Amounts in {currency} are rounded to {step}; usual is {usual}.",
    hint="Write “step: {usual}” under “rounding”.",
    why="Steps of 0.05 belong to cash in francs; a transfer is exact to the cent.",
)
def step_foreign_to_currency(financing: Financing) -> Iterator[Found]:
    """Amounts in euros that are not rounded to the cent.

    In francs, 0.05 and 0.01 are both in use, and a whole franc may be agreed: nothing is said.

    ## Why
    A clause on rounding is copied from a Swiss model. The invoice of the other side then differs
    by some cents, and is sent back.

    ## Example
    ```yaml failing
    financing:
      currency: EUR
      rounding: {step: 0.05}
    ```

    ## Instead
    ```yaml passing
    financing:
      currency: EUR
      rounding: {step: 0.01}
    ```

    ## Law
    No norm: practice. Swiss cash is rounded to 0.05, transfers are not (checked 2026-11-21).
    """
    step = financing.rounding.step
    if financing.currency == "EUR" and step != _CENT:
        path = ("financing", "rounding", "step")
        yield found(*path, currency=financing.currency, step=step, usual=_CENT)


@rule(
    "V022",
    "vat-unclear",
    Severity.WARNING,
    "Value-added tax: {stated}; {trouble}.",
    hint="State the treatment (exempt, subsidy, taxable, included) with the rate or the article.",
    why="Whether the tax comes on top of the price decides what the services cost.",
)
def vat_unclear(financing: Financing, parties: Parties, law: Law) -> Iterator[Found]:
    """The treatment of value-added tax is not stated, or lacks what makes it hold.

    Exempt, under a law that asks for a public body as client (provision `vat-exempt-social`): none
    of the commissioners is one. A subsidy, under a law that then reduces the deduction of input
    tax (provision `vat-subsidy`): no basis is named. Taxable or included: no rate. Whether the
    services are social ones is not judged. Not asked for where they are free of charge.

    ## Why
    Whether the tax is owed turns out later, and it is asked of the enterprise. Where the agreement
    is silent, both sides have reckoned with another price.

    ## Example
    ```yaml failing
    financing:
      vat: null
    ```

    ## Instead
    ```yaml passing
    financing:
      vat: {treatment: exempt, basis: "LTVA art. 21 al. 2 ch. 8"}
    ```

    ## Law
    MWSTG/LTVA/LIVA art. 21 para. 2 no. 8: services of social assistance and welfare; art. 18 para.
    2: subsidies are not consideration (checked 2026-11-21).
    """
    if financing.free_of_charge:
        return
    vat = financing.vat
    if vat is None:
        stated = Word("rules", "not-stated")
        yield found("financing", "vat", stated=stated, trouble=Word("rules", "vat.open"))
        return
    commissioners = parties.in_role("commissioner")
    private = bool(commissioners) and all(_is_private(party) for party in commissioners)
    taxed = vat.treatment in ("taxable", "included")
    troubles = {
        "private": vat.treatment == "exempt" and private and law.provision("vat-exempt-social"),
        "basis": vat.treatment == "subsidy" and not vat.basis and law.provision("vat-subsidy"),
        "rate": taxed and vat.rate is None,
    }
    for key, there in troubles.items():
        if there:
            trouble = Word("rules", f"vat.{key}")
            yield found("financing", "vat", stated=vat.treatment, trouble=trouble)


def _is_private(party: Party) -> bool:
    """Whether a party is known not to be a public body."""
    if party.is_public_body is not None:
        return not party.is_public_body
    return party.legal_form not in (*_PUBLIC_FORMS, *_UNDECIDED_FORMS)


@rule(
    "V028",
    "indexation-incomplete",
    Severity.WARNING,
    "The indexation by “{index}” does not say {open}.",
    hint="Add “threshold” and “cap”, in percent, and “reference_month”.",
    why="Without them prices follow every change, however small or large, or nobody can compute "
    "them.",
)
def indexation_incomplete(financing: Financing) -> Iterator[Found]:
    """An indexation without a threshold, a cap, or the month that counts.

    Index and base month are asked for by the file format itself. The month that counts is the
    formula: the index of that month of the year before, over the one of the base month.

    ## Why
    Without the month, both sides compute other prices from the same index. Without a threshold
    either side can ask for a new price every month. Without a cap the prices can outgrow the credit
    that was granted for them.

    ## Example
    ```yaml failing
    financing:
      indexation: {index: IPC, base_month: "2026-12"}
    ```

    ## Instead
    ```yaml passing
    financing:
      indexation: {index: IPC, base_month: "2026-12", reference_month: 11, threshold: 3, cap: 5}
    ```

    ## Law
    No norm: our inference.
    """
    indexation = financing.indexation
    if indexation is None:
        return
    lacking = tuple(
        Word("rules", f"index.{field}")
        for field in ("threshold", "cap", "reference_month")
        if getattr(indexation, field) is None
    )
    if lacking:
        yield found("financing", "indexation", index=indexation.index, open=lacking)


RULES = (
    *volume.RULES,
    *ceilings.RULES,
    *costs.RULES,
    *surplus.RULES,
    *tiers.RULES,
    *outcomes.RULES,
    *bonus.RULES,
    *interest.RULES,
    *business_year.RULES,
    step_foreign_to_currency,
    vat_unclear,
    *payment.RULES,
    *price.RULES,
    *modulation.RULES,
    *filings.RULES,
    indexation_incomplete,
)
