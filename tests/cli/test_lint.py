"""``lint`` and ``explain`` as a person, and a machine, meet them."""

import json
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result

from conventions.cli.group import conventions

BAD = """format: 1
id: draft
title: Essai
languages: [fr]
laws: [ch]
term: {start: 2027-12-31, end: 2027-01-01, ende: x}
disputes: {forum: "100 % : à, voir"}
"""


def run(*words: str, given: str | bytes | None = None) -> Result:
    return CliRunner().invoke(conventions, list(words), input=given)


def test_a_clean_file_is_clean(minimal_path: str) -> None:
    result = run("lint", minimal_path, "--lang", "en")
    assert result.exit_code == 0, result.output
    assert result.stdout == ""


@pytest.mark.parametrize("language", ["fr", "de", "it", "en"])
def test_findings_say_place_code_and_what_to_do(language: str) -> None:
    result = run("lint", "-", "--lang", language, given=BAD)
    assert result.exit_code == 1
    assert "<stdin>:6:" in result.stdout
    assert " F101 " in result.stdout
    assert "[unknown-key]" in result.stdout
    assert "{" not in result.stdout


def test_what_waits_is_said() -> None:
    result = run("lint", "-", "--lang", "en", given=BAD)
    assert "rules wait for:" in result.stderr
    assert "parties" in result.stderr


def test_fail_on(minimal_path: str) -> None:
    assert run("lint", "-", "--fail-on", "never", given=BAD).exit_code == 0
    assert run("lint", minimal_path, "--fail-on", "error").exit_code == 0


@pytest.mark.parametrize(
    "hostile",
    [
        b"",
        b"\x89PNG\r\n\x1a\n\x00",
        b"[" * 100_000,
        b"- a\n- b\n",
        b"a: &x [*x, *x]\n",
        b"\xff\xfe",
    ],
)
def test_hostile_input_ends_with_3_and_a_finding(hostile: bytes) -> None:
    result = run("lint", "-", given=hostile)
    assert "F0" in result.stdout
    assert result.exit_code in (1, 3)
    assert result.exception is None or isinstance(result.exception, SystemExit)


def test_a_file_that_is_not_there_is_wrong_usage() -> None:
    result = run("lint", "nowhere.yaml")
    assert result.exit_code == 2
    assert "nowhere.yaml" in result.stderr


def test_json() -> None:
    found = json.loads(run("lint", "-", "--format", "json", given=BAD).stdout)
    assert found["schema_version"] == 1
    assert {"code": "P003", "sections": ["parties"]} in found["waiting"]
    first = found["findings"][0]
    assert {"code", "severity", "file", "line", "column", "path", "message", "do"} <= set(first)


def test_sarif_has_a_rule_for_each_result() -> None:
    log = json.loads(run("lint", "-", "--format", "sarif", given=BAD).stdout)
    (run_of_sarif,) = log["runs"]
    rules = {rule["id"] for rule in run_of_sarif["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in run_of_sarif["results"]} == rules
    assert all(result["partialFingerprints"] for result in run_of_sarif["results"])


def test_github_escapes_what_would_end_the_command() -> None:
    lines = run("lint", "-", "--format", "github", given=BAD).stdout.splitlines()
    assert lines
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)


def test_gitlab_and_junit_parse() -> None:
    report = json.loads(run("lint", "-", "--format", "gitlab", given=BAD).stdout)
    assert all(entry["fingerprint"] and entry["location"]["lines"]["begin"] for entry in report)
    suite = ET.fromstring(run("lint", "-", "--format", "junit", given=BAD).stdout)
    assert int(suite.attrib["failures"]) == len(suite) > 0


def test_explain_prints_the_page_of_a_code_or_its_name() -> None:
    by_code = run("explain", "g006", "--lang", "en")
    assert by_code.exit_code == 0
    assert "## Why" in by_code.stdout
    assert run("explain", "unknown-key").exit_code == 0
    unknown = run("explain", "G999")
    assert unknown.exit_code == 2
    assert "did you mean" in unknown.stderr
