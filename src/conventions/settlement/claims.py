"""Claims person by person: a list that stays where the records are, and only its sums go on.

A row is one claim: pseudonym, item, day. For a premium by paid days, a row is one month of one
person, with its paid and its payable days. No finding repeats a cell, and no step names anybody.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from conventions.agreement import Agreement
from conventions.base.findings import Finding, Place, Word
from conventions.base.language import LANGUAGES, word
from conventions.base.span import Span
from conventions.base.step import shown
from conventions.base.values import Id
from conventions.pricing import needs
from conventions.pricing.premium import PREMIUM
from conventions.records import codes
from conventions.records.cells import Fault, Meanings
from conventions.records.columns import Column, plain
from conventions.records.csvfile import Sheet, read_sheet
from conventions.settlement.fact_codes import CLAIMED_TWICE, CLAIMS_DIFFER, CLAIMS_UNUSED
from conventions.settlement.reported import Reported

_REQUIRED = ("person", "item", "date")
_DAYS = ("paid_days", "payable_days")


@dataclass(frozen=True)
class Claim:
    """One claim of one person; ``amount`` is 1, or the share of a month that is paid."""

    person: str
    item: Id
    day: date
    amount: Fraction = Fraction(1)


@dataclass(frozen=True)
class YearClaims:
    """The claims of each person in a year, and of the same persons before it."""

    now: tuple[Mapping[Id, Fraction], ...]
    before: tuple[Mapping[Id, Fraction], ...]


def read_claims(
    data: bytes, agreement: Agreement, file: str = ""
) -> tuple[tuple[Claim, ...] | None, tuple[Finding, ...]]:
    """The claims in a CSV file, or none where anything of it cannot be used. Never raises.

    Findings: R200 to R210 as for a list of participations, and M042.
    """
    sheet, refused = read_sheet(data, file)
    if sheet is None:
        return None, refused
    columns, findings = _columns(sheet, agreement, file)
    findings += [
        Finding(
            codes.RAGGED,
            "",
            {"row": line, "found": len(row), "expected": len(sheet.headings)},
            Place(file, line, 1),
        )
        for line, row in zip(sheet.lines, sheet.rows, strict=True)
        if len(row) != len(sheet.headings)
    ]
    if findings:
        return None, tuple(findings)
    values: dict[str, list[Any]] = {}
    for number, column in enumerate(columns):
        meanings = Meanings(column)
        values[column.name] = [meanings[row[number]] for row in sheet.rows]
        findings += _faults(column, values[column.name], sheet, file, number + 1)
    findings += _without_days(values, sheet, columns, file)
    if findings:
        return None, tuple(findings)
    claims = tuple(_claim(values, row) for row in range(len(sheet.rows)))
    again = len(claims) - len(set(claims))
    twice = (Finding(CLAIMED_TWICE, "", {"count": again}, Place(file)),) if again else ()
    return claims, twice


def _columns(sheet: Sheet, agreement: Agreement, file: str) -> tuple[list[Column], list[Finding]]:
    """The column of each heading; what is not asked for is not read, it refuses the list."""
    items = needs(agreement.financing.pricing, agreement.financing.rate_card).names
    known = (
        Column("person", "pseudonym"),
        Column("item", "id", codes=items, code_labels=items),
        Column("date", "date"),
        *(Column(name, "count") for name in _DAYS),
    )
    by_heading = {
        plain(text): column
        for column in known
        for text in (
            column.name,
            *(word(language, "settlement", f"claims.{column.name}") for language in LANGUAGES),
        )
    }
    columns, findings = [], []
    for number, text in enumerate(sheet.headings, 1):
        column = by_heading.get(plain(text))
        place = Place(file, 1, number)
        if column is None:
            values = {"column": number, "known": ", ".join(one.name for one in known)}
            findings.append(Finding(codes.UNKNOWN_COLUMN, "", values, place))
        elif column in columns:
            findings.append(Finding(codes.COLUMN_TWICE, "", {"column": column.name}, place))
        else:
            columns.append(column)
    there = {column.name for column in columns}
    lacking = [name for name in _REQUIRED if name not in there]
    lacking += [name for name in _DAYS if name not in there and there.intersection(_DAYS)]
    findings += [
        Finding(codes.COLUMN_MISSING, "", {"column": name}, Place(file, 1)) for name in lacking
    ]
    return columns, findings


def _faults(
    column: Column, values: Sequence[Any], sheet: Sheet, file: str, number: int
) -> Iterator[Finding]:
    for line, value in zip(sheet.lines, values, strict=True):
        fault = value
        if value is None and column.name in _REQUIRED:
            fault = Fault(codes.NOT_A_DATE if column.kind == "date" else codes.NOT_A_CODE)
        if isinstance(fault, Fault):
            said: dict[str, Any] = {
                "row": line,
                "column": column.name,
                "expected": ", ".join(column.codes),
            }
            if fault.kind:
                said["kind"] = Word("records", f"personal.{fault.kind}")
            yield Finding(fault.code, "", said, Place(file, line, number))


def _without_days(
    values: Mapping[str, Sequence[Any]], sheet: Sheet, columns: Sequence[Column], file: str
) -> Iterator[Finding]:
    """Months of a premium whose share cannot be reckoned: no paid days, or no payable ones."""
    for number, column in enumerate(columns, 1):
        if column.name not in _DAYS:
            continue
        rows = zip(sheet.lines, values["item"], values[column.name], strict=True)
        for line, item, days in rows:
            lacks = days is None or (column.name == "payable_days" and days == 0)
            if item == PREMIUM and lacks:
                said = {"row": line, "column": column.name}
                yield Finding(codes.NOT_A_NUMBER, "", said, Place(file, line, number))


def _claim(values: Mapping[str, Sequence[Any]], row: int) -> Claim:
    paid, payable = (values[name][row] if name in values else None for name in _DAYS)
    amount = Fraction(1)
    if paid is not None and payable:
        amount = min(Fraction(paid, payable), amount)
    return Claim(values["person"][row], values["item"][row], values["date"][row], amount)


def claims_in(claims: Sequence[Claim], reported: Reported, begin: date) -> YearClaims:
    """The claims of the days reported in a year, and those of the same persons since the start."""
    now: dict[str, dict[Id, Fraction]] = {}
    before: dict[str, dict[Id, Fraction]] = {}
    earlier = Span(begin, reported.in_term.first)
    for claim in claims:
        day = Span(claim.day, claim.day)
        if any(span.holds(day) for span in reported.days):
            _add(now, claim)
        elif earlier.holds(day) and claim.day < reported.in_term.first:
            _add(before, claim)
    persons = sorted(now)
    return YearClaims(
        tuple(now[person] for person in persons),
        tuple(before.get(person, {}) for person in persons),
    )


def unused(claims: Sequence[Claim], term: Span, reported: Sequence[Span]) -> Iterator[Finding]:
    """M043 for claims outside the term, and for those of days within it that no report holds.

    Those of the years before the first report are not meant: limits per person are held against
    them.
    """
    if not reported:
        return
    begin = date(min(span.first for span in reported).year, 1, 1)
    days: dict[str, list[date]] = {"outside-term": [], "not-reported": []}
    for claim in claims:
        day = Span(claim.day, claim.day)
        if not term.holds(day):
            days["outside-term"].append(claim.day)
        elif claim.day >= begin and not any(span.holds(day) for span in reported):
            days["not-reported"].append(claim.day)
    for why, found in days.items():
        if found:
            said = {"count": len(found), "why": Word("settlement", f"not-counted.{why}")}
            yield Finding(CLAIMS_UNUSED, "", {**said, "day": min(found)})


def _add(claimed: dict[str, dict[Id, Fraction]], claim: Claim) -> None:
    mine = claimed.setdefault(claim.person, {})
    mine[claim.item] = mine.get(claim.item, Fraction(0)) + claim.amount


def unlike_report(
    of_year: YearClaims, units: Mapping[Id, Any], limited: Sequence[Id], year: int
) -> Iterator[Finding]:
    """M041 for each item with limits per person whose claims are not those reported."""
    for name in limited:
        claimed = sum((Fraction(person.get(name, 0)) for person in of_year.now), Fraction(0))
        reported = Fraction(units.get(name, 0))
        if claimed != reported:
            values = {
                "item": name,
                "claimed": shown(claimed),
                "reported": shown(reported),
                "year": year,
            }
            yield Finding(CLAIMS_DIFFER, "deliveries", values)
