"""Money so far, and the deadlines of the year ahead."""

from collections.abc import Iterator

from conventions.base.language import day, word
from conventions.base.messages import said
from conventions.base.step import say
from conventions.deadlines import legend, next_day
from conventions.drafting.blocks import Block, Column, Heading, Item, Note, Paragraph, Table
from conventions.monitoring.summary import balance
from conventions.monitoring.voice import Voice, plain, strong
from conventions.settlement import sums


def money_so_far(voice: Voice) -> Iterator[Block]:
    """The sums of each year settled, the balance, and what the settlement leaves open."""
    settlement = voice.review.settlement
    yield Heading("money", voice.word("money.title"), numbered=False)
    if not settlement.years:
        yield Paragraph(plain(voice.word("money.none")))
    for year in settlement.years:
        *rows, last = sums(year)
        yield Table(
            (Column(voice.word("what"), 3), Column(voice.word("amount"), 1, "right")),
            tuple(
                (plain(row.name(voice.language)), plain(voice.money(row.amount))) for row in rows
            ),
            voice.word("money.description", year=year.year),
            voice.word("money.year", year=year.year),
            row_titles=True,
            total=(plain(last.name(voice.language)), plain(voice.money(last.amount))),
        )
        if year.effects:
            yield Paragraph(plain(word(voice.language, "settlement", "effects.title")))
        for effect in year.effects:
            yield Item(strong(effect.said(voice.language, settlement.currency)))
            yield Note(plain(" ".join(map(voice.say, effect.steps))))
    if settlement.years:
        yield Paragraph(plain(balance(voice)))
        when = day(settlement.on, voice.language)
        yield Note(plain(voice.word("money.note", day=when)))
    for finding in voice.review.open_money:
        spoken = said(finding, voice.language)
        yield Item(plain(f"{finding.code.id} – {spoken.message} {spoken.do}"))


def deadlines_ahead(voice: Voice) -> Iterator[Block]:
    """What falls due in the year ahead, who must act, and the next working day where it is none."""
    held, language = voice.review, voice.language
    yield Heading("deadlines", voice.word("ahead.title"), numbered=False)
    if not held.deadlines:
        yield Paragraph(plain(voice.word("ahead.none")))
        return
    currency = held.agreement.financing.currency
    rows = tuple(
        (
            plain(day(one.date, language)),
            plain(next_day(one, language) or "–"),
            plain(voice.party(one.who)),
            plain(say(one.what, language, currency)),
        )
        for one in held.deadlines
    )
    columns = (
        Column(voice.word("day"), 13),
        Column(word(language, "document", "table.deadlines.later"), 12),
        Column(voice.word("who"), 13),
        Column(voice.word("what"), 20),
    )
    yield Table(columns, rows, voice.word("ahead.description"), row_titles=True)
    for line in legend(held.deadlines, language):
        yield Note(plain(line))
