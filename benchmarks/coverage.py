"""How often an interval holds the true rate, and how often chance is called a miss.

Deterministic: exact binomial sums over all results, no simulation. Prints the tables of
docs/explanation/verdicts.md.

    python benchmarks/coverage.py
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import exp, lgamma, log

from conventions.agreement.evaluation import Test
from conventions.assessment import IntervalMethod, at_most, critical_count, interval_by

METHODS: tuple[IntervalMethod, ...] = ("wilson", "clopper-pearson", "mid-p", "jeffreys")
SIZES = (5, 10, 20, 40, 100)
RATES = [step / 200 for step in range(10, 191)]
LEVEL = Fraction(5, 100)
TESTS: tuple[Test, ...] = ("mid-p", "exact")
TARGETS = [Fraction(percent, 100) for percent in range(10, 96)]
BLOCKS = ((1, 4), (5, 9), (10, 29), (30, 100))
LOOKS = {"year": (60,), "quarter": (15, 30, 45, 60), "month": tuple(range(5, 61, 5))}


def mass(k: int, n: int, rate: float) -> float:
    """The binomial probability of ``k`` of ``n``."""
    ways = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
    return exp(ways + k * log(rate) + (n - k) * log(1 - rate))


def coverage(method: IntervalMethod, n: int) -> tuple[float, float, float]:
    """Least and mean coverage over the rates from 5 to 95 percent, and the mean width."""
    ends = [interval_by(method, k, n) for k in range(n + 1)]
    held, widths = [], []
    for rate in RATES:
        chances = [mass(k, n, rate) for k in range(n + 1)]
        pairs = list(zip(chances, ends, strict=True))
        held.append(sum(chance for chance, (low, high) in pairs if low <= rate <= high))
        widths.append(sum(chance * (high - low) for chance, (low, high) in pairs))
    return min(held), mean(held), mean(widths)


def false_alarms(test: Test, sizes: Iterable[int]) -> tuple[float, float]:
    """Mean and worst chance that a provider exactly at its target is said to have missed it."""
    found = [
        float(at_most(critical_count(n, target, LEVEL, test), n, target))
        for n in sizes
        for target in TARGETS
    ]
    return mean(found), max(found)


def shown_below(n: int, target: Fraction) -> float:
    """The chance that a provider exactly at its target falls short of it."""
    return float(at_most((target * n).__ceil__() - 1, n, target))


def seen_missed(n: int, target: Fraction, true: Fraction) -> float:
    """The chance that a provider at a worse rate is said to have missed the target."""
    return float(at_most(critical_count(n, target, LEVEL, "mid-p"), n, true))


def alarm_by_looking(sizes: Sequence[int], target: Fraction) -> float:
    """The chance of at least one false alarm when the running rate is tested at each size.

    Followed by all counts that raised no alarm yet.
    """
    open_paths, before = {0: 1.0}, 0
    for size in sizes:
        critical = critical_count(size, target, LEVEL, "mid-p")
        step = [mass(k, size - before, float(target)) for k in range(size - before + 1)]
        after: dict[int, float] = {}
        for count, chance in open_paths.items():
            for more, part in enumerate(step):
                if count + more > critical:
                    after[count + more] = after.get(count + more, 0.0) + chance * part
        open_paths, before = after, size
    return 1 - sum(open_paths.values())


def mean(values: Sequence[float]) -> float:
    """The mean."""
    return sum(values) / len(values)


def main() -> None:
    """Print the tables."""
    print("Coverage of nominal 95 % intervals, rates 5 to 95 %: least / mean, mean width")
    print("n     " + "".join(f"{method:<24}" for method in METHODS))
    for n in SIZES:
        found = (coverage(method, n) for method in METHODS)
        row = "".join(f"{f'{low:.3f} / {among:.3f}, {wide:.2f}':<24}" for low, among, wide in found)
        print(f"{n:<6}{row}")
    print()
    print("False “missed” at the target, level 5 %, targets 10 to 95 %: mean / worst")
    for first, last in BLOCKS:
        cells = (false_alarms(test, range(first, last + 1)) for test in TESTS)
        row = "".join(
            f"{test:<8}{f'{among:.3f} / {worst:.3f}':<18}"
            for test, (among, worst) in zip(TESTS, cells, strict=True)
        )
        print(f"n {f'{first}-{last}':<8}{row}")
    print()
    print("A provider exactly at its target is shown below it")
    for n in (10, 20, 60, 200):
        row = "  ".join(f"{p} %: {shown_below(n, Fraction(p, 100)):.2f}" for p in (50, 60, 70, 80))
        print(f"n {n:<6}{row}")
    print()
    print("A provider at 45 % against a target of 60 % is said to have missed it")
    for n in (20, 60):
        print(f"n {n:<6}{seen_missed(n, Fraction(60, 100), Fraction(45, 100)):.2f}")
    print()
    print("False alarms in a year of 60 cases at a target of 60 %, tested at the end of each")
    for name, sizes in LOOKS.items():
        print(f"{name:<8}{alarm_by_looking(sizes, Fraction(60, 100)):.3f}")


if __name__ == "__main__":
    main()
