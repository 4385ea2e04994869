"""The report of a period, counted from the records: counts only, never a record."""

from collections.abc import Iterator
from datetime import date

from conventions.agreement import Agreement
from conventions.base.findings import Finding
from conventions.base.period import Period
from conventions.base.span import Span
from conventions.records import codes
from conventions.records.observe import observe
from conventions.records.order import Counted, order_of
from conventions.records.stays import held_against
from conventions.records.table import Records
from conventions.records.view import View


def count(records: Records, agreement: Agreement, period: Period, on: date) -> Counted:
    """What the records say of a period, as of the day ``on``.

    Findings: R214, R220 to R226 on the stays, R230 to R235 on the figures.

    Raises:
        UnknownName: no day of the period lies in the term of the agreement.
    """
    order = order_of(agreement, period, on)
    if order.refused:
        return Counted(None, order.findings)
    view = View(records, agreement, order.span, on)
    doubts = [*held_against(records, agreement, order.span, on), *_empty(records, order.span)]
    return order.counted(doubts, (observe(view, asked) for asked in order.asked))


def _empty(records: Records, span: Span) -> Iterator[Finding]:
    exits = records.columns.get("exit") or [None] * len(records)
    stays = zip(records.columns["entry"], exits, strict=True)
    if not any(
        entry is not None and entry <= span.last and (left is None or left >= span.first)
        for entry, left in stays
    ):
        yield Finding(codes.NOTHING_IN_PERIOD)
