"""The calendar at the end of an agreement: its first dates, computed from its own terms."""

from collections.abc import Iterator

from conventions.agreement import Agreement
from conventions.base.calendar import last_day
from conventions.base.language import Language, LocalizedText, any_language
from conventions.base.step import Step, say
from conventions.deadlines import legend, list_deadlines, next_day
from conventions.drafting.blocks import Block, Heading, Note, PageBreak, Paragraph
from conventions.drafting.desk import Desk, Layout, lines
from conventions.drafting.marks import runs_from

SPAN = "P2Y"
"""How far it goes: what recurs every year is seen twice."""


def calendar(desk: Desk, agreement: Agreement | None) -> Iterator[Block]:
    """The dates of the first years; nothing while the agreement is not complete or has no start.

    It is for information: it is computed from the articles and puts nothing beside them. Where a
    last day to act is no working day, the next one stands beside it with what it is worth.
    """
    if agreement is None or agreement.term.start is None:
        return
    start = agreement.term.start
    end = last_day(start, SPAN)
    found = list_deadlines(agreement, start, end)
    rows = [
        {
            "date": lines(desk.say["date"](deadline.date.isoformat())),
            "later": lines(next_day(deadline, desk.language)),
            "who": lines(
                desk.say["party"](deadline.who)
                if deadline.who
                else desk.word("table.deadlines.both")
            ),
            "what": lines(_what(deadline.what, desk.language, agreement)),
        }
        for deadline in found
    ]
    if not rows:
        return
    between = {
        "start": desk.say["date"](start.isoformat()),
        "end": desk.say["date"](end.isoformat()),
    }
    yield PageBreak()
    yield Heading("calendar", desk.word("table.deadlines.title"), numbered=False)
    yield Paragraph(runs_from(desk.word("table.deadlines.intro", **between)))
    shares = {"date": 7, "later": 6, "who": 6, "what": 11}
    layout = tuple(Layout(key, share) for key, share in shares.items())
    yield desk.table("deadlines", layout, rows)
    for line in legend(found, desk.language):
        yield Note(runs_from(line))


def _what(what: Step, language: Language, agreement: Agreement) -> str:
    """What is due; a name that is not translated stands in the language that prevails."""
    values = {
        name: any_language(value, language, agreement.authoritative)
        if isinstance(value, LocalizedText)
        else value
        for name, value in what.values.items()
    }
    return say(Step(what.key, values), language, agreement.financing.currency)
