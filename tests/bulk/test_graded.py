"""Grades over a table: what ``grade_of`` says of a result, said by pieces of the number line."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.bulk.edge_rows import AIMS, GRADES, LIMITED

from conventions.agreement.evaluation import Evaluation, Grade, Method
from conventions.agreement.goals import GradeLimit, Target
from conventions.assessment.grade import Result, grade_of
from conventions.assessment.method import judge
from conventions.bulk.graded import Piece, pieces_of, table_of


def holds(piece: Piece, value: Fraction) -> bool:
    low, high = piece.low, piece.high
    above = low is None or value > low.at or (value == low.at and not low.strict)
    return above and (high is None or value < high.at or (value == high.at and not high.strict))


@given(
    st.sampled_from([aim for aim in AIMS if aim]),
    st.sampled_from(GRADES),
    st.sampled_from(LIMITED),
    st.fractions(-20, 200, max_denominator=10_000),
)
def test_the_pieces_say_what_grade_of_says(
    aim: dict[str, str],
    grades: tuple[Grade, ...],
    limited: tuple[GradeLimit, ...],
    at: Fraction,
) -> None:
    target = Target.model_validate({"period": "2027", **aim})
    pieces = pieces_of(target, Evaluation(grades=grades), limited)
    ends = [end.at for piece in pieces for end in (piece.low, piece.high) if end is not None]
    for value in (at, *ends):
        result = Result(value, judge(value, target, Method()).attainment)
        graded = grade_of(result, target, grades, limited).grade
        said = [piece.grade for piece in pieces if holds(piece, value)]
        assert said == ([graded.id] if graded else [])


@pytest.mark.parametrize("target", [{"at_least": "60"}, {}])
def test_without_grades_or_value_there_is_no_piece(target: dict[str, str]) -> None:
    aim = Target.model_validate({"period": "2027", **target})
    evaluation = Evaluation(grades=GRADES[1] if not target else ())
    assert pieces_of(aim, evaluation, ()) == ()


def test_a_table_of_no_scale_is_empty() -> None:
    assert table_of(()).is_empty()
