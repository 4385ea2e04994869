"""Entries that need a further column: counted once it is declared, and not a moment before."""

from datetime import date
from typing import Any

import pytest
from tests.records.lists import agreement, counted, figure

from conventions.agreement import Agreement
from conventions.base.language import LANGUAGES, Language
from conventions.base.messages import said
from conventions.indicators import Further, list_indicators, load_indicator
from conventions.records import STANDARD, columns_of, countable_indicators, in_words

LATE = date(2040, 12, 31)
NEEDY = [name for name in list_indicators() if load_indicator(name).further is not None]


def further(name: str) -> Further:
    found = load_indicator(name).further
    assert found is not None
    return found


def declaring(name: str, **more: Any) -> Agreement:
    columns = tuple(
        {"id": one.id, "kind": one.kind, "label": one.label.model_dump()}
        for one in further(name).columns
    )
    return agreement({"use": name, **more}, columns=columns)


@pytest.mark.parametrize("name", NEEDY)
def test_one_of_two_is_counted_or_one_and_two_are_three(name: str) -> None:
    """Of two persons, the second says no to the last question; numbers are one and two."""
    columns = further(name).columns
    first = ["1" if one.kind == "count" else "yes" for one in columns]
    second = ["2" if one.kind == "count" else "yes" for one in columns[:-1]]
    second.append("2" if columns[-1].kind == "count" else "no")
    text = f"""person referred entry exit job_start {" ".join(one.id for one in columns)}
    P-1 2027-01-02 2027-01-04 2027-05-01 2027-05-02 {" ".join(first)}
    P-2 2027-01-02 2027-01-04 2027-05-01 2027-05-02 {" ".join(second)}"""
    ratio = load_indicator(name).is_ratio
    expected = "3" if columns[-1].kind == "count" else "1/2" if ratio else "1"
    assert figure(text, declaring(name), on=LATE) == expected


@pytest.mark.parametrize("name", NEEDY)
def test_undeclared_it_says_what_to_declare(name: str) -> None:
    of = agreement({"use": name})
    countable, (finding,) = countable_indicators(of)
    assert countable == ()
    assert finding.code.id == "R236"
    assert all(column.id in finding.values["columns"] for column in further(name).columns)
    assert all(said(finding, language).message for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NEEDY)
def test_the_same_data_says_it_in_words(name: str, language: Language) -> None:
    of = declaring(name)
    ((indicator, counting),) = countable_indicators(of)[0]
    words = in_words(indicator, counting, columns_of(of), language)
    label = getattr(further(name).columns[-1].label, language)
    assert label in words.numerator


def test_a_column_of_another_kind_is_not_the_one() -> None:
    column = {"id": "certificates", "kind": "yes-no", "label": "Certificats"}
    of = agreement({"use": "certificates-issued"}, columns=(column,))
    assert [one.code.id for one in countable_indicators(of)[1]] == ["R236"]


def test_words_of_its_own_are_not_counted_by_the_catalogue() -> None:
    of = declaring("certificates-issued", definition={"numerator": "Diplômes"})
    assert [one.code.id for one in countable_indicators(of)[1]] == ["R233"]


def test_none_of_them_is_a_standard_column() -> None:
    standard = {column.name for column in STANDARD}
    assert not [one.id for name in NEEDY for one in further(name).columns if one.id in standard]
    assert len(NEEDY) == 17


def test_an_empty_answer_leaves_it_without_a_figure() -> None:
    text = """person entry exit foreign_national
    P-1 2027-01-04 2027-05-01 yes
    P-2 2027-01-04 2027-05-01 -"""
    result = counted(text, declaring("share-of-foreign-nationals"), on=LATE)
    assert "R231" in {one.code.id for one in result.findings}
