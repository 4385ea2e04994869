"""Durations in different units, compared only as far as the calendar allows."""

from conventions.base.values import Duration

_DAYS = {"D": 1, "W": 7}
_MONTHS = {"M": 1, "Y": 12}


def certainly_longer(one: Duration, other: Duration) -> bool:
    """Whether one duration is longer than the other wherever in the calendar they start.

    Months and years are compared as months, days and weeks as days. Between the two kinds a month
    has no fixed length: *n* months have at least ⌊365 n / 12⌋ - 2 and at most ⌈366 n / 12⌉ + 1
    days, and where these limits leave a doubt the answer is no.

    >>> certainly_longer("P2Y", "P18M"), certainly_longer("P5W", "P1M")
    (True, True)
    >>> certainly_longer("P30D", "P1M"), certainly_longer("P1M", "P30D")
    (False, False)
    """
    if (one[-1] in _MONTHS) == (other[-1] in _MONTHS):
        sizes = _MONTHS if one[-1] in _MONTHS else _DAYS
        return int(one[1:-1]) * sizes[one[-1]] > int(other[1:-1]) * sizes[other[-1]]
    return days(one)[0] > days(other)[1]


def days(duration: Duration) -> tuple[int, int]:
    """The fewest and the most days a duration can have.

    >>> days("P2W"), days("P6M"), days("P1Y")
    ((14, 14), (180, 184), (363, 367))
    """
    count, unit = int(duration[1:-1]), duration[-1]
    if unit in _DAYS:
        return count * _DAYS[unit], count * _DAYS[unit]
    months = count * _MONTHS[unit]
    return 365 * months // 12 - 2, -(-366 * months // 12) + 1
