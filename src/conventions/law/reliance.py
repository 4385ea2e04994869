"""How far a value of the law can be relied on."""

from datetime import date, timedelta

from conventions.base.findings import Finding
from conventions.law.codes import CHECKED_LONG_AGO, NO_VALUE_FOR_DATE, TO_BE_CHECKED
from conventions.law.record import Law

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
    values = {"name": name, "reference": dated.reference, "checked": dated.checked}
    findings = []
    if today and today - dated.checked > _A_YEAR:
        findings.append(Finding(CHECKED_LONG_AGO, path, values))
    if dated.mark == "to-check":
        findings.append(Finding(TO_BE_CHECKED, path, values))
    return tuple(findings)
