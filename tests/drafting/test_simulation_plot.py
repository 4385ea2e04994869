from decimal import Decimal
from xml.etree import ElementTree as ET

from conventions.drafting.simulation_plot import HEIGHT, plot
from conventions.pictures.frame import WIDTH
from conventions.settlement import Point

SVG = "{http://www.w3.org/2000/svg}"


def points(*rows: tuple[int, str | None, str | None]) -> tuple[Point, ...]:
    return tuple(
        Point(
            Decimal(percent),
            None,
            None if total is None else Decimal(total),
            None if owed is None else Decimal(owed),
            None,
            (),
            (),
        )
        for percent, total, owed in rows
    )


def places(svg: str) -> list[tuple[int, int]]:
    """The middle of each dot."""
    return [
        (int(dot.get("cx", "")), int(dot.get("cy", "")))
        for dot in ET.fromstring(svg).iter(f"{SVG}circle")
    ]


def test_more_is_higher_and_further_right_and_all_of_it_stands_inside() -> None:
    found = places(
        plot(points((50, "300", "300"), (90, "540", "540"), (110, "660", "600")), "t", "d")
    )
    assert [x for x, _ in found] == sorted(x for x, _ in found)
    assert [y for _, y in found] == sorted((y for _, y in found), reverse=True)
    assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in found)


def test_the_sum_of_the_lines_is_drawn_only_where_it_differs() -> None:
    assert "stroke-dasharray" not in plot(points((50, "300", "300"), (90, "540", "540")), "t", "d")
    assert "stroke-dasharray" in plot(points((50, "300", "300"), (90, "540", "500")), "t", "d")


def test_a_volume_for_which_nothing_is_settled_has_no_dot() -> None:
    found = places(
        plot(points((50, "300", "300"), (90, None, None), (100, "600", "600")), "t", "d")
    )
    assert len(found) == 2


def test_it_says_what_it_shows_and_is_the_same_each_time() -> None:
    given = points((50, "300", "300"), (90, "540", "540"))
    first = plot(given, "Simulation", "Ce que coûte <le volume>")
    assert first == plot(given, "Simulation", "Ce que coûte <le volume>")
    assert "Ce que coûte &lt;le volume&gt;" in first
