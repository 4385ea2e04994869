"""Critical counts of one target for every number of cases, one from the other.

With one case more, the critical count stays or grows by one, so that a run over all numbers of
cases takes a few multiplications each. Sixty digits, as in ``assessment.critical``, which is asked
itself wherever a chance comes too close to the level to tell.
"""

from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, localcontext
from fractions import Fraction
from functools import cache

from conventions.agreement.evaluation import Test
from conventions.assessment.critical import critical_count

MOST_CASES = 100_000
"""Up to here all numbers of cases are run through; a larger one is reckoned by itself."""
_CONTEXT = Context(prec=60, Emax=MAX_EMAX, Emin=MIN_EMIN)
_TOO_CLOSE = Decimal("1e-40")


def critical_counts_of(
    cases: frozenset[int], share: Fraction, level: Fraction, test: Test
) -> dict[int, int]:
    """For each number of cases the largest count of successes that is missed; -1: none is.

    >>> critical_counts_of(frozenset((3, 24)), Fraction(7, 10), Fraction(5, 100), "mid-p")
    {3: 0, 24: 12}
    """
    few = max((n for n in cases if n <= MOST_CASES), default=0)
    known = _run(1 << max(few, 1).bit_length(), share, level, test)
    return {
        n: known[n] if n < len(known) else critical_count(n, share, level, test)
        for n in sorted(cases)
    }


@cache
def _run(most: int, share: Fraction, level: Fraction, test: Test) -> tuple[int, ...]:
    """The critical counts for 0 to ``most`` cases."""
    if not 0 < share < 1:
        return tuple(critical_count(n, share, level, test) for n in range(most + 1))
    found = []
    with localcontext(_CONTEXT):
        hit = Decimal(share.numerator) / share.denominator
        fail = 1 - hit
        aim = Decimal(level.numerator) / level.denominator
        # Of n cases: k is the critical count, `upto` the chance of k or fewer, `here` that of k,
        # `after` that of k + 1.
        k, upto, here, after = -1, Decimal(0), Decimal(0), Decimal(1)
        for n in range(most + 1):
            reached = upto + (after / 2 if test == "mid-p" else after)
            missed = reached <= aim
            if abs(reached - aim) < _TOO_CLOSE:
                missed = critical_count(n, share, level, test) > k
            if missed and k + 1 < n:
                k, upto, here = k + 1, upto + after, after
                after = here * (n - k) / (k + 1) * hit / fail
            found.append(k)
            # One case more, a success with the chance `hit`.
            upto, after = upto - here * hit, after * fail + here * hit
            here = here * fail * (n + 1) / (n + 1 - k)
    return tuple(found)
