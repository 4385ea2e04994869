"""What the law files do not vouch for is said, once an entry, where the agreement relies on it."""

from datetime import date

import pytest

from conventions.agreement import read_draft
from conventions.base.language import LocalizedText
from conventions.law import Priced, vouched_for
from conventions.rules.lint import lint


def said(
    minimal: bytes, laws: str, measure: str, *changes: tuple[str, str]
) -> list[tuple[str, str, str]]:
    """Code, place and entry of each finding about law."""
    text = minimal.decode().replace("laws: [ch]", f"laws: [{laws}]")
    text = text.replace("scope: {", f"scope: {{measure_type: {measure}, ")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    found = [one for one in lint(read_draft(text.encode())).findings if one.code.id[0] == "L"]
    assert all(one.place.line for one in found)
    return sorted((one.code.id, one.path, str(one.values["name"])) for one in found)


ACI = LocalizedText(fr="ateliers et chantiers d'insertion")
MEASURE = "subject.scope.measure_type"
BELGIAN_BOOKS = ("L004", "principles.accounting.retention_years", "retention_years")
NO_BOOKS = (", retention_years: 10", "")


def test_verified_limits_are_silent(minimal: bytes) -> None:
    assert said(minimal, "be-art60", "art-60-7", NO_BOOKS) == []


def test_an_unverified_limit_is_said(minimal: bytes) -> None:
    assert ("L004", MEASURE, "piis_evaluations_min") in said(minimal, "be", "piis")


def test_a_value_without_a_date_is_said(minimal: bytes) -> None:
    early = ("start: 2027-01-01", "start: 2022-01-01")
    found = said(minimal, "be", "service-citoyen", early)
    assert ("L002", MEASURE, "service_citoyen_age_max") in found


@pytest.mark.parametrize("measure", ["unknown-measure", "pet-pvb"])
def test_nothing_is_said_of_a_measure_the_law_does_not_know(minimal: bytes, measure: str) -> None:
    assert said(minimal, "ch", measure) == []


def test_a_measure_that_nobody_verified_is_said(minimal: bytes) -> None:
    assert said(minimal, "ch-be-poias", "test-job") == [("L004", MEASURE, "test-job")]
    assert said(minimal, "ch-be-poias", "poias-ip") == []


def test_a_unit_of_account_is_said_where_it_speaks_against_the_agreement(minimal: bytes) -> None:
    per_hour = ("volume: {unit: place, quantity: 10,", "volume: {unit: hour, quantity: 900,")
    assert ("L004", MEASURE, "coaching: hour, case") in said(minimal, "ch", "coaching")
    assert said(minimal, "ch", "coaching", per_hour) == [("L004", MEASURE, "coaching")]


def test_the_years_of_retention_it_repeats(minimal: bytes) -> None:
    assert said(minimal, "be", "tig") == [BELGIAN_BOOKS]
    assert said(minimal, "be", "tig", NO_BOOKS) == []
    assert said(minimal, "ch-be-poias", "poias-ip") == []


def test_the_rate_of_tax_it_repeats(minimal: bytes) -> None:
    taxed = ("vat: {treatment: exempt,", "vat: {treatment: taxable, rate: 7.7,")
    of_2023 = ("start: 2027-01-01", "start: 2023-01-01")
    rate = ("L004", "financing.vat.rate", "vat_standard_rate")
    assert said(minimal, "ch", "atelier", taxed, of_2023) == [rate]
    assert said(minimal, "ch", "atelier", taxed) == []
    assert said(minimal, "ch", "atelier", of_2023) == []


def test_time_limits_of_a_party_it_names(minimal: bytes) -> None:
    """Those of the CPAS, and of the private employer only where somebody is one."""
    ours = said(minimal, "be-art61", "tig", NO_BOOKS)
    assert ours == [("L004", "laws", "art61-payment")]
    employer = ("    role: provider\n", "    role: provider\n    further_roles: [employer]\n")
    names = [name for _, _, name in said(minimal, "be-art61", "tig", NO_BOOKS, employer)]
    assert names == ["art61-contract-copy", "art61-payment", "art61-quarterly-proof"]


def test_verified_time_limits_are_silent(minimal: bytes) -> None:
    assert said(minimal, "be-piis", "tig", NO_BOOKS) == []
    assert said(minimal, "ch-alv", "pet-pvb") == []


def test_without_a_first_day_only_what_has_no_date_is_said(minimal: bytes) -> None:
    no_start = ("  start: 2027-01-01\n", "")
    found = said(minimal, "be", "acs", no_start)
    assert found == [("L004", MEASURE, "acs")]


def test_an_entry_checked_long_ago_is_said_to_whoever_brings_the_day() -> None:
    source = {"reference": "x", "checked": date(2026, 11, 22), "mark": "verified"}
    cell = Priced.model_validate({"systems": ["iae"], **source})
    assert vouched_for(cell, "aci", ACI) == ()
    (finding,) = vouched_for(cell, "aci", ACI, date(2027, 11, 23))
    assert finding.code.id == "L003"
