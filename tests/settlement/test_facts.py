"""Facts beside the reports: a table of cases, each step and finding said in four languages."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.test_cases import changed, nulled

from conventions.agreement import Agreement
from conventions.base.findings import Finding
from conventions.base.language import LANGUAGES
from conventions.base.messages import said
from conventions.base.step import say
from conventions.report import Report
from conventions.settlement import (
    Facts,
    IndexValues,
    Payments,
    read_claims,
    read_index,
    read_payments,
    settle,
    sums,
)
from conventions.settlement.fact_codes import CODES

CASES = yaml.load((Path(__file__).parent / "facts.yaml").read_text("utf-8"), yaml.BaseLoader)
SETTLED = date(2030, 3, 31)
HEADINGS = "person;item;date"


def agreed(change: dict[str, Any]) -> Agreement:
    draft = changed({"financing.surplus": {"rule": "keep"}, **nulled(change)})
    assert not draft.findings
    return draft.agreement()


def facts_of(case: dict[str, Any], agreement: Agreement) -> tuple[Facts, tuple[Finding, ...]]:
    claims, doubts = None, tuple[Finding, ...]()
    if "rows" in case:
        days = ";paid_days;payable_days" if case["rows"][0].count(";") > 2 else ""
        listed = "\n".join([HEADINGS + days, *case["rows"]]).encode()
        claims, doubts = read_claims(listed, agreement, "claims.csv")
        assert claims is not None
    index = IndexValues.model_validate(case["index"]) if "index" in case else None
    paid = Payments.model_validate(case["paid"]) if "paid" in case else None
    return Facts(index, paid, claims), doubts


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["source"])
def test_case(case: dict[str, Any]) -> None:
    agreement = agreed(case.get("change", {}))
    reports = tuple(
        Report.model_validate({"agreement": "minimal-fr", "period": year, "deliveries": entries})
        for year, entries in case["deliveries"].items()
    )
    facts, doubts = facts_of(case, agreement)
    found = settle(agreement, reports, SETTLED, facts=facts)
    years = {
        str(one.year): [str(one.total), str(one.instalments), str(one.balance)]
        for one in found.years
    }
    assert years == case.get("years", {})
    findings = (*doubts, *found.findings)
    assert sorted(one.code.id for one in findings) == case.get("findings", [])
    if "steps" in case:
        (year,) = found.years
        keys = [step.key.removeprefix("settlement.step.") for step in year.steps]
        assert [key for key in keys if not key.startswith(("pricing", "vat"))] == case["steps"]
    for language in LANGUAGES:
        for year in found.years:
            assert all(say(step, language) for step in year.steps)
            assert all(row.name(language) for row in sums(year))
            assert all(say(step, language) for line in year.lines for step in line.steps)
        assert all(said(one, language).message for one in findings)


def test_every_code_has_a_case_and_no_source_stands_twice() -> None:
    here = {code for case in CASES for code in case.get("findings", [])}
    assert here >= {code.id for code in CODES}
    assert len(CASES) == len({case["source"] for case in CASES})


# the index, against fractions

COACHING = CASES[0]["change"]
values = st.decimals("50", "200", places=1)


@given(
    values,
    values,
    st.decimals(0, 5, places=2),
    st.none() | st.decimals(0, 20, places=2),
    st.none() | st.decimals(0, 100, places=2),
    st.sampled_from(["0.01", "0.05", "1"]),
)
def test_the_price_of_a_year_is_within_half_a_step_of_the_formula(
    base: Decimal,
    value: Decimal,
    threshold: Decimal,
    cap: Decimal | None,
    share: Decimal | None,
    step: str,
) -> None:
    terms = COACHED.financing.indexation
    assert terms is not None
    update = {"threshold": threshold, "cap": cap, "share": share, "step": Decimal(step)}
    financing = COACHED.financing.model_copy(update={"indexation": terms.model_copy(update=update)})
    agreement = COACHED.model_copy(update={"financing": financing})
    given_values = IndexValues(
        index="LIK", source="test", values={"2026-12": base, "2027-11": value}
    )
    report = Report.model_validate(
        {
            "agreement": "minimal-fr",
            "period": "2028",
            "deliveries": [{"item": "coaching", "quantity": "1"}],
        }
    )
    (year,) = settle(agreement, (report,), SETTLED, facts=Facts(index=given_values)).years
    change = (Fraction(value) / Fraction(base) - 1) * 100
    if abs(change) < threshold:
        change = Fraction(0)
    change = change * Fraction(100 if share is None else share) / 100
    if cap is not None:
        change = max(min(change, Fraction(cap)), -Fraction(cap))
    exact = 150 * (1 + change / 100)
    paid = Fraction(year.total)
    if change:
        assert abs(paid - exact) <= Fraction(step) / 2
        assert paid % Fraction(step) == 0
    else:
        assert paid == 150


COACHED = agreed(COACHING)


# what cannot be used


@pytest.mark.parametrize(
    "text",
    [
        "",
        "index: LIK\nvalues: {2026-12: 107.1}",
        "index: LIK\nsource: BFS\nvalues: {2026-13: 107.1}",
        "index: LIK\nsource: BFS\nvalues: {2026-12: many}",
        "index: LIK\nsource: BFS\nvalues: {2026-12: 107.1}\nbase: 2020",
    ],
)
def test_values_of_an_index_need_their_source_and_their_months(text: str) -> None:
    found, findings = read_index(text.encode(), "index.yaml")
    assert found is None
    assert findings


def test_payments_need_their_source() -> None:
    assert read_payments(b"payments: [{date: 2027-02-03, amount: 1.00}]")[0] is None
    read, findings = read_payments(
        b"source: Ledger\npayments: [{date: 2027-02-03, amount: 1.00}]", "paid.yaml"
    )
    assert read is not None
    assert not findings


def test_a_payment_without_day_and_year_would_count_for_no_year() -> None:
    read, (finding,) = read_payments(b"source: Ledger\npayments:\n  - amount: 1.00", "paid.yaml")
    assert read is None
    assert (finding.path, str(finding.place)) == ("payments[0].date", "paid.yaml:3:5")


@pytest.mark.parametrize(("days", "refused"), [("0;0", 1), (";26", 1), (";", 2), ("0;26", 0)])
def test_a_month_of_a_premium_has_its_days(days: str, refused: int) -> None:
    agreement = agreed({"financing.pricing": {"model": "premium", "amount": "150.00"}})
    row = f"person;item;date;paid_days;payable_days\nP-1;premium;2027-01-31;{days}"
    claims, findings = read_claims(row.encode(), agreement, "claims.csv")
    assert [one.code.id for one in findings] == ["R209"] * refused
    assert (claims is None) == bool(refused)


@pytest.mark.parametrize(
    ("listed", "code"),
    [
        (b"", "R200"),
        (b"person;item\nP-1;i1", "R205"),
        (b"person;item;date;name\nP-1;i1;2027-01-31;Anna", "R202"),
        (b"person;item;date;item\nP-1;i1;2027-01-31;i1", "R206"),
        (b"person;item;date\nP-1;i1", "R207"),
        (b"person;item;date\nAnna Muster;i1;2027-01-31", "R211"),
        (b"person;item;date\n756.9217.0769.85;i1;2027-01-31", "R204"),
        (b"person;item;date\nP-1;i9;2027-01-31", "R210"),
        (b"person;item;date\nP-1;;2027-01-31", "R210"),
        (b"person;item;date\nP-1;i1;", "R208"),
        (b"person;item;date\nP-1;i1;March", "R208"),
        (b"person;item;date;paid_days\nP-1;i1;2027-01-31;17", "R205"),
    ],
)
def test_a_list_that_cannot_be_used_is_refused_whole_and_not_repeated(
    listed: bytes, code: str
) -> None:
    card = [{"indicator": "i1", "amount": "220.00", "claims_per_person": "2"}]
    agreement = agreed({"financing.pricing": None, "financing.outcome_payments": card})
    claims, findings = read_claims(listed, agreement, "claims.csv")
    assert claims is None
    assert code in {one.code.id for one in findings}
    for one in findings:
        assert not {"Anna", "756", "March"} & set(str(dict(one.values)).split())
        assert all(said(one, language).message for language in LANGUAGES)


@pytest.mark.parametrize(
    "headings", ["Person;Posten;Datum", "Personne;Poste;Date", "Persona,Voce,Data"]
)
def test_the_headings_may_be_in_another_language(headings: str) -> None:
    card = [{"indicator": "i1", "amount": "220.00", "claims_per_person": "2"}]
    agreement = agreed({"financing.pricing": None, "financing.outcome_payments": card})
    sign = "," if "," in headings else ";"
    claims, findings = read_claims(
        f"{headings}\n{sign.join(('P-1', 'i1', '31.1.2027'))}".encode(), agreement
    )
    assert not findings
    assert claims is not None
    assert [(one.person, one.item, one.day) for one in claims] == [("P-1", "i1", date(2027, 1, 31))]
