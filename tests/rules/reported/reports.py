"""Reports on the smallest agreement, from the few fields that a case or a page gives."""

from typing import Any

from tests.rules.test_cases import changed, nulled

from conventions.agreement import Agreement
from conventions.report import Report


def agreed(change: dict[str, Any] | None = None) -> Agreement:
    """The smallest agreement with these changes; each must be of good shape."""
    draft = changed(nulled(change or {}))
    assert not draft.findings, [f"{f.code.id} {f.path} {dict(f.values)}" for f in draft.findings]
    return draft.agreement()


def reported(fields: dict[str, Any] | None = None) -> Report:
    """A report for 2027 with these fields."""
    return Report.model_validate({"agreement": "minimal-fr", "period": "2027", **(fields or {})})
