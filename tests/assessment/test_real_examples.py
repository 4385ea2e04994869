"""The published cases as examples: each verdict as it is worked out by hand beside its source."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from conventions.agreement import load_agreement
from conventions.assessment import Assessment, Verdict, assess
from conventions.base.shape import checked
from conventions.base.step import shown
from conventions.base.yamlfile import read
from conventions.report import Report

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def assessed(example: str, on: date) -> Assessment:
    """The example with all its reports, as of a day."""
    reports = []
    for path in sorted((EXAMPLES / example / "reports").glob("*.yaml")):
        document = read(path.read_bytes(), path.name)
        report, findings = checked(Report, document.tree, document)
        assert report is not None, findings
        reports.append(report)
    return assess(load_agreement(EXAMPLES / example / "agreement.yaml"), tuple(reports), on)


def said(verdict: Verdict) -> dict[str, Any]:
    """The verdict with figures as the source prints them."""

    def to(value: Any, places: int) -> Decimal | None:
        return None if value is None else shown(value, places)

    return {
        "value": to(verdict.figure.value if verdict.figure else None, 2),
        "share": to(verdict.attainment, 3),
        "deviation": to(verdict.deviation, 2),
        "verdict": verdict.band or verdict.state,
        "evidence": verdict.evidence,
        "effect": to(verdict.effect, 2),
        "proposal": verdict.proposal.step if verdict.proposal else None,
        "flags": set(verdict.flags),
    }


Key = tuple[str, str, str | None]
CASES: dict[tuple[str, date], dict[Key, dict[str, Any]]] = {
    ("vaud_2013", date(2014, 12, 31)): {
        ("six-months", "term", "jem"): {"value": "37", "share": "1.233", "verdict": "reached"},
        ("six-months", "term", "nouvelle-chance"): {"share": "1.067", "verdict": "reached"},
        ("six-months", "term", "programmes"): {"share": "0.833", "verdict": "below"},
        ("drop-out", "term", "jem"): {"share": "0.614", "verdict": "below", "evidence": None},
        ("drop-out", "term", "nouvelle-chance"): {"share": "1.207", "verdict": "reached"},
        ("drop-out", "term", "programmes"): {
            "share": "0.921",
            "verdict": "near",
            "flags": {"no_counts"},
        },
    },
    ("sib_bern_2020", date(2020, 12, 31)): {
        ("rate", "term", None): {
            "value": "81.67",
            "share": "1.633",
            "verdict": "reached",
            "evidence": "met",
            "effect": "1",
            "flags": {"approximate"},
        },
        ("sixty", "term", None): {"deviation": "38", "verdict": "reached", "effect": "1"},
        ("seventy", "term", None): {"deviation": "28", "verdict": "reached", "effect": "1"},
    },
    ("status_s_2025", date(2025, 8, 31)): {
        ("employed", "2023", "suisse"): {"value": "21.1", "verdict": "no_target"},
        ("employed", "2024", "suisse"): {
            "value": "29.6",
            "share": "0.74",
            "deviation": "-10.4",
            "verdict": "below",
            "evidence": "missed",
            "proposal": "plan de mesures l’année suivante",
        },
        ("employed", "2025", "suisse"): {
            "share": "0.751",
            "deviation": "-11.2",
            "verdict": "interim",
            "evidence": None,
            "proposal": None,
        },
        ("employed", "2025-01-01/2025-07-31", "uri"): {"share": "1.016", "verdict": "reached"},
        ("employed", "2025-01-01/2025-07-31", "uri-f"): {"deviation": "6", "verdict": "reached"},
        ("employed", "2025-01-01/2025-07-31", "uri-b"): {
            "deviation": "26.28",
            "verdict": "reached",
        },
    },
    ("aci_rennes_2019", date(2020, 6, 30)): {
        ("dynamic", "2019", None): {
            "value": "78.26",
            "share": "1.304",
            "verdict": "reached",
            "evidence": "met",
            "flags": {"approximate", "exclusions", "small_n", "not_distinguishable"},
        },
        ("dynamic-of-all", "2019", None): {
            "value": "56.25",
            "share": "0.938",
            "deviation": "-3.75",
            "verdict": "near",
            "evidence": "inconclusive",
        },
    },
}


@pytest.mark.parametrize(("example", "on"), CASES, ids=str)
def test_example(example: str, on: date) -> None:
    verdicts = {
        (verdict.indicator.id, verdict.period, verdict.group): said(verdict)
        for verdict in assessed(example, on).verdicts
    }
    for key, expected in CASES[example, on].items():
        found = verdicts[key]
        for name, value in expected.items():
            number = name in ("value", "share", "deviation", "effect")
            assert found[name] == (Decimal(value) if number else value), (key, name)


def test_bern_earns_all_its_points() -> None:
    (score,) = assessed("sib_bern_2020", date(2020, 12, 31)).scores
    assert score.earned == score.possible == 100
    assert score.band == "reached"


def test_the_verdict_of_rennes_turns_on_the_exclusion_alone() -> None:
    """18 of 23 reaches 60 percent, 18 of 32 does not: the same exits, nine of them left out."""
    one, other = assessed("aci_rennes_2019", date(2020, 6, 30)).verdicts
    assert one.figure is not None
    assert other.figure is not None
    assert one.figure.numerator == other.figure.numerator
    assert (one.band, other.band) == ("reached", "near")
