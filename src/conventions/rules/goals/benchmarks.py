"""Rule of section 3 on benchmarks: targets held beside the results that were ever published."""

from collections.abc import Iterator
from decimal import Decimal

from conventions.agreement.goals import AgreedIndicator, Goals
from conventions.base.findings import Severity
from conventions.indicators import Indicator, load_indicator
from conventions.rules.goals.indicators import completed
from conventions.rules.goals.targets import stated
from conventions.rules.rule import Found, found, rule

_FAR = Decimal(20)
_FEWEST_RESULTS = 2
_COUNTED_AS = ("unit", "direction", "measurement_point", "cohort")
_DEFINED_AS = ("numerator", "denominator", "inclusion", "exclusion")
_OWN_GROUNDS = ("historical", "law", "control-group")


@rule(
    "G029",
    "target-beyond-experience",
    Severity.ADVICE,
    "The target of “{indicator}” for {period} is {value} percent; the {count} results published "
    "for “{use}” lie between {lowest} and {highest} percent ({sources}).",
    hint="Compare the groups behind these results (“conventions indicators show {use}”), then "
    "correct the value, or state its basis where earlier values of this offer bear it out.",
    why="Nobody has published a result near it: a slip, or a group that is like no other.",
)
def target_beyond_experience(goals: Goals) -> Iterator[Found]:
    """A target in percent far from every result that was ever published for its indicator.

    ## Why
    Few results of such offers are published, and they differ by group. A target that lies more
    than 20 percentage points above the highest or below the lowest of them is still worth a second
    look.

    Judged is only an indicator that counts as its catalogue entry counts (unit, direction,
    measurement point, cohort, numerator, denominator, cases included and excluded), and of which
    the entry holds at least two results counted that way. A target whose basis is earlier values
    (`historical`), the law or a control group is not judged. The results, with group and source,
    are shown by `conventions indicators show` and the name of the entry.

    ## Example
    ```yaml failing
    goals:
      indicators:
        - {id: i1, use: placement-rate-at-exit, goal: z1, targets: [{period: 2027, at_least: 75}]}
    ```

    ## Instead
    ```yaml passing
    goals:
      indicators:
        - {id: i1, use: placement-rate-at-exit, goal: z1, targets: [{period: 2027, at_least: 35}]}
    ```

    ## Law
    No norm: our inference. The results are those that the catalogue cites.
    """
    for path, indicator in completed(goals):
        if indicator.use is None or indicator.unit != "percent" or not indicator.targets:
            continue
        entry = load_indicator(indicator.use)
        results = [known.figure for known in entry.results if known.figure is not None]
        if len(results) < _FEWEST_RESULTS or not _counts_alike(indicator, entry):
            continue
        lowest, highest = min(results), max(results)
        sources = tuple(dict.fromkeys(known.source for known in entry.results))
        for position, target in enumerate(indicator.targets):
            if target.basis in _OWN_GROUNDS or target.reference is not None:
                continue
            for name, value in stated(target).items():
                if not lowest - _FAR <= value <= highest + _FAR:
                    yield found(
                        *(*path, "targets", position, name),
                        indicator=indicator.id,
                        use=indicator.use,
                        period=target.period,
                        value=value,
                        count=len(results),
                        lowest=lowest,
                        highest=highest,
                        sources=sources,
                    )


def _counts_alike(indicator: AgreedIndicator, entry: Indicator) -> bool:
    """Whether the completed indicator counts what its entry counts."""
    same = all(getattr(indicator, name) == getattr(entry, name) for name in _COUNTED_AS)
    defined = indicator.definition, entry.definition
    return same and all(
        getattr(defined[0], name) == getattr(defined[1], name) for name in _DEFINED_AS
    )


RULES = (target_beyond_experience,)
