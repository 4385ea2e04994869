"""Tables of what is measured: indicators and their definition in words, targets."""

from collections.abc import Mapping, Sequence
from typing import Any

from conventions.base.language import word
from conventions.drafting.absent import Absent
from conventions.drafting.blocks import Block
from conventions.drafting.desk import Desk, Layout, labelled, lines
from conventions.drafting.marks import marked
from conventions.drafting.view import Plain

_COUNTED_UNITS = {"days": "days", "hours": "hours", "fte": "fte", "score": "points"}


def indicators(desk: Desk) -> Sequence[Block]:
    """Indicator, its definition with the goal it measures, its measurement and source."""
    rows = [
        {
            "indicator": _named(desk, entry),
            "definition": _definition(desk, entry),
            "measurement": _measurement(desk, entry),
        }
        for entry in desk.view["goals"]["indicators"]
    ]
    layout = (Layout("indicator", 4), Layout("definition", 6), Layout("measurement", 6))
    return (desk.table("indicators", layout, rows),)


def _named(desk: Desk, entry: Mapping[str, Plain]) -> str:
    watched = entry["monitoring_only"] is True
    return lines(entry["label"], desk.word("table.indicators.monitoring_only") if watched else "")


def _definition(desk: Desk, entry: Mapping[str, Plain]) -> str:
    """Numerator and denominator, or only what is counted where nothing is divided."""
    definition = entry["definition"]
    needed = entry["unit"] == "percent" or isinstance(entry["unit"], Absent)
    goal = desk.say["bare"](desk.say["goal"](entry["goal"])) if entry["goal"] else ""
    return lines(
        _line(desk, "goal", goal),
        _line(desk, "numerator", desk.say["bare"](definition["numerator"])),
        _line(desk, "denominator", _stated(desk, definition["denominator"], needed=needed)),
        _line(desk, "inclusion", _stated(desk, definition["inclusion"])),
        _line(desk, "exclusion", _stated(desk, definition["exclusion"])),
        _line(desk, "counting_unit", _called(desk, "counting_units", definition["counting_unit"])),
    )


def _measurement(desk: Desk, entry: Mapping[str, Plain]) -> str:
    say = desk.say
    smallest, decimals = entry["min_denominator"], entry["rounding"]["decimals"]
    collected = say["party"](entry["collected_by"])
    rate = entry["unit"] == "percent"
    return lines(
        _line(desk, "unit", _called(desk, "units", entry["unit"])),
        _line(desk, "direction", _called(desk, "directions", entry["direction"])),
        _line(desk, "measurement_point", _point(desk, entry["measurement_point"])),
        _line(desk, "cohort", _called(desk, "cohorts", entry["cohort"]) or ""),
        _line(desk, "data_source", say["bare"](entry["data_source"])),
        _line(desk, "evidence", say["join"](entry["evidence"], ", ") if entry["evidence"] else ""),
        _line(desk, "collected_by", collected),
        _line(desk, "period", say["word"](entry["period"], "every")),
        _line(desk, "attribution", say["word"](entry["attribution"], "attribution") or ""),
        _line(desk, "min_denominator", say["counted"](smallest, "cases") if smallest else ""),
        _line(desk, "rounding", say["counted"](decimals, "decimals") if rate else ""),
    )


def _line(desk: Desk, key: str, value: Any) -> str:
    return labelled(desk, f"table.indicators.{key}", value)


def _stated(desk: Desk, text: Plain, *, needed: bool = False) -> Any:
    """A text without its full stop; a missing one is a gap only where it is needed."""
    return desk.say["bare"](text) if needed or not isinstance(text, Absent) else ""


def _called(desk: Desk, kind: str, key: Plain) -> Any:
    """What a closed word of the catalogue is called."""
    return word(desk.language, "indicators", f"{kind}.{key}") if isinstance(key, str) else key


def _point(desk: Desk, point: Plain) -> Any:
    if isinstance(point, Absent):
        return ""
    anchor = desk.say["word"](point["anchor"], "anchor")
    if not point["offset"]:
        return anchor
    offset = desk.say["duration"](point["offset"])
    return desk.word("table.indicators.after", offset=offset, anchor=anchor)


def targets(desk: Desk) -> Sequence[Block]:
    """A row for each target, in the order of the indicators."""
    say = desk.say
    rows = []
    for entry in desk.view["goals"]["indicators"]:
        for target in entry["targets"]:
            group, unit = target["group"], entry["unit"]
            expected, weight = target["expected_denominator"], target["weight"]
            rows.append(
                {
                    "indicator": lines(entry["label"]),
                    "period": lines(
                        say["period"](target["period"]),
                        say["group"](group) if group else "",
                        labelled(desk, "table.targets.expected", say["number"](expected) or ""),
                    ),
                    "value": lines(
                        _aim(desk, unit, target),
                        labelled(desk, "table.targets.tolerance", _tolerance(desk, unit, target)),
                        labelled(desk, "table.targets.weight", _weight(desk, weight)),
                    ),
                    "basis": lines(
                        say["word"](target["basis"], "target_basis") or "",
                        target["basis_note"] or "",
                        labelled(
                            desk,
                            "table.targets.consequence",
                            say["word"](target["consequence"], "target_consequence") or "",
                        ),
                    ),
                }
            )
    layout = (Layout("indicator", 4), Layout("period", 4), Layout("value", 4), Layout("basis", 4))
    return (desk.table("targets", layout, rows),)


def _aim(desk: Desk, unit: Plain, target: Mapping[str, Plain]) -> str:
    """At least, at most, exactly, or from one to another."""
    low, high = target["at_least"], target["at_most"]
    if low and high:
        low, high = _in_unit(desk, unit, low), _in_unit(desk, unit, high)
        return desk.word("bound.between", low=low, high=high)
    for bound in ("at_least", "at_most", "exactly"):
        if target[bound]:
            return desk.word(f"bound.{bound}", value=_in_unit(desk, unit, target[bound]))
    return marked(low)


def _in_unit(desk: Desk, unit: Plain, value: Plain) -> Any:
    if unit == "percent":
        return desk.say["percent"](value)
    if unit == "currency":
        return desk.say["money"](value)
    if unit in _COUNTED_UNITS:
        return desk.say["counted"](value, _COUNTED_UNITS[unit])
    return desk.say["number"](value)


def _tolerance(desk: Desk, unit: Plain, target: Mapping[str, Plain]) -> Any:
    """In points of the unit, or as a share of the target."""
    tolerance = target["tolerance"]
    if isinstance(tolerance, Absent):
        return ""
    if tolerance["percent"]:
        return desk.word("of_target", percent=desk.say["percent"](tolerance["percent"]))
    points = tolerance["points"]
    if unit == "percent":
        return desk.say["counted"](points, "percentage_points")
    return _in_unit(desk, unit, points)


def _weight(desk: Desk, weight: Plain) -> Any:
    return desk.say["counted"](weight, "points") if weight else ""
