"""Rules of section 3 on the exits that French integration structures (IAE) are held to."""

from collections.abc import Iterator
from decimal import Decimal

from conventions.agreement.goals import AgreedIndicator, Goals, Target
from conventions.agreement.services import Services
from conventions.base.findings import Severity, Word
from conventions.base.path import Path
from conventions.rules.goals.indicators import completed, number
from conventions.rules.goals.populations import beside, comparable
from conventions.rules.rule import Found, found, rule

_DYNAMIC = "I09"
_PARTS = ("I06", "I07", "I08")
"""Durable, transition and positive exits, of which the dynamic ones consist."""
_NATIONAL = {
    "I06": ("durable-exit-rate", Decimal(25)),
    "I09": ("dynamic-exit-rate", Decimal(60)),
}
"""Percent of all exits, after three years (circular DGEFP 2008-21)."""


@rule(
    "G022",
    "whole-below-its-parts",
    Severity.WARNING,
    "For {period}, “{indicator}” is to reach {whole}, but its parts already ask for {sum} "
    "together ({parts}).",
    hint="Raise the target of the dynamic exits, or lower that of a part.",
    why="Dynamic exits are durable, transition and positive ones together.",
)
def whole_below_its_parts(goals: Goals) -> Iterator[Found]:
    """A target of dynamic exits below what its parts are to reach together.

    Compared are the entries I06 to I09 of the catalogue, for the same period and group, where they
    keep the numerator of the catalogue and share their denominator. Results are held to the same
    sum when they are reported.

    ## Why
    By definition the dynamic exits are the sum of the three. A target below that sum can never be
    missed where the others are met: one of the numbers is a slip.

    ## Example
    ```yaml failing
    goals:
      indicators:
        - {id: i1, use: durable-exit-rate, goal: z1, targets: [{period: 2027, at_least: 40}]}
        - {id: i2, use: dynamic-exit-rate, goal: z1, targets: [{period: 2027, at_least: 30}]}
    ```

    ## Instead
    ```yaml passing
    goals:
      indicators:
        - {id: i1, use: durable-exit-rate, goal: z1, targets: [{period: 2027, at_least: 25}]}
        - {id: i2, use: dynamic-exit-rate, goal: z1, targets: [{period: 2027, at_least: 60}]}
    ```

    ## Law
    No norm of its own: the definition of the exits in French integration through economic
    activity.
    """
    every = [(number(one), path, one) for path, one in completed(goals)]
    parts = [one for entry, _, one in every if entry in _PARTS]
    for path, whole in [(path, one) for entry, path, one in every if entry == _DYNAMIC]:
        for position, target in enumerate(whole.targets):
            asked = _asked(target, [part for part in parts if comparable(part, whole)])
            together = sum(asked.values(), Decimal(0))
            if target.at_least is not None and together > target.at_least:
                yield found(
                    *(*path, "targets", position),
                    indicator=whole.id,
                    period=target.period,
                    whole=target.at_least,
                    sum=together,
                    parts=", ".join(f"{name}: {value}" for name, value in asked.items()),
                )


def _asked(target: Target, parts: list[AgreedIndicator]) -> dict[str, Decimal]:
    """What each part is to reach in the period and for the group of a target."""
    asked = ((part.id, other.at_least) for part in parts for other in beside(target, part))
    return {name: least for name, least in asked if least is not None}


@rule(
    "G023",
    "below-the-national-reference",
    Severity.ADVICE,
    "Target of “{entry}”: {agreed}; the national reference for integration structures (IAE) is "
    "{reference} percent.",
    hint="Agree on a target, or write under “basis_note” why it is lower.",
    why="Circular DGEFP 2008-21: 25 percent durable and 60 percent dynamic exits after three "
    "years.",
)
def below_the_national_reference(goals: Goals, services: Services) -> Iterator[Found]:
    """A French integration structure without targets for its exits, or with low ones.

    Asked for where a target group has the system `iae`. Each of the two rates is found once where
    no target states it, and at each target below the reference. Targets of other groups are left
    out.

    ## Why
    The two rates are what every structure in France is compared by. A lower one may well be right
    for persons far from work; then its reason belongs beside it.

    ## Example
    ```yaml failing
    services:
      target_groups: [{id: tg1, system: iae}]
    goals:
      indicators:
        - {id: i1, use: durable-exit-rate, goal: z1, targets: [{period: 2027, at_least: 25}]}
    ```

    ## Instead
    ```yaml passing
    services:
      target_groups: [{id: tg1, system: iae}]
    goals:
      indicators:
        - {id: i1, use: durable-exit-rate, goal: z1, targets: [{period: 2027, at_least: 25}]}
        - {id: i2, use: dynamic-exit-rate, goal: z1, targets: [{period: 2027, at_least: 60}]}
    ```

    ## Law
    Circular DGEFP 2008-21: targets after three years. Verified 2026-11-21.
    """
    groups = {group.id for group in services.target_groups if group.system == "iae"}
    if not groups:
        return
    for entry, (name, reference) in _NATIONAL.items():
        stated = list(_stated(goals, entry, groups))
        if not stated:
            word = Word("rules", "not-stated")
            yield found("goals", "indicators", entry=name, agreed=word, reference=reference)
        for path, least in stated:
            if least < reference:
                yield found(*path, entry=name, agreed=least, reference=reference)


def _stated(goals: Goals, entry: str, groups: set[str]) -> Iterator[tuple[Path, Decimal]]:
    """What is to be reached at least of an entry, for these groups or for all."""
    for path, indicator in completed(goals):
        for position, target in enumerate(indicator.targets):
            meant = target.group is None or target.group in groups
            if number(indicator) == entry and meant and target.at_least is not None:
                yield (*path, "targets", position), target.at_least


RULES = (whole_below_its_parts, below_the_national_reference)
