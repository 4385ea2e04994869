"""What is far off: the target with its tolerance, and the report before."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from tests.forms.agreements import changed, every

from conventions.agreement.goals import Target
from conventions.base.language import LANGUAGES, Language
from conventions.forms.definition import define
from conventions.forms.entry import Entry, Expected
from conventions.forms.expected import expected, is_far
from conventions.forms.live import check
from conventions.report import Observation, Report, Value


def target(**fields: Any) -> Target:
    return Target.model_validate({"period": "2027", **fields})


@pytest.mark.parametrize(
    ("fields", "least", "most"),
    [
        ({"at_least": "30"}, "30", None),
        ({"at_least": "30", "tolerance": {"points": "5"}}, "25", None),
        ({"at_most": "10", "tolerance": {"percent": "20"}}, None, "12"),
        ({"exactly": "10", "tolerance": {"points": "1"}}, "9", "11"),
        ({"at_least": "30", "period": "term"}, None, None),
    ],
)
def test_bounds(fields: dict[str, Any], least: str | None, most: str | None) -> None:
    found = expected((target(**fields),), "2027", None, percent=True)
    assert found.least == (None if least is None else Decimal(least))
    assert found.most == (None if most is None else Decimal(most))


def test_two_targets_of_one_row_give_no_bounds() -> None:
    two = (target(at_least="30"), target(at_least="50"))
    assert expected(two, "2027", None, percent=True) == Expected()


def test_what_was_before_is_a_rate_in_hundredths_or_a_figure() -> None:
    rate = Observation(indicator="i1", reported=Value(numerator=Decimal(1), denominator=Decimal(3)))
    assert expected((), "2027", rate, percent=True).before == Fraction(100, 3)
    plain = Observation(indicator="i1", reported=Value(value=Decimal(30)))
    assert expected((), "2027", plain, percent=True).before == 30


def test_at_the_bound_is_not_beyond_it() -> None:
    third = Expected(least=Decimal("33.3333"))
    entry = Entry("i1", "Placed", (), percent=True, expected=third)
    assert not is_far(entry, Value(numerator=Decimal(1), denominator=Decimal(3)))
    assert is_far(entry, Value(numerator=Decimal(33), denominator=Decimal(100)))
    assert not is_far(entry, Value())


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_reported_is_said_beside_each_target(language: Language) -> None:
    value = Value(numerator=Decimal(12), denominator=Decimal(40))
    mood = Observation(indicator="mood", reported=Value(missing="too-early"))
    placed = Observation(indicator="placed", reported=value)
    before = Report(agreement="every-kind", period="2026", observations=(placed, mood))
    rows = {
        one.code: one for one in define(every(), "2027", language, before).entries("indicators")
    }
    assert "12\u00a0/\u00a040 (30" in rows["placed"].previous
    assert rows["placed"].previous.startswith("2026")
    assert rows["mood"].previous
    assert rows["workers"].previous == ""


def test_the_workbook_asks_for_a_comment_and_stays_plain() -> None:
    row = next(one for one in define(changed(), "2027", "fr").entries("indicators"))
    found = check(row, 7, "fr")
    assert found is not None
    assert 'AND(K7="",OR(D7/E7*100<20))' in str(found[0])
