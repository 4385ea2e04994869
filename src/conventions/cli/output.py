"""Findings in the forms in which people and machines read them."""

import json
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from conventions.base.findings import Finding, Severity
from conventions.base.language import Language, word
from conventions.base.messages import said

if TYPE_CHECKING:
    from conventions.rules.lint import Waiting

SCHEMA_VERSION = 1


def as_text(findings: tuple[Finding, ...], language: Language) -> str:
    """One finding a paragraph: place, severity, code and sentence; what to do; why."""
    return "\n".join(_paragraph(finding, language) for finding in findings)


def _paragraph(finding: Finding, language: Language) -> str:
    words = said(finding, language)
    severity = word(language, "cli", f"severity.{finding.severity}")
    head = f"{finding.place}: {severity} {finding.code.id} {words.message} [{finding.code.name}]"
    lines = [head.removeprefix(": ")]
    if finding.accepted:
        lines.append(f"    {word(language, 'cli', 'accepted')} {finding.accepted}")
    else:
        lines += [f"    {word(language, 'cli', 'do')} {words.do}"] if words.do else []
        lines += [f"    {word(language, 'cli', 'why')} {words.why}"] if words.why else []
    return "\n".join(lines)


def as_object(finding: Finding, language: Language) -> dict[str, Any]:
    """One finding as an object: the same words, and its place in parts."""
    words = said(finding, language)
    place = finding.place
    return {
        "code": finding.code.id,
        "name": finding.code.name,
        "severity": str(finding.severity),
        "path": finding.path,
        "file": place.file,
        **({"sheet": place.sheet, "cell": place.cell} if place.sheet else {}),
        "line": place.line,
        "column": place.column,
        "message": words.message,
        "do": words.do,
        "why": words.why,
        "accepted": finding.accepted or None,
        "values": {key: str(value) for key, value in finding.values.items()},
    }


def as_json(
    findings: tuple[Finding, ...], language: Language, waiting: "Iterable[Waiting]" = ()
) -> str:
    """All findings as one JSON object, and the rules that could not be judged yet."""
    found = [as_object(finding, language) for finding in findings]
    waits = [{"code": one.rule.code.id, "sections": list(one.sections)} for one in waiting]
    return dumped({"schema_version": SCHEMA_VERSION, "findings": found, "waiting": waits})


def dumped(value: Any) -> str:
    """JSON as this command line writes it."""
    return json.dumps(value, ensure_ascii=False, indent=2)


def as_github(findings: tuple[Finding, ...], language: Language) -> str:
    """Workflow commands that GitHub shows beside the line."""
    levels = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}

    def line(finding: Finding) -> str:
        words, place = said(finding, language), finding.place
        where = ",".join(
            f"{key}={_github(str(value), ':,')}"
            for key, value in (
                ("file", place.file),
                ("line", place.line),
                ("col", place.column),
                ("title", finding.code.id),
            )
            if value
        )
        return f"::{levels[finding.severity]} {where}::{_github(f'{words.message} {words.do}')}"

    return "\n".join(line(finding) for finding in findings if not finding.accepted)


def _github(text: str, further: str = "") -> str:
    for character in "%\r\n" + further:
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def as_gitlab(findings: tuple[Finding, ...], language: Language) -> str:
    """GitLab's Code Quality report."""
    levels = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.ADVICE: "info"}
    return dumped(
        [
            {
                "description": said(finding, language).message,
                "check_name": finding.code.id,
                "fingerprint": finding.fingerprint,
                "severity": levels[finding.severity],
                "location": {
                    "path": finding.place.file,
                    "lines": {"begin": max(finding.place.line, 1)},
                },
            }
            for finding in findings
            if not finding.accepted
        ]
    )


def as_sarif(findings: tuple[Finding, ...], language: Language) -> str:
    """SARIF 2.1.0 (OASIS), with accepted findings as suppressions."""
    codes = {finding.code.id: finding.code for finding in findings}
    rules = [
        {
            "id": code.id,
            "name": code.name,
            "shortDescription": {"text": code.name},
            "help": {"text": code.page or code.hint, "markdown": code.page or code.hint},
        }
        for code in codes.values()
    ]
    driver = {"name": "conventions", "rules": rules}
    results = [_sarif_result(finding, language) for finding in findings]
    return dumped(
        {
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{"tool": {"driver": driver}, "results": results}],
        }
    )


def _sarif_result(finding: Finding, language: Language) -> dict[str, Any]:
    levels = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
    words, place = said(finding, language), finding.place
    physical: dict[str, Any] = {"artifactLocation": {"uri": place.file}}
    if place.line:
        physical["region"] = {"startLine": place.line, "startColumn": max(place.column, 1)}
    result: dict[str, Any] = {
        "ruleId": finding.code.id,
        "level": levels[finding.severity],
        "message": {"text": f"{words.message} {words.do}".strip()},
        "locations": [{"physicalLocation": physical}],
        "partialFingerprints": {"path/v1": finding.fingerprint},
    }
    if finding.accepted:
        result["suppressions"] = [{"kind": "inSource", "justification": finding.accepted}]
    return result


def as_junit(findings: tuple[Finding, ...], language: Language) -> str:
    """JUnit XML: a case per open finding, or one that passes."""
    from html import escape

    cases = [
        f'<testcase classname="{escape(finding.place.file)}" name="{escape(finding.fingerprint)}">'
        f'<failure type="{finding.severity}" message="{escape(said(finding, language).message)}">'
        f"{escape(_paragraph(finding, language))}</failure></testcase>"
        for finding in findings
        if not finding.accepted
    ]
    count = len(cases)
    body = "".join(cases) or '<testcase classname="conventions" name="lint"/>'
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuite name="conventions" tests="{max(count, 1)}" failures="{count}">'
        f"{body}</testsuite>"
    )


FORMATS: dict[str, Callable[[tuple[Finding, ...], Language], str]] = {
    "text": as_text,
    "json": as_json,
    "sarif": as_sarif,
    "github": as_github,
    "gitlab": as_gitlab,
    "junit": as_junit,
}
