"""The first page: what is reported on, the essence in a few sentences, every verdict in a table."""

from collections import Counter
from collections.abc import Iterator

from conventions.agreement.evaluation import Band
from conventions.assessment import STATES, Verdict
from conventions.base.language import day, number, word
from conventions.base.period import label
from conventions.base.step import say, shown
from conventions.drafting.blocks import Block, Column, Heading, Item, Note, Paragraph, Row, Table
from conventions.monitoring.drawing import SYMBOLS
from conventions.monitoring.periods import brief
from conventions.monitoring.voice import Voice, plain

_BANDS: tuple[Band, ...] = ("reached", "near", "below")
_KEYS = {band or "none": symbol for band, symbol in SYMBOLS.items()}


def facts(voice: Voice) -> Table:
    """Agreement, parties, reports, day of the assessment."""
    held = voice.review
    agreement, language = held.agreement, voice.language
    roles = {
        role: " · ".join(party.called(language) for party in agreement.parties.in_role(role))
        for role in ("commissioner", "provider")
    }
    reports = " · ".join(
        label(report.period, language)
        + (f" ({day(report.submitted, language)})" if report.submitted else "")
        for report in held.reports
    )
    version = word(language, "document", "version", version=agreement.version)
    rows = {
        "agreement": f"{agreement.id}, {version}",
        "commissioner": roles["commissioner"] or "–",
        "provider": roles["provider"] or "–",
        "reports": reports or "–",
        "on": day(held.on, language),
    }
    return Table(
        (Column(voice.word("what"), 1), Column(voice.word("value"), 3)),
        tuple((plain(voice.word(f"facts.{key}")), plain(value)) for key, value in rows.items()),
        voice.word("facts.description"),
        header=False,
        row_titles=True,
    )


def summary(voice: Voice) -> Iterator[Block]:
    """How many targets are reached, what the numbers show, points, balance, what is next."""
    held = voice.review
    aimed = [one for one in held.assessment.verdicts if one.target is not None]
    yield Heading("summary", voice.word("summary.title"), numbered=False)
    yield Paragraph(plain(_counted(aimed, voice)))
    evidence = Counter(one.evidence for one in aimed if one.evidence is not None)
    if evidence:
        said = ", ".join(
            voice.pair(word(voice.language, "assessment", f"evidence.{key}"), count)
            for key, count in evidence.items()
        )
        yield Item(plain(voice.word("summary.evidence", evidence=said)))
    for score in held.assessment.scores:
        earned, possible = (
            number(shown(points, 2), voice.language) for points in (score.earned, score.possible)
        )
        said = word(voice.language, "assessment", "score", points=earned, possible=possible)
        band = word(voice.language, "assessment", f"band.{score.band}") if score.band else ""
        graded = voice.grade(score.grade)
        parts = (said, f"{SYMBOLS[score.band]}\u00a0{band}" if band else "", graded)
        line = ", ".join(part for part in parts if part)
        yield Item(plain(voice.pair(label(score.period, voice.language), line)))
    differing = sum("accepted_differs" in one.flags for one in held.assessment.verdicts)
    if differing:
        yield Item(plain(voice.word("summary.accepted", count=differing)))
    if held.settlement.years:
        yield Item(plain(balance(voice)))
    if held.deadlines:
        first = held.deadlines[0]
        said = say(first.what, voice.language, held.agreement.financing.currency)
        when = day(first.date, voice.language)
        yield Item(plain(voice.word("summary.next", day=when, what=said)))
    if held.assessment.verdicts:
        yield _table(voice)
        yield Note(plain(voice.word("summary.key", **_KEYS)))


def balance(voice: Voice) -> str:
    """Who owes whom, as of the day."""
    settlement = voice.review.settlement
    key = "owed" if settlement.balance > 0 else "back" if settlement.balance < 0 else "none"
    values = {
        "payer": voice.party(settlement.payer) if settlement.payer else "–",
        "payee": voice.party(settlement.payee) if settlement.payee else "–",
        "amount": voice.money(abs(settlement.balance)),
    }
    said = word(voice.language, "cli", f"balance-{key}", **values)
    return said if said.endswith(".") else f"{said}."


def _counted(aimed: list[Verdict], voice: Voice) -> str:
    bands = Counter(one.band for one in aimed)
    open_ones = sum(1 for one in aimed if one.band is None)
    counts = [
        f"{SYMBOLS[band]}\u00a0"
        + voice.pair(word(voice.language, "assessment", f"band.{band}"), bands[band])
        for band in _BANDS
    ]
    if open_ones:
        states = Counter(one.state for one in aimed if one.state is not None)
        said = ", ".join(
            voice.pair(word(voice.language, "assessment", f"state.{state}"), states[state])
            for state in STATES
            if states[state]
        )
        counts.append(f"{SYMBOLS[None]}\u00a0{said}")
    return voice.word("summary.counted", count=len(aimed), bands=" · ".join(counts))


def _table(voice: Voice) -> Table:
    columns = (
        Column(voice.word("indicator"), 12),
        Column(voice.word("period"), 7),
        Column(voice.word("result"), 12, "right"),
        Column(voice.word("target"), 7, "right"),
        Column(voice.word("verdict"), 9),
        Column(voice.word("evidence"), 8),
    )
    rows = tuple(_row(one, voice) for one in voice.review.assessment.verdicts)
    return Table(columns, rows, voice.word("summary.description"), row_titles=True)


def _row(verdict: Verdict, voice: Voice) -> Row:
    parts = (voice.name(verdict.indicator), voice.group(verdict.group))
    return (
        plain("\n".join(part for part in parts if part)),
        plain(brief(verdict.period, voice)),
        plain(voice.result(verdict, apart="\n")),
        plain(voice.aims(verdict)),
        plain("\n".join(filter(None, (voice.verdict(verdict), voice.grade(verdict.grade))))),
        plain(voice.evidence(verdict) or "–"),
    )
