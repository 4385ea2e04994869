"""What was reported beside what was accepted, and what asks for a question."""

from collections.abc import Iterator

from conventions.agreement.definition import complete
from conventions.assessment import Verdict
from conventions.base.language import day, number, word
from conventions.base.messages import said
from conventions.drafting.blocks import Block, Column, Heading, Item, Paragraph, Row, Table
from conventions.monitoring.periods import brief
from conventions.monitoring.voice import Voice, plain
from conventions.report import Observation, Report
from conventions.settlement import line_name

_ASKED_EVIDENCE = ("missed", "at_risk", "inconclusive", "too_few")
_ASKED_STATES = ("no_data", "not_measurable")


def accepted(voice: Voice) -> Iterator[Block]:
    """Each value accepted otherwise than it was reported, with the reason, by whom, and when."""
    yield Heading("accepted", voice.word("values.title"), numbered=False)
    rows = [row for report in voice.review.reports for row in _differing(report, voice)]
    if not rows:
        yield Paragraph(plain(voice.word("values.none")))
        return
    keys = {"what": 4, "period": 2, "reported": 3, "accepted": 3, "why": 5}
    columns = tuple(
        Column(voice.word(key), share, "right" if key in ("reported", "accepted") else "left")
        for key, share in keys.items()
    )
    yield Table(columns, tuple(rows), voice.word("values.description"), row_titles=True)


def questions(voice: Voice) -> Iterator[Block]:
    """What stands out in each verdict, and what to ask; then what is doubtful in the reports."""
    yield Heading("questions", voice.word("questions.title"), numbered=False)
    rows = [row for one in voice.review.assessment.verdicts for row in _asked(one, voice)]
    findings = voice.review.findings
    if not rows and not findings:
        yield Paragraph(plain(voice.word("questions.none")))
        return
    if rows:
        keys = {"indicator": 4, "flag": 3, "ask": 7}
        columns = tuple(Column(voice.word(key), share) for key, share in keys.items())
        yield Table(columns, tuple(rows), voice.word("questions.description"), row_titles=True)
    if findings:
        yield Paragraph(plain(voice.word("questions.findings")))
    for finding in findings:
        words = said(finding, voice.language)
        yield Item(plain(f"{finding.code.id} – {words.message} {words.do}"))


def raised(verdict: Verdict) -> Iterator[tuple[str, str]]:
    """What of a verdict asks for a question: the part of the words it is said with, and its key.

    Too few cases are asked about as such; what else is not measurable, as not measurable.
    """
    yield from (
        ("flag", flag)
        for flag in verdict.flags
        if flag != "not_distinguishable" or verdict.evidence != "inconclusive"
    )
    if verdict.evidence in _ASKED_EVIDENCE:
        yield "evidence", str(verdict.evidence)
    elif verdict.band == "below":
        yield "band", "below"
    if verdict.state in _ASKED_STATES and verdict.evidence is None:
        yield "state", str(verdict.state)


def _asked(verdict: Verdict, voice: Voice) -> Iterator[Row]:
    """One row for a verdict, each question on a line of its own."""
    found = list(raised(verdict))
    if found:
        flags = (word(voice.language, "assessment", f"{part}.{key}") for part, key in found)
        asked = (voice.word(f"questions_to_ask.{key}") for _part, key in found)
        name = f"{voice.name(verdict.indicator)}\n{voice.place(verdict)}"
        yield plain(name), plain("\n".join(flags)), plain("\n".join(asked))


def _differing(report: Report, voice: Voice) -> Iterator[Row]:
    period = plain(brief(report.period, voice))
    agreement, language = voice.review.agreement, voice.language
    for entry in report.observations:
        if entry.used != entry.reported:
            yield (
                plain(_observed(entry, voice)),
                period,
                plain(voice.reported(entry.reported)),
                plain(voice.reported(entry.used)),
                plain(_why(entry, voice)),
            )
    for delivery in report.deliveries:
        if delivery.accepted is not None and delivery.accepted != delivery.quantity:
            given = number(delivery.quantity, language) if delivery.quantity is not None else "–"
            yield (
                plain(line_name(delivery.item, agreement, language)),
                period,
                plain(given),
                plain(number(delivery.accepted, language)),
                plain(delivery.accepted_reason or "–"),
            )
    for cost in report.accounts.costs if report.accounts else ():
        if cost.used != cost.amount:
            yield (
                plain(cost.label),
                period,
                plain(voice.money(cost.amount)),
                plain(voice.money(cost.used)),
                plain(cost.accepted_reason or "–"),
            )


def _observed(entry: Observation, voice: Voice) -> str:
    indicator = voice.review.agreement.goals.indicator(entry.indicator)
    name = voice.name(complete(indicator)) if indicator else entry.indicator
    return ", ".join(part for part in (name, voice.group(entry.group)) if part)


def _why(entry: Observation, voice: Voice) -> str:
    when = day(entry.accepted_on, voice.language) if entry.accepted_on else ""
    whom = ", ".join(part for part in (entry.accepted_by or "", when) if part)
    return "\n".join(part for part in (entry.accepted_reason or "", whom) if part) or "–"
