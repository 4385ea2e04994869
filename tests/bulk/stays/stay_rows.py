"""Participations on every edge, agreements that count them, and what the scalar path says."""

import random
from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from tests.records.lists import agreement

from conventions.agreement import Agreement
from conventions.bulk.stays.doubtful_rows import Doubtful
from conventions.indicators import list_indicators, load_indicator
from conventions.records import ANSWERS, Counted, Records, count

Row = dict[str, Any]
ON = date(2028, 2, 29)
GROUPS = ("tg1", "tg2", "tg3", "tg4", None)
DAYS = ("entry", "exit", "referred", "job_start")
COUNTS = ("age", "days_planned", "days_present")
HOURS = ("hours", "training_hours")
EDGES = tuple(
    date.fromisoformat(day)
    for day in [
        "2026-12-31",
        "2027-01-01",
        "2027-06-30",
        "2027-07-01",
        "2027-12-31",
        "2028-01-01",
        "2027-01-31",
        "2027-02-28",
        "2027-08-29",
        "2027-08-30",
        "2027-08-31",
        "2027-11-28",
        "2027-11-29",
        "2027-11-30",
        "2027-02-27",
        "2027-03-01",
        "2024-02-29",
        "2028-02-28",
        "2028-02-29",
    ]
)
"""Ends of periods and months, and days from which 3, 6, 12 months end on the day of the list."""


SERVICES: tuple[dict[str, Any], ...] = (
    {
        "id": "s1",
        "assessment_every": "P3M",
        "duration_min": "P2M",
        "duration_max": "P6M",
        "total_duration_max": "P10M",
        "final_report_within": "P1M",
    },
)


def _targets(number: int) -> list[dict[str, Any]]:
    """Targets of the year for four groups, for all, or for both."""
    each = [{"period": "2027", "group": group, "at_least": 1} for group in GROUPS[:4]]
    whole = [{"period": "2027", "at_least": 1}]
    return (each, whole, each + whole)[number % 3]


def _own() -> list[dict[str, Any]]:
    """Countings that use each word of the vocabulary."""
    jobs = {"destination": {"among": ["permanent-contract", "fixed-term-long"]}}
    countings: list[tuple[str, str, Mapping[str, Any]]] = [
        ("person", "exits-in-period", {"min_stay": "P1M", "numerator": {"where": [jobs]}}),
        ("person", "all-treated", {"reentry_within": "P2M", "numerator": {}}),
        (
            "exit",
            "exits-in-period",
            {
                "exclude": ["death", "moved-away"],
                "min_stay": "P30D",
                "reentry_within": "P3M",
                "numerator": {"where": [jobs]},
            },
        ),
        (
            "person",
            "entries-in-period",
            {
                "exclude": ["death", "transfer"],
                "min_stay": "P3M",
                "among": [
                    {"age": {"at_least": "18", "at_most": "40.5"}},
                    {"sex": {"filled": False}},
                ],
                "numerator": {
                    "where": [{"hours": {"at_least": "12.5"}}, {"exit": {"filled": True}}]
                },
            },
        ),
        ("person", "stock-at-date", {"numerator": {"where": [{"status_3": {"filled": True}}]}}),
        (
            "person",
            "exits-in-period",
            {
                "among": [{"housing": {"among": ["yes"]}}],
                "numerator": {"sum": "hours", "where": [{"training_hours": {"at_least": "1"}}]},
            },
        ),
        (
            "person",
            "exits-in-period",
            {"among": [{"age": {"at_least": "18"}, "service": {"filled": True}}], "numerator": {}},
        ),
        ("person", "exits-in-period", {"numerator": {"sum": "days_to_admission"}}),
    ]
    return [
        {
            "unit": "percent",
            "cohort": cohort,
            "measurement_point": {"anchor": "entry", "offset": "P12M"} if number == 3 else None,
            "definition": {"counting_unit": unit, "counting": {**counting, "denominator": {}}},
        }
        for number, (unit, cohort, counting) in enumerate(countings)
    ]


def everything(name: str = "a") -> Agreement:
    """An agreement with every indicator of the catalogue that can be counted, and our own."""
    known = [{"use": use} for use in list_indicators() if load_indicator(use).counting]
    own = [{key: value for key, value in one.items() if value is not None} for one in _own()]
    made = agreement(
        *({**one, "targets": _targets(number)} for number, one in enumerate([*known, *own])),
        services=({"id": "s1", "assessment_every": "P3M"},),
        columns=({"id": "housing", "label": "Housing", "kind": "yes-no"},),
    )
    (group,) = made.services.target_groups
    groups = tuple(group.model_copy(update={"id": each}) for each in GROUPS[:4])
    services = made.services.model_copy(update={"target_groups": groups})
    return made.model_copy(update={"id": name, "services": services})


@cache
def limited(name: str = "a") -> Agreement:
    """The agreement with every indicator, whose service limits its stays."""
    made = everything(name)
    services = agreement(services=SERVICES).services.services
    section = made.services.model_copy(update={"services": services})
    return made.model_copy(update={"services": section})


def _day(chance: random.Random, near: date | None = None) -> date:
    if near is None or chance.random() < 0.3:
        if chance.random() < 0.5:
            return chance.choice(EDGES)
        return date(2026, 6, 1) + timedelta(days=chance.randrange(700))
    return near + timedelta(days=chance.choice((0, 1, 27, 28, 29, 30, 31, 89, 90, 91, 180)))


def stays(
    rows: int, seed: int, *, empty: float = 0.0, agreements: tuple[str, ...] = ("a",)
) -> list[Row]:
    """Rows on the edges; a share ``empty`` of all answers is missing. The last column is read."""
    chance = random.Random(seed)
    found = []
    for number in range(rows):
        entry = None if chance.random() < 0.03 else _day(chance)
        left = _day(chance, entry) if entry is not None and chance.random() < 0.85 else None
        left = max(left, entry) if left is not None and entry is not None else None
        row: Row = {
            "agreement": chance.choice(agreements),
            "person": f"P-{chance.randrange(max(rows * 2 // 3, 1))}",
            "group": chance.choice(GROUPS),
            "service": "s1",
            "sex": chance.choice(ANSWERS["sex"]),
            "age": chance.choice((17, 18, 25, 26, 40, 41)),
            "referred": None if chance.random() < 0.1 else _day(chance),
            "entry": entry,
            "exit": left,
            "ending": chance.choice(ANSWERS["ending"]) if left else None,
            "destination": chance.choice(ANSWERS["destination"]) if left else None,
            "neutralised": chance.choice((None, None, None, *ANSWERS["neutralised"])),
            "job_start": None if chance.random() < 0.7 else _day(chance, entry),
            "days_planned": chance.randrange(60, 90),
            "days_present": chance.randrange(60),
            "hours": Decimal(chance.randrange(4000)) / 100,
            "training_hours": Decimal(chance.randrange(30)) / 10,
            "assessments": _day(chance, entry).isoformat() if chance.random() < 0.5 else None,
            "housing": chance.choice(ANSWERS["answer"]),
        }
        for months in (3, 6, 12):
            # What is due on the day of the list is always told apart from what is not.
            row[f"status_{months}"] = chance.choice(ANSWERS["status"]) if number % 5 else None
            if left is not None and row[f"status_{months}"] is None:
                row[f"status_{months}"] = None if left > date(2027, 2, 27) else "unknown"
        for name in row.keys() - {"agreement", "person", "entry", "exit", "service"}:
            if chance.random() < empty:
                row[name] = None
        found.append(row)
    return found


def table(rows: list[Row]) -> Any:
    """The rows as a table of polars."""
    import polars as pl

    wide: Any = pl.Decimal(12, 2)
    kinds: dict[str, Any] = dict.fromkeys(DAYS, pl.Date)
    kinds.update(dict.fromkeys(COUNTS, pl.Int64))
    kinds.update(dict.fromkeys(HOURS, wide))
    schema = {name: kinds.get(name, pl.String) for name in rows[0]}
    return pl.DataFrame(rows, schema=schema, orient="row")


def nobody(frame: Any, *_more: Any) -> Doubtful:
    """For controls: no row is doubtful."""
    return Doubtful(frame.head(0), defaultdict(Counter))


def by_scalar(rows: list[Row], of: Agreement, period: str, on: date = ON) -> Counted:
    """What the scalar path says, with rows counted from 1 in the whole table."""
    mine = [(number, row) for number, row in enumerate(rows, 1) if row["agreement"] == of.id]
    names = [name for name in rows[0] if name != "agreement"]
    columns: dict[str, list[Any]] = {name: [row[name] for _, row in mine] for name in names}
    columns["assessments"] = [
        (date.fromisoformat(days),) if days else None for days in columns["assessments"]
    ]
    return count(Records("", [number for number, _ in mine], columns), of, period, on)
