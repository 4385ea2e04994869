"""What a report states for the settlement, by the cells of a form that ask for it."""

from decimal import Decimal

from conventions.forms.entry import Entry, Field
from conventions.report import Accounts, Cost, Delivery

Figures = dict[tuple[str, Field], Decimal | None]
"""By the code of a row and its field."""


def delivered(delivery: Delivery, *, accepted: bool = False) -> dict[Field, Decimal | None]:
    """The quantities of a delivery; the accepted one, where that is asked for."""
    return {
        "occupied": _number(delivery.occupied_days),
        "available": _number(delivery.available_days),
        "quantity": delivery.used if accepted else delivery.quantity,
        "persons": _number(delivery.persons),
    }


def booked(accounts: Accounts, rows: tuple[Entry, ...], *, accepted: bool = False) -> Figures:
    """Costs in the row of their kind, all others together in the last one."""
    found: Figures = {}
    for code, costs in by_row(accounts, rows).items():
        amounts = (cost.used if accepted else cost.amount for cost in costs)
        found[code, "amount"] = sum(amounts, Decimal(0))
    found["A/revenue", "amount"] = accounts.own_revenue
    for received in accounts.contributions:
        found[f"A/from-{received.party}", "amount"] = received.amount
    asked = {(row.code, cell.field) for row in rows for cell in row.inputs}
    return {key: value for key, value in found.items() if key in asked}


def by_row(accounts: Accounts, rows: tuple[Entry, ...]) -> dict[str, list[Cost]]:
    """The costs of each row; those of no kind, and a second one of a kind, are others."""
    kinds = {row.label: row.code for row in rows if row.subject.startswith("cost-")}
    found: dict[str, list[Cost]] = {}
    for cost in accounts.costs:
        code = kinds.get(cost.label)
        code = "A/cost-other" if code is None or code in found else code
        found.setdefault(code, []).append(cost)
    return found


def _number(count: int | None) -> Decimal | None:
    return None if count is None else Decimal(count)
