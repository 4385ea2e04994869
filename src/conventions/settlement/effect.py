"""The effect of one result on the price: what is proposed, and what of it was confirmed."""

from dataclasses import dataclass
from decimal import Decimal

from conventions.agreement.goals import AgreedIndicator
from conventions.base.language import Language, any_language, money, word
from conventions.base.period import Period, label
from conventions.base.step import Step
from conventions.base.values import Currency


@dataclass(frozen=True)
class Effect:
    """A bonus or malus for the year in which the period of a target ends.

    ``proposed`` and ``confirmed`` are amounts, less than 0 for a malus; ``proposed`` is none where
    the agreement names none, ``confirmed`` where nobody confirmed. Only the latter is in a balance.
    """

    indicator: AgreedIndicator
    period: Period
    group: str | None
    is_malus: bool
    proposed: Decimal | None
    confirmed: Decimal | None
    steps: tuple[Step, ...]

    def said(self, language: Language, currency: Currency) -> str:
        """Of what it is an effect, which one, and the amount, in one line."""
        name = self.indicator.label
        kind = word(language, "settlement", f"effects.{'malus' if self.is_malus else 'bonus'}")
        is_open = self.confirmed is None
        state = word(language, "settlement", f"effects.{'proposed' if is_open else 'confirmed'}")
        amount = self.proposed if is_open else self.confirmed
        parts = (
            any_language(name, language) if name else self.indicator.id,
            label(self.period, language),
            self.group or "",
            f"{kind} ({state})",
            "" if amount is None else money(amount, currency, language),
        )
        return " · ".join(part for part in parts if part)
