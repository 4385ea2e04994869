"""Every data test against its case file and its page.

A case changes the smallest agreement (``change``) and gives the fields of a report, and of those
before it. Cases named after a place are published figures.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.rules.reported.reports import agreed, reported
from tests.rules.test_cases import load
from tests.rules.test_texts import BLOCK, HEADINGS, draft_with

from conventions.agreement import Agreement
from conventions.base.findings import Finding
from conventions.base.language import LANGUAGES
from conventions.base.messages import said
from conventions.report import Report
from conventions.rules.catalogue import RULES as ON_AGREEMENTS
from conventions.rules.catalogue import list_rules
from conventions.rules.reported import RULES, examine
from conventions.rules.rule import Rule

CASES = sorted(Path(__file__).parent.glob("*.yaml"))


def cases(kind: str) -> list[Any]:
    return [
        pytest.param(path.stem, case, id=f"{path.stem}-{case['name']}")
        for path in CASES
        for case in load(path)[kind]
    ]


def examined(case: dict[str, Any]) -> tuple[Finding, ...]:
    """What is found of the last report; the earlier ones are there to be compared with."""
    reports = tuple(map(reported, [*case.get("earlier", []), case.get("report", {})]))
    return examine(agreed(case.get("change")), reports)


def test_every_data_test_has_cases() -> None:
    assert {path.stem for path in CASES} == {rule.code.id for rule in RULES}
    for path in CASES:
        assert len(load(path)["pass"]) >= 2, path
        assert len(load(path)["fail"]) >= 2, path


def test_they_are_listed_beside_the_rules_on_agreements() -> None:
    assert list_rules() == (*ON_AGREEMENTS, *RULES)
    assert {need for rule in RULES for need in rule.needs} == {
        "agreement",
        "report",
        "stated",
        "earlier",
    }


@pytest.mark.parametrize(("code", "case"), cases("fail"))
def test_it_is_found(code: str, case: dict[str, Any]) -> None:
    found = {one.path: one for one in examined(case) if one.code.id == code}
    assert case["at"] in found
    finding = found[case["at"]]
    for key, value in case.get("values", {}).items():
        assert str(finding.values[key]) == value
    for language in LANGUAGES:
        assert said(finding, language).message


@pytest.mark.parametrize(("code", "case"), cases("pass"))
def test_it_is_not_found(code: str, case: dict[str, Any]) -> None:
    assert code not in {one.code.id for one in examined(case)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code.id)
def test_a_page_has_its_headings(rule: Rule) -> None:
    first, *rest = rule.code.page.splitlines()
    assert first.endswith(".")
    assert [line for line in rest if line.startswith("#")] == HEADINGS
    assert [kind for kind, _ in BLOCK.findall(rule.code.page)] == ["failing", "passing"]
    assert rule.code.hint
    assert rule.code.why


def laid_out(text: str) -> tuple[Agreement, tuple[Report, ...]]:
    """A page's example: a report, or under a key each what it says of the agreement and before."""
    tree = yaml.load(text, yaml.BaseLoader)
    example = tree if "report" in tree else {"report": tree}
    draft = draft_with(example.get("agreement", {}))
    assert not draft.findings
    reports = [*example.get("earlier", []), example["report"]]
    return draft.agreement(), tuple(map(reported, reports))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code.id)
def test_the_examples_of_a_page_are_true(rule: Rule) -> None:
    for kind, text in BLOCK.findall(rule.code.page):
        found = {one.code.id for one in examine(*laid_out(text))}
        assert (rule.code.id in found) is (kind == "failing"), kind
