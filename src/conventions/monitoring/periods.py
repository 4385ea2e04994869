"""Results over the periods: a small picture for each indicator and group, all drawn alike.

Beside what was judged stands what was reported for shorter periods: the quarters of a year have no
target of their own, and show how it came about.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from conventions.agreement.definition import complete
from conventions.assessment import Figure, Verdict
from conventions.assessment.figure import gather
from conventions.assessment.intervals import wilson
from conventions.assessment.kind import flows, of_cases
from conventions.assessment.method import limits
from conventions.base.language import percent
from conventions.base.period import Period, label
from conventions.base.span import Span, span_of
from conventions.base.step import shown
from conventions.drafting.blocks import Block, Heading, Note, Paragraph, Picture
from conventions.monitoring.drawing import SYMBOLS
from conventions.monitoring.strip import HEIGHT, Point, strip, upright
from conventions.monitoring.voice import Voice, plain, strong
from conventions.pictures.frame import WIDTH

_SPACIOUS = 8
"""So many periods have room for two decimals and a sign each."""
_MOST = 12
"""Of more periods the last ones are shown, so that the numbers do not run into each other."""

Measured = tuple[Span, Verdict, Figure]


def periods(voice: Voice) -> Iterator[Block]:
    """What was measured in several periods; nothing where nothing was."""
    rows = [row for row in _rows(voice) if len(row) > 1]
    if not rows:
        return
    yield Heading("periods", voice.word("periods.title"), numbered=False)
    yield Note(plain(voice.word("periods.reading")))
    for row in rows:
        verdict = row[0][1]
        parts = (voice.name(verdict.indicator), voice.group(verdict.group))
        title = ", ".join(part for part in parts if part)
        said = " · ".join(_said(one, voice) for _span, one, _figure in row)
        yield Paragraph(strong(title))
        yield Picture(_drawn(row, title, said, voice), WIDTH, HEIGHT, said)


def in_figures(span: Span) -> str:
    """A span in figures only, so that it can be drawn: years, months of a year, or days.

    >>> in_figures(Span(date(2027, 1, 1), date(2028, 12, 31)))
    '2027–2028'
    >>> in_figures(Span(date(2027, 4, 1), date(2027, 6, 30)))
    '4–6.2027'
    >>> in_figures(Span(date(2027, 3, 1), date(2027, 3, 15)))
    '1.3–15.3.2027'
    """
    first, last = span.first, span.last
    if first.day > 1 or last.day < monthrange(last.year, last.month)[1]:
        year = f".{first.year}" if first.year != last.year else ""
        return f"{first.day}.{first.month}{year}–{last.day}.{last.month}.{last.year}"
    if (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.year != last.year:
        return f"{first.month}.{first.year}–{last.month}.{last.year}"
    months = str(first.month) if first.month == last.month else f"{first.month}–{last.month}"
    return f"{months}.{first.year}"


def brief(period: Period, voice: Voice) -> str:
    """A period as a narrow column holds it: two days of a range in figures, others in words."""
    span = span_of(period, voice.review.term) if "/" in period else None
    return label(period, voice.language) if span is None else in_figures(span)


def _rows(voice: Voice) -> list[list[Measured]]:
    """For each indicator and group what was measured, each period once, in order of time."""
    found: dict[tuple[str, str | None], dict[Span, Measured]] = {}
    for verdict in (*voice.review.assessment.verdicts, *_reported(voice)):
        span = span_of(verdict.period, voice.review.term)
        if span is not None and span.last < date.max and verdict.figure is not None:
            row = found.setdefault((verdict.indicator.id, verdict.group), {})
            row.setdefault(span, (span, verdict, verdict.figure))
    ordered = (
        sorted(row.values(), key=lambda one: (one[0].last, -one[0].first.toordinal()))
        for row in found.values()
    )
    return [_alike(row)[-_MOST:] for row in ordered]


def _reported(voice: Voice) -> Iterator[Verdict]:
    """What the reports say of periods that were not judged by themselves; the last one counts."""
    review = voice.review
    in_time = sorted(review.reports, key=lambda one: one.submitted or date.min)
    for report in reversed(in_time):
        for said in report.observations:
            entry = review.agreement.goals.indicator(said.indicator)
            if entry is None:
                continue
            indicator = complete(entry)
            figure = gather(indicator, (said,)).figure
            counts = figure.counts if figure is not None and of_cases(indicator) else None
            interval = wilson(*counts) if counts is not None else None
            of = indicator, report.period, said.group
            yield Verdict(*of, None, figure, None, "no_target", interval=interval)


def _alike(row: list[Measured]) -> list[Measured]:
    """Of a number that adds up, the parts without the wholes: a year dwarfs its quarters."""
    if not flows(row[0][1].indicator):
        return row
    parts = [
        one
        for one in row
        if not any(one[0] != other[0] and one[0].holds(other[0]) for other in row)
    ]
    return parts if len(parts) > 1 else row


def _said(verdict: Verdict, voice: Voice) -> str:
    said = voice.pair(label(verdict.period, voice.language), voice.result(verdict))
    if verdict.target is None:
        return f"{said}, {SYMBOLS[None]}"
    return f"{said}, {voice.aims(verdict)}, {voice.verdict(verdict)}"


def _drawn(row: list[Measured], title: str, said: str, voice: Voice) -> str:
    unit = row[0][1].indicator.unit
    points = [_point(one, voice, spacious=len(row) <= _SPACIOUS) for one in row]
    values = [value for point in points for value in (point.value, *point.aims)]
    values += [end for point in points for end in point.interval or ()]
    scale = upright(values)
    ends = voice.value(scale.low, unit), voice.value(scale.high, unit)
    return strip(points, ends, scale, title, said)


def _point(measured: Measured, voice: Voice, *, spacious: bool) -> Point:
    span, verdict, figure = measured
    interval = verdict.interval
    near = shown(figure.value, 2 if spacious else 1)
    if spacious and verdict.indicator.unit == "percent":
        text = percent(near, voice.language)
    else:
        text = voice.value(figure.value, None, 2 if spacious else 1)
    target = verdict.target
    plain_target = target is not None and target.reference is None
    bounds = limits(target) if target is not None and plain_target else ()
    return Point(
        in_figures(span),
        figure.value,
        text,
        verdict.band,
        tuple(dict.fromkeys(bound for bound in bounds if bound is not None)),
        (Fraction(interval.low) * 100, Fraction(interval.high) * 100) if interval else None,
    )
