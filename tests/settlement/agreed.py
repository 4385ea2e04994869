"""The smallest agreement without instalments, and reports with accounts on it."""

from decimal import Decimal
from typing import Any

from tests.rules.test_cases import changed, nulled

from conventions.agreement import Agreement
from conventions.report import Report

PLACES = 10


def agreed(change: dict[str, Any] | None = None) -> Agreement:
    draft = changed({"financing.payment.instalments": None, **nulled(change or {})})
    assert not draft.findings
    return draft.agreement()


def accounted(
    year: int | str,
    costs: Decimal | str | None = None,
    own_revenue: Decimal | str | None = None,
    contributions: dict[str, Any] | None = None,
    paid: str | None = None,
) -> Report:
    """All places taken in a year, with these accounts; none where no costs are given."""
    days = PLACES * 365
    given = costs is not None
    return Report.model_validate(
        {
            "agreement": "minimal-fr",
            "period": f"{year}",
            "deliveries": [{"item": "places", "occupied_days": days, "available_days": days}],
            "accounts": {
                "costs": [{"label": "Salaires", "amount": costs}],
                "own_revenue": own_revenue,
                "paid": paid,
                "contributions": [
                    {"party": party, "amount": amount}
                    for party, amount in (contributions or {}).items()
                ],
            }
            if given
            else None,
        }
    )
