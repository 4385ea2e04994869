"""The targets one by one: a bullet figure each, and the same in words."""

from collections.abc import Callable, Iterator
from fractions import Fraction

from conventions.agreement.evaluation import Band
from conventions.agreement.goals import Target
from conventions.assessment import Verdict
from conventions.assessment.method import judge
from conventions.assessment.reference import compare
from conventions.base.language import number
from conventions.base.step import shown
from conventions.drafting.blocks import Block, Heading, Item, Note, Paragraph, Picture
from conventions.monitoring.bullet import HEIGHT, LENGTH, START, Aim, Bullet, bullet
from conventions.monitoring.voice import Voice, bounds, plain, strong
from conventions.monitoring.zones import zones
from conventions.pictures.frame import WIDTH
from conventions.pictures.scale import scale_of

_ROOM = Fraction(1, 10)
"""How far a scale goes beyond its greatest value, where nothing else ends it, of its length."""


def targets(voice: Voice) -> Iterator[Block]:
    """Each target with its figure, what is said of it, and what the agreement then foresees."""
    aimed = [one for one in voice.review.assessment.verdicts if one.target is not None]
    if not aimed:
        return
    yield Heading("targets", voice.word("targets.title"), numbered=False)
    yield Note(plain(voice.word("targets.reading")))
    for verdict in aimed:
        caption = f"{voice.name(verdict.indicator)}, {voice.place(verdict)}"
        yield Paragraph(strong(caption))
        svg = figure_of(verdict, voice)
        if svg is not None:
            yield Picture(svg, WIDTH, HEIGHT, in_words(verdict, voice))
        yield Note(plain(in_words(verdict, voice)))
        if verdict.figure is None and verdict.steps:
            yield Item(plain(voice.say(verdict.steps[-1])))
        if verdict.proposal is not None:
            measure = voice.text(verdict.proposal.step)
            yield Item(plain(voice.word("targets.proposed", measure=measure)))


def in_words(verdict: Verdict, voice: Voice) -> str:
    """What the figure shows, in a sentence: verdict, result, interval, target, evidence."""
    said = [voice.verdict(verdict)]
    if verdict.grade is not None:
        said.append(voice.word("said.grade", grade=voice.grade(verdict.grade)))
    if verdict.figure is not None:
        said.append(voice.word("said.result", result=voice.result(verdict)))
    if verdict.interval is not None:
        said.append(voice.word("said.interval", interval=voice.interval(verdict)))
    if verdict.target is not None:
        said.append(voice.word("said.target", target=voice.aims(verdict)))
    held = _held(verdict) if verdict.reference is not None else None
    if held is not None:
        said.append(voice.word("said.compared", value=voice.value(held, None)))
    if verdict.evidence is not None:
        said.append(voice.word("said.evidence", evidence=voice.evidence(verdict)))
    return " · ".join(said)


def figure_of(verdict: Verdict, voice: Voice) -> str | None:
    """The bullet figure of a verdict as SVG; none where there is nothing to draw."""
    target, value = verdict.target, _held(verdict)
    if target is None or value is None:
        return None
    unit = voice.unit(target, verdict.indicator)
    aims = tuple(Aim(bound, text) for bound, text in bounds(target, voice, unit))
    if not aims:
        return None
    interval = None
    if verdict.interval is not None and target.reference is None:
        interval = Fraction(verdict.interval.low) * 100, Fraction(verdict.interval.high) * 100
    is_rate = unit == "percent"
    values = [value, *(aim.value for aim in aims), *(interval or ())]
    if not is_rate:
        values.append(max(values) + (max(values) - min(*values, Fraction(0))) * _ROOM)
    scale = scale_of(values, START, LENGTH, rate=is_rate)
    drawn = Bullet(
        scale=scale,
        ticks=[voice.value(tick, unit) for tick in scale.ticks()],
        zones=zones(scale, _judged(target, voice), [aim.value for aim in aims]),
        aims=aims,
        value=value,
        band=verdict.band,
        interval=interval,
        numbers=_numbers(verdict, value, unit, voice),
    )
    return bullet(drawn, voice.name(verdict.indicator), in_words(verdict, voice))


def _held(verdict: Verdict) -> Fraction | None:
    """What is held against the target: the result, or its difference to a reference."""
    figure, target = verdict.figure, verdict.target
    if figure is None or target is None:
        return None
    if target.reference is None:
        return figure.value
    if verdict.reference is None:
        return None
    compared = compare(figure, verdict.reference, target.reference)
    return compared.value if compared else None


def _judged(target: Target, voice: Voice) -> Callable[[Fraction], Band]:
    """The band of any value against one target, by the terms of the agreement."""
    terms = voice.review.agreement.evaluation
    return lambda value: judge(value, target, terms.method, terms.bands).band


def _numbers(verdict: Verdict, value: Fraction, unit: str | None, voice: Voice) -> list[str]:
    """The result, the number of cases, the ends of the interval: none beside a comparison."""
    said = [voice.value(value, unit)]
    figure = verdict.figure
    if figure is not None and figure.denominator is not None:
        said.append(f"n = {number(shown(figure.denominator), voice.language)}")
    is_plain = verdict.target is not None and verdict.target.reference is None
    if is_plain and verdict.interval is not None:
        said.append(voice.interval(verdict))
    return said
