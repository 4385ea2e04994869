"""The agenda of the reporting interview, made concrete from the report itself.

Figures against targets, causes, quality, finance, measures, the next targets, minutes: the points
that reporting interviews share. Beside each is room for what is decided.
"""

from collections.abc import Callable, Iterator

from conventions.assessment import Verdict
from conventions.base.language import day, word, words
from conventions.base.messages import said
from conventions.drafting.blocks import Block, Column, Heading, Item, Row, Table
from conventions.monitoring.reported import raised
from conventions.monitoring.summary import balance
from conventions.monitoring.voice import Voice, plain


def interview(voice: Voice) -> Iterator[Block]:
    """The agenda, made concrete from this report, with room for what is decided."""
    yield Heading("interview", voice.word("interview.title"), numbered=False)
    terms = voice.review.agreement.evaluation.interview
    if terms is not None:
        if terms.month is not None:
            month = words(voice.language, "formats")["months"][terms.month - 1]
            yield Item(plain(voice.word("interview.month", month=month)))
        if terms.participants:
            who = ", ".join(voice.text(one) for one in terms.participants)
            yield Item(plain(voice.word("interview.participants", who=who)))
        if terms.minutes_by is not None:
            who = voice.party(terms.minutes_by)
            yield Item(plain(voice.word("interview.minutes", who=who)))
    keys = {"no": 1, "point": 9, "decision": 6}
    columns = tuple(Column(voice.word(key), share) for key, share in keys.items())
    rows = tuple(
        _point(number, key, added(voice), voice)
        for number, (key, added) in enumerate(_POINTS.items(), start=1)
    )
    yield Table(columns, rows, voice.word("interview.description"), row_titles=True)


def _point(number: int, key: str, added: Iterator[str], voice: Voice) -> Row:
    said_of = "\n".join((voice.word(f"agenda.{key}"), *(f"– {line}" for line in added)))
    return plain(str(number)), plain(said_of), plain("\u00a0")


def _nothing(_voice: Voice) -> Iterator[str]:
    """A point that is the same in every interview."""
    yield from ()


def _short_of_target(voice: Voice) -> Iterator[str]:
    for one in voice.review.assessment.verdicts:
        if one.band in ("near", "below"):
            yield voice.pair(_named(one, voice), voice.verdict(one))


def _to_be_checked(voice: Voice) -> Iterator[str]:
    """Indicators of which something stands out, each once."""
    verdicts = voice.review.assessment.verdicts
    yield from dict.fromkeys(voice.name(one.indicator) for one in verdicts if list(raised(one)))


def _money(voice: Voice) -> Iterator[str]:
    if voice.review.settlement.years:
        yield balance(voice)
    for finding in voice.review.open_money:
        yield f"{finding.code.id} – {said(finding, voice.language).message}"


def _measures(voice: Voice) -> Iterator[str]:
    """What the agreement foresees: the rung of its ladder, else the consequence of the target."""
    for one in voice.review.assessment.verdicts:
        foreseen = one.target.consequence if one.target and one.band == "below" else None
        if one.proposal is not None:
            yield voice.pair(_named(one, voice), voice.text(one.proposal.step))
        elif foreseen not in (None, "none"):
            what = word(voice.language, "document", f"target_consequence.{foreseen}")
            yield voice.pair(_named(one, voice), what)


def _end_of_term(voice: Voice) -> Iterator[str]:
    end = voice.review.agreement.term.end
    if end is not None:
        yield voice.word("agenda.term-ends", day=day(end, voice.language))


def _named(verdict: Verdict, voice: Voice) -> str:
    return f"{voice.name(verdict.indicator)}, {voice.place(verdict)}"


_POINTS: dict[str, Callable[[Voice], Iterator[str]]] = {
    "opening": _nothing,
    "figures": _short_of_target,
    "causes": _nothing,
    "files": _to_be_checked,
    "quality": _nothing,
    "finance": _money,
    "measures": _measures,
    "next": _end_of_term,
    "closing": _nothing,
}
"""The points in order, and what this report adds to each."""
