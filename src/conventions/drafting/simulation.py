"""What volumes from low to high would cost, as an annex: both sides see where the clauses bite."""

from collections.abc import Iterator
from decimal import Decimal

from conventions.agreement import Agreement
from conventions.base.characters import shown
from conventions.base.findings import Finding
from conventions.base.messages import said
from conventions.drafting.blocks import Block, Heading, Note, PageBreak, Paragraph, Picture
from conventions.drafting.desk import NOTHING, Desk, Layout, lines
from conventions.drafting.marks import runs_from
from conventions.drafting.simulation_plot import HEIGHT, plot
from conventions.pictures.frame import WIDTH
from conventions.settlement import Point, simulate

_LAYOUT = (
    Layout("volume", 2, "right"),
    Layout("quantity", 2, "right"),
    Layout("total", 3, "right"),
    Layout("owed", 3, "right"),
    Layout("each", 3, "right"),
)


def simulation(desk: Desk, agreement: Agreement | None) -> Iterator[Block]:
    """The table for the first year of the term; nothing where no volume is agreed.

    It is for information: it is computed from the articles and puts nothing beside them. A volume
    for which they settle nothing has no amount, and a note says why.
    """
    if agreement is None or agreement.term.start is None:
        return
    year = agreement.term.start.year
    points = simulate(agreement, year)
    if not points:
        return
    yield PageBreak()
    yield Heading("simulation", desk.word("table.simulation.title"), numbered=False)
    yield Paragraph(runs_from(desk.word("table.simulation.intro", year=f"{year}")))
    if sum(point.owed is not None for point in points) > 1:
        title, words = (desk.word(f"table.simulation.{key}") for key in ("title", "picture"))
        drawn = plot(points, title, words, desk.view["country"])
        yield Picture(drawn, WIDTH, HEIGHT, words)
        yield Note(runs_from(desk.word("table.simulation.legend")))
    yield desk.table("simulation", _LAYOUT, [_row(desk, point) for point in points])
    for finding, point in _open(points):
        share = desk.say["percent"](f"{point.percent}")
        reason = shown(said(finding, desk.language).message)
        yield Note(runs_from(desk.word("table.simulation.from", share=share, reason=reason)))


def _row(desk: Desk, point: Point) -> dict[str, str]:
    def amount(value: Decimal | None) -> str:
        return NOTHING if value is None else lines(desk.say["money"](f"{value}"))

    quantity = point.quantity
    return {
        "volume": lines(desk.say["percent"](f"{point.percent}")),
        "quantity": NOTHING if quantity is None else lines(desk.say["number"](f"{quantity}")),
        "total": amount(point.total),
        "owed": amount(point.owed),
        "each": amount(point.each),
    }


def _open(points: tuple[Point, ...]) -> Iterator[tuple[Finding, Point]]:
    """Each kind of open point once, where it first appears."""
    seen: set[str] = set()
    for point in points:
        for finding in point.findings:
            if finding.code.id not in seen:
                seen.add(finding.code.id)
                yield finding, point
