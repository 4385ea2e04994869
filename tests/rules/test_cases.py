"""Every rule against its case file: ``tests/rules/<CODE>.yaml``.

A case changes the smallest agreement (``examples/minimal/agreement.fr.yaml``) at a few dotted
paths; ``null`` removes a key, ``path[+]`` appends to a list. A failing case says where the finding
must stand and with which values; a passing one must not bring the code at all.
"""

import copy
import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from conventions.agreement import Draft, read_draft
from conventions.base.path import Path as TreePath
from conventions.base.yamlfile import read
from conventions.rules.catalogue import RULES
from conventions.rules.lint import lint

ROOT = Path(__file__).resolve().parent.parent.parent
CASES = sorted(Path(__file__).parent.glob("*.yaml"))
MINIMAL = read((ROOT / "examples/minimal/agreement.fr.yaml").read_bytes()).tree


def steps(dotted: str) -> TreePath:
    """The steps of a dotted path; a ``[+]`` is the step ``+``.

    A key that itself contains a dot is written in quotation marks: ``clauses."term.end"``.
    """
    found: list[str | int] = []
    for quoted, name, index in re.findall(r'"([^"]+)"|([^.\[\]"]+)|\[(\d+|\+)\]', dotted):
        found.append(quoted or name or (int(index) if index != "+" else "+"))
    return tuple(found)


def as_text(value: Any) -> Any:
    """The value as the reader gives it: every scalar a text."""
    if isinstance(value, dict):
        return {str(key): as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_text(item) for item in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else str(value)


def changed(changes: dict[str, Any], base: Any = None) -> Draft:
    """The smallest agreement with these changes, read as a file would be."""
    tree = copy.deepcopy(MINIMAL if base is None else base)
    for dotted, value in changes.items():
        *way, last = steps(dotted)
        here = tree
        for step, following in pairwise([*way, last]):
            if isinstance(here, dict) and here.get(step) is None:
                here[step] = [] if isinstance(following, int) or following == "+" else {}
            here = here[step]
        if last == "+":
            here.append(as_text(value))
        elif value is None:
            del here[last]
        else:
            here[last] = as_text(value)
    # JSON is YAML: one line per document keeps the case readable where it fails.
    return read_draft(json.dumps(tree, ensure_ascii=False, indent=1).encode(), "case.yaml")


def load(path: Path) -> dict[str, list[dict[str, Any]]]:
    """The cases of one rule; dates stay as they are written."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # type: ignore[no-any-return]  # a case file; BaseLoader makes only text


def cases(kind: str) -> list[Any]:
    """All cases of a kind, each with a readable id."""
    return [
        pytest.param(path.stem, case, id=f"{path.stem}-{case.get('name', position)}")
        for path in CASES
        for position, case in enumerate(load(path)[kind])
    ]


def nulled(changes: dict[str, Any]) -> dict[str, Any]:
    """BaseLoader reads ``null`` as text: it means that the key is removed."""
    return {key: None if value == "null" else value for key, value in changes.items()}


def test_every_rule_has_cases() -> None:
    assert CASES, "no case files found"
    assert {path.stem for path in CASES} == {rule.code.id for rule in RULES}
    for path in CASES:
        assert len(load(path)["pass"]) >= 1, path
        assert len(load(path)["fail"]) >= 2, path


def test_the_base_of_the_cases_is_clean() -> None:
    result = lint(changed({}))
    assert not result.waiting
    assert [f for f in result.findings if f.severity == "error"] == []


@pytest.mark.parametrize(("code", "case"), cases("fail"))
def test_it_is_found(code: str, case: dict[str, Any]) -> None:
    result = lint(changed(nulled(case["change"])))
    found = [finding for finding in result.findings if finding.code.id == code]
    shapes = [
        f"{f.code.id} {f.path} {dict(f.values)}" for f in result.findings if f.code.id[0] == "F"
    ]
    assert found, (
        f"nothing found; shape: {shapes}; waiting: {[w.rule.code.id for w in result.waiting]}"
    )
    paths = [finding.path for finding in found]
    assert case["at"] in paths
    finding = found[paths.index(case["at"])]
    for key, value in case.get("values", {}).items():
        assert str(finding.values[key]) == value


@pytest.mark.parametrize(("code", "case"), cases("pass"))
def test_it_is_not_found(code: str, case: dict[str, Any]) -> None:
    draft = changed(nulled(case.get("change", {})))
    result = lint(draft)
    assert not draft.findings, [f"{f.code.id} {f.path} {dict(f.values)}" for f in draft.findings]
    assert code not in {finding.code.id for finding in result.findings}
