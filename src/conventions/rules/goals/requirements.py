"""Rules of section 3 on requirements: conditions that are met or not."""

from collections.abc import Iterator

from conventions.agreement.goals import Goals
from conventions.base.findings import Severity
from conventions.rules.rule import Found, found, rule


@rule(
    "G028",
    "requirement-open",
    Severity.WARNING,
    "Of the requirement “{requirement}”, this is missing: {missing}.",
    hint="Add it: the condition in one sentence, what proves it, and the day or how often.",
    why="What is met or not needs a proof, and a day on which it is asked for.",
)
def requirement_open(goals: Goals) -> Iterator[Found]:
    """A requirement without its statement, its proof or its day.

    A requirement that is proven anew every year needs no single day: `frequency` stands for `due`.

    ## Why
    “The enterprise is certified”: since when, by whom, shown to whom? Each side takes it for
    settled until the certificate has run out.

    ## Example
    ```yaml failing
    goals:
      requirements:
        - {id: e1, statement: "L'association est certifiée."}
    ```

    ## Instead
    ```yaml passing
    goals:
      requirements:
        - {id: e1, statement: "L'association est certifiée.", evidence: certificat, frequency: year}
    ```

    ## Law
    No norm. Other requirements are a key element in the guide on performance agreements of 2017
    (econcept, p. 7). Verified 2026-11-21.
    """
    for position, requirement in enumerate(goals.requirements):
        needed = {
            "statement": requirement.statement,
            "evidence": requirement.evidence,
            "due": requirement.due or requirement.frequency,
        }
        missing = ", ".join(name for name, given in needed.items() if not given)
        if missing:
            path = ("goals", "requirements", position)
            yield found(*path, requirement=requirement.id, missing=missing)


RULES = (requirement_open,)
