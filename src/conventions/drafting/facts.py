"""What wording asks of an agreement that no single field says: who is who, who pays, the price."""

from typing import Any

from conventions.base.language import Language, any_language, word
from conventions.base.values import Currency
from conventions.drafting.absent import Absent
from conventions.drafting.critical import counts_of
from conventions.drafting.figures import written
from conventions.drafting.view import Plain, Source
from conventions.pricing import PerPlace, PerUnit, items_that_hold, sentence

_IN_ROLE = {
    "commissioners": "commissioner",
    "providers": "provider",
    "employers": "employer",
    "users": "user",
}

_BINDING = ("commissioner", "provider", "co-financer", "employer", "user")
"""Roles whose party binds itself, and so signs."""


def with_facts(view: dict[str, Plain], source: Source, language: Language) -> dict[str, Plain]:
    """The view with these names besides its sections, and ``binds`` with each party.

    ``commissioners``, ``providers``, ``employers``, ``users``; ``payer`` and
    ``payee`` (identifiers); ``outcome_goals``, ``output_goals``, ``requirement_goals``,
    ``best_efforts``, ``targets``; ``measure``; ``currency``; ``price`` (a sentence) or ``prices``
    (a list) with ``broken_months``; ``places``, where they are priced; ``country``, that of the
    law (CH, BE); ``authoritative``, the language that prevails; ``no_entries``, a list that was
    left empty on purpose; ``critical_counts``, whether the annex of that name has any.
    """
    return {
        **view,
        **_parties(view, language),
        **_payment(view, source),
        **_goals(view, language),
        **_prices(source, view, language),
        "country": _country(source),
        "measure": _measure(view, source, language),
        "currency": currency_of(source),
        "authoritative": _authoritative(view),
        "no_entries": [],
        "critical_counts": bool(counts_of(source.sections)),
    }


def currency_of(source: Source) -> Currency:
    """The currency of the agreement, or else of its law."""
    financing = source.sections.get("financing")
    if financing is not None:
        said: Currency = financing.currency
        return said
    return (source.law.currency if source.law else None) or "CHF"


def _country(source: Source) -> str:
    """The country of the law, Switzerland where there is none."""
    return source.law.jurisdiction.partition("-")[0] if source.law else "CH"


def _called(path: str, language: Language, key: str) -> Absent:
    return Absent(tuple(path.split(".")), language, called=word(language, "document", f"gap.{key}"))


def _parties(view: dict[str, Plain], language: Language) -> dict[str, Plain]:
    listed = [{**party, "binds": party["role"] in _BINDING} for party in view["parties"]]
    found: dict[str, Plain] = {"parties": listed or view["parties"]}
    for name, role in _IN_ROLE.items():
        inside = [party for party in listed if role in _roles(party)]
        found[name] = inside or _called("parties", language, role)
    if not found["providers"] and found["users"]:
        found["providers"] = found["users"]  # under art. 60 § 7 the user is the other side
    return found


def _roles(party: dict[str, Plain]) -> list[str]:
    return [party["role"], *party["further_roles"]]


def _payment(view: dict[str, Plain], source: Source) -> dict[str, Plain]:
    """Payer and payee as the agreement names them, or else the only party in the law's role."""
    law = source.law.payment if source.law else None
    found: dict[str, Plain] = {}
    for side in ("payer", "payee"):
        named = _entry(view["financing"], "payment", side)
        role = getattr(law, side, None)
        holders = [party["id"] for party in view["parties"] if role in _roles(party)]
        found[side] = named or (holders[0] if len(holders) == 1 else named)
    return found


def _entry(tree: Plain, *names: str) -> Plain:
    """What is at the end of these names, absent from the first that is."""
    for name in names:
        tree = tree.below(name) if isinstance(tree, Absent) else tree[name]
    return tree


def _goals(view: dict[str, Plain], language: Language) -> dict[str, Plain]:
    goals = list(_entry(view["goals"], "goals"))
    found: dict[str, Plain] = {}
    for kind in ("outcome", "output"):
        inside = [goal for goal in goals if goal["kind"] == kind]
        found[f"{kind}_goals"] = inside or _called("goals.goals", language, kind)
    indicators = list(_entry(view["goals"], "indicators"))
    for name, efforts in (("requirement_goals", False), ("best_efforts", True)):
        found[name] = [
            {**goal, "observed": observed}
            for goal in goals
            if goal["kind"] == "requirement"
            and bool(observed := _observed(goal, indicators)) is efforts
        ]
    targets = [target for entry in indicators for target in entry["targets"]]
    found["targets"] = targets or _called("goals.indicators", language, "target")
    return found


def _observed(goal: Plain, indicators: list[Plain]) -> list[Plain]:
    """What is observed without a target on a requirement: then effort is owed, not a result."""
    return [one for one in indicators if one["goal"] == goal["id"] and one["monitoring_only"]]


def _prices(source: Source, view: dict[str, Plain], language: Language) -> dict[str, Plain]:
    """A sentence where one price says it all; a list where there are several."""
    missing = _entry(view["financing"], "pricing")
    nothing: dict[str, Plain] = {"price": "", "prices": [], "broken_months": "", "places": ""}
    financing = source.sections.get("financing")
    terms: Any = financing.pricing if financing is not None else None
    if terms is None:
        return {**nothing, "price": missing if isinstance(missing, Absent) else ""}
    currency = currency_of(source)
    if not isinstance(terms, PerUnit):
        places = view["financing"]["pricing"]["places"] if isinstance(terms, PerPlace) else ""
        price = written(sentence(terms, language, currency), _country(source))
        return {**nothing, "price": price, "places": places}
    listed = [item.id for item in items_that_hold(terms)]
    prices = [item for item in view["financing"]["pricing"]["items"] if item["id"] in listed]
    rule = terms.broken_period
    broken = word(language, "pricing", f"sentence.per-unit.broken.{rule}") if rule else ""
    return {**nothing, "prices": prices, "broken_months": broken}


def _measure(view: dict[str, Plain], source: Source, language: Language) -> Plain:
    named = _entry(view["subject"], "scope", "measure_type")
    known = source.law.measure(named) if source.law and isinstance(named, str) else None
    return any_language(known.name, language) if known else named


def _authoritative(view: dict[str, Plain]) -> Plain:
    """The language that prevails: the one the signatures name, or else the first."""
    named = _entry(view["signatures"], "language_authoritative")
    languages = list(view["identity"]["languages"])
    return named or (languages[0] if languages else named)
