"""Published figures, held against their targets by both methods: ``real_cases.yaml``.

The cases of Samusocial are assessed once more from its example, as a user would do it.
"""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal

import pytest
import yaml

from conventions.agreement import Agreement, load_agreement
from conventions.assessment import Verdict, assess
from conventions.base.shape import checked
from conventions.base.values import rounded
from conventions.base.yamlfile import read
from conventions.report import Report

ROOT = Path(__file__).resolve().parents[2]
CASES: list[dict[str, Any]] = yaml.load(  # BaseLoader makes nothing but text
    Path(__file__).with_name("real_cases.yaml").read_text("utf-8"), yaml.BaseLoader
)
SAMUSOCIAL = ROOT / "examples/samusocial_2022"
METHODS: tuple[Literal["attainment", "shortfall"], ...] = ("attainment", "shortfall")


def by(agreement: Agreement, formula: str) -> Agreement:
    """The agreement with another method."""
    method = agreement.evaluation.method.model_copy(update={"formula": formula})
    evaluation = agreement.evaluation.model_copy(update={"method": method})
    return agreement.model_copy(update={"evaluation": evaluation})


def agreement_with(case: dict[str, Any]) -> Agreement:
    """The smallest agreement with one indicator, as the case describes it."""
    minimal = load_agreement(ROOT / "examples/minimal/agreement.fr.yaml")
    targets = [{"period": "2027", **case["target"]}] if "target" in case else []
    indicator = {
        "id": "i1",
        "unit": case.get("unit", "percent"),
        "direction": case.get("direction", "higher"),
        "definition": {key: case[key] for key in ("counting_unit",) if key in case},
        "targets": targets,
    }
    goals = type(minimal.goals).model_validate({"indicators": [indicator]})
    return minimal.model_copy(update={"goals": goals})


def report_with(case: dict[str, Any]) -> Report:
    """The report of the case."""
    reported: dict[str, Any] = {key: case[key] for key in ("value", "missing") if key in case}
    if "of" in case:
        reported = dict(zip(("numerator", "denominator"), case["of"], strict=True))
    observation: dict[str, Any] = {
        "indicator": "i1",
        "reported": reported,
        "approximate": case.get("approximate", "false"),
    }
    if "excluded" in case:
        observation["excluded"] = [{"count": case["excluded"], "reason": "outside"}]
    return Report.model_validate(
        {
            "agreement": "minimal-fr",
            "period": "2027",
            "interim": case.get("interim", "false"),
            "observations": [observation],
        }
    )


def to(value: Fraction | None, step: str) -> Decimal | None:
    """The value to a step, as the source prints it."""
    if value is None:
        return None
    return rounded(Decimal(value.numerator) / Decimal(value.denominator), Decimal(step))


def percents(verdict: Verdict) -> list[Decimal]:
    """The ends of the interval in percent, to one decimal."""
    interval = verdict.interval
    if interval is None:
        return []
    return [rounded(end * 100, Decimal("0.1")) for end in (interval.low, interval.high)]


def test_there_are_cases() -> None:
    assert len(CASES) > 20


@pytest.mark.parametrize("formula", METHODS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_real_case(case: dict[str, Any], formula: str) -> None:
    agreement = by(agreement_with(case), formula)
    (verdict,) = assess(agreement, (report_with(case),)).verdicts
    band, share = case.get("attainment", (None, case.get("share")))
    assert verdict.band == (case.get("shortfall") if formula == "shortfall" else band)
    assert verdict.state == case.get("state")
    assert verdict.flags == tuple(case.get("flags", ()))
    assert to(verdict.attainment, "0.001") == (None if share is None else Decimal(share))
    if "result" in case:
        assert verdict.figure is not None
        assert to(verdict.figure.value, "0.01") == Decimal(case["result"])
    if "deviation" in case:
        assert to(verdict.deviation, "0.01") == Decimal(case["deviation"])
    if "interval" in case:
        assert percents(verdict) == [Decimal(end) for end in case["interval"]]


def samusocial() -> tuple[Agreement, tuple[Report, ...]]:
    """The example with the reports of both years."""
    reports = []
    for path in sorted((SAMUSOCIAL / "reports").glob("*.yaml")):
        document = read(path.read_bytes(), path.name)
        report, findings = checked(Report, document.tree, document)
        assert report is not None, findings
        reports.append(report)
    assert [report.period for report in reports] == ["2021", "2022"]
    return load_agreement(SAMUSOCIAL / "agreement.yaml"), tuple(reports)


EXPECTED: dict[tuple[str, str], dict[str, Any]] = {
    ("hired", "2022"): {
        "result": "40.82",
        "band": "below",
        "interval": ["28.2", "54.8"],
        "flags": ("not_distinguishable",),
    },
    ("hired", "2021-01-01/2022-12-31"): {
        "result": "45.10",
        "band": "reached",
        "interval": ["35.8", "54.8"],
        "flags": ("not_distinguishable",),
    },
    ("permanent-of-ended", "2022"): {"result": "8.16", "interval": ["3.2", "19.2"]},
    ("permanent-of-hired", "2022"): {"result": "20.00", "flags": ("small_n",)},
    ("training", "2022"): {"result": "24.82"},
    ("job-day", "2022"): {"result": "21.65"},
    ("workers", "2021"): {"result": "106.00"},
    ("workers", "2022"): {"result": "97.00"},
    ("interns", "2022"): {"result": "40.00"},
    ("tig", "2022"): {"result": "100.00"},
    ("acs-occupancy", "2022"): {"result": "95.00", "flags": ("approximate", "no_counts")},
    ("acs-posts", "2022"): {"result": "14.00"},
    ("new-cpas", "2022"): {"result": "5.00"},
    ("new-measures", "2022"): {"result": "2.00"},
    ("absence", "2022"): {"result": None, "state": "no_data"},
}


@pytest.mark.parametrize("formula", METHODS)
def test_samusocial(formula: str) -> None:
    agreement, reports = samusocial()
    verdicts = {
        (verdict.indicator.id, verdict.period): verdict
        for verdict in assess(by(agreement, formula), reports).verdicts
    }
    assert set(verdicts) == set(EXPECTED)
    for key, expected in EXPECTED.items():
        verdict = verdicts[key]
        value = None if verdict.figure is None else to(verdict.figure.value, "0.01")
        assert value == (None if expected["result"] is None else Decimal(expected["result"])), key
        assert verdict.band == expected.get("band"), key
        assert verdict.state == (None if "band" in expected else expected.get("state", "no_target"))
        assert verdict.flags == expected.get("flags", ()), key
        if "interval" in expected:
            assert percents(verdict) == [Decimal(end) for end in expected["interval"]], key


def test_a_missing_figure_would_be_a_perfect_one_if_it_were_read_as_zero() -> None:
    """The negative control of ``no_data``: lower is better, and nothing is lower than nothing."""
    case = {"missing": "not-available", "direction": "lower", "target": {"at_most": "10"}}
    (missing,) = assess(agreement_with(case), (report_with(case),)).verdicts
    zero = {"value": "0", "direction": "lower", "target": {"at_most": "10"}}
    (read_as_zero,) = assess(agreement_with(zero), (report_with(zero),)).verdicts
    assert (missing.state, missing.figure) == ("no_data", None)
    assert read_as_zero.band == "reached"


def test_five_points_under_the_target_are_below_and_a_hundredth_less_is_near() -> None:
    bands = []
    for value in ("25", "25.01", "29.99", "30"):
        case = {"value": value, "target": {"at_least": "30"}}
        (verdict,) = assess(by(agreement_with(case), "shortfall"), (report_with(case),)).verdicts
        bands.append(verdict.band)
    assert bands == ["below", "near", "near", "reached"]
