"""Three answers: yes, no, not known. An empty cell is neither."""

from itertools import product

import pytest

from conventions.indicators import Match
from conventions.records.conditions import NO, NOT_DUE, NOT_KNOWN, YES, columns_in, judge, judged

EMPLOYED = Match(among=("employed",))


@pytest.mark.parametrize(
    ("match", "value", "verdict"),
    [
        (EMPLOYED, "employed", YES),
        (EMPLOYED, "training", NO),
        (EMPLOYED, None, NOT_KNOWN),
        (EMPLOYED, NOT_DUE, NO),
        (Match(at_least=18, at_most=25), 18, YES),
        (Match(at_least=18, at_most=25), 26, NO),
        (Match(at_least=18), None, NOT_KNOWN),
        (Match(filled=True), None, NO),
        (Match(filled=True), 0, YES),
        (Match(filled=False), NOT_DUE, YES),
        (Match(), None, YES),
    ],
)
def test_one_value(match: Match, value: object, verdict: int) -> None:
    assert judged(match, value) == verdict


def test_and_or_are_those_of_kleene() -> None:
    answers = {"employed": YES, "training": NO, None: NOT_KNOWN}
    for (a, x), (b, y) in product(answers.items(), repeat=2):
        columns = {"a": [a], "b": [b]}
        both = judge([{"a": EMPLOYED, "b": EMPLOYED}], [0], columns.__getitem__)
        either = judge([{"a": EMPLOYED}, {"b": EMPLOYED}], [0], columns.__getitem__)
        assert (both, either) == ([min(x, y)], [max(x, y)])


def test_without_a_condition_every_row_belongs() -> None:
    columns: dict[str, list[str]] = {}
    assert judge((), [4, 7], columns.__getitem__) == [YES, YES]
    assert columns_in(({"a": EMPLOYED, "b": EMPLOYED}, {"a": EMPLOYED})) == ("a", "b")
