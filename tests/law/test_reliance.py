"""What is said when a rule relies on a value of the law."""

from datetime import date

from conventions.law import merge, relied_on

TODAY = date(2026, 11, 21)


def codes(name: str, on: date, today: date | None = TODAY) -> list[str]:
    return [finding.code.id for finding in relied_on(merge(["ch"]), name, on, today)]


def test_a_verified_value_is_relied_on_in_silence() -> None:
    assert codes("retention_years", date(2027, 1, 1)) == []


def test_no_value_for_the_day() -> None:
    (finding,) = relied_on(merge(["ch"]), "retention_years", date(2012, 12, 31))
    assert finding.code.id == "L002"
    assert finding.path == "laws"
    assert finding.values == {"law": "ch", "name": "retention_years", "day": date(2012, 12, 31)}


def test_checked_more_than_a_year_ago() -> None:
    assert codes("retention_years", date(2027, 1, 1), date(2027, 11, 21)) == []
    assert codes("retention_years", date(2027, 1, 1), date(2027, 11, 22)) == ["L003"]
    assert codes("retention_years", date(2027, 1, 1), None) == []


def test_to_be_checked() -> None:
    assert codes("vat_standard_rate", date(2023, 1, 1)) == ["L004"]
    assert codes("vat_standard_rate", date(2023, 1, 1), date(2030, 1, 1)) == ["L003", "L004"]
    assert codes("vat_standard_rate", date(2024, 1, 1)) == []
