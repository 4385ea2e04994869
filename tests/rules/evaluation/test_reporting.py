"""Which reports bring an indicator, and whose figures they are."""

from conventions.agreement.evaluation import Evaluation, ReportDuty
from conventions.agreement.goals import AgreedIndicator, Goals
from conventions.rules.evaluation.reporting import contains, held_by_several


def test_a_list_is_taken_at_its_word_whatever_the_kind() -> None:
    accounts = ReportDuty(id="r", kind="financial", indicators=("i1",))
    assert contains(accounts, "i1")
    assert not contains(accounts, "i2")


def test_without_a_list_only_reports_of_a_period_bring_everything() -> None:
    kinds = ("activity", "statistics", "financial", "final", "incident", "individual")
    bring = [kind for kind in kinds if contains(ReportDuty(id="r", kind=kind), "i1")]
    assert bring == ["activity", "statistics", "final"]


def test_parties_are_named_once_in_the_order_in_which_they_come() -> None:
    goals = Goals(
        indicators=(
            AgreedIndicator(id="i1", collected_by="office"),
            AgreedIndicator(id="i2", collected_by="workshop"),
            AgreedIndicator(id="i3"),
        )
    )
    duty = ReportDuty(id="r", kind="statistics", sender="workshop")
    evaluation = Evaluation(reports=(duty, duty.model_copy(update={"sender": None})))
    assert list(held_by_several(goals, evaluation)) == [("i1", ("office", "workshop"))]
