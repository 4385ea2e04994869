"""What a form asks for the settlement: place-days, units, persons, costs and revenue.

The pricing model says what it needs (``conventions.pricing.needs``); nothing else is asked for.
"""

from collections.abc import Iterator
from decimal import Decimal

from conventions.agreement import Agreement
from conventions.base.language import Language, any_language, word
from conventions.forms.entry import Entry, Input, Line
from conventions.pricing import Asked, Quantities, needs, unit_name, unknown_persons
from conventions.settlement import line_name
from conventions.settlement.outcome import contributors

_MANY = Decimal(999_999)
"""More units than any limit per person: whose persons are unknown then, they are asked for."""


def deliveries(agreement: Agreement, language: Language) -> Iterator[Entry]:
    """The quantities that the price depends on."""
    terms, card = agreement.financing.pricing, agreement.financing.rate_card
    needed = needs(terms, card)
    if needed.place_days:
        words = _say(language, "deliveries.occupied"), _say(language, "deliveries.available")
        yield _days("D/places", _say(language, "deliveries.places"), *words)
    plenty = Quantities(units=dict.fromkeys(needed.names, _MANY))
    limited = unknown_persons(terms, plenty, card)
    for asked in {unit.id: unit for unit in needed.units}.values():
        label = _label(agreement, asked, language)
        unit = unit_name(asked.unit, language) if asked.unit else ""
        lines = (Line("unit", unit),) if unit else ()
        yield Entry(f"D/{asked.id}", label, (Input("quantity", "hours", unit),), definition=lines)
        if asked.counted == "paid-days":
            days = _say(language, "deliveries.days", of=label)
            words = _say(language, "deliveries.paid"), _say(language, "deliveries.payable")
            yield _days(f"D/{asked.id}/days", days, *words, since=2)
        if asked.id in limited:
            persons = _say(language, "deliveries.persons", of=label)
            cell = Input("persons", "count", _say(language, "deliveries.once"))
            yield Entry(f"D/{asked.id}/persons", persons, (cell,), since=2)


def accounts(agreement: Agreement, language: Language) -> Iterator[Entry]:
    """Costs by kind and their sum, own revenue, and what third parties paid; where priced by cost.

    The kinds are the eligible costs of the agreement, else the usual four; a last row takes what is
    of no kind.
    """
    needed = needs(agreement.financing.pricing, agreement.financing.rate_card)
    currency = Line("unit", agreement.financing.currency)
    if needed.costs:
        kinds = [
            any_language(kind, language, agreement.authoritative)
            for kind in agreement.financing.budget.eligible_costs
        ] or [_say(language, f"accounts.{kind}") for kind in ("wages", "premises", "material")]
        rows = [
            Entry(f"A/cost-{at}", kind, (_amount(),), definition=(currency,), since=2)
            for at, kind in enumerate(kinds, 1)
        ]
        other = (_amount(), Input("comment", "text"))
        rows.append(Entry("A/cost-other", _say(language, "accounts.other"), other, since=2))
        yield from rows
        added = tuple(row.code for row in rows)
        yield Entry("A/costs", _say(language, "accounts.sum"), (), sums=added, since=2)
    if needed.revenue:
        revenue = _say(language, "accounts.revenue")
        yield Entry("A/revenue", revenue, (_amount(),), definition=(currency,), since=2)
    for party in contributors(agreement) if needed.costs else ():
        found = agreement.parties.get(party)
        name = found.called(language) if found is not None else party
        label = _say(language, "accounts.contribution", party=name)
        yield Entry(f"A/from-{party}", label, (_amount(),), definition=(currency,), since=2)


def _amount() -> Input:
    return Input("amount", "money")


def _days(code: str, label: str, counted: str, among: str, since: int = 1) -> Entry:
    """Days that count, among those there were."""
    return Entry(
        code,
        label,
        (Input("occupied", "count", counted), Input("available", "count", among)),
        definition=(Line("numerator", counted), Line("denominator", among)),
        percent=True,
        since=since,
    )


def _label(agreement: Agreement, asked: Asked, language: Language) -> str:
    """The name of a price item, else what the line of a settlement calls it."""
    if asked.label is not None:
        return any_language(asked.label, language, agreement.authoritative)
    return line_name(asked.id, agreement, language)


def _say(language: Language, key: str, **values: str) -> str:
    return word(language, "form", key, **values)
