"""Nothing personal leaves: no cell of a report is a cell of the list."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.records.lists import ON, agreement, as_csv

from conventions.cli.yaml_report import as_yaml
from conventions.records import count, read_records
from conventions.report import Report

OF = agreement(
    {"use": "placement-rate-at-exit"},
    {"use": "dynamic-exit-rate"},
    {"use": "participants"},
    {"use": "service-hours"},
    {"use": "time-to-admission"},
)
COUNTS = {"numerator", "denominator", "value", "count", "version", "revision", "format"}


def leaves(tree: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(tree, dict):
        for name, value in tree.items():
            yield from leaves(value, name)
    elif isinstance(tree, list | tuple):
        for value in tree:
            yield from leaves(value, key)
    else:
        yield key, tree


def stray(report: Report, cells: set[str]) -> list[tuple[str, Any]]:
    """What of a report is a cell of the list, and no count."""
    return [
        (key, value)
        for key, value in leaves(report.model_dump(mode="json", exclude_none=True))
        if key not in COUNTS and str(value) in cells
    ]


ROWS = st.lists(
    st.tuples(
        st.from_regex(r"[A-Z]{2}-[0-9]{5}", fullmatch=True),
        st.dates(date(2026, 9, 1), date(2027, 12, 1)),
        st.integers(1, 200),
        st.sampled_from(["permanent-contract", "no-solution", "school"]),
        st.sampled_from(["-", "moved-away", "death", "other"]),
        st.integers(0, 900),
    ),
    min_size=1,
    max_size=12,
)


@given(ROWS)
def test_no_cell_of_the_report_is_a_record(rows: list[tuple[Any, ...]]) -> None:
    lines = ["person referred entry exit destination neutralised hours"]
    for person, entry, length, destination, ground, hours in rows:
        left = entry + timedelta(days=length)
        referred = entry - timedelta(days=9)
        lines.append(f"{person} {referred} {entry} {left} {destination} {ground} {hours}.25")
    records, findings = read_records(as_csv("\n".join(lines)), OF, "list.csv")
    assert records is not None, findings
    report = count(records, OF, "2027", ON).report
    assert report is not None
    cells = {cell for line in lines[1:] for cell in line.split()} - {"-"}
    assert stray(report, cells) == []
    text = as_yaml(report)
    persons = {person for person, *_ in rows}
    assert not any(person in text for person in persons)


def test_the_test_would_notice_a_pseudonym_in_a_comment() -> None:
    records, _ = read_records(as_csv("person entry\nP-1 2027-01-04"), OF)
    assert records is not None
    report = count(records, OF, "2027", ON).report
    assert report is not None
    told = report.observations[0].model_copy(update={"comment": "P-1"})
    leaking = report.model_copy(update={"observations": (told,)})
    assert stray(leaking, {"P-1"}) == [("comment", "P-1")]
