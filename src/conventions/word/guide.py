"""Guidance for the drafter: per section what it should settle, and which findings stand."""

from collections.abc import Iterable

from conventions.agreement import SECTIONS, Draft
from conventions.base.findings import Finding
from conventions.base.language import Language, word
from conventions.base.messages import said
from conventions.base.path import undotted
from conventions.rules.completeness import Item, completeness
from conventions.word.comments import Guide


def guidance(draft: Draft, findings: Iterable[Finding], language: Language) -> Guide:
    """The comments by section.

    The items are those of the econcept guide (2017, p. 7). Findings that both sides live with are
    left out; those on the head of the file stand with the first section.
    """
    items = completeness(draft)
    standing: dict[str, list[Finding]] = {section: [] for section in SECTIONS}
    first = next(iter(SECTIONS))
    for finding in sorted(findings, key=lambda finding: finding.severity.rank):
        if not finding.accepted:
            section = str(next(iter(undotted(finding.path)), first))
            standing.get(section, standing[first]).append(finding)
    return {
        section: (
            word(language, "template", "guide.settles"),
            *(f"– {_item(item, language)}" for item in items if item.section == section),
            *_against(standing[section], language),
        )
        for section in SECTIONS
    }


def _item(item: Item, language: Language) -> str:
    name = word(language, "rules", f"element.{item.name}")
    if item.key:
        name = word(language, "template", "guide.key", item=name)
    if item.said:
        return name
    key = "unknown" if item.said is None else "missing"
    return word(language, "template", f"guide.{key}", item=name)


def _against(findings: Iterable[Finding], language: Language) -> Iterable[str]:
    found = tuple(findings)
    if not found:
        yield word(language, "template", "guide.clean")
        return
    yield word(language, "template", "guide.findings")
    for finding in found:
        words = said(finding, language)
        severity = word(language, "cli", f"severity.{finding.severity}")
        yield f"– {finding.code.id} ({severity}) {words.message} {words.do}".strip()
