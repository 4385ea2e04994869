"""What kind of number an indicator gives: so many of so many, events that happen, or a measure.

What its counts can show, and whether its parts make a whole, follows from that alone.
"""

from conventions.agreement.goals import AgreedIndicator

_CASES = ("person", "case", "exit", "contract", "event", "partner")
"""Counting units of which each is one trial or event; hours, places and amounts are not."""
_ADDED_UP = ("count", "days", "hours", "fte", "currency", None)
_MAY_BE_NEGATIVE = ("currency", "score", "index")
_FLOWS = ("count", "days", "hours", "currency")


def of_cases(indicator: AgreedIndicator) -> bool:
    """Whether it is a rate of persons or cases, so many of so many, each of them one trial."""
    unit = indicator.definition.counting_unit
    return indicator.unit == "percent" and (unit is None or unit in _CASES)


def of_events(indicator: AgreedIndicator) -> bool:
    """Whether it is a number of persons or cases to whom something happened.

    No mean, which has a denominator, and no stock at a date, of which most were there before.

    >>> of_events(AgreedIndicator(id="i1", unit="count", definition={"counting_unit": "exit"}))
    True
    """
    definition = indicator.definition
    is_count = indicator.unit == "count" and definition.denominator is None
    return is_count and definition.counting_unit in _CASES and indicator.cohort != "stock-at-date"


def flows(indicator: AgreedIndicator) -> bool:
    """Whether a figure grows with the days: a count, days, hours, an amount; no mean of them.

    >>> mean = {"denominator": "persons who took up a job"}
    >>> flows(AgreedIndicator(id="i1", unit="days", definition=mean))
    False
    """
    is_running = indicator.cohort not in ("stock-at-date", "all-treated")
    return indicator.unit in _FLOWS and is_running and is_total(indicator)


def adds_up(indicator: AgreedIndicator, *, whole_counts: bool) -> bool:
    """Whether the parts of a period make the whole; ``whole_counts``: as numerator and denominator.

    They do not where one person may be in several parts, where a stock is counted at a date, and
    where a mean or a rate comes without the counts that would weigh it.
    """
    if indicator.cohort == "stock-at-date":
        return False
    if indicator.cohort == "all-treated" and indicator.definition.counting_unit in _CASES:
        return False
    return whole_counts or is_total(indicator)


def is_total(indicator: AgreedIndicator) -> bool:
    """Whether it is a plain number that may be added: persons, hours, amounts; no mean, no rate."""
    return indicator.unit in _ADDED_UP and indicator.definition.denominator is None


def may_be_negative(indicator: AgreedIndicator) -> bool:
    """Whether a figure below 0 is possible: an amount, a score, an index."""
    return indicator.unit in _MAY_BE_NEGATIVE or indicator.definition.counting_unit == "amount"
