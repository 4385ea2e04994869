"""The effects of results on the price that a settlement proposes, or that were confirmed."""

from decimal import Decimal
from typing import Any

import click

from conventions.base.language import Language, word
from conventions.base.step import say
from conventions.base.values import Currency
from conventions.settlement import Effect, Settlement


def print_effects(settlement: Settlement, language: Language) -> None:
    """Each effect with its steps: it concerns money, so nobody should have to ask for them."""
    effects = [effect for year in settlement.years for effect in year.effects]
    if effects:
        click.echo(word(language, "settlement", "effects.title"))
    for effect in effects:
        click.echo(f"  {effect.said(language, settlement.currency)}")
        for step in effect.steps:
            click.echo(f"    {say(step, language, settlement.currency)}")


def effect_object(effect: Effect, language: Language, currency: Currency) -> dict[str, Any]:
    """The effect as data; amounts as text, less than 0 for a malus."""
    return {
        "indicator": effect.indicator.id,
        "period": effect.period,
        "group": effect.group,
        "proposed": _text(effect.proposed),
        "confirmed": _text(effect.confirmed),
        "steps": [say(step, language, currency) for step in effect.steps],
    }


def _text(amount: Decimal | None) -> str | None:
    return None if amount is None else str(amount)
