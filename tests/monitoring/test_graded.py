"""The report says the grade of a result beside its band, wherever the agreement names grades."""

from datetime import date

import pytest
from tests.assessment.test_evidence import agreed, counted, reported
from tests.drafting.plain import plain

from conventions.base.language import LANGUAGES, Language
from conventions.monitoring import report, review

INDICATORS = [{"id": "i1", "targets": [{"period": "2027", "at_least": 60, "weight": 100}]}]
GRADES: list[dict[str, object]] = [
    {"id": "a", "label": {"fr": "excellent", "de": "sehr gut"}, "attainment": 110, "points": 90},
    {"id": "b", "label": {"fr": "bon", "de": "gut"}},
]


def text_of(grades: list[dict[str, object]], language: Language) -> str:
    evaluation = {"grades": grades, "method": {"points": "proportional"}}
    agreement = agreed(INDICATORS, evaluation, end=2027)
    told = review(agreement, (reported("2027", counted("i1", 70, 100)),), date(2028, 3, 1), ())
    return plain(report(told, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_grade_stands_in_table_figure_points_and_terms(language: Language) -> None:
    called = "sehr gut" if language == "de" else "excellent"
    text = text_of(GRADES, language)
    assert text.count(called) >= 5
    assert called not in text_of([], language)
