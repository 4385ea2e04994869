"""Two reports on the same days: the later one counts, and nobody guesses which that is."""

from itertools import permutations

import pytest
from tests.assessment.test_assess import AFTER, agreed, checked, of, rate, reported

from conventions.agreement import Agreement
from conventions.assessment import assess

AIM = {"period": "2021", "at_least": 60}


@pytest.fixture
def agreement() -> Agreement:
    return agreed(rate(AIM))


def test_the_report_submitted_last_counts_however_they_are_given(agreement: Agreement) -> None:
    first = reported("2021", of(50, 100), submitted="2022-01-10")
    later = reported("2021", of(70, 100), submitted="2022-02-01")
    for given in permutations((first, later)):
        assessment = checked(assess(agreement, given, AFTER))
        assert [verdict.band for verdict in assessment.verdicts] == ["reached"]
        assert assessment.findings == ()


@pytest.mark.parametrize(
    ("one", "other"), [(None, None), ("2022-01-10", None), ("2022-01-10",) * 2]
)
def test_where_no_day_decides_it_is_said(
    agreement: Agreement, one: str | None, other: str | None
) -> None:
    given = (
        reported("2021", of(70, 100), submitted=one),
        reported("2021", of(50, 100), submitted=other),
    )
    (finding,) = assess(agreement, given, AFTER).findings
    assert finding.code.id == "R041"
    assert finding.values == {"indicator": "i1", "period": "2021"}


def test_the_same_figure_twice_leaves_no_doubt(agreement: Agreement) -> None:
    given = reported("2021", of(70, 100)), reported("2021", of(70, 100))
    assert assess(agreement, given, AFTER).findings == ()
