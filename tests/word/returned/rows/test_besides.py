"""Which of the rows beside those of lists each row is: by rows under it, by words, by place."""

from conventions.word.issue import Beside, Issue
from conventions.word.returned.found.text import Row
from conventions.word.returned.rows.besides import besides_here

TITLES, SIGNED = "Année | Plafond", "Lieu, date | Signature"


def issue(*besides: Beside) -> Issue:
    return Issue("id", "1", "fr", "2026-11-22", "", {}, (), (), (), besides)


def row(table: int, text: str, *, head: bool = False, gone: bool = False) -> Row:
    return Row(table, head, come=False, gone=gone, cells=text.split(" | "))


SENT = issue(
    Beside(0, TITLES),
    Beside(2, TITLES),
    Beside(3, "A | B"),
    Beside(3, SIGNED),
    Beside(3, "C | D"),
)


def test_titles_are_those_of_the_rows_under_them_whatever_they_say() -> None:
    rows = [row(1, "An | Montant", head=True), row(1, "x"), row(2, TITLES, head=True), row(2, "y")]
    assert besides_here(SENT, rows, {2: 1, 4: 3}) == {1: 0, 3: 1}
    # the table of the third row put in front of the other
    assert besides_here(SENT, rows, {2: 3, 4: 1}) == {1: 1, 3: 0}


def test_a_row_moved_into_a_table_does_not_tell_its_titles() -> None:
    rows = [row(1, "An | Montant", head=True), *(row(1, text) for text in "xyz")]
    assert besides_here(SENT, rows, {2: 3, 3: 1, 4: 2})[1] == 0


def test_titles_that_no_longer_repeat_are_known_by_their_words() -> None:
    assert besides_here(SENT, [row(1, TITLES), row(1, "x")], {2: 1}) == {1: 0}


def test_rows_without_lists_are_known_by_words_and_then_by_those_around_them() -> None:
    rows = [row(1, "A | B"), row(1, "Fait à | Signature"), row(1, "C | D")]
    assert besides_here(SENT, rows, {}) == {1: 2, 2: 3, 3: 4}


def test_where_not_as_many_stand_there_none_is_taken_for_another() -> None:
    rows = [row(1, "A | B"), row(1, "Fait à"), row(1, "et à"), row(1, "C | D")]
    assert besides_here(SENT, rows, {}) == {1: 2, 4: 4}


def test_a_new_table_and_a_row_that_went_are_none_of_them() -> None:
    assert besides_here(SENT, [row(1, "Quoi | Qui", head=True)], {}) == {}
    assert besides_here(SENT, [row(1, TITLES, head=True, gone=True)], {}) == {}


def test_titles_twice_in_a_table_are_so_once() -> None:
    rows = [row(1, TITLES, head=True), row(1, "x"), row(2, "Autre | titre", head=True), row(2, "y")]
    assert besides_here(issue(Beside(0, TITLES)), rows, {2: 1, 4: 2}) == {1: 0}
