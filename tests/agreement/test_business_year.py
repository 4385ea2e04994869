"""Business years follow each other without a gap and touch the term."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from conventions.agreement.business_year import business_year, business_years, year_name
from conventions.agreement.principles import Accounting
from conventions.base.calendar import months_between

DAYS = st.dates(date(1950, 1, 1), date(2199, 12, 31))


@given(DAYS, st.integers(0, 3000), st.integers(1, 12))
def test_each_touches_the_term_and_the_next_begins_where_it_ends(
    start: date, length: int, month: int
) -> None:
    last, accounting = start + timedelta(length), Accounting(year_starts=month)
    found = list(business_years(start, last, accounting))
    assert found[0].first <= start <= found[0].last
    assert found[-1].first <= last <= found[-1].last
    assert all(one.last + timedelta(1) == other.first for one, other in pairwise(found))
    for year in found:
        assert (year.first.day, year.first.month) == (1, month)
        assert months_between(year.first, year.last) == 12
        assert business_year(year.last, accounting) == year
    assert len({year_name(year) for year in found}) == len(found)
