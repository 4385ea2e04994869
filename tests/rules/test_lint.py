"""Lint as a whole: what waits, what is accepted, and that no file makes it raise."""

import copy
import importlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conventions.agreement import SECTIONS, Draft, read_draft
from conventions.base.language import LANGUAGES
from conventions.base.messages import said
from conventions.base.yamlfile import read
from conventions.rules.catalogue import RULES
from conventions.rules.lint import UNUSED_ACCEPTANCE, Lint, lint

ROOT = Path(__file__).resolve().parent.parent.parent
MINIMAL = (ROOT / "examples/minimal/agreement.fr.yaml").read_bytes()
TREE: dict[str, Any] = read(MINIMAL).tree


def draft_of(tree: Any) -> Draft:
    """The tree as a file; JSON is YAML."""
    return read_draft(json.dumps(tree, ensure_ascii=False, indent=1).encode(), "case.yaml")


def with_sections(**sections: Any) -> Draft:
    """The smallest agreement with these top-level keys replaced, or removed where None."""
    tree = {key: value for key, value in TREE.items() if sections.get(key, value) is not None}
    return draft_of({**tree, **{key: new for key, new in sections.items() if new is not None}})


def found(result: Lint, code: str) -> list[Any]:
    return [finding for finding in result.findings if finding.code.id == code]


def test_the_smallest_agreement_is_judged_by_every_rule() -> None:
    result = lint(read_draft(MINIMAL))
    assert result.waiting == ()
    assert [finding for finding in result.findings if finding.severity == "error"] == []


@pytest.mark.parametrize("missing", [*SECTIONS, "laws"])
def test_a_rule_waits_for_exactly_the_sections_that_are_missing(missing: str) -> None:
    result = lint(with_sections(**{missing: None}))
    lacking = {"laws": ("identity", "law")}.get(missing, (missing,))
    waiting = {one.rule.code.id: one.sections for one in result.waiting}
    expected = {
        rule.code.id: tuple(name for name in rule.needs if name in lacking)
        for rule in RULES
        if set(rule.needs) & set(lacking)
    }
    assert waiting == expected
    assert "X005" not in waiting, "the raw document is always there"


def test_rules_wait_for_a_section_that_is_invalid_and_the_others_are_judged() -> None:
    term = {**TREE["term"], "start": "New Year", "end": None}
    disputes: dict[str, Any] = {"escalation": []}
    result = lint(with_sections(term=term, disputes=disputes))
    assert {one.sections for one in result.waiting if one.rule.code.id == "T001"} == {("term",)}
    assert found(result, "F110")
    assert found(result, "D001")
    assert not found(result, "T001")


def test_a_file_that_is_no_agreement_at_all_is_not_judged() -> None:
    draft = read_draft(b"- a list")
    assert lint(draft) == Lint(draft.findings, ())


ONLY_ONE_SIGNS = {**TREE["signatures"], "signatures": TREE["signatures"]["signatures"][:1]}
NO_ACCOUNTING = {**TREE["principles"], "accounting": {}, "data_protection": {}}


def accept(code: str, path: str | None = None) -> list[dict[str, str]]:
    entry = {"code": code, "reason": "agreed on 2026-11-02"}
    return [entry if path is None else {**entry, "path": path}]


def test_what_is_accepted_is_marked_with_its_reason_and_stays_in_the_list() -> None:
    result = lint(with_sections(principles=NO_ACCOUNTING, accepted=accept("Q006")))
    reasons = [finding.accepted for finding in found(result, "Q006")]
    assert reasons == ["agreed on 2026-11-02"] * 2
    assert [finding.accepted for finding in found(result, "Q004")] == [""]
    assert not found(result, "X101")


def test_a_path_limits_what_is_accepted() -> None:
    path = "principles.data_protection.law"
    result = lint(with_sections(principles=NO_ACCOUNTING, accepted=accept("Q006", path)))
    marked = {finding.path: bool(finding.accepted) for finding in found(result, "Q006")}
    assert marked == {path: True, "principles.data_protection.role": False}


def test_an_acceptance_without_finding_is_itself_found_at_its_place() -> None:
    result = lint(with_sections(accepted=accept("Q004")))
    (finding,) = found(result, "X101")
    assert finding.code is UNUSED_ACCEPTANCE
    assert (finding.path, dict(finding.values)) == ("accepted[0]", {"code": "Q004"})
    assert finding.place.line > 1


def test_an_acceptance_at_another_path_is_unused() -> None:
    accepted = accept("Q006", "principles.elsewhere")
    result = lint(with_sections(principles=NO_ACCOUNTING, accepted=accepted))
    assert found(result, "X101")
    assert [finding.accepted for finding in found(result, "Q006")] == ["", ""]


def test_no_acceptance_is_called_unused_while_a_rule_still_waits() -> None:
    result = lint(with_sections(accepted=accept("Q004"), goals=None))
    assert result.waiting
    assert not found(result, "X101")


def test_a_fault_of_shape_cannot_be_accepted() -> None:
    term = {**TREE["term"], "start": "New Year"}
    result = lint(with_sections(term=term, accepted=accept("F110")))
    assert [finding.accepted for finding in found(result, "F110")] == [""]


def test_findings_stand_in_the_order_of_the_file() -> None:
    result = lint(with_sections(principles=NO_ACCOUNTING, signatures=ONLY_ONE_SIGNS, term={}))
    lines = [finding.place.line for finding in result.findings]
    assert lines == sorted(lines)
    assert len(lines) > 5


def test_a_rule_reads_sections_the_identity_the_law_or_the_document() -> None:
    assert RULES
    known = {*SECTIONS, "identity", "law", "document"}
    for rule in RULES:
        assert rule.needs, f"{rule.code.id} reads nothing"
        assert set(rule.needs) <= known, rule.code.id


CASES = {
    "V010": {"financing": {**TREE["financing"], "surplus": None}},
    "Q004": {"principles": NO_ACCOUNTING},
    "E004": {"evaluation": {**TREE["evaluation"], "interview": None}},
    "T001": {"term": {**TREE["term"], "end": "2026-12-31"}},
    "D001": {"disputes": {"forum": "Lausanne"}},
    "X001": {"signatures": ONLY_ONE_SIGNS},
}


@pytest.mark.parametrize("code", CASES)
def test_a_rule_taken_out_is_missed(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The negative control: without the rule, its case would fail."""
    draft = with_sections(**CASES[code])
    assert found(lint(draft), code)
    others = tuple(rule for rule in RULES if rule.code.id != code)
    assert len(others) == len(RULES) - 1
    monkeypatch.setattr(importlib.import_module("conventions.rules.lint"), "RULES", others)
    assert not found(lint(draft), code)


def places(tree: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every path of the tree."""
    items: Any = ()
    if isinstance(tree, dict):
        items = tree.items()
    elif isinstance(tree, list):
        items = enumerate(tree)
    below = [found for key, value in items for found in places(value, (*path, key))]
    return [*([path] if path else []), *below]


SECOND_PRICING = {
    "model": "per-unit",
    "items": [
        {"id": "a", "label": "A", "unit": "hour", "price": "150.00"},
        {"id": "a", "label": "B", "unit": "case", "price": "0", "price_list": "member"},
    ],
}
ADDED: list[tuple[Any, ...]] = [
    ("term", "indefinite"),
    ("term", "option"),
    ("financing", "free_of_charge"),
    ("financing", "budget"),
    ("financing", "rounding"),
    ("goals", "indicators", 0, "period"),
    ("disputes", "escalation"),
    ("accepted",),
    ("clauses",),
]
PATHS = [*places(TREE), *ADDED]
ODD = st.one_of(
    st.none(),
    st.text(max_size=8),
    st.sampled_from(
        [
            *("0", "1", "12", "99", "999999999", "999999999.9999", "0.01", "-1", "true", "false"),
            *("1900-01-01", "2199-12-31", "2027-02-29", "2028-02-29", "2027", "2027-Q4", "term"),
            *(
                "2027-12-31/2027-01-01",
                "P1D",
                "P9999Y",
                "P9999W",
                "P0D",
                "month",
                "year",
                "year-end",
            ),
            *("i1", "tg1", "commune", "hour", "place", "%", "{x}", "…", "N.N.", "be", "ch-be"),
        ]
    ),
    st.sampled_from(
        [
            {},
            [],
            [[]],
            [{}],
            {"": {}},
            SECOND_PRICING,
            {"length": "P1Y"},
            {"step": "0.05", "each": "total"},
            {"fr": "a", "de": "b"},
            [{"code": "X005", "reason": "known"}],
            [{"step": "talk"}],
        ]
    ),
)


def mutated(changes: list[tuple[tuple[Any, ...], Any, bool]]) -> Any:
    """The smallest agreement, some of its values replaced or gone."""
    tree = copy.deepcopy(TREE)
    for path, value, gone in changes:
        here: Any = tree
        for step in path[:-1]:
            inside = isinstance(here, dict) and step in here
            inside = inside or (
                isinstance(here, list) and isinstance(step, int) and step < len(here)
            )
            here = here[step] if inside else None
        last = path[-1]
        if isinstance(here, dict):
            here.pop(last, None) if gone else here.update({last: value})
        elif isinstance(here, list) and isinstance(last, int) and last < len(here):
            here.pop(last) if gone else here.__setitem__(last, value)
    return tree


@settings(deadline=None, max_examples=200)
@given(st.lists(st.tuples(st.sampled_from(PATHS), ODD, st.booleans()), min_size=1, max_size=6))
def test_lint_never_raises_on_a_damaged_agreement(changes: list[Any]) -> None:
    result = lint(draft_of(mutated(changes)))
    assert all(finding.place.line >= 1 for finding in result.findings)


EXTREMES = {
    r"\d{4}-\d\d-\d\d": ("1900-01-01", "1999-12-31", "2026-12-31", "2028-02-29", "2199-12-31"),
    r"P\d+[DWMY]": ("P1D", "P9999D", "P1M", "P12M", "P9999M", "P2Y", "P9999Y", "P9999W"),
    r"\d+(\.\d+)?": ("0", "1", "13", "99", "100", "999", "2027", "9999", "999999999"),
    r"true|false": ("true", "false"),
    r"month|quarter|half|year|term": ("month", "trimester", "term"),
    r"year-end|half-year-end": ("any-day", "month-end", "year-end"),
}


def leaf(path: tuple[Any, ...]) -> Any:
    here: Any = TREE
    for step in path:
        here = here[step]
    return here


VALID = [
    (path, value)
    for path in places(TREE)
    for pattern, values in EXTREMES.items()
    if path != ("format",) and re.fullmatch(pattern, str(leaf(path)))
    for value in values
]


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(VALID), min_size=1, max_size=20))
def test_lint_never_raises_on_extreme_values_and_all_can_be_said(changes: list[Any]) -> None:
    result = lint(draft_of(mutated([(path, value, False) for path, value in changes])))
    for finding in result.findings:
        for language in LANGUAGES:
            assert said(finding, language).message


TREES = st.recursive(
    st.none() | st.text(max_size=6) | st.integers().map(str),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(
            st.sampled_from([*SECTIONS, "id", "start", "end", "goals", "amount"])
            | st.text(max_size=4),
            inside,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@settings(deadline=None)
@given(
    st.dictionaries(st.sampled_from([*SECTIONS, "laws", "accepted"]) | st.text(max_size=6), TREES)
)
def test_lint_never_raises_on_any_mapping(tree: dict[str, Any]) -> None:
    lint(draft_of(tree))


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_lint_never_raises_on_any_bytes(data: bytes) -> None:
    lint(read_draft(data))
