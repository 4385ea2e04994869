"""Words of a verdict by number: engines choose between whole numbers faster than between words."""

from typing import Any

STATES = ("no_data", "not_measurable", "no_target", "interim", "too_few", "judged")
NO_DATA, NOT_MEASURABLE, NO_TARGET, INTERIM, FEW_CASES, JUDGED = range(len(STATES))
EVIDENCE = ("met", "missed", "inconclusive", "too_few", "on_course", "at_risk")
MET, MISSED, INCONCLUSIVE, TOO_FEW, ON_COURSE, AT_RISK = range(len(EVIDENCE))


def worded(number: Any, words: tuple[str, ...]) -> Any:
    """The word whose place is the number."""
    import narwhals as nw

    found: Any = nw.lit(words[-1])
    for place, word in enumerate(words[:-1]):
        found = nw.when(number == place).then(nw.lit(word)).otherwise(found)
    return found
