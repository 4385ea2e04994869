from pathlib import Path

import pytest

from conventions.agreement import Draft, read_draft
from conventions.comparison import Change, compare, subject_of


@pytest.fixture(scope="module")
def text(root: Path) -> str:
    return (root / "examples/fai_biel_seeland/agreement.yaml").read_text(encoding="utf-8")


def edited(text: str, *edits: tuple[str, str]) -> Draft:
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    return read_draft(text.encode())


def test_a_version_is_no_different_from_itself(text: str) -> None:
    assert compare(edited(text), edited(text)) == ()


def test_each_change_has_its_place_what_it_touches_and_both_values(text: str) -> None:
    new = edited(
        text, ("places: 60, price_per_place: 18000.00", "places: 72, price_per_place: 18200.00")
    )
    assert [
        (each.place, each.subject, each.before, each.after) for each in compare(edited(text), new)
    ] == [
        ("financing.pricing.places", "price", "60", "72"),
        ("financing.pricing.price_per_place", "price", "18000.00", "18200.00"),
    ]


def test_another_spelling_is_no_change(text: str) -> None:
    new = edited(
        text,
        ("price_per_place: 18000.00", 'price_per_place: "18000"'),
        ("occupancy_floor: 90", "occupancy_floor: 90.0"),
        ("version: 1", "version: 2"),
    )
    assert compare(edited(text), new) == ()


def test_an_entry_put_in_between_is_one_change(minimal: bytes) -> None:
    text = minimal.decode()
    party = "  - id: commune\n"
    new = text.replace(
        party, f"  - {{id: first, role: co-financer, legal_name: Caisse}}\n{party}", 1
    )
    changes = compare(read_draft(text.encode()), read_draft(new.encode()))
    assert [each.place for each in changes] == [
        "parties[0].id",
        "parties[0].role",
        "parties[0].legal_name",
    ]
    assert {each.before for each in changes} == {None}
    back = compare(read_draft(new.encode()), read_draft(text.encode()))
    assert {each.after for each in back} == {None}
    assert len(back) == 3


def test_a_section_that_is_not_valid_is_compared_as_written(minimal: bytes) -> None:
    text = minimal.decode()
    new = text.replace("start: 2027-01-01", "start: 2027-02-30", 1)
    assert new != text
    changes = compare(read_draft(text.encode()), read_draft(new.encode()))
    assert Change(("term", "start"), "term", "2027-01-01", "2027-02-30") in changes


@pytest.mark.parametrize(
    ("path", "subject"),
    [
        (("term", "end"), "term"),
        (("financing", "volume", "corridor", "min_percent"), "volume"),
        (("financing", "ceiling", 0, "amount"), "price"),
        (("goals", "indicators", 2, "targets", 0, "at_least"), "targets"),
        (("signatures", "signatures", 0, "date"), "parties"),
        (("clauses", "term.duration"), "wording"),
        (("laws", 1), "head"),
    ],
)
def test_what_a_field_touches(path: tuple[str | int, ...], subject: str) -> None:
    assert subject_of(path) == subject
