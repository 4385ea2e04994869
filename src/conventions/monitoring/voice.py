"""The voice of a report: each figure as it is said, everywhere the same, in one language."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from conventions.agreement.evaluation import Grade
from conventions.agreement.goals import AgreedIndicator, Target
from conventions.assessment import Verdict
from conventions.assessment.grade import name_of
from conventions.assessment.method import shown_value
from conventions.base.characters import shown as visible
from conventions.base.language import (
    Language,
    Localized,
    any_language,
    money,
    number,
    percent,
    word,
)
from conventions.base.period import label
from conventions.base.step import Step, say, shown
from conventions.drafting.blocks import Runs, Text
from conventions.monitoring.drawing import SYMBOLS
from conventions.monitoring.review import Review
from conventions.report import Value

_NARROW = 14
"""Characters that the column of results always holds on a line."""


@dataclass(frozen=True)
class Voice:
    """What is spoken of, and in which language."""

    review: Review
    language: Language

    def word(self, key: str, **values: object) -> str:
        """A word or sentence of the report."""
        return word(self.language, "monitoring", key, **values)

    def text(self, value: Localized) -> str:
        """A text of the agreement, in this language or the authoritative one."""
        return any_language(value, self.language, self.review.agreement.authoritative)

    def pair(self, name: str, value: object) -> str:
        """A value behind its name, with the colon as the language writes it."""
        return f"{name}{word(self.language, 'document', 'colon')}{value}"

    def say(self, step: Step) -> str:
        """One step of a reckoning."""
        return say(step, self.language, self.review.agreement.financing.currency)

    def money(self, amount: Decimal) -> str:
        """An amount in the currency of the agreement."""
        return money(amount, self.review.agreement.financing.currency, self.language)

    def party(self, party_id: str | None) -> str:
        """The name of a party; both of them for none."""
        if party_id is None:
            return word(self.language, "cli", "both")
        found = self.review.agreement.parties.get(party_id)
        return found.called(self.language) if found else party_id

    def name(self, indicator: AgreedIndicator) -> str:
        """What an indicator is called."""
        return self.text(indicator.label) if indicator.label else indicator.id

    def group(self, group: str | None) -> str:
        """What a target group is called; nothing for all of them together."""
        entry = self.review.agreement.services.target_group(group) if group else None
        return self.text(entry.label) if entry and entry.label else group or ""

    def place(self, verdict: Verdict) -> str:
        """The period and, where it is about one, the group."""
        parts = (label(verdict.period, self.language), self.group(verdict.group))
        return " · ".join(part for part in parts if part)

    def value(self, value: Fraction, unit: str | None, places: int = 2) -> str:
        """A value in its unit."""
        near = shown(value, places)
        return percent(near, self.language) if unit == "percent" else number(near, self.language)

    def result(self, verdict: Verdict, apart: str = " ") -> str:
        """The result with the counts behind it: "40.82 % (20 of 49)"; a dash where none is.

        ``apart`` is what stands between it and counts of large numbers.
        """
        figure = verdict.figure
        if figure is None:
            return "–"
        near = shown_value(figure.value, verdict.target)
        is_rate = verdict.indicator.unit == "percent"
        said = percent(near, self.language) if is_rate else number(near, self.language)
        if figure.numerator is None or figure.denominator is None:
            return said
        counts = (
            number(shown(part), self.language) for part in (figure.numerator, figure.denominator)
        )
        of = self.of(*counts)
        return f"{said}{apart if len(of) > _NARROW else ' '}({of})"

    def of(self, k: str, n: str) -> str:
        """So many of so many, not torn apart; of large numbers, the second may begin a line."""
        whole = self.word("of", k=k, n=n).replace(" ", "\u00a0")
        return whole if len(whole) <= _NARROW else whole.replace(f"{k}\u00a0", f"{k} ", 1)

    def aims(self, verdict: Verdict) -> str:
        """The target, with what it is a difference to; a dash where there is none."""
        target = verdict.target
        if target is None:
            return "–"
        unit = self.unit(target, verdict.indicator)
        said = " ".join(text for _value, text in bounds(target, self, unit)) or "–"
        reference = target.reference
        if reference is None:
            return said
        other = self.text(reference.label) if reference.label else reference.indicator or "–"
        return self.word(f"compared.{reference.compared}", aim=said, reference=other)

    @staticmethod
    def unit(target: Target, indicator: AgreedIndicator) -> str | None:
        """The unit of a target: that of its indicator, but for a difference or an index."""
        return indicator.unit if target.reference is None else None

    def interval(self, verdict: Verdict) -> str:
        """The ends of the interval in percent; nothing where there is none."""
        interval = verdict.interval
        if interval is None:
            return ""
        low, high = (number(end * 100, self.language, 1) for end in (interval.low, interval.high))
        return percent_of(f"{low}–{high}", self.language)

    def verdict(self, verdict: Verdict) -> str:
        """The band, or the state that keeps it from one, with its shape."""
        key = f"band.{verdict.band}" if verdict.band else f"state.{verdict.state}"
        return f"{SYMBOLS[verdict.band]}\u00a0{word(self.language, 'assessment', key)}"

    def grade(self, grade: Grade | None) -> str:
        """What a grade is called; nothing for none."""
        return self.text(name_of(grade)) if grade else ""

    def evidence(self, verdict: Verdict) -> str:
        """What the numbers show; nothing where nothing is said."""
        if verdict.evidence is None:
            return ""
        return word(self.language, "assessment", f"evidence.{verdict.evidence}")

    def reported(self, value: Value) -> str:
        """A value as a report gives it."""
        if value.missing is not None:
            return self.word(f"missing.{value.missing}")
        parts = []
        if value.numerator is not None or value.denominator is not None:
            k, n = (
                "–" if part is None else number(part, self.language)
                for part in (value.numerator, value.denominator)
            )
            parts.append(self.of(k, n))
        if value.value is not None:
            parts.append(number(value.value, self.language))
        return ", ".join(parts) or "–"


def bounds(target: Target, voice: Voice, unit: str | None) -> tuple[tuple[Fraction, str], ...]:
    """The values of a target, each as it is written: "≥ 60 %"."""
    signs = (("≥", target.at_least), ("≤", target.at_most), ("=", target.exactly))
    return tuple(
        (Fraction(value), f"{sign}\u00a0{voice.value(Fraction(value), unit)}")
        for sign, value in signs
        if value is not None
    )


def percent_of(numbers: str, language: Language) -> str:
    """Numbers that are said, with the sign of percent behind them."""
    return word(language, "formats", "percent", number=numbers)


def plain(text: str) -> Runs:
    """Fixed words, whatever users wrote into them."""
    return (Text(visible(text)),)


def strong(text: str) -> Runs:
    """Words that stand out."""
    return (Text(visible(text), strong=True),)
