"""What a form asks in which period, of whom, with which cells."""

import pytest
from tests.forms.agreements import changed, every, minimal

from conventions.base.errors import UnknownName
from conventions.base.language import LANGUAGES
from conventions.forms.definition import define
from conventions.forms.entry import Entry, Form


def codes(form: Form) -> list[str]:
    return [entry.code for section in form.sections for entry in section.entries]


def entry(form: Form, code: str) -> Entry:
    return next(one for section in form.sections for one in section.entries if one.code == code)


def kinds(form: Form, code: str) -> dict[str, str]:
    return {cell.field: cell.kind for cell in entry(form, code).inputs}


def test_the_smallest_form() -> None:
    form = define(minimal(), "2027", "fr")
    assert codes(form) == ["i1/tg1", "i2", "D/places", "R/submitted", "R/note"]
    assert [section.about for section in form.sections] == [
        "indicators",
        "indicators",
        "deliveries",
        "report",
    ]
    assert form.sender == "atelier"
    assert str(form.due) == "2028-01-30"


def test_a_row_for_each_group_and_one_for_all_where_a_target_is_for_all() -> None:
    form = define(every(), "2027", "de")
    assert codes(form)[:3] == ["placed", "placed/tg1", "placed/young"]
    assert entry(form, "placed").target == "mindestens 30\u00a0%\nToleranz: 5 Punkte"
    assert entry(form, "placed/young").target == "mindestens 25\u00a0%"
    assert entry(form, "placed/tg1").target == "kein Zielwert"
    assert entry(form, "placed/young").group_label == "Junge"


def test_what_is_written_in_each_kind_of_row() -> None:
    form = define(every(), "2027", "fr")
    rate = {"numerator": "count", "denominator": "count", "excluded": "count", "why": "text"}
    beside = {"estimate": "tick", "missing": "reason", "comment": "text"}
    assert kinds(form, "placed") == rate | beside
    assert kinds(form, "occupied")["numerator"] == "quantity"
    assert kinds(form, "training")["numerator"] == "quantity"
    assert kinds(form, "workers") == {"value": "count"} | beside
    assert kinds(form, "revenue")["value"] == "quantity"
    assert kinds(form, "mood")["value"] == "score"
    assert kinds(form, "label")["value"] == "yes-no"
    assert kinds(form, "posts")["value"] == "percent"
    assert kinds(form, "D/coaching") == {"quantity": "hours"}
    assert [entry(form, code).subset for code in ("placed", "occupied", "training")] == [
        True,
        False,
        False,
    ]


def test_the_definition_in_words() -> None:
    lines = {
        line.about: line.text for line in entry(define(every(), "2027", "de"), "placed").definition
    }
    assert lines == {
        "numerator": "Personen mit Stelle",
        "denominator": "ausgetretene Personen",
        "excluded": "Wegzug ins Ausland",
        "unit": "Person",
        "measured": "6 Monate nach dem Austritt",
        "evidence": "Vertragskopie",
    }


def test_every_row_says_its_unit() -> None:
    form = define(every(), "2027", "fr")
    units = {
        one.code: line.text
        for section in form.sections
        for one in section.entries
        for line in one.definition
        if line.about == "unit"
    }
    assert units["placed"] == "personne"
    assert units["training"] == "heure"
    assert units["revenue"] == "CHF"
    assert units["mood"] == "points"
    assert units["posts"] == "pour cent"
    assert units["D/coaching"] == "heure"


def test_the_frequency_decides_when_an_indicator_is_asked_for() -> None:
    yearly = every()
    assert "placed" in codes(define(yearly, "2027", "fr"))
    quarterly = [
        {"id": "q", "label": "q", "unit": "count", "period": "quarter"},
        {"id": "y", "label": "y", "unit": "count", "period": "year"},
    ]
    agreement = changed(
        goals__indicators=quarterly, financing__pricing=None, financing__free_of_charge="true"
    )
    assert codes(define(agreement, "2027-Q2", "fr"))[:-2] == ["q"]
    assert codes(define(agreement, "2027", "fr"))[:-2] == ["q", "y"]
    assert codes(define(agreement, "term", "fr"))[:-2] == ["q", "y"]
    with pytest.raises(UnknownName):
        define(agreement, "2027-02", "fr")


def test_a_report_that_names_an_indicator_asks_for_it() -> None:
    duty = {"id": "short", "kind": "statistics", "frequency": "month", "indicators": ["i2"]}
    agreement = changed(evaluation__reports=[duty])
    assert codes(define(agreement, "2027-02", "fr"))[0] == "i2"
    assert "i1/tg1" not in codes(define(agreement, "2027-02", "fr"))


def test_what_is_left_of_a_first_year_counts_as_a_year() -> None:
    agreement = changed(term__start="2027-03-01")
    assert "i2" in codes(define(agreement, "2027-03-01/2027-12-31", "fr"))
    with pytest.raises(UnknownName):
        define(
            changed(financing__pricing=None, financing__free_of_charge="true"),
            "2027-03-01/2027-12-31",
            "fr",
        )


def test_a_target_for_another_period_says_which() -> None:
    target = {"period": "2027", "at_least": "4"}
    indicator = {"id": "q", "label": "q", "unit": "count", "period": "quarter", "targets": [target]}
    form = define(changed(goals__indicators=[indicator]), "2027-Q1", "fr")
    assert entry(form, "q").target == "2027\u00a0: au moins 4"


def test_place_days_are_asked_for_only_where_the_price_depends_on_them() -> None:
    prices = {"model": "per-place", "places": "10", "price_per_place": "24000.00"}
    assert "D/places" not in codes(define(changed(financing__pricing=prices), "2027", "fr"))


@pytest.mark.parametrize("period", ["2027-13", "next year", "2031", "2019-Q1", ""])
def test_no_form_for_what_is_no_period_of_the_agreement(period: str) -> None:
    with pytest.raises(UnknownName) as refusal:
        define(minimal(), period, "fr")
    assert refusal.value.suggestions == ("2027",)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_word(language: str) -> None:
    form = define(every(), "2027", language)  # type: ignore[arg-type]  # from the list of languages
    assert all(section.title for section in form.sections)
    assert all(entry.label for section in form.sections for entry in section.entries)
