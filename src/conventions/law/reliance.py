"""How far a value of the law can be relied on."""

from datetime import date, timedelta

from conventions.base.findings import Finding
from conventions.base.language import LocalizedText
from conventions.law.codes import CHECKED_LONG_AGO, NO_VALUE_FOR_DATE, TO_BE_CHECKED
from conventions.law.record import Law, Source

_A_YEAR = timedelta(days=365)


def relied_on(
    law: Law, name: str, on: date, today: date | None = None, path: str = "laws"
) -> tuple[Finding, ...]:
    """What is to be said when a rule relies on the value that the law has on a day.

    Findings: L002 no value for that day, L003 not checked in the year before ``today`` (asked only
    where ``today`` is given), L004 not verified.
    """
    dated = law.value(name, on)
    if dated is None:
        missing = {"law": law.id, "name": name, "day": on}
        return (Finding(NO_VALUE_FOR_DATE, path, missing),)
    return vouched_for(dated, name, law.values[name].name, today, path)


def vouched_for(
    source: Source,
    name: str,
    label: LocalizedText,
    today: date | None = None,
    path: str = "laws",
) -> tuple[Finding, ...]:
    """What is to be said when something relies on an entry of the law: a measure, a time limit.

    Findings: L003 not checked in the year before ``today`` (asked only where ``today`` is given),
    L004 not verified.
    """
    values = {
        "name": name,
        "label": label,
        "reference": source.reference,
        "checked": source.checked,
    }
    findings = []
    if today and today - source.checked > _A_YEAR:
        findings.append(Finding(CHECKED_LONG_AGO, path, values))
    if source.mark == "to-check":
        findings.append(Finding(TO_BE_CHECKED, path, values))
    return tuple(findings)
