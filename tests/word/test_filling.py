"""Gaps that are filled in, and texts of several lines that are edited, in Word."""

from datetime import date
from pathlib import Path

import pytest
from tests.word.returning import retyped

from conventions.agreement import Draft, read_draft
from conventions.base.findings import Word
from conventions.base.path import follow, undotted
from conventions.word import draft
from conventions.word.returned.merged.merge import Merge, merged
from conventions.word.returned.reading import Reading, read

DAY = date(2026, 11, 22)
ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = ROOT / "examples/minimal/agreement.fr.yaml"


def without(old: str, new: str = "") -> Draft:
    text = EXAMPLE.read_text(encoding="utf-8")
    assert text.count(old) == 1, text.count(old)
    return read_draft(text.replace(old, new).encode())


def filled(source: Draft, path: str, text: str) -> tuple[Reading, Merge]:
    reading = read(retyped(draft(source, "fr", created=DAY), path, text), source)
    return reading, merged(reading, source)


GAPS = [
    ("  start: 2027-01-01\n", "term.start", "1er mars 2027", "2027-03-01"),
    (" amount: 240000.00", "financing.ceiling[0].amount", "CHF 240'000", "240000.00"),
    ("notice: P3M, ", "term.ordinary_termination.notice", "4 mois", "P4M"),
    ("form: written, ", "term.ordinary_termination.form", "en la forme écrite", "written"),
    ("at_least: 25, ", "goals.indicators[0].targets[0].at_least", "25 %", "25"),
    (
        '  purpose: "Les personnes retrouvent un rythme de travail et, si possible, un emploi."\n',
        "goals.purpose",
        "Un emploi.",
        "Un emploi.",
    ),
]


@pytest.mark.parametrize(("line", "path", "text", "value"), GAPS)
def test_a_gap_becomes_a_value(line: str, path: str, text: str, value: str) -> None:
    source = without(line)
    reading, merge = filled(source, path, text)
    (change,) = reading.changes
    assert (change.before[0], change.value) == ("⟦", value)
    assert reading.findings == ()
    assert merge.written == {path: value}
    again = read_draft(merge.text.encode())
    assert str(follow(again.document.tree, undotted(path))) == value
    assert len(again.findings) <= len(source.findings)


@pytest.mark.parametrize(("line", "path", "text", "value"), GAPS[:4])
def test_a_gap_filled_with_what_is_no_such_value_is_said(
    line: str, path: str, text: str, value: str
) -> None:
    reading, merge = filled(without(line), path, f"selon entente, {text}")
    assert [finding.code.id for finding in reading.findings] == ["W006"]
    assert (merge.written, value in reading.findings[0].values.values()) == ({}, False)


def test_a_gap_filled_in_one_of_several_languages_says_so() -> None:
    fai = (ROOT / "examples/fai_biel_seeland/agreement.yaml").read_text(encoding="utf-8")
    purpose = read_draft(fai.encode()).document.place(("goals", "purpose"))
    assert purpose.line > 1
    lines = fai.splitlines(keepends=True)
    start = next(at for at, line in enumerate(lines) if line.startswith("  purpose:"))
    stop = next(at for at in range(start + 1, len(lines)) if not lines[at].startswith("    "))
    source = read_draft("".join(lines[:start] + lines[stop:]).encode())
    reading, merge = filled(source, "goals.purpose", "Un emploi.")
    assert [finding.code.id for finding in reading.findings] == ["W015"]
    assert reading.findings[0].values["missing"] == Word("document", "language.de")
    assert merge.written == {"goals.purpose.fr": "Un emploi."}
    again = read_draft(merge.text.encode())
    assert follow(again.document.tree, ("goals", "purpose")) == {"fr": "Un emploi."}


BLOCK = "  summary: |\n    L'association occupe des personnes.\n    Elle les accompagne.\n"
SUMMARY = (
    '  summary: "L’association occupe et accompagne des bénéficiaires de l’aide sociale'
    ' dans ses ateliers."\n'
)


def test_lines_stay_beside_words_that_stay() -> None:
    source = without(SUMMARY, BLOCK)
    text = "L'association occupe dix personnes. Elle les accompagne et les forme."
    reading, merge = filled(source, "subject.summary", text)
    assert reading.findings == ()
    assert "dix personnes.\n    Elle les accompagne et les forme.\n  legal_bases" in merge.text
    value = "L'association occupe dix personnes.\nElle les accompagne et les forme.\n"
    assert merge.written == {"subject.summary": value}
    assert read_draft(merge.text.encode()).findings == ()


def test_lines_that_are_lost_are_said() -> None:
    source = without(SUMMARY, BLOCK)
    reading, merge = filled(source, "subject.summary", "Tout autre chose.")
    assert [finding.code.id for finding in reading.findings] == ["W016"]
    assert merge.written == {"subject.summary": "Tout autre chose.\n"}
