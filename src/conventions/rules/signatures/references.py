"""The rule on references: every identifier that is named exists, and exists once.

Read from the file rather than from the sections: a reference can be followed before the section
around it is valid.
"""

from collections import Counter
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from conventions.base.findings import Severity
from conventions.base.path import Path
from conventions.base.yamlfile import Document
from conventions.rules.rule import Found, found, rule

LISTS = {
    "parties": "parties.*.id",
    "goals.goals": "goals.goals.*.id",
    "goals.indicators": "goals.indicators.*.id",
    "goals.requirements": "goals.requirements.*.id",
    "services.target_groups": "services.target_groups.*.id",
    "services.services": "services.services.*.id",
    "principles.duties": "principles.duties.*.id",
    "evaluation.reports": "evaluation.reports.*.id",
    "signatures.annexes": "signatures.annexes.*.no",
}
"""The lists whose entries are called by a name, and where the name stands."""
REFERENCES = {
    "services.target_groups.*.referrer": "parties",
    "services.processes.*.actor": "parties",
    "services.admission.decider": "parties",
    "financing.budget.co_financing.*.party": "parties",
    "financing.payment.payer": "parties",
    "financing.payment.payee": "parties",
    "evaluation.reports.*.sender": "parties",
    "evaluation.reports.*.recipient": "parties",
    "evaluation.who_computes": "parties",
    "evaluation.interview.minutes_by": "parties",
    "signatures.signatures.*.party": "parties",
    "subject.scope.persons.*": "services.target_groups",
    "services.services.*.groups.*": "services.target_groups",
    "financing.pricing.items.*.service": "services.services",
    "financing.pricing.parts.*.items.*.service": "services.services",
    "evaluation.reports.*.indicators.*": "goals.indicators",
    "financing.outcome_payments.*.after.*": "goals.indicators",
    "financing.outcome_payments.*.mix.among.*": "goals.indicators",
}
"""Where a name of another entry stands, and its list; the others are G004, G007, E101, B004."""


@rule(
    "X004",
    "reference-not-resolved",
    Severity.ERROR,
    "Entries called “{name}” under “{list}”: {count}; there must be exactly one.",
    hint="Correct the name, add the entry, or give each entry a name of its own. Nearest: "
    "{nearest}.",
    why="A name that stands for nobody, or for two, binds nobody.",
)
def reference_not_resolved(document: Document) -> Iterator[Found]:
    """A party, target group, service or indicator that is named and not there, or there twice.

    Followed are the names in the fields that hold one; goals, and what targets and payments hang
    on, are G004, who collects a figure is G007, annexes are B004. Names of price items may occur
    in two price lists and are not counted. References in running text are not searched for.
    Where a list is empty, nothing is held against it.

    ## Why
    A party is renamed, and the report still goes to the old name. Two target groups share one
    name, and each side thinks of the other.

    ## Example
    ```yaml failing
    evaluation:
      who_computes: canton
    ```

    ## Instead
    ```yaml passing
    evaluation:
      who_computes: commune
    ```

    ## Law
    No norm: our inference from the econcept guide (2017), which asks for a clear document.
    """
    known: dict[str, Counter[str]] = {}
    for listed, pattern in LISTS.items():
        names = list(_at(document.tree, tuple(pattern.split("."))))
        known[listed] = Counter(name for _, name in names)
        repeated = Counter[str]()
        for path, name in names:
            repeated[name] += 1
            if repeated[name] == 2:
                count = known[listed][name]
                yield found(*path, name=name, list=listed, count=count, nearest=name)
    for pattern, listed in REFERENCES.items():
        for path, name in _at(document.tree, tuple(pattern.split("."))):
            if known[listed] and name not in known[listed]:
                nearest = ", ".join(get_close_matches(name, known[listed], 3, 0.0))
                yield found(*path, name=name, list=listed, count=0, nearest=nearest)


def _at(tree: Any, pattern: tuple[str, ...], path: Path = ()) -> Iterator[tuple[Path, str]]:
    """The texts at a pattern, each with its path; a star stands for every entry of a list."""
    if not pattern:
        if isinstance(tree, str):
            yield path, tree
        return
    step, *rest = pattern
    if step == "*" and isinstance(tree, list):
        for position, inside in enumerate(tree):
            yield from _at(inside, tuple(rest), (*path, position))
    elif isinstance(tree, dict) and step in tree:
        yield from _at(tree[step], tuple(rest), (*path, step))


RULES = (reference_not_resolved,)
