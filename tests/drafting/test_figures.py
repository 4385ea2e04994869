from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.agreement import load_draft
from conventions.base.language import money, number, percent
from conventions.drafting.facts import with_facts
from conventions.drafting.figures import written
from conventions.drafting.heard import heard
from conventions.drafting.sayings import sayings
from conventions.drafting.view import source_of, view_of

POSTED = Path(__file__).resolve().parents[2] / "examples/cpas_insertion/agreement-art60.yaml"


@given(st.decimals(0, 10**9, places=2))
def test_what_is_written_is_heard_again(amount: Decimal) -> None:
    said = written(money(amount, "EUR", "fr"), "BE")
    assert said.endswith(",{}\u00a0EUR".format(f"{amount:.2f}"[-2:]))
    assert Decimal(heard(said, "money", "fr", "EUR") or "-1") == amount
    assert written(money(amount, "EUR", "fr"), "CH") == money(amount, "EUR", "fr")


@given(st.integers(0, 10**9))
def test_counts_and_shares_too(count: int) -> None:
    for text, kind in ((number(Decimal(count), "de"), "number"), (percent(Decimal(5), "fr"), "")):
        assert "'" not in written(text, "BE")
        if kind:
            assert heard(written(text, "BE"), kind, "de") == str(count)


@pytest.mark.parametrize("text", ["art. 60, § 7", "2027", "8.7.1976", "n° A1.2", "1er mai 2027"])
def test_what_is_no_amount_stays(text: str) -> None:
    assert written(text, "BE") == text


def test_the_law_of_an_agreement_decides() -> None:
    source = source_of(load_draft(POSTED))
    view = with_facts(view_of(source, "fr"), source, "fr")
    assert view["country"] == "BE"
    assert sayings(view, "fr", "EUR")["money"]("1234.5") == "1\u00a0234,50\u00a0EUR"
    assert sayings({**view, "country": "CH"}, "fr", "EUR")["money"]("5") == "EUR\u00a05.00"
