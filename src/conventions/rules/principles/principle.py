"""Rules on the principles of service provision."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from conventions.agreement.goals import Goals
from conventions.agreement.principles import Principles, Standard
from conventions.agreement.term import Term
from conventions.base.findings import Severity, Word
from conventions.law import Law
from conventions.rules.principles import duties, participants
from conventions.rules.principles.wording import spoken
from conventions.rules.rule import Found, found, rule

_ONE_DAY = timedelta(days=1)


@rule(
    "Q001",
    "label-expires",
    Severity.WARNING,
    "The label “{label}” is not valid on {day}, within the term, and no duty or requirement names "
    "it.",
    hint="Add a duty to renew “{label}”, or to obtain it by the first day.",
    why="A label that has expired vouches for nothing, and nobody is bound to renew it.",
)
def label_expires(principles: Principles, goals: Goals, term: Term) -> Iterator[Found]:
    """A quality label that does not cover the term, and that nobody is bound to renew.

    Shown for the first day of the term without the label. A duty or requirement that names the
    label, in its text, is taken for the duty to renew it. A label without dates is not judged.

    ## Why
    Labels and certificates run for three years or so, and seldom from the first to the last day
    of an agreement. What was a reason to choose the provider is then gone halfway.

    ## Example
    ```yaml failing
    principles:
      quality:
        standards:
          - {label: "IN-Qualis", valid_from: 2025-01-01, valid_to: 2027-06-30}
    ```

    ## Instead
    ```yaml passing
    principles:
      duties:
        - {id: label, statement: "Le certificat IN-Qualis est renouvelé avant son échéance."}
      quality:
        standards:
          - {label: "IN-Qualis", valid_from: 2025-01-01, valid_to: 2027-06-30}
    ```

    ## Law
    No norm: our inference.
    """
    statements = [duty.statement for duty in principles.duties]
    statements += [entry.statement for entry in goals.requirements if entry.statement]
    said = " ".join(spoken(*statements)).casefold()
    for position, standard in enumerate(principles.quality.standards):
        day = _first_day_without(standard, term)
        if day is not None and standard.label.casefold() not in said:
            path = ("principles", "quality", "standards", position)
            yield found(*path, label=standard.label, day=day)


def _first_day_without(standard: Standard, term: Term) -> date | None:
    """The first day of the term on which the label is not valid."""
    if term.start is None:
        return None
    if standard.valid_from is not None and standard.valid_from > term.start:
        return term.start
    if standard.valid_to is None:
        return None
    day = max(standard.valid_to + _ONE_DAY, term.start)
    return day if term.indefinite or (term.end is not None and day <= term.end) else None


@rule(
    "Q003",
    "staff-open",
    Severity.WARNING,
    "The clause on staff does not say {open}.",
    hint="Add “{field}” under “staff”.",
    why="A cut in staff changes the service without changing a word of the agreement.",
)
def staff_open(principles: Principles) -> Iterator[Found]:
    """No smallest staff, or no duty to announce a change of staff or concept.

    The smallest staff is written in full-time equivalents (`min_fte`), the duty as the days ahead
    of the change (`change_notice_days`).

    ## Why
    In a case before the Federal Administrative Court (B-4528/2010) the provider had cut coaching
    from 200 to 150 percent without asking; the agreement was not renewed, and CHF 24 678.10 were
    refused.

    ## Example
    ```yaml failing
    principles:
      staff: {min_fte: 1.5, change_notice_days: null}
    ```

    ## Instead
    ```yaml passing
    principles:
      staff: {min_fte: 1.5, change_notice_days: 30}
    ```

    ## Law
    No norm. Federal Administrative Court, B-4528/2010. Verified 2026-11-21.
    """
    for field in ("min_fte", "change_notice_days"):
        if getattr(principles.staff, field) is None:
            word = Word("rules", f"open.staff-{field}")
            yield found("principles", "staff", field, field=field, open=word)


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


@rule(
    "Q008",
    "no-inspection-right",
    Severity.WARNING,
    "The agreement gives the commissioner no right of inspection ({stated}).",
    hint="Set “inspection_right: true”, and say how many days ahead it is announced.",
    why="Who pays must be able to look; a right that is not agreed is disputed when it is needed.",
)
def no_inspection_right(principles: Principles) -> Iterator[Found]:
    """The commissioner may not inspect files and premises, or nothing is said on it.

    Under unemployment insurance the Confederation may audit too; for that there is no field, so
    it is not judged.

    ## Why
    Figures are reported by the one they judge. Sampling a few files on site is the usual check,
    and without an agreed right it depends on good will and on data protection.

    ## Example
    ```yaml failing
    principles:
      control: {inspection_right: false}
    ```

    ## Instead
    ```yaml passing
    principles:
      control: {inspection_right: true, notice_days: 10}
    ```

    ## Law
    SuG/LSu art. 25 (SR 616.1), for federal subsidies: the authority controls according to a plan
    based on risks. Verified 2026-11-21. Elsewhere no norm: our inference.
    """
    stated = principles.control.inspection_right
    if not stated:
        word = Word("rules", "not-stated" if stated is None else "refused")
        yield found("principles", "control", "inspection_right", stated=word)


RULES = (
    label_expires,
    duties.no_duty_not_to_compete,
    staff_open,
    no_separate_accounting,
    retention_too_short,
    data_protection_open,
    participants.statistics_on_health_or_justice,
    no_inspection_right,
    participants.participants_uninsured,
    duties.equal_pay_unchecked,
)
