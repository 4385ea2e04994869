"""What the agreement relies on in the law, and how well that was checked: findings L002 and L004.

No rule of a section: it speaks of the law files, not of what the parties agreed.
"""

from collections.abc import Iterator

from conventions.agreement import Draft
from conventions.agreement.subject import Subject
from conventions.agreement.term import Term
from conventions.base.findings import Finding
from conventions.law import relied_on

_MEASURE = ("subject", "scope", "measure_type")


def reliance(draft: Draft) -> Iterator[Finding]:
    """The values that limit the measure of the agreement, where one is not verified or has no date.

    They are looked up for the first day of the term; without it, or a measure, nothing is said.
    """
    subject, term, law = draft.sections.get("subject"), draft.sections.get("term"), draft.law
    if not isinstance(subject, Subject) or not isinstance(term, Term) or law is None:
        return
    measure = law.measure(subject.scope.measure_type or "")
    if measure is None or term.start is None:
        return
    place = draft.document.place(_MEASURE)
    for name in sorted(set(measure.limits.values())):
        for finding in relied_on(law, name, term.start, path=".".join(_MEASURE)):
            yield finding.at(place)
