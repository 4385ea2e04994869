"""What stands for ``[table: …]`` and ``[signatures]`` in the wording."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from conventions.drafting import amounts, measurement, schedules
from conventions.drafting.absent import Absent
from conventions.drafting.blocks import Block, Continuation
from conventions.drafting.desk import Desk
from conventions.drafting.marks import marked, runs_from
from conventions.drafting.signing import signatures

_TABLES: Mapping[str, tuple[tuple[str, ...], Callable[[Desk], Sequence[Block]]]] = {
    "parties": (("parties",), schedules.parties),
    "indicators": (("goals", "indicators"), measurement.indicators),
    "targets": (("targets",), measurement.targets),
    "groups": (("services", "target_groups"), schedules.groups),
    "services": (("services", "services"), schedules.services),
    "processes": (("services", "processes"), schedules.processes),
    "prices": (("prices",), amounts.prices),
    "outcomes": (("financing", "outcome_payments"), amounts.outcomes),
    "ceiling": (("financing", "ceiling"), amounts.ceiling),
    "instalments": (("financing", "payment", "instalments"), amounts.instalments),
    "reports": (("evaluation", "reports"), schedules.reports),
}
"""By name: the list that a table shows, and the table."""


def inserted(desk: Desk, name: str) -> Sequence[Block]:
    """The blocks of a named insertion; a gap for a table whose list is missing.

    Raises:
        ValueError: there is no such insertion.
    """
    kind, _, which = name.partition(": ")
    if name == "signatures":
        return signatures(desk)
    if kind != "table" or which not in _TABLES:
        raise ValueError(f"there is no insertion [{name}]")
    where, table = _TABLES[which]
    tree: Any = desk.view
    for step in where:
        tree = tree.below(step) if isinstance(tree, Absent) else tree[step]
    if isinstance(tree, Absent):
        return (Continuation(runs_from(marked(tree))),)
    return table(desk)
