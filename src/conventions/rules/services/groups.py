"""Rules on target groups: who belongs to them, of what age, and how they are mixed."""

from collections.abc import Iterator
from decimal import Decimal

from conventions.agreement.services import Services
from conventions.base.findings import Severity
from conventions.rules.rule import Found, found, rule

_YOUNG_FROM, _YOUNG_TO = 15, 30
"""Years of age of young adults as offers for them are described; no law fixes them."""
_HALF_A_HUNDREDTH = Decimal("0.005")
"""How far a share written with two decimals may be from the share that is meant."""
_WHOLE = Decimal(100)


@rule(
    "S003",
    "group-without-criterion",
    Severity.WARNING,
    "Of the target group “{group}” only the system is stated ({system}), and no criterion.",
    hint="Add under “eligibility” at least one criterion with what proves it, or an age or a level "
    "of language.",
    why="Whoever refers and whoever admits must mean the same persons.",
)
def group_without_criterion(services: Services) -> Iterator[Found]:
    """A target group described by the system that refers it, and by nothing else.

    An age or a level of language counts as a criterion; an exclusion does not say who belongs.

    ## Why
    “Persons in social assistance” are single parents, refugees and persons long out of work. Where
    the agreement does not choose, referrals do, and the goals fit nobody.

    ## Example
    ```yaml failing
    services:
      target_groups: [{id: tg1, system: social-assistance}]
    ```

    ## Instead
    ```yaml passing
    services:
      target_groups:
        - id: tg1
          system: social-assistance
          eligibility: [{criterion: "capacité de travail d'au moins 50 %"}]
    ```

    ## Law
    No norm. The guide on performance agreements of 2017 (econcept, p. 7) names the description of
    the target groups as a key element. Verified 2026-11-21.
    """
    for position, group in enumerate(services.target_groups):
        stated = (group.age_min, group.age_max, group.language_level_min)
        if not group.eligibility and all(one is None for one in stated):
            path = ("services", "target_groups", position)
            yield found(*path, group=group.id, system=group.system or "–")


@rule(
    "S004",
    "ages-not-ordered",
    Severity.ERROR,
    "The youngest age of “{group}” ({low}) is above its oldest age ({high}).",
    hint="Exchange or correct “age_min” and “age_max”.",
    why="Nobody could belong to this group.",
)
def ages_not_ordered(services: Services) -> Iterator[Found]:
    """A youngest age above the oldest.

    Both are in full years, and both belong to the group.

    ## Why
    Whoever refers holds every application against these two numbers.

    ## Example
    ```yaml failing
    services:
      target_groups: [{id: tg1, age_min: 25, age_max: 18}]
    ```

    ## Instead
    ```yaml passing
    services:
      target_groups: [{id: tg1, age_min: 18, age_max: 25}]
    ```

    ## Law
    No norm: it follows from what the numbers mean.
    """
    for position, group in enumerate(services.target_groups):
        low, high = group.age_min, group.age_max
        if low is not None and high is not None and low > high:
            path = ("services", "target_groups", position, "age_min")
            yield found(*path, group=group.id, low=low, high=high)


@rule(
    "S104",
    "unusual-age-of-young-adults",
    Severity.WARNING,
    "The group “{group}” is one of young adults, with {field} {age}; usual are {low} to {high} "
    "years.",
    hint="Correct the age, or the “system” of the group.",
    why="The laws and programmes that were read end such measures at 25 or at 30 years.",
)
def unusual_age_of_young_adults(services: Services) -> Iterator[Found]:
    """A group of young adults who are under 15 or over 30 years old.

    Ages that the law of a measure fixes are judged by S008.

    ## Why
    An age that was copied from another group opens the measure to persons whom it does not fit.

    ## Example
    ```yaml failing
    services:
      target_groups: [{id: tg1, system: young-adults, age_min: 18, age_max: 45}]
    ```

    ## Instead
    ```yaml passing
    services:
      target_groups: [{id: tg1, system: young-adults, age_min: 18, age_max: 25}]
    ```

    ## Law
    No norm: our inference. Close by are under 25 years (IVG/LAI art. 14a, SR 831.20), 18 to 25
    (Service citoyen, Belgium) and under 30 (Stage First, Brussels): verified 2026-11-21.
    """
    for position, group in enumerate(services.target_groups):
        if group.system != "young-adults":
            continue
        for field, age in (("age_min", group.age_min), ("age_max", group.age_max)):
            if age is not None and not _YOUNG_FROM <= age <= _YOUNG_TO:
                path = ("services", "target_groups", position, field)
                usual = {"low": _YOUNG_FROM, "high": _YOUNG_TO}
                yield found(*path, group=group.id, field=field, age=age, **usual)


@rule(
    "S010",
    "impossible-mix-of-groups",
    Severity.ERROR,
    "No mix of the target groups can keep the shares agreed: the smallest add up to {least}%, the "
    "largest to {most}%.",
    hint="Change “share_min” or “share_max” so that 100% lies between the two sums, and no "
    "smallest share is above the largest of the same group.",
    why="Every participant belongs to a group: the shares of all groups make 100 %.",
)
def impossible_mix_of_groups(services: Services) -> Iterator[Found]:
    """Shares of the target groups that no mix of participants can keep.

    The smallest shares add up to more than 100 %, or the largest to less, where every group has
    one; or a group has a smallest share above its largest. Each share may be off by half a
    hundredth, so that three times 33.33 % is the whole.

    ## Why
    A provider who cannot keep the mix, whoever is referred, has missed a condition from the first
    day on.

    ## Example
    ```yaml failing
    services:
      target_groups: [{id: tg1, share_max: 40}, {id: tg2, share_max: 50}]
    ```

    ## Instead
    ```yaml passing
    services:
      target_groups: [{id: tg1, share_max: 40}, {id: tg2, share_max: 60}]
    ```

    ## Law
    No norm: it follows from what the shares mean.
    """
    groups = services.target_groups
    smallest = [group.share_min or Decimal(0) for group in groups]
    largest = [group.share_max for group in groups if group.share_max is not None]
    limited = len(largest) == len(groups)
    allowed = _HALF_A_HUNDREDTH * len(groups)
    least = sum(smallest, Decimal(0))
    most = sum(largest, Decimal(0)) if limited else _WHOLE
    if groups and (least > _WHOLE + allowed or most < _WHOLE - allowed):
        yield found("services", "target_groups", least=least, most=most)
    for position, group in enumerate(groups):
        if group.share_max is not None and smallest[position] > group.share_max:
            path = ("services", "target_groups", position, "share_min")
            yield found(*path, least=least, most=most)


RULES = (
    group_without_criterion,
    ages_not_ordered,
    unusual_age_of_young_adults,
    impossible_mix_of_groups,
)
