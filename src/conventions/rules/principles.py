"""Rules on the principles of service provision."""

from collections.abc import Iterator
from decimal import Decimal

from conventions.agreement.principles import Principles
from conventions.agreement.term import Term
from conventions.base.findings import Severity, Word
from conventions.law import Law
from conventions.rules.rule import Found, found, rule


@rule(
    "Q004",
    "no-separate-accounting",
    Severity.WARNING,
    "The agreement does not ask for a cost centre of its own ({stated}).",
    hint="Set “separate_cost_centre: true”, and say so to whoever keeps the accounts.",
    why="Without one, neither the cost nor a surplus of this agreement can be shown.",
)
def no_separate_accounting(principles: Principles) -> Iterator[Found]:
    """The accounts of this agreement are not kept apart from the rest of the enterprise.

    ## Why
    A social enterprise sells on the market and works for several commissioners. Only a cost
    centre of its own shows what this agreement cost, what revenue it brought, and that nothing
    was paid twice.

    ## Example
    ```yaml failing
    principles:
      accounting: {standard: co, separate_cost_centre: false}
    ```

    ## Instead
    ```yaml passing
    principles:
      accounting: {standard: co, separate_cost_centre: true}
    ```

    ## Law
    No general norm. The conditions of the invalidity insurance ask for it, and those of a pilot
    in Lucerne (both read in part only).
    """
    stated = principles.accounting.separate_cost_centre
    if not stated:
        word = Word("rules", "not-stated" if stated is None else "refused")
        yield found("principles", "accounting", "separate_cost_centre", stated=word)


@rule(
    "Q005",
    "retention-too-short",
    Severity.ERROR,
    "Books are to be kept for {years} years; the law asks for {minimum}.",
    hint="Write at least {minimum}, counted from the end of the business year.",
    why="Books and vouchers must be kept that long: {reference}.",
)
def retention_too_short(principles: Principles, term: Term, law: Law) -> Iterator[Found]:
    """The books are kept for fewer years than the law asks for.

    Held against what the laws of the agreement say on its first day. Where the agreement names no
    number the law holds as it is; where the law file marks its value as still to be checked,
    nothing is said.

    ## Why
    An agreement cannot shorten a duty of the law, and who relies on it destroys vouchers that an
    auditor will ask for.

    ## Example
    ```yaml failing
    principles:
      accounting: {separate_cost_centre: true, retention_years: 5}
    ```

    ## Instead
    ```yaml passing
    principles:
      accounting: {separate_cost_centre: true, retention_years: 10}
    ```

    ## Law
    Switzerland: OR/CO art. 958f (SR 220), ten years from the end of the business year (checked
    2026-11-21). Other laws: value `retention_years` of the law file.
    """
    years = principles.accounting.retention_years
    dated = law.value("retention_years", term.start) if term.start else None
    if years is None or dated is None or dated.mark == "to-check":
        return
    minimum = dated.value
    if isinstance(minimum, Decimal) and years < minimum:
        yield found(
            "principles",
            "accounting",
            "retention_years",
            years=years,
            minimum=minimum,
            reference=dated.reference,
        )


@rule(
    "Q006",
    "data-protection-open",
    Severity.ERROR,
    "The clause on data protection does not say {open}.",
    hint="Add “{field}”. Sub-processors that do not exist are an empty list: [].",
    why="Who answers for personal data, and under which law, must be agreed before they flow.",
)
def data_protection_open(principles: Principles) -> Iterator[Found]:
    """Data protection lacks the role of the provider, the law, or a processor's sub-processors.

    ## Why
    Files on health, debts and families change hands. Whether the provider acts on instructions or
    answers itself decides on security, secrecy and deletion, and the cantonal act may hold
    instead of the federal one. A host or translator engaged by a processor needs prior approval,
    so the list must be there, even if it is empty.

    ## Example
    ```yaml failing
    principles:
      data_protection: {role: processor, law: ["loi cantonale"], sub_processors: null}
    ```

    ## Instead
    ```yaml passing
    principles:
      data_protection: {role: processor, law: ["loi cantonale"], sub_processors: []}
    ```

    ## Law
    DSG/LPD art. 9 (SR 235.1): processing by contract, sub-processor only with prior approval
    (checked 2026-11-21). For cantonal and communal bodies the cantonal act.
    """
    data = principles.data_protection
    lacking = {
        "role": data.role is None,
        "law": not data.law,
        "sub_processors": data.role == "processor" and data.sub_processors is None,
    }
    for field, lacks in lacking.items():
        if lacks:
            word = Word("rules", f"open.data-{field}")
            yield found("principles", "data_protection", field, field=field, open=word)


RULES = (no_separate_accounting, retention_too_short, data_protection_open)
