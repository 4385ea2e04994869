"""The monitoring report as a document of blocks, whatever file it becomes."""

from collections.abc import Iterator

from conventions.assessment.terms import terms_of
from conventions.base.characters import shown
from conventions.base.language import Language, any_language, word
from conventions.base.period import label
from conventions.drafting.blocks import (
    Block,
    Document,
    Heading,
    Item,
    Note,
    Paragraph,
    Subtitle,
    Title,
)
from conventions.law import merge
from conventions.monitoring.ahead import deadlines_ahead, money_so_far
from conventions.monitoring.foreign import foreign_texts
from conventions.monitoring.interview import interview
from conventions.monitoring.periods import periods
from conventions.monitoring.reported import accepted, questions
from conventions.monitoring.review import Review
from conventions.monitoring.summary import facts, summary
from conventions.monitoring.targets import targets
from conventions.monitoring.typeset import typeset
from conventions.monitoring.voice import Voice, plain, strong


def report(review: Review, language: Language) -> Document:
    """The report of a review, in one language."""
    agreement, voice = review.agreement, Voice(review, language)
    heading = voice.word("title")
    title = any_language(agreement.title, language, agreement.authoritative)
    country = merge(agreement.laws).jurisdiction.partition("-")[0]
    issuer = "; ".join(
        party.called(language) for party in agreement.parties.in_role("commissioner")[:1]
    )
    blocks = (
        Title(plain(heading)),
        Subtitle(plain(title)),
        facts(voice),
        *summary(voice),
        *targets(voice),
        *periods(voice),
        *accepted(voice),
        *questions(voice),
        *money_so_far(voice),
        *deadlines_ahead(voice),
        *interview(voice),
        *_terms(voice),
        *_steps(voice),
    )
    return Document(
        language="en-GB" if language == "en" else f"{language}-{country}",
        title=shown(f"{heading} – {title}"),
        number=agreement.id,
        version=word(language, "document", "version", version=agreement.version),
        issuer=shown(issuer),
        created=review.on,
        page_words=word(language, "document", "page", x="{x}", y="{y}"),
        blocks=typeset(blocks, language, foreign_texts(agreement, language)),
    )


def _terms(voice: Voice) -> Iterator[Block]:
    """The terms of the agreement by which it was judged, as its clauses say them."""
    yield Heading("terms", voice.word("terms.title"), numbered=False)
    for step in terms_of(voice.review.agreement):
        yield Item(plain(voice.say(step)))
    yield Note(plain(voice.word("terms.note")))


def _steps(voice: Voice) -> Iterator[Block]:
    """Every verdict and score with its steps, to be followed by hand."""
    yield Heading("steps", voice.word("steps.title"), numbered=False)
    for verdict in voice.review.assessment.verdicts:
        caption = f"{voice.name(verdict.indicator)}, {voice.place(verdict)}"
        yield Paragraph(strong(voice.pair(caption, voice.verdict(verdict))))
        for step in verdict.steps:
            yield Item(plain(voice.say(step)))
    for score in voice.review.assessment.scores:
        points = voice.pair(voice.word("steps.points"), label(score.period, voice.language))
        yield Paragraph(strong(points))
        for step in score.steps:
            yield Item(plain(voice.say(step)))
