"""Deadlines: a table of cases, and what holds of every list."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.test_cases import changed, nulled

from conventions.agreement import Agreement, load_agreement
from conventions.agreement.evaluation import Evaluation
from conventions.agreement.financing import Financing
from conventions.agreement.goals import Goals
from conventions.agreement.term import Term
from conventions.base.calendar import NoticeEnd, end_after_notice, last_day, last_day_for_notice
from conventions.base.language import LANGUAGES
from conventions.base.period import Frequency
from conventions.base.step import say
from conventions.base.working_days import WorkingDays
from conventions.deadlines import Deadline, Kind, end_by_notice, list_deadlines

ROOT = Path(__file__).resolve().parent.parent
CASES = yaml.load((Path(__file__).parent / "deadlines.yaml").read_text("utf-8"), yaml.BaseLoader)
ALWAYS = date.min, date.max
ONE_DAY = timedelta(1)

days = st.dates(date(2020, 1, 1), date(2040, 12, 31))
durations = st.builds("P{}{}".format, st.integers(1, 30), st.sampled_from("DWM"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["source"])
def test_case(case: dict[str, Any]) -> None:
    draft = changed(nulled(case.get("change", {})))
    assert not draft.findings
    window = date.fromisoformat(case["from"]), date.fromisoformat(case["to"])
    found = [one for one in list_deadlines(draft.agreement(), *window) if one.kind in case["kinds"]]
    assert [f"{one.date} {one.kind} {one.who or '-'}" for one in found] == case["days"]
    if "later" in case:
        later = {
            str(one.date): f"{one.later.day} {one.later.extension}" for one in found if one.later
        }
        assert later == case["later"]
    if "says" in case:
        assert case["says"] in {say(one.what, "en") for one in found}
    for one in found:
        assert all(say(one.what, language) for language in LANGUAGES)
        assert all(say(one.note, language) for language in LANGUAGES if one.note)


def test_every_kind_has_a_case() -> None:
    assert {kind for case in CASES for kind in case["kinds"]} == set(get_args(Kind))
    assert len(CASES) == len({case["source"] for case in CASES})


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*/agreement*.yaml")), ids=str)
def test_examples_have_deadlines_that_can_be_said(path: Path) -> None:
    found = list_deadlines(load_agreement(path), *ALWAYS)
    assert len(found) > 8
    for one in found:
        for language in LANGUAGES:
            assert say(one.what, language).strip()
    assert len({(one.kind, one.occurrence) for one in found}) == len(found)


@dataclass(frozen=True)
class Terms:
    """What a deadline depends on; small, so that a failing case can be read."""

    start: date
    end: date | None
    notice: str
    to: NoticeEnd
    due: str
    every: Frequency
    renewed: bool

    def agreement(self) -> Agreement:
        return agreement_of(self)


BASE = changed({}).agreement()
ALV = changed(
    {"laws": ["ch", "ch-alv"], "term.start": "2022-01-01", "term.end": "2038-06-30"}
).agreement()


def agreement_of(terms: Terms) -> Agreement:
    """The smallest agreement with these terms, without reading it anew each time."""
    term = Term.model_validate(
        {
            "start": terms.start,
            "end": terms.end,
            "ordinary_termination": {"notice": terms.notice, "to": terms.to},
            "renewal": {"kind": "tacit" if terms.renewed else "none", "length": "P1Y"},
            "option": {"length": "P1Y", "exercise_by": terms.notice, "count": 2},
            "transition": {"last_report": terms.due},
        }
    )
    duty = {"id": "r", "kind": "activity", "frequency": terms.every, "due": terms.due}
    payment = {"final_settlement_due": terms.due, "instalments": BASE_INSTALMENTS}
    requirement = {"id": "e", "due": terms.start, "frequency": "quarter"}
    return BASE.model_copy(
        update={
            "term": term,
            "evaluation": Evaluation.model_validate(
                {"reports": [duty], "interview": {"frequency": "half", "month": 5}}
            ),
            "financing": Financing.model_validate({"payment": payment}),
            "goals": Goals.model_validate({"requirements": [requirement]}),
        }
    )


BASE_INSTALMENTS = [{"due": "2027-01-31", "share": "50"}, {"due": "2027-07-31", "share": "50"}]


many_terms = st.builds(
    lambda start, length, *others: Terms(
        start, None if length is None else start + timedelta(length), *others
    ),
    days,
    st.none() | st.integers(0, 2000),
    durations,
    st.sampled_from(get_args(NoticeEnd)[:-1]),
    durations,
    st.sampled_from(get_args(Frequency)),
    st.booleans(),
)


@settings(deadline=None)
@given(many_terms, st.lists(days, min_size=2, max_size=2))
def test_a_list_is_sorted_and_within_its_window(terms: Terms, window: list[date]) -> None:
    agreement = terms.agreement()
    start, end = sorted(window)
    found = list_deadlines(agreement, start, end)
    assert [one.date for one in found] == sorted(one.date for one in found)
    assert all(start <= one.date <= end for one in found)
    assert len(set(map(key, found))) == len(found)
    assert len({(one.kind, one.occurrence) for one in found}) == len(found)
    assert all(one.later is None or one.later.day > one.date for one in found)


def key(deadline: Deadline) -> tuple[date, str, str, str]:
    return deadline.date, deadline.kind, deadline.clause, say(deadline.what, "en")


@settings(deadline=None)
@given(many_terms, st.lists(days, min_size=3, max_size=3, unique=True))
def test_a_list_is_that_of_its_parts_one_after_another(terms: Terms, window: list[date]) -> None:
    agreement = terms.agreement()
    start, middle, end = sorted(window)
    parts = (
        *list_deadlines(agreement, start, middle),
        *list_deadlines(agreement, middle + ONE_DAY, end),
    )
    assert list_deadlines(agreement, start, end) == parts


@settings(deadline=None)
@given(st.lists(days, min_size=3, max_size=3, unique=True))
def test_what_is_filed_ahead_of_a_year_is_in_the_list_of_the_year_before(
    window: list[date],
) -> None:
    """A limit that runs backwards from a day after the window may end inside it."""
    start, middle, end = sorted(window)
    parts = (*list_deadlines(ALV, start, middle), *list_deadlines(ALV, middle + ONE_DAY, end))
    assert list_deadlines(ALV, start, end) == parts


@settings(deadline=None)
@given(many_terms, st.sampled_from([4, 8, 28]))
def test_all_move_with_the_term(terms: Terms, years: int) -> None:
    """By whole leap cycles, every day moves by exactly as much."""
    agreement = terms.agreement()
    assert agreement.term.start is not None
    start, end = agreement.term.start, agreement.term.end

    def later(day: date) -> date:
        return day.replace(year=day.year + years)

    goals = agreement.goals.model_copy(
        update={
            "requirements": tuple(
                one.model_copy(update={"due": later(one.due)})
                for one in agreement.goals.requirements
                if one.due
            )
        }
    )
    payment = agreement.financing.payment.model_copy(update={"instalments": ()})
    financing = agreement.financing.model_copy(update={"payment": payment})
    before = agreement.model_copy(update={"financing": financing})
    term = agreement.term.model_copy(update={"start": later(start), "end": end and later(end)})
    after = before.model_copy(update={"term": term, "goals": goals})
    window = date(2019, 1, 1), date(2045, 12, 31)
    moved = list_deadlines(after, later(window[0]), later(window[1]))
    assert [(later(one.date), one.kind) for one in list_deadlines(before, *window)] == [
        (one.date, one.kind) for one in moved
    ]


@settings(deadline=None)
@given(many_terms, st.integers(1, 400))
def test_a_later_end_moves_nothing_back(terms: Terms, more: int) -> None:
    agreement = terms.agreement()
    if agreement.term.end is None:
        return
    term = agreement.term.model_copy(update={"end": agreement.term.end + timedelta(more)})
    longer = agreement.model_copy(update={"term": term})
    for kind in ("end", "last-report"):
        one, other = (
            [found.date for found in list_deadlines(each, *ALWAYS) if found.kind == kind]
            for each in (agreement, longer)
        )
        assert len(one) <= len(other) <= 1
        assert one <= other


@settings(deadline=None)
@given(many_terms)
def test_a_notice_in_time_ends_the_agreement_on_the_day_said(terms: Terms) -> None:
    agreement = terms.agreement()
    ordinary, term = agreement.term.ordinary_termination, agreement.term
    assert ordinary is not None
    assert ordinary.notice is not None
    assert ordinary.to is not None
    for one in list_deadlines(agreement, date(2019, 1, 1), date(2045, 12, 31)):
        if one.clause != "term.ordinary_termination":
            continue
        end = one.what.values["end"]
        assert isinstance(end, date)
        assert end_after_notice(one.date, ordinary.notice, ordinary.to) == end
        a_day_late = end_after_notice(one.date + ONE_DAY, ordinary.notice, ordinary.to)
        assert a_day_late > end
        assert term.end is None or end <= term.end


def ends_by_notice(term: Term, days: list[date]) -> list[date]:
    found = [end_by_notice(term, day) for day in days]
    return [end for end in found if end is not None]


@settings(deadline=None)
@given(many_terms, days, st.integers(0, 800))
def test_a_later_notice_never_ends_earlier(terms: Terms, received: date, more: int) -> None:
    """Nor after the agreement has ended on its own."""
    term = terms.agreement().term
    found = ends_by_notice(term, [received, received + timedelta(more)])
    assert found == sorted(found)
    assert all(terms.start <= end for end in found)
    if not terms.renewed and terms.end:
        assert all(end <= terms.end for end in found)


@settings(deadline=None)
@given(many_terms)
def test_the_last_day_for_notice_is_the_last_possible(terms: Terms) -> None:
    """Received on the day listed it ends the agreement on the day said, a day later not.

    Unless the term ends on that day by itself.
    """
    agreement = terms.agreement()
    for one in list_deadlines(agreement, date(2019, 1, 1), date(2032, 12, 31)):
        if one.clause != "term.ordinary_termination":
            continue
        end = one.what.values["end"]
        assert isinstance(end, date)
        assert end_by_notice(agreement.term, one.date) == end
        later = end_by_notice(agreement.term, one.date + ONE_DAY)
        assert later is None or later > end or end == terms.end


@settings(deadline=None)
@given(many_terms, days, st.sampled_from(["CH-BE", "CH-GE", "BE"]))
def test_a_notice_on_the_next_working_day_is_in_time_where_that_is_agreed(
    terms: Terms, received: date, calendar: str
) -> None:
    """As if it had come on the last day; never later than without the agreement on it."""
    term, worked = terms.agreement().term, WorkingDays((calendar,))
    moved = term.model_copy(update={"free_day": "next-working-day"})
    same = term.model_copy(update={"free_day": "same-day"})
    strict = end_by_notice(term, received)
    assert end_by_notice(same, received, worked) == strict
    assert end_by_notice(moved, received) == strict
    found = end_by_notice(moved, received, worked)
    assert (found is None) == (strict is None)
    assert found is None or strict is None or found <= strict
    on = worked.on_or_after(received)
    if on == received or terms.end:
        return
    assert end_by_notice(moved, on, worked) == found


@settings(deadline=None)
@given(many_terms)
def test_renewals_follow_each_other(terms: Terms) -> None:
    found = [
        (one.date, one.what.values["until"])
        for one in list_deadlines(terms.agreement(), date(2019, 1, 1), date(2045, 12, 31))
        if one.clause == "term.renewal"
    ]
    expected, end = [], terms.end
    while terms.renewed and end is not None:
        day, until = (
            last_day_for_notice(end, terms.notice, "any-day"),
            last_day(end + ONE_DAY, "P1Y"),
        )
        if day.year > 2045:
            break
        if day >= terms.start:
            expected.append((day, until))
        end = until
    assert found == expected


@settings(deadline=None, max_examples=20)
@given(many_terms)
def test_no_day_is_absurd(terms: Terms) -> None:
    agreement = terms.agreement()
    window = date(2190, 1, 1), date.max
    assert all(one.date.year <= 2199 for one in list_deadlines(agreement, *window))


def test_a_window_that_ends_before_it_begins_is_empty() -> None:
    agreement = changed({}).agreement()
    assert list_deadlines(agreement, date(2027, 12, 31), date(2027, 1, 1)) == ()
