"""A counting in words: the sentence that says what the same data computes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from conventions.agreement.goals import AgreedIndicator
from conventions.base.language import Language, duration, number, word
from conventions.indicators import Conditions, Counting, Match, Tally
from conventions.records.columns import DERIVED, Column, answer, derived_heading, heading

_BY_STAY = ("exit", "contract", "case", "event")


@dataclass(frozen=True)
class Worded:
    """What is counted, among whom, and what is left out; empty where nothing is."""

    numerator: str
    denominator: str
    left_out: str


def in_words(
    indicator: AgreedIndicator,
    counting: Counting,
    columns: Sequence[Column],
    language: Language,
) -> Worded:
    """The definition of a completed indicator as its counting computes it."""
    known = {column.name: column for column in columns}
    speech = _Speech(known, language)
    base = speech.base(indicator, counting)
    numerator = speech.tally(counting.numerator, base, part=counting.denominator is not None)
    denominator = speech.tally(counting.denominator, base) if counting.denominator else ""
    return Worded(numerator, denominator, speech.left_out(counting))


@dataclass(frozen=True)
class _Speech:
    """The columns by name, and the language they are said in."""

    columns: Mapping[str, Column]
    language: Language

    def say(self, key: str, **values: Any) -> str:
        """A sentence of the locale file."""
        return word(self.language, "records", f"wording.{key}", **values)

    def name(self, column: str) -> str:
        """The heading of a column, written or reckoned."""
        if column in DERIVED:
            return derived_heading(column, self.language)
        return heading(self.columns[column], self.language)

    def base(self, indicator: AgreedIndicator, counting: Counting) -> str:
        """Whose stays, and how often a person counts."""
        unit = "stays" if indicator.definition.counting_unit in _BY_STAY else "persons"
        if counting.dated_by:
            cohort = self.say("dated_by", column=self.name(counting.dated_by))
        else:
            cohort = word(
                self.language, "indicators", f"cohorts.{indicator.cohort or 'all-treated'}"
            )
        said = self.say(unit, cohort=cohort)
        if counting.among:
            said = self.say("among", base=said, conditions=self.where(counting.among))
        return said

    def tally(self, tally: Tally, base: str, *, part: bool = False) -> str:
        """What is counted or added up."""
        if tally.agreed:
            return self.say(f"agreed.{tally.agreed}")
        said = self.say("these") if part and not tally.sum else base
        if tally.sum:
            said = self.say("sum", column=self.name(tally.sum), base=base)
        if tally.where:
            said = self.say("where", base=said, conditions=self.where(tally.where))
        return said

    def where(self, where: Sequence[Conditions]) -> str:
        """The alternatives, one of which must hold."""
        each = (
            self.say("and").join(self.match(name, match) for name, match in conditions.items())
            for conditions in where
        )
        return self.say("or").join(each)

    def match(self, name: str, match: Match) -> str:
        """What must hold of one column."""
        parts = []
        column = self.name(name)
        if match.among:
            answers = (answer(self.columns[name], code, self.language) for code in match.among)
            parts.append(
                self.say("one_of", column=column, answers=self.say("or_one").join(answers))
            )
        for key, bound in (("at_least", match.at_least), ("at_most", match.at_most)):
            if bound is not None:
                parts.append(self.say(key, column=column, number=number(bound, self.language)))
        if match.filled is not None:
            parts.append(self.say("filled" if match.filled else "empty", column=column))
        return self.say("and").join(parts)

    def left_out(self, counting: Counting) -> str:
        """The grounds on which a case is left out."""
        parts = []
        if counting.exclude:
            grounds = (word(self.language, "records", f"grounds.{key}") for key in counting.exclude)
            parts.append(", ".join(grounds))
        for key, limit in (("min_stay", counting.min_stay), ("returned", counting.reentry_within)):
            if limit is not None:
                parts.append(self.say(key, duration=duration(limit, self.language)))
        return "; ".join(parts)
