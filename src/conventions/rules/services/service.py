"""Rules of section 4: services and target groups."""

from collections.abc import Iterator
from itertools import pairwise

from conventions.agreement.services import Services
from conventions.base.findings import Severity
from conventions.rules.rule import Found, found, rule
from conventions.rules.services import groups, hours, measures, procedure
from conventions.rules.services.durations import certainly_longer


@rule(
    "S001",
    "service-without-group",
    Severity.ERROR,
    "Services described: {services}; target groups described: {groups}; without a target group: "
    "{unlinked}.",
    hint="Describe at least one service and one target group, and name under “groups” of each "
    "service the groups it is for.",
    why="An agreement must say what is done and for whom.",
)
def service_without_group(services: Services) -> Iterator[Found]:
    """A service for nobody, or an agreement without services or target groups.

    ## Why
    What is bought cannot be checked, and nobody can be referred, unless the agreement says which
    service is for which persons. A group under `groups` that is not described counts as none.

    ## Example
    ```yaml failing
    services:
      target_groups: [{id: tg1, system: social-assistance}]
      services: [{id: s1, content: "Atelier."}]
    ```

    ## Instead
    ```yaml passing
    services:
      target_groups: [{id: tg1, system: social-assistance}]
      services: [{id: s1, content: "Atelier.", groups: [tg1]}]
    ```

    ## Law
    AVIV/OACI art. 81d para. 2 (SR 837.02), for unemployment insurance: the mandate and the target
    groups must be named. Verified 2026-11-21. Elsewhere no norm: good order.
    """
    known = {group.id for group in services.target_groups}
    counts = {"services": len(services.services), "groups": len(known)}
    if not services.services or not known:
        yield found("services", **counts, unlinked="–")
        return
    for position, service in enumerate(services.services):
        if not known.intersection(service.groups):
            named = f" ({', '.join(service.groups)})" if service.groups else ""
            path = ("services", "services", position)
            yield found(*path, **counts, unlinked=f"{service.id}{named}")


@rule(
    "S002",
    "several-target-groups",
    Severity.WARNING,
    "The agreement covers {count} target groups: {groups}.",
    hint="Make one agreement per target group, or accept this with the reason.",
    why="Enterprises name one agreement per target group as a key to success.",
)
def several_target_groups(services: Services) -> Iterator[Found]:
    """More than one target group in one agreement.

    ## Why
    Groups differ in what they can reach and in what their support costs. In one agreement the
    goals, the price and the verdict of one group hide those of the other.

    ## Example
    ```yaml failing
    services:
      target_groups: [{id: tg1}, {id: tg2}]
    ```

    ## Instead
    ```yaml passing
    services:
      target_groups: [{id: tg1}]
    ```

    ## Law
    No norm. The guide on performance agreements of 2017 (econcept, p. 7) calls one agreement per
    target group a key factor of success. Verified 2026-11-21.
    """
    groups = [group.id for group in services.target_groups]
    if len(groups) > 1:
        path = ("services", "target_groups")
        yield found(*path, count=len(groups), groups=", ".join(groups))


@rule(
    "S005",
    "durations-not-ordered",
    Severity.ERROR,
    "For the service “{service}”, {shorter} ({low}) is longer than {longer} ({high}).",
    hint="Correct one of the two: the shortest duration ≤ the longest ≤ the longest in total.",
    why="No placement could fulfil both.",
)
def durations_not_ordered(services: Services) -> Iterator[Found]:
    """A shortest duration above the longest, or one of them above the longest in total.

    ## Why
    Whoever decides on a placement or its extension needs limits that can be kept together.
    Durations in different units are compared with care: a month has 28 to 31 days, so `P30D` and
    `P1M` are never held against each other; `P5W` is longer than `P1M` in every month.

    ## Example
    ```yaml failing
    services:
      services:
        - {id: s1, groups: [tg1], duration_min: P6M, duration_max: P3M}
    ```

    ## Instead
    ```yaml passing
    services:
      services:
        - {id: s1, groups: [tg1], duration_min: P3M, duration_max: P6M, total_duration_max: P2Y}
    ```

    ## Law
    No norm: our inference. The order is that of the specialised service in Biel-Seeland: three to
    six months, two years at most in all.
    """
    for position, service in enumerate(services.services):
        limits = [
            (name, length)
            for name in ("duration_min", "duration_max", "total_duration_max")
            if (length := getattr(service, name)) is not None
        ]
        for (shorter, low), (longer, high) in pairwise(limits):
            if certainly_longer(low, high):
                path = ("services", "services", position, shorter)
                named = {"shorter": shorter, "longer": longer}
                yield found(*path, service=service.id, **named, low=low, high=high)


RULES = (
    service_without_group,
    several_target_groups,
    durations_not_ordered,
    *groups.RULES,
    *measures.RULES,
    *hours.RULES,
    *procedure.RULES,
)
