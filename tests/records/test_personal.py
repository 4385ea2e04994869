"""What may not be in a list is known by its form, and what may be is let through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.be import nn
from stdnum.ch import ssn
from stdnum.ean import calc_check_digit

from conventions.records.columns import STANDARD, heading
from conventions.records.personal import in_cell, in_heading, is_pseudonym, number_within


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nom", "name"),
        ("Vorname", "name"),
        ("N° AVS", "number"),
        ("AHV-Nr.", "number"),
        ("NISS", "number"),
        ("Date de naissance", "birth"),
        ("Geburtsdatum", "birth"),
        ("Diagnose", "health"),
        ("Remarques", "note"),
        ("Telefon", "contact"),
        ("Housing", None),
        ("certificates", None),
    ],
)
def test_headings(text: str, kind: str | None) -> None:
    assert in_heading(text) == kind


def test_no_standard_heading_is_personal() -> None:
    for column in STANDARD:
        for language in ("fr", "de", "it", "en"):
            assert in_heading(heading(column, language)) is None, (column.name, language)


@given(st.integers(0, 999_999_999))
def test_every_ahv_number_is_known(number: int) -> None:
    bare = f"756{number:09}"
    whole = f"{bare}{calc_check_digit(bare)}"
    assert ssn.is_valid(whole)
    dotted = f"{whole[:3]}.{whole[3:7]}.{whole[7:11]}.{whole[11:]}"
    assert in_cell(whole) == in_cell(dotted) == "number"
    assert not is_pseudonym(whole) or in_cell(whole)


def test_a_niss_is_known_and_its_neighbour_is_not() -> None:
    assert nn.is_valid("85073003328")
    assert in_cell("85.07.30-033.28") == "number"
    assert in_cell("85073003329") is None


@pytest.mark.parametrize("text", ["P-0012", "K2027-0112", "17", "c1f0", "tn_004", "PERSON-7"])
def test_pseudonyms(text: str) -> None:
    assert is_pseudonym(text)
    assert in_cell(text) is None


@pytest.mark.parametrize("text", ["Anna", "Anna Muster 1", "anna.muster1", "-1", "a" * 40 + "1"])
def test_no_pseudonyms(text: str) -> None:
    assert not is_pseudonym(text)


def test_a_birth_date_hides_in_no_pseudonym() -> None:
    assert in_cell("AM-19850312") == "birth"


@pytest.mark.parametrize("gap", ["", ".", " ", "-", "\u00a0", "\u202f", "\u2011"])
def test_a_number_in_a_text_is_known_however_it_is_spaced(gap: str) -> None:
    assert number_within(f"AVS {gap.join(('756', '9217', '0769', '85'))} sorti")
    assert number_within(f"NISS {gap.join(('85', '07', '30', '033', '28'))} sorti")
    assert not number_within(f"AVS {gap.join(('756', '9217', '0769', '84'))} sorti")
    assert not number_within(f"NISS {gap.join(('85', '07', '30', '033', '29'))} sorti")
