"""Results on every edge there is, and what the scalar path says of them, one target at a time."""

import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from conventions.agreement import Agreement
from conventions.agreement.evaluation import BandLimits, Evaluation, Grade, Method
from conventions.agreement.goals import (
    AgreedIndicator,
    Definition,
    Goal,
    Goals,
    GradeLimit,
    Target,
    Tolerance,
)
from conventions.assessment import assess
from conventions.base.span import Span, span_of
from conventions.indicators import MeasurementPoint
from conventions.report import Observation, Report, Value

Row = tuple[str, str, str | None, str, int | None, int | None, int | None]
COLUMNS = ("agreement", "indicator", "group", "period", "numerator", "denominator", "value")
Key = tuple[str, str, str, str]
"""Agreement, indicator, group, period."""
Said = tuple[str | None, str | None, str | None, str | None]
"""Band, state, evidence, grade."""

TERM = {"start": date(2027, 1, 1), "end": date(2028, 6, 30)}
DAYS = (None, date(2027, 8, 15), date(2028, 1, 1), date(2028, 7, 1), date(2029, 1, 1))
PERIODS: tuple[tuple[str, ...], ...] = (
    ("2027",),
    ("2027", "2028"),
    ("2027-Q1", "2027-Q2", "2027-Q3", "2027-Q4"),
    ("2027-Q1", "2027-Q2", "2027-Q4"),
    ("2027-H1",),
    ("2027-H2", "2028-H1"),
    ("2027-H1", "2027-Q1", "2027-Q3"),
    ("2027", "2027-12", "2027-03"),
    ("2027-H1", "2027-T2", "2027-Q4"),
    ("2027-01-01/2027-06-30", "2027-07-01/2027-12-31"),
    ("2027-H1", "2027-01-01/2027-06-30"),
    ("2027-Q1", "2027-Q1"),
    ("2026", "2029-Q1"),
    ("term",),
    ("term", "2027-Q1", "2028"),
    ("2028", "2028-H2"),
    (),
)
FITTING: dict[str, tuple[tuple[str, ...], ...]] = {
    "2027": (("2027",), ("2027",), ("2027-Q1", "2027-Q2", "2027-Q3", "2027-Q4")),
    "2027-H1": (("2027-H1",), ("2027-Q1", "2027-Q2")),
    "2028": (("2028",), ("2028-H1",), ("2028-Q1",)),
    "term": (("2027", "2028"), ("term",), ("2027-H1",)),
}
UNITS: tuple[dict[str, Any], ...] = (
    {"unit": "percent", "definition": Definition(counting_unit="exit")},
    {"unit": "percent", "definition": Definition(counting_unit="person"), "cohort": "all-treated"},
    {"unit": "percent"},
    {
        "unit": "percent",
        "definition": Definition(counting_unit="exit"),
        "measurement_point": MeasurementPoint(anchor="exit", offset="P6M"),
        "cohort": "exits-in-period",
    },
    {"unit": "percent", "definition": Definition(counting_unit="hour")},
    {"unit": "percent", "definition": Definition(counting_unit="exit"), "cohort": "stock-at-date"},
    {"unit": "count", "definition": Definition(counting_unit="person")},
    {"unit": "count", "cohort": "stock-at-date"},
    {"unit": "count", "definition": Definition(counting_unit="person"), "cohort": "all-treated"},
    {"unit": "count", "definition": Definition(counting_unit="event"), "goal": "g1"},
    {
        "unit": "count",
        "definition": Definition(counting_unit="exit"),
        "cohort": "all-treated",
        "goal": "g1",
    },
    {"unit": "count", "definition": Definition(counting_unit="event"), "goal": "g2"},
    {"unit": "hours"},
    {"unit": "days", "definition": Definition(denominator="stays")},
    {"unit": "currency"},
    {"unit": "currency", "definition": Definition(counting_unit="amount")},
    {"unit": "score"},
    {"unit": "fte", "measurement_point": MeasurementPoint(anchor="exit", offset="P2M")},
)
METHODS: tuple[dict[str, Any], ...] = (
    {},
    {"formula": "shortfall"},
    {"formula": "shortfall", "shortfall_points": "2.5"},
    {"formula": "attainment", "near_from": "87.5", "test": "exact"},
    {"formula": "attainment", "near_from": "0"},
    {"formula": "corridor"},
    {"verdict_dates": (date(2028, 1, 1), date(2028, 8, 1))},
    {"verdict_dates": (date(2028, 3, 1),), "level": "2.5"},
)
BANDS: tuple[tuple[BandLimits, ...], ...] = (
    (),
    (),
    (),
    (
        BandLimits(band="reached", min="100"),
        BandLimits(band="near", min="80", max="100"),
        BandLimits(band="below", max="80"),
    ),
    (BandLimits(band="reached", min="97.5"), BandLimits(band="near", min="95", max="97.5")),
)
GRADES: tuple[tuple[Grade, ...], ...] = (
    (),
    (
        Grade(id="a", attainment="110"),
        Grade(id="b", attainment="100"),
        Grade(id="c", attainment="90"),
        Grade(id="d", attainment="60"),
        Grade(id="e"),
    ),
    (Grade(id="b", attainment="95"), Grade(id="e", attainment="40")),
    (Grade(id="a"), Grade(id="c"), Grade(id="e")),
)
LIMITED: tuple[tuple[GradeLimit, ...], ...] = (
    (),
    (),
    (GradeLimit(grade="a", at_least="60"), GradeLimit(grade="c", at_least="12.5")),
    (GradeLimit(grade="a", at_most="12.5"), GradeLimit(grade="c", at_most="50")),
    (GradeLimit(grade="b", at_least="72.5"), GradeLimit(grade="e")),
)
AIMS: tuple[dict[str, str], ...] = (
    {"at_least": "60"},
    {"at_least": "33.3333"},
    {"at_most": "12.5"},
    {"at_most": "0"},
    {"at_least": "0"},
    {"at_least": "100"},
    {"at_least": "40", "at_most": "60"},
    {"exactly": "50"},
    {"at_least": "72.5"},
    {"at_least": "2"},
    {"at_least": "-20"},
    {"at_most": "-12.5"},
    {},
)
GOALS = (
    Goal(id="g1", kind="outcome", statement="Something happens."),
    Goal(id="g2", kind="output", statement="Something is done."),
)
TOLERANCES = (None, None, Tolerance(points="5"), Tolerance(points="0.5"), Tolerance(percent="10"))


@dataclass(frozen=True)
class Case:
    """An agreement and the rows reported for it."""

    agreement: Agreement
    rows: tuple[Row, ...]


def cases(minimal: Agreement, rows: int, seed: int) -> Iterator[Case]:
    """Agreements with rows on the edges of their own targets, until there are so many rows."""
    chance, count, number = random.Random(seed), 0, 0
    while count < rows:
        number += 1
        case = _case(minimal, f"a{seed}-{number}", chance)
        count += len(case.rows)
        yield case


def _case(minimal: Agreement, name: str, chance: random.Random) -> Case:
    indicators: list[AgreedIndicator] = []
    rows: list[Row] = []
    for number, unit in enumerate(chance.sample(UNITS, 8)):
        groups = (None, "tg1") if number % 3 == 0 else ("tg1",)
        targets = [_target(group, chance) for group in groups]
        if chance.random() < 0.2:
            targets.append(targets[0].model_copy(update={"period": "term"}))
        least = chance.choice((None, None, 10, 30))
        entry = AgreedIndicator(id=f"i{number}", targets=tuple(targets), **unit)
        limited = chance.choice(LIMITED)
        indicators.append(entry.model_copy(update={"min_denominator": least, "grades": limited}))
        for group in (*groups, "tg2") if number == 1 else groups:
            target = next((one for one in targets if one.group == group), targets[0])
            fitting = FITTING[target.period] if chance.random() < 0.7 else PERIODS
            for period in chance.choice(fitting):
                figure = _figure(entry, target, chance)
                rows.append((name, entry.id, group, period, *figure))
    evaluation = Evaluation(
        method=Method(**chance.choice(METHODS)),
        bands=chance.choice(BANDS),
        grades=chance.choice(GRADES),
    )
    changed = {
        "id": name,
        "goals": Goals(goals=GOALS, indicators=tuple(indicators)),
        "evaluation": evaluation,
        "term": minimal.term.model_copy(update=TERM),
    }
    return Case(minimal.model_copy(update=changed), tuple(rows))


def _target(group: str | None, chance: random.Random) -> Target:
    consequence = chance.choice((None, "price-effect"))
    return Target(
        period=chance.choice(("2027", "2027", "2027-H1", "2028", "term")),
        group=group,
        tolerance=chance.choice(TOLERANCES),
        consequence=consequence,
        **chance.choice(AIMS),
    )


def _figure(
    entry: AgreedIndicator, target: Target, chance: random.Random
) -> tuple[int | None, int | None, int | None]:
    """Counts or a value: on an edge of the target, one beside it, impossible or missing."""
    kind = chance.random()
    if kind < 0.03:
        return chance.choice(
            ((None, None, None), (None, 20, None), (7, None, None), (3, 0, None), (0, 0, None))
        )
    edge = _edge(target, chance)
    is_rate = entry.unit == "percent"
    counts = is_rate or entry.definition.denominator is not None
    if kind < 0.06:
        return chance.choice(((30, 20, None), (-1, 20, None), (5, -20, None), (None, None, -1)))
    if counts and kind < 0.9:
        n = chance.choice((1, 2, 3, 5, 8, 10, 20, 24, 29, 30, 40, 60, 77, 200, 1000))
        near = (edge * n / (100 if is_rate else 1)).__floor__() + chance.choice((-1, 0, 0, 1))
        if entry.definition.counting_unit == "exit":
            near = min(max(near, 0), n)
        return (near, n, int(edge * 10_000) if chance.random() < 0.05 else None)
    value = int(edge * 10_000) + chance.choice((-1, 0, 0, 0, 1))
    if entry.goal is not None:
        value = max(round(edge * Fraction(chance.randint(3, 17), 10)), 0) * 10_000
    return (None, chance.choice((None, 10, 40, 150)) if kind > 0.97 else None, value)


def _edge(target: Target, chance: random.Random) -> Fraction:
    """The target, or a value at which some method or tolerance changes the band."""
    given = target.at_least or target.at_most or target.exactly or Decimal(20)
    if target.at_most is not None and chance.random() < 0.5:
        given = target.at_most
    bound = Fraction(given)
    shares = (
        *(1, 1, 1, Fraction(9, 10), Fraction(10, 9), Fraction(95, 100), Fraction(6, 10)),
        *(Fraction(11, 10), Fraction(10, 11), Fraction(10, 6)),
    )
    away = (0, 0, 0, -5, 5, Fraction(-1, 2), Fraction(-5, 2), -bound / 2)
    return bound * chance.choice(shares) + chance.choice(away)


def by_scalar(case: Case, on: date | None) -> dict[Key, Said]:
    """What ``assess`` says, by agreement, indicator, group and period; a grade by its name."""
    reports: dict[str, list[Observation]] = defaultdict(list)
    for _agreement, indicator, group, period, over, under, value in case.rows:
        reported = Value.model_construct(
            numerator=None if over is None else Decimal(over),
            denominator=None if under is None else Decimal(under),
            value=None if value is None else Decimal(value).scaleb(-4).normalize(),
        )
        reports[period].append(
            Observation.model_construct(indicator=indicator, group=group, reported=reported)
        )
    term = Span(TERM["start"], TERM["end"])
    given = [
        Report.model_construct(
            agreement=case.agreement.id, version=1, period=period, observations=tuple(found)
        )
        for period, found in reports.items()
        if span_of(period, term) is not None
    ]
    given.sort(key=lambda report: str(span_of(report.period, term)))
    said: dict[Key, Said] = {}
    for verdict in assess(case.agreement, tuple(given), on).verdicts:
        if verdict.target is not None or _is_reported(case, verdict.indicator.id):
            key = (verdict.indicator.id, verdict.group or "", verdict.period)
            grade = verdict.grade.id if verdict.grade else None
            facts = (verdict.band, verdict.state, verdict.evidence, grade)
            said[case.agreement.id, *key] = facts
    return said | _said_of_twins(case, term, said)


def _is_reported(case: Case, indicator: str) -> bool:
    return any(row[1] == indicator for row in case.rows)


def _said_of_twins(case: Case, term: Span, said: dict[Key, Said]) -> dict[Key, Said]:
    """Of two rows on the same days a table knows no later one: nothing is measured."""
    seen: dict[tuple[str, str, Span], list[str]] = defaultdict(list)
    for _agreement, indicator, group, period, *_figures in case.rows:
        span = span_of(period, term)
        if span is not None:
            seen[indicator, group or "", span].append(period)
    twins = {one: texts for one, texts in seen.items() if len(texts) > 1}
    found: dict[Key, Said] = {}
    for (indicator, group, span), texts in twins.items():
        targets = [key for key in said if key[1:3] == (indicator, group)]
        held = [key for key in targets if (whole := span_of(key[3], term)) and whole.holds(span)]
        agreed = [key for key in held if _has_target(case, key)]
        keys = agreed or [(case.agreement.id, indicator, group, text) for text in texts]
        found |= dict.fromkeys(keys, (None, "not_measurable", None, None))
    return found


def _has_target(case: Case, key: Key) -> bool:
    entry = case.agreement.goals.indicator(key[1])
    wanted = (key[2] or None, key[3])
    return entry is not None and any((one.group, one.period) == wanted for one in entry.targets)
