"""Effects of results on the price: proposed with steps, in the balance only once confirmed."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.test_cases import changed

from conventions.agreement import Agreement
from conventions.base.language import LANGUAGES
from conventions.base.messages import said
from conventions.base.step import say
from conventions.report import Report
from conventions.settlement import Facts, Settlement, read_confirmations, settle, sums

ON = date(2028, 4, 30)
OWED = Decimal("240000.00")
RATE = {
    "id": "i1",
    "use": "placement-rate-at-exit",
    "goal": "z1",
    "collected_by": "atelier",
    "attribution": "shared",
}
CORRIDOR = {"formula": "corridor", "full_effect": "2"}
DECISION = {"indicator": "i1", "period": "2027", "by": "Service social", "on": "2028-04-02"}


def agreed(method: dict[str, Any], ceiling: str = "250000.00", **more: Any) -> Agreement:
    """The smallest agreement, its one target with an effect on the price."""
    target = {"period": "2027", "at_least": 50, "consequence": "price-effect"}
    target |= more.pop("target", {})
    return changed(
        {
            "goals.indicators": [{**RATE, "targets": [target], **more.pop("indicator", {})}],
            "evaluation.method": method,
            "financing.ceiling": [{"year": 2027, "amount": ceiling}],
            **more,
        }
    ).agreement()


def settled(agreement: Agreement, k: int, *decisions: dict[str, Any], on: date = ON) -> Settlement:
    """The year with so many of a hundred, and these decisions."""
    report = Report.model_validate(
        {
            "agreement": "minimal-fr",
            "period": "2027",
            "observations": [{"indicator": "i1", "reported": {"numerator": k, "denominator": 100}}],
            "deliveries": [{"item": "places", "occupied_days": 3600, "available_days": 3650}],
        }
    )
    listed = ", ".join(
        "{" + ", ".join(f"{name}: {value}" for name, value in one.items()) + "}"
        for one in decisions
    )
    confirmations, findings = read_confirmations(f"source: Decision\neffects: [{listed}]".encode())
    assert findings == ()
    found = settle(agreement, (report,), on, facts=Facts(confirmations=confirmations))
    for finding in found.findings:
        assert all(said(finding, language).message for language in LANGUAGES)
    for year in found.years:
        rows = sums(year)
        assert sum(row.amount for row in rows if row.counts) == year.balance
        for effect in year.effects:
            for language in LANGUAGES:
                assert all(say(step, language) for step in effect.steps)
                assert all(row.name(language) for row in rows)
    return found


def test_a_proposal_is_not_in_the_balance() -> None:
    agreement = agreed(CORRIDOR)
    (year,) = settled(agreement, 20).years
    (effect,) = year.effects
    assert (effect.proposed, effect.confirmed) == (Decimal("-4800.00"), None)
    assert year.balance == settled(agreement, 50).balance == OWED - year.instalments
    assert [say(step, "en").replace("\u00a0", " ") for step in effect.steps] == [
        "By the assessment, -100% of the full effect.",
        "What the numbers show: missed.",
        "CHF 240'000.00 × 2% × -100% = CHF -4'800.00.",
        "Proposed; not in the balance as long as the authority has not confirmed it.",
    ]


@pytest.mark.parametrize(
    ("k", "proposed"),
    [
        (20, "-4800.00"),
        (30, "-4800.00"),
        (40, "-2057.14"),
        (48, None),
        (50, None),
        (52, None),
        (60, "2057.14"),
        (70, "4800.00"),
        (90, "4800.00"),
    ],
)
def test_a_corridor_gives_the_part_that_its_line_gives(k: int, proposed: str | None) -> None:
    (year,) = settled(agreed(CORRIDOR), k).years
    assert [str(effect.proposed) for effect in year.effects] == ([proposed] if proposed else [])


def test_a_confirmed_malus_is_in_the_balance_with_who_and_when() -> None:
    without = settled(agreed(CORRIDOR), 20).balance
    decision = {**DECISION, "reason": "no plan was handed in"}
    found = settled(agreed(CORRIDOR), 20, decision)
    assert found.balance == without - 4800
    assert [row.key for row in sums(found.years[0])].count("malus") == 1
    steps = [say(step, "en").replace("\u00a0", " ") for step in found.years[0].effects[0].steps]
    assert steps[-2:] == [
        "Confirmed by Service social on 2 April 2028: CHF 4'800.00.",
        "Reason: no plan was handed in",
    ]


def test_it_may_be_confirmed_for_another_amount() -> None:
    without = settled(agreed(CORRIDOR), 20).balance
    assert settled(agreed(CORRIDOR), 20, {**DECISION, "amount": "1000"}).balance == without - 1000


def test_before_its_day_a_decision_changes_nothing() -> None:
    without = settled(agreed(CORRIDOR), 20, on=date(2028, 4, 1))
    early = settled(agreed(CORRIDOR), 20, DECISION, on=date(2028, 4, 1))
    assert (early.balance, early.findings) == (without.balance, without.findings)


@pytest.mark.parametrize("attribution", ["referrer", "context"])
def test_the_doing_of_others_never_carries_an_effect(attribution: str) -> None:
    agreement = agreed(CORRIDOR, indicator={"attribution": attribution})
    found = settled(agreement, 20, DECISION)
    assert found.years[0].effects == ()
    assert found.balance == settled(agreed(CORRIDOR), 20).balance
    assert [finding.code.id for finding in found.findings if finding.code.id == "M045"] == ["M045"]


@pytest.mark.parametrize(
    ("change", "k", "decision", "why"),
    [
        ({}, 50, DECISION, "no-proposal"),
        ({"target": {"consequence": "plan"}}, 20, DECISION, "no-proposal"),
        ({}, 20, {**DECISION, "period": "2028"}, "no-proposal"),
        ({"method": {"formula": "corridor"}}, 20, DECISION, "no-amount"),
        ({}, 20, {**DECISION, "amount": "240000.01"}, "beyond"),
        ({}, 90, {**DECISION, "amount": "10000.01"}, "beyond"),
        ({}, 20, {**DECISION, "amount": "4800.01"}, "more"),
    ],
)
def test_money_that_no_term_gives_is_neither_withheld_nor_paid(
    change: dict[str, Any], k: int, decision: dict[str, Any], why: str
) -> None:
    given = dict(change)
    agreement = agreed(given.pop("method", CORRIDOR), **given)
    found = settled(agreement, k, decision)
    (finding,) = (one for one in found.findings if one.code.id == "M045")
    assert finding.values["why"].key == f"not-confirmed.{why}"
    assert found.balance == settled(agreement, 50).balance


def test_confirmed_twice_nobody_can_say_for_which_amount() -> None:
    found = settled(agreed(CORRIDOR), 20, DECISION, {**DECISION, "amount": "5.00"})
    (finding,) = (one for one in found.findings if one.code.id == "M045")
    assert finding.values["why"].key == "not-confirmed.again"
    assert found.balance == settled(agreed(CORRIDOR), 20).balance


@pytest.mark.parametrize(("k", "full", "limit"), [(20, "80", 240_000), (90, "3", 10_000)])
def test_several_effects_together_stay_within_the_same_limit(k: int, full: str, limit: int) -> None:
    targets = [{"period": "2027", "at_least": 50, "consequence": "price-effect"}]
    again = {**RATE, "id": "i2"}
    agreement = changed(
        {
            "goals.indicators": [{**each, "targets": targets} for each in (RATE, again)],
            "evaluation.method": {**CORRIDOR, "full_effect": full},
            "financing.ceiling": [{"year": 2027, "amount": "250000.00"}],
        }
    ).agreement()
    counted = {"numerator": k, "denominator": 100}
    report = Report.model_validate(
        {
            "agreement": "minimal-fr",
            "period": "2027",
            "observations": [{"indicator": one, "reported": counted} for one in ("i1", "i2")],
            "deliveries": [{"item": "places", "occupied_days": 3600, "available_days": 3650}],
        }
    )
    both = ", ".join(
        f"{{indicator: {one}, period: 2027, by: S, on: 2028-04-02}}" for one in ("i1", "i2")
    )
    confirmations, _ = read_confirmations(f"source: D\neffects: [{both}]".encode())
    found = settle(agreement, (report,), ON, facts=Facts(confirmations=confirmations))
    (finding,) = (one for one in found.findings if one.code.id == "M045")
    assert finding.values["why"].key == "not-confirmed.beyond"
    (year,) = found.years
    alone = abs(year.effects[0].confirmed or Decimal(0))
    assert alone == abs(year.effect) <= limit < 2 * alone


def test_without_a_corridor_the_whole_malus_or_nothing() -> None:
    method = {"formula": "attainment", "full_effect": "2"}
    assert settled(agreed(method), 48).years[0].effects == ()
    (effect,) = settled(agreed(method), 40).years[0].effects
    assert effect.proposed == Decimal("-4800.00")


def test_where_the_agreement_names_no_amount_the_decision_does() -> None:
    agreement = agreed({"formula": "corridor"})
    (effect,) = settled(agreement, 20).years[0].effects
    assert effect.proposed is None
    confirmed = settled(agreement, 20, {**DECISION, "amount": "500"})
    assert confirmed.balance == settled(agreement, 20).balance - 500


def test_a_bonus_stays_under_the_ceiling() -> None:
    (effect,) = settled(agreed(CORRIDOR, "241000.00"), 90).years[0].effects
    assert effect.proposed == Decimal("1000.00")


def test_the_weight_of_a_target_is_its_share_of_the_effect() -> None:
    agreement = agreed({**CORRIDOR, "points": "proportional"}, target={"weight": 40})
    (effect,) = settled(agreement, 20).years[0].effects
    assert effect.proposed == Decimal("-1920.00")


def test_a_tax_is_not_corrected_and_that_is_said() -> None:
    vat = {"treatment": "taxable", "rate": "8.1", "ceiling_includes": False}
    changes: dict[str, Any] = {"financing.vat": vat}
    agreement = agreed(CORRIDOR, **changes)
    assert "M023" not in {one.code.id for one in settled(agreement, 20).findings}
    assert "M023" in {one.code.id for one in settled(agreement, 20, DECISION).findings}


@given(k=st.integers(0, 100), amount=st.none() | st.integers(0, 10**6))
def test_the_balance_moves_by_what_is_confirmed_and_nothing_else(
    k: int, amount: int | None
) -> None:
    agreement = agreed(CORRIDOR)
    without, decision = settled(agreement, k), dict(DECISION)
    if amount is not None:
        decision["amount"] = str(amount)
    found = settled(agreement, k, decision)
    assert found.balance - without.balance == found.years[0].effect
    assert -4800 <= found.years[0].effect <= 4800
