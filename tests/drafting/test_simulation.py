"""The annex on volumes: amounts are those that a settlement would give, gaps say why."""

from datetime import date

import pytest
from tests.drafting.plain import plain
from tests.settlement.agreed import agreed
from tests.settlement.test_simulation import DAYS

from conventions.base.language import LANGUAGES, Language, word
from conventions.drafting import document

CREATED = date(2026, 12, 1)


def annex(change: dict[str, object], language: Language = "fr") -> str:
    text = plain(document(agreed(change), language, created=CREATED))
    title = word(language, "document", "table.simulation.title")
    return text.partition(title)[2]


def test_every_volume_has_its_amount() -> None:
    text = annex(DAYS)
    assert "CHF~411'400.00" in text
    assert "CHF~508'200.00" in text


@pytest.mark.parametrize("language", LANGUAGES[:2])
def test_a_volume_for_which_nothing_is_settled_has_none_and_says_why(language: Language) -> None:
    text = annex({**DAYS, "financing.over_delivery": {"rule": "renegotiate"}}, language)
    assert text.count("renegotiate") == 1
    assert "532'400" not in text


def test_without_a_volume_there_is_no_annex() -> None:
    assert not annex({**DAYS, "financing.volume": {"unit": "case"}})
