"""Which laws there are, and how a later one refines an earlier one."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from conventions.base.errors import UnknownName
from conventions.law import NO_LAW, Law, catalogue, list_laws, load_law, merge
from conventions.law.catalogue import _refined

SOURCE = {"reference": "somewhere", "checked": "2026-11-21", "mark": "verified"}


def law(law_id: str, **said: Any) -> Law:
    return Law.model_validate({"id": law_id, "name": {"en": law_id}, "jurisdiction": "CH", **said})


def days(*dated: tuple[str, int]) -> dict[str, Any]:
    return {
        "name": {"en": "x"},
        "unit": "days",
        "dated": [{"from": start, "value": value, **SOURCE} for start, value in dated],
    }


def test_the_first_six_laws() -> None:
    assert set(list_laws()) >= {"be", "be-art60", "ch", "ch-alv", "ch-be", "ch-be-poias"}


@pytest.mark.parametrize("law_id", list_laws())
def test_the_identifier_is_the_file_name_and_what_it_extends_exists(law_id: str) -> None:
    found = load_law(law_id)
    assert found.id == law_id
    assert found.extends is None or found.extends in list_laws()


def test_an_unknown_law_brings_suggestions() -> None:
    with pytest.raises(UnknownName, match="did you mean") as caught:
        merge(["ch", "ch-be-poia"])
    assert caught.value.name == "ch-be-poia"
    assert caught.value.suggestions[0] == "ch-be-poias"


@pytest.mark.parametrize("name", ["", "../ch", "CH", "ch_be", "zz", "ch\n", "ch.yaml"])
def test_a_name_is_never_a_path(name: str) -> None:
    with pytest.raises(UnknownName):
        load_law(name)


def test_what_a_law_extends_need_not_be_named() -> None:
    assert merge(["ch-be-poias"]) == merge(["ch", "ch-be", "ch-be-poias"])


def test_the_last_one_gives_the_name() -> None:
    merged = merge(["be", "be-art60"])
    assert merged.id == "be-art60"
    assert merged.currency == "EUR"
    assert merged.template == "be_art60"
    assert merged.extends is None


def test_who_pays_whom_is_data() -> None:
    poias, art60 = merge(["ch-be-poias"]).payment, merge(["be-art60"]).payment
    assert poias is not None
    assert art60 is not None
    assert (poias.payer, poias.payee) == ("commissioner", "provider")
    assert (art60.payer, art60.payee) == ("user", "employer")


def test_a_later_value_replaces_the_whole_dated_list() -> None:
    earlier = law("ch", values={"x": days(("2020-01-01", 1)), "y": days(("2020-01-01", 5))})
    later = law("ch-x", values={"x": days(("2024-01-01", 2))})
    merged = _refined(earlier, later)
    assert merged.number("x", date(2024, 1, 1)) == 2
    assert merged.number("x", date(2023, 12, 31)) is None
    assert merged.number("y", date(2023, 12, 31)) == 5


def test_the_order_decides() -> None:
    one = law("ch-a", values={"x": days(("2020-01-01", 1))}, currency="CHF")
    two = law("ch-b", values={"x": days(("2020-01-01", 2))}, currency="EUR")
    day = date(2021, 1, 1)
    assert _refined(one, two).number("x", day) == 2
    assert _refined(two, one).number("x", day) == 1
    assert _refined(two, one).currency == "CHF"


def test_entries_of_one_identifier_are_replaced_and_others_kept() -> None:
    says = {"en": "first"}
    earlier = law(
        "ch", provisions=[{"id": "a", "says": says, **SOURCE}, {"id": "b", "says": says, **SOURCE}]
    )
    later = law("ch-x", provisions=[{"id": "a", "says": {"en": "second"}, **SOURCE}])
    merged = _refined(earlier, later)
    assert [(entry.id, entry.says.en) for entry in merged.provisions] == [
        ("a", "second"),
        ("b", "first"),
    ]


def test_what_the_later_one_does_not_say_stays() -> None:
    merged = _refined(law("ch", currency="CHF", holidays="CH"), law("ch-x", holidays="CH-BE"))
    assert (merged.currency, merged.holidays) == ("CHF", "CH-BE")


def test_no_law_fixes_nothing() -> None:
    assert merge([]) is NO_LAW
    assert NO_LAW.value("retention_years", date(2027, 1, 1)) is None
    assert NO_LAW.payment is None
    assert NO_LAW.measures == ()


def test_a_law_added_as_a_file_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ch_xx.yaml").write_text("{id: ch-xx, name: {en: New}, jurisdiction: CH-XX}\n")
    caches = (catalogue.list_laws, catalogue.load_law)
    with monkeypatch.context() as patch:
        patch.setattr(catalogue, "laws", lambda: tmp_path)
        for cached in caches:
            cached.cache_clear()
        assert list_laws() == ("ch-xx",)
        assert load_law("ch-xx").name.en == "New"
    for cached in caches:
        cached.cache_clear()
    assert "ch" in list_laws()
