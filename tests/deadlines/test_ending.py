"""When a notice takes effect, case by case; ``tests/test_deadlines.py`` has what holds always."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from conventions.agreement.term import Term
from conventions.base.working_days import WorkingDays
from conventions.deadlines import end_by_notice

CASES = yaml.load(Path(__file__).with_name("ending.yaml").read_text("utf-8"), yaml.BaseLoader)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["source"])
def test_case(case: dict[str, Any]) -> None:
    term = Term.model_validate(case["term"])
    days = WorkingDays((case["calendar"],)) if "calendar" in case else None
    end = end_by_notice(term, date.fromisoformat(case["received"]), days)
    assert (str(end) if end else "null") == case["ends"]
