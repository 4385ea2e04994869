"""Rules of section 5 on payments: instalments, and the settlement after them."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from conventions.agreement.evaluation import Evaluation
from conventions.agreement.financing import Financing
from conventions.agreement.term import Term
from conventions.base.calendar import add
from conventions.base.findings import Amount, Severity, Word
from conventions.base.values import Currency
from conventions.rules.rule import Found, found, rule
from conventions.rules.services.durations import certainly_longer

_HALF_A_HUNDREDTH = Decimal("0.005")
"""How far a share written with two decimals may be from the share that is meant."""


@rule(
    "V023",
    "instalments-off-the-whole",
    Severity.ERROR,
    "The instalments add up to {sum}, where {whole} are to be paid.",
    hint="Correct the instalments, or name the time of the final settlement if it pays the rest.",
    why="Payments on account that do not add up leave a part unpaid, or to be claimed back.",
)
def instalments_off_the_whole(financing: Financing) -> Iterator[Found]:
    """The instalments do not add up to 100 %, or to the ceiling where they are amounts.

    Less than the whole is in order where a final settlement is agreed, which pays the rest.
    Instalments over several years may be listed for one year or for all. Each share may be off by
    half a hundredth, so that three times 33.33 % is the whole. Shares mixed with amounts are not
    judged, nor amounts without a ceiling.

    ## Why
    The provider plans its cash on these payments, the commissioner its credit.

    ## Example
    ```yaml failing
    financing:
      payment:
        instalments:
          - {due: 2027-01-31, share: 60}
          - {due: 2027-07-31, share: 50}
    ```

    ## Instead
    ```yaml passing
    financing:
      payment:
        instalments:
          - {due: 2027-01-31, share: 60}
          - {due: 2027-07-31, share: 40}
    ```

    ## Law
    No norm: our inference.
    """
    instalments = financing.payment.instalments
    years = {instalment.due.year for instalment in instalments}
    ceilings = [entry.amount for entry in financing.ceiling if entry.year in years]
    shares = [each.share for each in instalments if each.share is not None]
    amounts = [each.amount for each in instalments if each.amount is not None]
    if shares and not amounts:
        low, high = Decimal(100), Decimal(100 * (len(ceilings) or len(years)))
        paid, step = sum(shares, Decimal(0)), _HALF_A_HUNDREDTH
    elif amounts and not shares and ceilings:
        low, high = min(ceilings), sum(ceilings, Decimal(0))
        paid, step = sum(amounts, Decimal(0)), financing.rounding.step
    else:
        return
    allowed = step * len(instalments)
    settled_later = financing.payment.final_settlement_due is not None
    if paid > high + allowed or (paid < low - allowed and not settled_later):
        whole = high if paid > high else low
        currency = financing.currency if amounts else None
        said = {"sum": _said(paid, currency), "whole": _said(whole, currency)}
        yield found("financing", "payment", "instalments", **said)


@rule(
    "V024",
    "instalment-outside-the-term",
    Severity.WARNING,
    "Instalment {number} is due on {due}, outside the term ({start} – {end}); the last report on "
    "it is due on {report}.",
    hint="Move it into the term; a part held back for the last report is due after that report.",
    why="What is paid before the start or after the end has no service beside it.",
)
def instalment_outside_the_term(
    financing: Financing, evaluation: Evaluation, term: Term
) -> Iterator[Found]:
    """An instalment before the first day, or after the last one and before the final report.

    Listed instalments are judged, not those that recur in later years. After the end of the term
    an instalment is in order once the final reports are due, or where no report has a due date:
    then it is what was held back. Without final reports, those for a year or for the term count.

    ## Why
    An instalment copied from the last agreement falls before the new one; a part held back falls
    due before the report it was held back for.

    ## Example
    ```yaml failing
    financing:
      payment:
        instalments:
          - {due: 2026-07-31, share: 50}
          - {due: 2027-07-31, share: 50}
    ```

    ## Instead
    ```yaml passing
    financing:
      payment:
        instalments:
          - {due: 2027-01-31, share: 50}
          - {due: 2027-07-31, share: 50}
    ```

    ## Law
    No norm: our inference.
    """
    start, end = term.start, None if term.indefinite else term.end
    if start is None:
        return
    reported = _last_report(evaluation, end) if end else None
    for position, instalment in enumerate(financing.payment.instalments):
        due = instalment.due
        held_back = reported is None or due >= reported
        if start <= due and (end is None or due <= end or held_back):
            continue
        path = ("financing", "payment", "instalments", position, "due")
        days = {"due": due, "start": start, "end": end or Word("rules", "indefinite")}
        yield found(*path, number=position + 1, **days, report=reported or "–")


def _last_report(evaluation: Evaluation, end: date) -> date | None:
    """The day on which the reports on the end of the term are due; none where no day is known."""
    dated = [report for report in evaluation.reports if report.due]
    final = [report for report in dated if report.kind == "final"]
    concerned = final or [report for report in dated if report.frequency in ("year", "term")]
    return max((add(end, report.due) for report in concerned if report.due), default=None)


@rule(
    "V025",
    "settlement-before-report",
    Severity.ERROR,
    "The final settlement is due {settlement} after the year, but the report “{report}” it rests "
    "on {due} after its period.",
    hint="Let the report be due earlier, or the settlement later.",
    why="Nobody can settle a year before its figures are there.",
)
def settlement_before_report(financing: Financing, evaluation: Evaluation) -> Iterator[Found]:
    """A final settlement that is due before the statistics or accounts it is made from.

    Judged are statistics and financial reports for a year or a part of it, whose last period ends
    with the year. Both may be due on the same day. Thirty days and a month are never held against
    each other; `P90D` is longer than `P2M` in every year.

    ## Why
    The settlement multiplies what was reported by the price. Where its time limit is shorter than
    that of the report, it is either estimated or late every year.

    ## Example
    ```yaml failing
    financing:
      payment: {final_settlement_due: P1M}
    ```

    ## Instead
    ```yaml passing
    financing:
      payment: {final_settlement_due: P4M}
    ```

    ## Law
    No norm: our inference.
    """
    settled = financing.payment.final_settlement_due
    if settled is None:
        return
    for report in evaluation.reports:
        rests = report.kind in ("statistics", "financial") and report.frequency not in (
            None,
            "term",
        )
        if rests and report.due is not None and certainly_longer(report.due, settled):
            path = ("financing", "payment", "final_settlement_due")
            yield found(*path, settlement=settled, report=report.id, due=report.due)


RULES = (instalments_off_the_whole, instalment_outside_the_term, settlement_before_report)


def _said(value: Decimal, currency: Currency | None) -> Amount | str:
    """An amount, or a share in percent where there is no currency."""
    return Amount(value, currency) if currency else f"{value.normalize():f}\u00a0%"
