"""Days of reports: in the term, and of a year those that stand."""

from tests.rules.reported.reports import agreed, reported

from conventions.rules.reported.spans import days_of, placed, standing_in

MINIMAL = agreed()


def test_days_are_those_in_the_term() -> None:
    late = agreed({"term.start": "2027-03-01"})
    assert str(days_of(reported({"period": "2027-Q1"}), late)) == "2027-03-01/2027-03-31"
    assert days_of(reported({"period": "2026"}), MINIMAL) is None
    assert list(placed((reported({"period": "2026"}),), MINIMAL)) == []


def test_a_correction_and_a_longer_report_replace_others() -> None:
    first, again = reported({"period": "2027-Q1"}), reported({"period": "2027-Q1", "revision": 2})
    second, half = reported({"period": "2027-Q2"}), reported({"period": "2027-H1"})
    assert standing_in(2027, (first, again, second), MINIMAL) == (again, second)
    assert standing_in(2027, (first, second, half), MINIMAL) == (half,)


def test_a_report_over_several_years_is_on_none_of_them() -> None:
    longer = agreed({"term.end": "2028-12-31"})
    assert standing_in(2027, (reported({"period": "term"}),), longer) == ()
