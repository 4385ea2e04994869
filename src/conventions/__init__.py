"""Performance agreements between social-security bodies and work-integration enterprises.

The public names, nothing else. A name is imported when it is first used, so that ``import
conventions`` costs nothing and a program pays only for the verbs it calls.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from conventions.agreement import Agreement, Draft, load_agreement, load_draft
    from conventions.assessment import Assessment, assess
    from conventions.base.errors import ConventionsError, InvalidDocument, UnknownName
    from conventions.base.findings import Finding, Place, Severity
    from conventions.codes import list_codes
    from conventions.comparison import Change, compare
    from conventions.deadlines import Deadline, list_deadlines
    from conventions.forms import form, load_report
    from conventions.indicators import Indicator, list_indicators
    from conventions.law import Law, list_laws
    from conventions.report import Report
    from conventions.rules.catalogue import list_rules
    from conventions.rules.lint import Lint, lint
    from conventions.rules.reported import examine
    from conventions.rules.rule import Rule
    from conventions.settlement import Facts, Settlement, settle
    from conventions.word import draft
    from conventions.word.monitoring import monitor
    from conventions.word.returned.merged.merge import Merge, merged
    from conventions.word.returned.reading import Reading, read

__all__ = [
    "Agreement",
    "Assessment",
    "Change",
    "ConventionsError",
    "Deadline",
    "Draft",
    "Facts",
    "Finding",
    "Indicator",
    "InvalidDocument",
    "Law",
    "Lint",
    "Merge",
    "Place",
    "Reading",
    "Report",
    "Rule",
    "Settlement",
    "Severity",
    "UnknownName",
    "assess",
    "compare",
    "draft",
    "examine",
    "form",
    "lint",
    "list_codes",
    "list_deadlines",
    "list_indicators",
    "list_laws",
    "list_rules",
    "load_agreement",
    "load_draft",
    "load_report",
    "merged",
    "monitor",
    "read",
    "settle",
]

_HOMES = {
    "agreement": ("Agreement", "Draft", "load_agreement", "load_draft"),
    "assessment": ("Assessment", "assess"),
    "base.errors": ("ConventionsError", "InvalidDocument", "UnknownName"),
    "base.findings": ("Finding", "Place", "Severity"),
    "codes": ("list_codes",),
    "comparison": ("Change", "compare"),
    "deadlines": ("Deadline", "list_deadlines"),
    "forms": ("form", "load_report"),
    "indicators": ("Indicator", "list_indicators"),
    "law": ("Law", "list_laws"),
    "report": ("Report",),
    "rules.catalogue": ("list_rules",),
    "rules.lint": ("Lint", "lint"),
    "rules.reported": ("examine",),
    "rules.rule": ("Rule",),
    "settlement": ("Facts", "Settlement", "settle"),
    "word": ("draft",),
    "word.monitoring": ("monitor",),
    "word.returned.merged.merge": ("Merge", "merged"),
    "word.returned.reading": ("Reading", "read"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'conventions' has no attribute {name!r}")
    return getattr(import_module(f"conventions.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
