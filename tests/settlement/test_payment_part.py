"""The payment part: references with check digits, and what a bank would refuse."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import iso11649
from tests.settlement.agreed import accounted, agreed

from conventions.settlement import PaymentPart, payment_part, settle
from conventions.settlement.payment_part import creditor_reference

IBAN = "CH93 0076 2011 6238 5295 7"
QR_IBAN = "CH44 3199 9123 0008 8901 2"
DAY = date(2028, 4, 30)


def part_of(
    account: str | None, costs: str = "240000.00", **change: Any
) -> tuple[PaymentPart | None, list[str]]:
    named = {"financing.payment.account": account} if account else {}
    agreement = agreed({**named, **change})
    settlement = settle(agreement, (accounted(2027, costs, "0"),), DAY)
    part, findings = payment_part(settlement, agreement, "fr")
    return part, [one.values["what"].key for one in findings]


@given(st.from_regex(r"\A[a-z0-9][a-z0-9-]{0,63}\Z"), st.integers(1900, 2199))
def test_every_reference_is_one_of_iso_11649(agreement: str, year: int) -> None:
    reference = creditor_reference(agreement, year)
    assert iso11649.is_valid(reference)
    compact = reference.replace(" ", "")
    assert len(compact) <= 25
    assert compact.endswith(f"{year}")


def test_long_names_that_begin_alike_have_other_references() -> None:
    one = creditor_reference("fai-biel-seeland-leistungsvertrag-nord", 2027)
    assert one != creditor_reference("fai-biel-seeland-leistungsvertrag-sued", 2027)
    assert one != creditor_reference("fai-biel-seeland-leistungsvertrag-nord", 2028)


def test_what_is_paid_to_whom() -> None:
    part, lacking = part_of("CH9300762011623852957")
    assert not lacking
    assert part is not None
    assert (part.iban, str(part.amount), part.currency) == (IBAN, "240000.00", "CHF")
    assert part.creditor.name.startswith("Association")
    assert part.debtor.name != part.creditor.name
    assert part.creditor.address[-1].startswith("CH ")


@pytest.mark.parametrize(
    ("account", "lacking"),
    [
        (None, ["what.no-account"]),
        ("CH93 0076 2011 6238 5295 8", ["what.wrong-account"]),
        ("Postkonto 30-1234-5", ["what.wrong-account"]),
        (QR_IBAN, ["what.qr-account"]),
        ("BE68 5390 0754 7034", []),
    ],
)
def test_what_a_bank_would_refuse(account: str | None, lacking: list[str]) -> None:
    part, found = part_of(account)
    assert found == lacking
    assert (part is None) == bool(lacking)


def test_nobody_is_paid_on_the_account_of_the_other_side() -> None:
    paid: dict[str, Any] = {"financing.payment.instalments": [{"due": "2027-01-31", "share": 100}]}
    part, lacking = part_of(IBAN, "230000.00", **paid)
    assert part is None
    assert lacking == ["what.no-account"]


def test_nothing_left_to_pay_needs_no_account() -> None:
    paid: dict[str, Any] = {"financing.payment.instalments": [{"due": "2027-01-31", "share": 100}]}
    assert part_of(None, **paid) == (None, [])


def test_a_party_that_is_not_named_is_not_paid() -> None:
    agreement = agreed({"financing.payment.account": IBAN})
    settlement = settle(agreement, (accounted(2027, "240000.00", "0"),), DAY)
    assert payment_part(replace(settlement, payee=""), agreement, "fr") == (None, ())
