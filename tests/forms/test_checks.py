"""What is doubtful about a report, whichever file it came in."""

from decimal import Decimal

from tests.forms.agreements import every

from conventions.forms.checks import doubts
from conventions.report import Observation, Report, Value


def report(*observations: Observation) -> Report:
    return Report(agreement="every-kind", period="2027", observations=observations)


def rate(indicator: str, numerator: int, denominator: int, group: str | None = None) -> Observation:
    value = Value(numerator=Decimal(numerator), denominator=Decimal(denominator))
    return Observation(indicator=indicator, group=group, reported=value)


def found(*observations: Observation) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(one.code.id, one.path) for one in doubts(report(*observations), every(), "fr")]


def test_more_than_all() -> None:
    assert found(rate("placed", 40, 40), rate("training", 2408, 97)) == []
    assert found(rate("placed", 41, 40)) == [("R112", ("observations", 0, "reported", "numerator"))]
    assert found(rate("occupied", 41, 40))[0][0] == "R113"


def test_not_agreed() -> None:
    assert found(rate("unheard-of", 1, 2)) == [("R129", ("observations", 0, "indicator"))]


def test_groups_add_up_or_one_is_not_known() -> None:
    young, others = rate("placed", 10, 25, "young"), rate("placed", 2, 15, "tg1")
    assert found(rate("placed", 12, 40), young, others) == []
    assert found(rate("placed", 12, 41), young, others) == [
        ("R132", ("observations", 0, "reported", "denominator"))
    ]
    unknown = Observation(indicator="placed", group="tg1", reported=Value(missing="too-early"))
    assert found(rate("placed", 12, 41), young, unknown) == []
