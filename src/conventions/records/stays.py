"""Stays held against the agreement and its law: too short, too long, at once, not accompanied."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from operator import attrgetter
from types import MappingProxyType
from typing import Any, NamedTuple

from conventions.agreement import Agreement
from conventions.agreement.services import Service
from conventions.base.calendar import add, last_day
from conventions.base.findings import Code, Finding
from conventions.base.language import Localized
from conventions.base.span import Span
from conventions.records import codes
from conventions.records.assessments import due_days, duties, on_time
from conventions.records.limits import (
    Bound,
    Limit,
    ends_by_age,
    last_day_by_age,
    limit_of,
    most_days,
)
from conventions.records.table import SHOWN, Records

BROKEN_OFF = ("job", "broken-off", "excluded", "other")
"""Endings before the planned end: a short stay is no fault there."""


class Stay(NamedTuple):
    """One stay that has begun."""

    row: int
    person: str
    service: str | None
    entry: date
    exit: date | None
    until: date
    """The exit, else the day on which the list was drawn up."""


def stays_of(records: Records, on: date) -> tuple[Stay, ...]:
    """The stays that have begun by ``on``, in the order of the list."""
    nothing: list[Any] = [None] * len(records)
    get = records.columns.get
    columns = (get(name, nothing) for name in ("person", "service", "entry", "exit"))
    return tuple(
        Stay(row, person, service, entry, left, on if left is None or left > on else left)
        for row, (person, service, entry, left) in enumerate(zip(*columns, strict=True))
        if entry is not None and entry <= on
    )


def held_against(
    records: Records,
    agreement: Agreement,
    span: Span,
    on: date,
    counts: Mapping[str, int] = MappingProxyType({}),
) -> list[Finding]:
    """What is doubtful in the stays. Findings: R214, R220 to R226, in the order of the codes.

    Of a longer list, of which only some rows are here, ``counts`` says how often a code is found.
    """
    stays = stays_of(records, on)
    times = Counter(map(attrgetter("person"), stays))
    ordered = sorted(stays, key=attrgetter("entry"))
    again = [stay for stay in ordered if times[stay.person] > 1]
    each = (
        _days(records, stays, span),
        _overlaps(records, again),
        _lengths(records, agreement, stays),
        _totals(records, agreement, ordered),
        _assessments(records, agreement, stays, span, on),
        _final_reports(records, agreement, stays, on),
        _art60(records, agreement, stays),
    )
    return [finding for found in each for finding in _shown(found, counts)]


def _shown(found: Iterator[Finding], counts: Mapping[str, int]) -> Iterator[Finding]:
    """The first findings of each code, then how many more there are."""
    further: Counter[str] = Counter()
    for finding in found:
        further[finding.code.id] += 1
        if further[finding.code.id] <= SHOWN:
            yield finding
        column = finding.values["column"]
    for code, seen in further.items():
        count = counts.get(code, seen)
        if count > SHOWN:
            values = {"code": code, "column": column, "count": count - SHOWN}
            yield Finding(codes.FURTHER, "", values)


def _found(code: Code, records: Records, stay: Stay, column: str, **values: Any) -> Finding:
    said = {"row": records.lines[stay.row], "column": column, **values}
    return Finding(code, "", said, records.place(stay.row, column))


def _days(records: Records, stays: tuple[Stay, ...], span: Span) -> Iterator[Finding]:
    for name in ("days_planned", "days_present"):
        values = records.columns.get(name)
        if values is None:
            continue
        for stay in stays:
            # Planned days of somebody still there may lie ahead.
            found = values[stay.row]
            if not found:
                continue
            last = span.last if stay.exit is None else min(stay.exit, span.last)
            days = max((last - max(stay.entry, span.first)).days + 1, 0)
            if found > days:
                yield _found(codes.TOO_MANY_DAYS, records, stay, name, found=found, days=days)


def _overlaps(records: Records, stays: Sequence[Stay]) -> Iterator[Finding]:
    """Two stays that share a day, of stays in order; one may begin on the day another ends."""
    latest: dict[str, Stay] = {}
    for stay in stays:
        before = latest.get(stay.person)
        if before is not None and (before.exit is None or stay.entry < before.exit):
            yield _found(codes.OVERLAP, records, stay, "entry", other=records.lines[before.row])
        if before is None or before.exit is not None:
            latest[stay.person] = stay if before is None else _later(before, stay)


def _later(one: Stay, other: Stay) -> Stay:
    return other if (other.exit or date.max) >= (one.exit or date.max) else one


def services_of(agreement: Agreement) -> dict[str | None, Service]:
    """Each service by its identifier; the only one also for rows that name none."""
    services = agreement.services.services
    found: dict[str | None, Service] = {service.id: service for service in services}
    if len(services) == 1:
        found[None] = services[0]
    return found


def _name(service: Service) -> Localized:
    return service.label or service.id


def limits_of(
    agreement: Agreement, bound: Bound, on: date
) -> dict[str | None, tuple[Service, Limit]]:
    """The services on which there is such a limit, as ``services_of`` names them."""
    found = {}
    for name, service in services_of(agreement).items():
        limit = limit_of(agreement, service, bound, on)
        if limit is not None:
            found[name] = (service, limit)
    return found


def _lengths(records: Records, agreement: Agreement, stays: tuple[Stay, ...]) -> Iterator[Finding]:
    start = agreement.term.start or date.min
    endings = records.columns.get("ending", ())
    shortest = limits_of(agreement, "duration_min", start)
    longest = limits_of(agreement, "duration_max", start)
    end_of = cache(last_day)
    for stay in stays:
        if stay.service in shortest and stay.exit is not None:
            service, limit = shortest[stay.service]
            regular = not endings or endings[stay.row] not in BROKEN_OFF
            if regular and stay.exit < end_of(stay.entry, limit.duration):
                yield _too(codes.TOO_SHORT, records, stay, service, limit)
        if stay.service in longest:
            service, limit = longest[stay.service]
            end = end_of(stay.entry, limit.duration)
            if stay.until > end:
                yield _too(codes.TOO_LONG, records, stay, service, limit, end=end)


def _too(
    code: Code, records: Records, stay: Stay, service: Service, limit: Limit, **values: Any
) -> Finding:
    said = {"service": _name(service), "limit": limit.duration, "source": limit.source}
    return _found(code, records, stay, "exit", **said, **values)


def _totals(records: Records, agreement: Agreement, stays: Sequence[Stay]) -> Iterator[Finding]:
    """The stay with which a person passes the total, of stays in order."""
    limits = limits_of(agreement, "total_duration_max", agreement.term.start or date.min)
    if not limits:
        return
    days: dict[tuple[str, str | None], int] = {}
    for stay in stays:
        if stay.service not in limits:
            continue
        service, limit = limits[stay.service]
        key = (stay.person, stay.service)
        before = days.get(key, 0)
        days[key] = before + (stay.until - stay.entry).days + 1
        if before <= most_days(limit.duration) < days[key]:
            yield _too(codes.TOTAL_TOO_LONG, records, stay, service, limit, days=days[key])


def _assessments(
    records: Records, agreement: Agreement, stays: tuple[Stay, ...], span: Span, on: date
) -> Iterator[Finding]:
    held = records.columns.get("assessments")
    duty_of = duties(agreement, on) if held is not None else {}
    if held is None or not duty_of:
        return
    for stay in stays:
        duty = duty_of.get(stay.service)
        if duty is None:
            continue
        due = due_days(stay.entry, stay.until, duty.every)
        met = on_time(stay.entry, due, held[stay.row] or ())
        missed = [day for day in due if day not in met and span.first <= day <= span.last]
        if missed:
            values = {"count": len(missed), "end": missed[-1], "source": duty.source}
            yield _found(codes.NOT_HELD, records, stay, "assessments", **values)


def _final_reports(
    records: Records, agreement: Agreement, stays: tuple[Stay, ...], on: date
) -> Iterator[Finding]:
    handed_in = records.columns.get("final_report")
    if handed_in is None:
        return
    services = services_of(agreement)
    for stay in stays:
        service = services.get(stay.service)
        if stay.exit is None or service is None or service.final_report_within is None:
            continue
        due = add(stay.exit, service.final_report_within)
        if (handed_in[stay.row] or on) > due:
            source = f"services.{service.id}.final_report_within"
            yield _found(
                codes.NO_FINAL_REPORT, records, stay, "final_report", end=due, source=source
            )


def _art60(records: Records, agreement: Agreement, stays: tuple[Stay, ...]) -> Iterator[Finding]:
    ages = records.columns.get("age")
    if ages is None or not ends_by_age(agreement):
        return
    for stay in stays:
        age = ages[stay.row]
        last = last_day_by_age(agreement, stay.entry, age) if age is not None else None
        if last is not None and stay.until > last.day:
            yield _found(
                codes.BEYOND_ART60,
                records,
                stay,
                "exit",
                age=age,
                end=last.day,
                days=last.days or "",
                limit=f"P{int(last.months)}M",
                source=last.source,
            )
