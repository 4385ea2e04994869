"""No hidden cell can be derived; without complementary suppression some can."""

from hypothesis import given, settings
from tests.disclosure.oracle import inferred, tables

from conventions.disclosure import STANDARD, Profile, Table, hidden

MANY = max(settings().max_examples, 300)
"""300 tables; 10 000 with ``--hypothesis-profile=thorough``."""
OPEN = STANDARD.model_copy(update={"complementary": False})


@given(tables())
@settings(max_examples=MANY)
def test_no_hidden_cell_can_be_placed(table: Table) -> None:
    gone = hidden(table, STANDARD)
    for cell in table.cells():
        if 0 < table.count(cell) < STANDARD.minimum:
            assert cell in gone
    for cell in gone:
        least, most = inferred(table, gone, cell)
        assert most - least >= STANDARD.width - 1e-6, (cell, least, most)


def derived(table: Table, profile: Profile) -> list[tuple[int, int]]:
    """The hidden cells that a stranger can place more closely than the profile allows."""
    gone = hidden(table, profile)
    found = {cell: inferred(table, gone, cell) for cell in gone}
    return [cell for cell, (least, most) in found.items() if most - least < profile.width]


def test_without_complements_the_oracle_finds_cells() -> None:
    table = Table(((2, 20, 30), (15, 41, 10), (12, 9, 22)))
    assert hidden(table, OPEN) == {(0, 0)}
    assert derived(table, OPEN) == [(0, 0)]
    assert derived(table, STANDARD) == []


def test_without_complements_most_tables_give_something_away() -> None:
    """The property above fails as soon as complementary suppression is switched off."""
    caught = []

    @given(tables())
    @settings(max_examples=30, database=None, derandomize=True)
    def look(table: Table) -> None:
        caught.append(bool(derived(table, OPEN)))

    look()
    assert sum(caught) > len(caught) // 4


def test_a_sum_of_two_hidden_cells_does_not_place_them() -> None:
    """20, 2 and 1 of 23: hiding 2 and 1 leaves each between 0 and 3, so more is hidden."""
    table = Table(((20, 2, 1), (30, 25, 40)))
    assert (0, 0) in hidden(table, STANDARD) or (0, -1) in hidden(table, STANDARD)


def test_nothing_is_hidden_for_nothing() -> None:
    assert hidden(Table(((20, 30), (15, 40))), STANDARD) == frozenset()
    assert hidden(Table(((20, 0), (15, 40))), STANDARD) == frozenset()


def test_a_table_of_one_person_shows_nothing_but_noughts() -> None:
    table = Table(((1, 0), (0, 0)))
    gone = hidden(table, STANDARD)
    assert gone == {(0, 0), (0, -1), (-1, 0), (-1, -1)}


def test_inner_cells_go_before_totals() -> None:
    gone = hidden(Table(((2, 20), (15, 40))), STANDARD)
    assert not any(-1 in cell for cell in gone)


def test_an_unpublished_total_protects() -> None:
    table = Table(((3, 17),))
    totals = frozenset({(-1, 0), (-1, 1), (-1, -1)})
    assert hidden(table, STANDARD, totals) == totals | {(0, 0), (0, 1)}
