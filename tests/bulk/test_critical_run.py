"""Critical counts one from the other: the very ones of ``assessment.critical``."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.agreement.evaluation import Test
from conventions.assessment.critical import critical_count
from conventions.bulk.critical_run import critical_counts_of

LEVELS = (Fraction(5, 100), Fraction(25, 1000), Fraction(1, 2), Fraction(0), Fraction(1, 4))
SHARES = tuple(Fraction(numerator, 100) for numerator in (0, 1, 20, 50, 70, 95, 100))


@pytest.mark.parametrize("test", ["mid-p", "exact"])
@pytest.mark.parametrize("share", SHARES)
def test_all_small_numbers_of_cases(share: Fraction, test: Test) -> None:
    sizes = frozenset(range(130))
    for level in LEVELS:
        wanted = {n: critical_count(n, share, level, test) for n in sizes}
        assert critical_counts_of(sizes, share, level, test) == wanted


@given(st.integers(1, 3000), st.integers(1, 999), st.sampled_from(["mid-p", "exact"]))
def test_any_share(n: int, thousandths: int, test: Test) -> None:
    share = Fraction(thousandths, 1000)
    found = critical_counts_of(frozenset((n,)), share, Fraction(5, 100), test)
    assert found == {n: critical_count(n, share, Fraction(5, 100), test)}
