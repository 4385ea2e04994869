"""What a reader must know of a figure before trusting it: each flag with the steps that led to it.

A figure that no count of persons or cases can give is impossible, and why is said in numbers: 111
of 75 is more than there are, and no whole number of 150 cases is 22.5 percent.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from conventions.agreement.goals import AgreedIndicator
from conventions.assessment.kind import may_be_negative, of_cases
from conventions.assessment.printed import from_counts, half_a_place
from conventions.assessment.totals import Total
from conventions.assessment.verdict import Flag
from conventions.base.findings import Word
from conventions.base.step import Step, StepValue, shown
from conventions.report import Observation, Value

EXCLUSIONS_FROM = Fraction(1, 10)
"""Share of excluded cases above which a reader must know of them (domain rule E09)."""
Doubt = tuple[Flag, Step]


def doubts(indicator: AgreedIndicator, observations: tuple[Observation, ...]) -> tuple[Doubt, ...]:
    """The flags of what was reported, each with a step; a flag may have several."""
    return tuple(_doubts(indicator, observations))


def _doubts(indicator: AgreedIndicator, observations: tuple[Observation, ...]) -> Iterator[Doubt]:
    for observation in parts_in(observations):
        if observation.used != observation.reported:
            yield from (("accepted_differs", step) for step in _accepted(observation))
        if observation.approximate:
            said = {"figure": _in_figures(observation.used)}
            yield "approximate", Step("assessment.step.approximate", said)
        contradiction = impossible(indicator, observation.used) or _misprinted(
            indicator, observation.used
        )
        if contradiction is not None:
            yield "inconsistent", contradiction
        if observation.used.value is not None and _is_bare_rate(indicator, observation.used):
            yield "no_counts", Step("assessment.step.no-counts")
    left_out = _left_out(observations)
    if left_out is not None:
        yield "exclusions", left_out


def parts_in(observations: tuple[Observation, ...]) -> tuple[Observation, ...]:
    """What was reported itself: of a total, its groups."""
    return tuple(
        part
        for observation in observations
        for part in (observation.parts if isinstance(observation, Total) else (observation,))
    )


def summed(observations: tuple[Observation, ...]) -> Iterator[Step]:
    """The groups of which a total was made, with what was reported for each."""
    for total in observations:
        if isinstance(total, Total):
            yield Step("assessment.step.groups-added")
            for name, part in zip(total.names, total.parts, strict=True):
                said = {"group": name, "figure": _in_figures(part.used)}
                yield Step("assessment.step.group-part", said)


def _accepted(observation: Observation) -> Iterator[Step]:
    """What was reported, what was accepted, and what is said of the difference."""
    said = {
        "reported": _in_figures(observation.reported),
        "accepted": _in_figures(observation.used),
    }
    yield Step("assessment.step.accepted", said)
    if observation.accepted_reason is not None:
        yield Step("assessment.step.accepted-why", {"reason": observation.accepted_reason})
    if observation.accepted_by is not None:
        yield Step("assessment.step.accepted-by", {"by": observation.accepted_by})
    if observation.accepted_on is not None:
        yield Step("assessment.step.accepted-on", {"day": observation.accepted_on})


def _in_figures(value: Value) -> StepValue:
    """A value as it was given: 20/49, 37, or why it is missing."""
    if value.missing is not None:
        return Word("monitoring", f"missing.{value.missing}")
    if value.numerator is not None or value.denominator is not None:
        parts = (value.numerator, value.denominator)
        over, under = ("–" if part is None else f"{shown(part):f}" for part in parts)
        return f"{over}/{under}"
    return "–" if value.value is None else shown(value.value)


def _is_bare_rate(indicator: AgreedIndicator, value: Value) -> bool:
    has_counts = value.numerator is not None and value.denominator is not None
    return indicator.unit == "percent" and not has_counts


def _left_out(observations: tuple[Observation, ...]) -> Step | None:
    """The excluded cases and all cases, where more than a tenth of them was excluded."""
    excluded = sum(entry.count for observation in observations for entry in observation.excluded)
    used = [observation.used.denominator for observation in observations]
    denominators = [each for each in used if each is not None]
    if not excluded or len(denominators) != len(used):
        return None
    everybody = excluded + Fraction(sum(denominators, Decimal(0)))
    if excluded <= everybody * EXCLUSIONS_FROM:
        return None
    said: dict[str, StepValue] = {
        "excluded": excluded,
        "everybody": shown(everybody),
        "share": shown(100 * excluded / everybody, 1),
    }
    return Step("assessment.step.left-out", said)


def impossible(indicator: AgreedIndicator, value: Value) -> Step | None:
    """Why no count gives such a value (domain rules E06, E07); none where one does."""
    over, under, plain = value.numerator, value.denominator, value.value
    if under is not None and under < 0:
        return _negative(under)
    if not of_cases(indicator):
        least = min((part for part in (over, plain) if part is not None), default=Decimal(0))
        return _negative(least) if least < 0 and not may_be_negative(indicator) else None
    for part in (over, under):
        if part is not None and part != part.to_integral_value():
            return Step("assessment.step.not-whole", {"figure": shown(part)})
    if over is not None:
        return _no_part(over, under)
    return None if plain is None else _no_share(plain, under)


def _no_part(over: Decimal, under: Decimal | None) -> Step | None:
    if over < 0:
        return _negative(over)
    if under is None or over <= under:
        return None
    said = {"numerator": shown(over), "denominator": shown(under)}
    return Step("assessment.step.more-than-all", said)


def _no_share(percent: Decimal, under: Decimal | None) -> Step | None:
    """Why a percentage is none; beside a denominator, the whole numbers on both sides of it."""
    if not 0 <= percent <= 100:
        return Step("assessment.step.no-share", {"rate": shown(percent, 4)})
    if under is None or from_counts(percent, int(under)):
        return None
    n = int(under)
    if n == 0:
        return Step("assessment.step.share-of-nobody", {"rate": percent})
    fewer = (Fraction(percent) * n / 100).__floor__()
    said: dict[str, StepValue] = {"rate": percent, "denominator": Decimal(n)}
    for name, k in (("fewer", fewer), ("more", fewer + 1)):
        said |= {name: Decimal(k), f"{name}_rate": shown(Fraction(100 * k, n), 2)}
    return Step("assessment.step.no-count-gives", said)


def _negative(part: Decimal) -> Step:
    return Step("assessment.step.negative", {"figure": shown(part)})


def _misprinted(indicator: AgreedIndicator, value: Value) -> Step | None:
    """That a value printed beside its counts is not theirs; the counts then decide."""
    over, under = value.numerator, value.denominator
    if over is None or under is None or under <= 0:
        return None
    is_rate = indicator.unit == "percent"
    exact = (100 if is_rate else 1) * Fraction(over) / Fraction(under)
    for printed in (value.value, value.percent if is_rate else None):
        if printed is not None and abs(exact - Fraction(printed)) > half_a_place(printed):
            name, key = ("_rate", "-rate") if is_rate else ("", "")
            said = {
                "numerator": shown(over),
                "denominator": shown(under),
                f"printed{name}": printed,
                f"result{name}": shown(exact, 2),
            }
            return Step(f"assessment.step.misprinted{key}", said)
    return None
