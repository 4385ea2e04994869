"""Tables of targets and results as they are published, expressed without code."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.assessment.test_evidence import agreed, reported

from conventions.assessment import Verdict, assess
from conventions.base.language import LANGUAGES
from conventions.base.step import say, shown
from conventions.bulk import Result, compile_terms, judge_few

TABLES = yaml.load(
    Path(__file__).with_name("published_tables.yaml").read_text("utf-8"), yaml.BaseLoader
)
ON = date(2028, 6, 30)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table["name"])
def test_a_published_table(table: dict[str, Any]) -> None:
    agreement = agreed(table["indicators"], table["evaluation"], end=2027)
    report = reported("2027", *table["observations"])
    assessment = assess(agreement, (report,), ON)
    assert [said(verdict) for verdict in assessment.verdicts] == table["said"]
    scores = [
        [f"{shown(one.earned):f}", one.band or "–", one.grade.id if one.grade else "–"]
        for one in assessment.scores
    ]
    assert scores == ([table["score"]] if "score" in table else [])
    for language in LANGUAGES:
        for step in (step for verdict in assessment.verdicts for step in verdict.steps):
            assert say(step, language)


def said(verdict: Verdict) -> list[str]:
    name = " ".join(part for part in (verdict.indicator.id, verdict.group) if part)
    share = verdict.attainment
    return [
        name,
        verdict.band or str(verdict.state),
        verdict.evidence or "–",
        verdict.grade.id if verdict.grade else "–",
        "–" if share is None else f"{shown(share * 100):f}",
    ]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table["name"])
def test_bulk_says_the_same_or_refuses(table: dict[str, Any]) -> None:
    agreement = agreed(table["indicators"], table["evaluation"], end=2027)
    terms = compile_terms([agreement], ON)
    rows = []
    for entry in reported("2027", *table["observations"]).observations:
        value = entry.reported.value
        counts = entry.reported.numerator, entry.reported.denominator
        if any(count is not None and Fraction(count).denominator != 1 for count in counts):
            continue  # a table of results has whole counts
        over, under = (None if count is None else int(count) for count in counts)
        tenths = None if value is None else int(value * 10_000)
        name = (agreement.id, entry.indicator, entry.group, "2027")
        rows.append(Result(*name, over, under, tenths))
    judged = {key[1:3]: found for key, found in judge_few(rows, terms).items()}
    compared = 0
    for verdict in assess(agreement, (reported("2027", *table["observations"]),), ON).verdicts:
        found = judged.get((verdict.indicator.id, verdict.group or ""))
        if found is not None and found.state != "no_data":
            grade = verdict.grade.id if verdict.grade else None
            assert found == (verdict.band, verdict.state, verdict.evidence, grade)
            compared += 1
    assert compared + len(terms.findings) >= len(table["said"]) - 1
