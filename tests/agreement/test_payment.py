"""Who pays whom, and the payments on account of each year."""

from typing import Any

import pytest
from tests.rules.test_cases import changed

from conventions.agreement.payment import instalments_of, payer_and_payee, sole_party

SILENT = {"financing.payment.payer": None, "financing.payment.payee": None}
ART_60: dict[str, Any] = {
    "laws": ["be", "be-art60"],
    "parties[0].further_roles": ["employer"],
    "parties[1].further_roles": ["user"],
}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, ("commune", "atelier")),
        (SILENT, ("commune", "atelier")),
        ({**SILENT, **ART_60}, ("atelier", "commune")),
        (ART_60, ("commune", "atelier")),  # what the agreement names prevails
        ({**SILENT, "parties[1].further_roles": ["commissioner"]}, (None, "atelier")),
        ({**SILENT, "parties[0].role": "referrer"}, (None, "atelier")),
        ({**SILENT, "laws": ["be", "be-art60"]}, (None, None)),  # nobody has the roles
    ],
)
def test_payer_and_payee(changes: dict[str, Any], expected: tuple[str | None, str | None]) -> None:
    assert payer_and_payee(changed(changes).agreement()) == expected


def test_the_only_party_in_a_role() -> None:
    agreement = changed({"parties[0].further_roles": ["provider"]}).agreement()
    assert sole_party(agreement, "commissioner") == "commune"
    assert sole_party(agreement, "provider") is None
    assert sole_party(agreement, "user") is None


@pytest.mark.parametrize(
    ("year", "days"),
    [
        (2026, []),
        (2027, ["2027-12-31"]),  # the first is before the agreement begins
        (2028, ["2028-02-29", "2028-12-31"]),
        (2029, ["2029-02-28", "2029-12-31"]),
    ],
)
def test_instalments_recur_from_the_beginning(year: int, days: list[str]) -> None:
    due = [{"due": "2028-02-29", "share": "50"}, {"due": "2028-12-31", "share": "50"}]
    change = {"term.start": "2027-03-01", "term.end": "2029-12-31"}
    agreement = changed({**change, "financing.payment.instalments": due}).agreement()
    found = instalments_of(agreement, year)
    assert [str(day) for _, day, _ in found] == days
    if len(days) == 1:
        assert [position for position, _, _ in found] == [1]


def test_a_day_written_before_the_beginning_is_meant() -> None:
    due = [{"due": "2026-12-15", "amount": "1000"}, {"due": "2027-06-30", "amount": "1000"}]
    agreement = changed({"financing.payment.instalments": due}).agreement()
    assert [str(day) for _, day, _ in instalments_of(agreement, 2026)] == [
        "2026-12-15",
        "2027-06-30",
    ]
