"""The list as a whole: refused while a cell cannot be used, with its place and no cell said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.records.lists import agreement, as_csv, listed

from conventions.base.language import LANGUAGES
from conventions.base.messages import said
from conventions.records import read_records
from conventions.records.table import SHOWN

OWN = ({"id": "certificates", "label": {"fr": "Attestations"}, "kind": "count"},)


def codes(data: bytes) -> list[str]:
    return [one.code.id for one in read_records(data, agreement(), "list.csv")[1]]


def test_headings_in_four_languages_give_the_same_list() -> None:
    rows = "\nP-1;2027-01-04;2027-06-30;oui\n"
    heads = (
        "person;entry;exit;certificates",
        "Personne (pseudonyme);Entrée;Sortie;Attestations",
        "Person (Pseudonym);Eintritt;Austritt;certificates",
        "Persona (pseudonimo);ENTRATA;uscita;certificates",
    )
    of = agreement(columns=({**OWN[0], "kind": "yes-no"},))
    read = [read_records((head + rows).encode(), of)[0] for head in heads]
    assert all(records == read[0] for records in read)
    assert read[0] is not None
    assert read[0].columns["exit"] == [date(2027, 6, 30)]
    assert read[0].columns["certificates"] == ["yes"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("person entry housing\nP-1 2027-01-04 x", ["R202"]),
        ("person entry certificates\nP-1 2027-01-04 3", ["R202"]),
        ("person entry Name\nP-1 2027-01-04 x", ["R203"]),
        ("person entry 756.9217.0769.85\nP-1 2027-01-04 x", ["R204"]),
        ("entry exit\n2027-01-04 -", ["R205"]),
        ("person entry Eintritt\nP-1 2027-01-04 2027-01-04", ["R206"]),
        ("person entry\nP-1 2027-01-04 x", ["R207"]),
        ("person entry\nP-1 04/01/2027", ["R208"]),
        ("person entry hours\nP-1 2027-01-04 ca.20", ["R209"]),
        ("person entry destination\nP-1 2027-01-04 job", ["R210"]),
        ("person entry\nAnna 2027-01-04", ["R211"]),
        ("person entry exit\nP-1 2027-02-01 2027-01-31", ["R212"]),
        ("person entry exit\nP-1 - 2027-01-31", ["R213"]),
        ("person entry group\nP-1 2027-01-04 tg9", ["R210"]),
    ],
)
def test_what_is_refused(text: str, expected: list[str]) -> None:
    records, findings = read_records(as_csv(text), agreement(), "list.csv")
    assert records is None
    assert [one.code.id for one in findings] == expected


def test_a_declared_column_is_taken() -> None:
    of = agreement(columns=OWN)
    assert listed("person entry certificates\nP-1 2027-01-04 3", of).columns["certificates"] == [3]


def test_a_declared_column_may_not_be_a_name_either() -> None:
    own = ({"id": "surname", "label": "Surname", "kind": "count"},)
    records, findings = read_records(
        b"person;entry;surname\nP-1;2027-01-04;3", agreement(columns=own)
    )
    assert records is None
    assert [one.code.id for one in findings] == ["R203"]


def test_many_equal_faults_are_counted() -> None:
    rows = "\n".join("P-1 soon" for _ in range(SHOWN + 7))
    findings = read_records(as_csv(f"person entry\n{rows}"), agreement(), "list.csv")[1]
    assert [one.code.id for one in findings] == ["R208"] * SHOWN + ["R215"]
    assert findings[-1].values["count"] == 7
    assert str(findings[0].place) == "list.csv:2:2"


SECRET = st.from_regex(r"[A-Z][a-z]{6,12} [A-Z][a-z]{6,12}", fullmatch=True)


@given(SECRET, st.sampled_from(["person", "entry", "hours", "destination", "group", "assessments"]))
def test_no_finding_repeats_a_cell(secret: str, column: str) -> None:
    row = {"person": "P-1", "entry": "2027-01-04", column: secret}
    data = f"{';'.join(row)}\n{';'.join(row.values())}\n".encode()
    records, findings = read_records(data, agreement(), "list.csv")
    assert records is None
    assert findings
    for finding in findings:
        for language in LANGUAGES:
            words = said(finding, language)
            assert secret not in f"{words.message} {words.do} {words.why} {finding.values}"
