"""A settlement on paper: every amount and every step is there, in every language."""

from datetime import date

import pytest
from tests.drafting.plain import plain
from tests.settlement.agreed import accounted, agreed

from conventions.agreement import Agreement
from conventions.base.language import LANGUAGES, Language, money
from conventions.base.step import say
from conventions.drafting.settlement import settlement_of
from conventions.settlement import Settlement, settle, sums

IBAN = "CH93 0076 2011 6238 5295 7"


def case(iban: str = IBAN) -> tuple[Settlement, Agreement]:
    terms = {"account": iban, "late_interest": "5", "day_count": "act/365"}
    change = {f"financing.payment.{key}": value for key, value in terms.items()}
    agreement = agreed(change)
    reports = (accounted(2027, "231000.00", "0"),)
    return settle(agreement, reports, date(2028, 5, 31), date(2028, 4, 30)), agreement


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_amount_and_every_step_is_on_it(language: Language) -> None:
    settlement, agreement = case()
    text = plain(settlement_of(settlement, agreement, language)).replace("~", "\u00a0")
    (year,) = settlement.years
    assert settlement.interest is not None
    lines = (step for line in year.lines for step in line.steps)
    for step in (*lines, *year.steps, settlement.interest.step):
        assert say(step, language) in text
    for row in sums(year):
        assert row.name(language) in text
        assert money(row.amount, "CHF", language) in text
    assert IBAN in text
    assert "RF95 MINI MALF R202 7" in text
    assert money(settlement.to_pay, "CHF", language) in text


def test_what_the_payment_lacks_is_said_on_it() -> None:
    text = plain(settlement_of(*case("CH93"), "fr"))
    assert "l’IBAN du bénéficiaire n’est pas valable" in text
    assert "RF95" not in text


def test_an_open_settlement_says_what_is_open_and_no_amount() -> None:
    agreement = agreed({"financing.surplus": None})
    reports = (accounted(2027, "231000.00", "0"),)
    document = settlement_of(settle(agreement, reports, date(2028, 5, 31)), agreement, "de")
    text = plain(document)
    assert "M020" in text
    assert "Jahr 2027" not in text
