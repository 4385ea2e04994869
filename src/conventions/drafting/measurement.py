"""What is measured, in tables and for the sheets: indicators, their definition, their targets."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from conventions.base.language import word
from conventions.drafting.absent import Absent
from conventions.drafting.blocks import Block
from conventions.drafting.desk import Desk, Layout, labelled, lines
from conventions.drafting.marks import Marked, marked
from conventions.drafting.stated import mentioned
from conventions.drafting.view import Plain

_COUNTED_UNITS = {
    "days": "days",
    "hours": "hours",
    "fte": "fte",
    "score": "points",
    "points": "percentage_points",
}


def indicators(desk: Desk) -> Sequence[Block]:
    """Indicator, the goal it measures, its unit and direction, when and by whom it is measured."""
    say = desk.say
    rows = []
    for entry in desk.view["goals"]["indicators"]:
        unit, direction = _called(desk, "units", entry["unit"]), entry["direction"]
        point = _point(desk, entry["measurement_point"])
        rows.append(
            {
                "indicator": _named(desk, entry),
                "goal": lines(_goal(desk, entry)),
                "unit": lines(unit, _called(desk, "directions", direction)),
                "measurement": lines(
                    point,
                    say["word"](entry["period"], "every"),
                    _line(desk, "collected_by", say["party"](entry["collected_by"])),
                ),
            }
        )
    layout = (
        Layout("indicator", 5),
        Layout("goal", 5),
        Layout("unit", 4),
        Layout("measurement", 5),
    )
    return (desk.table("indicators", layout, rows),)


def _named(desk: Desk, entry: Mapping[str, Plain]) -> str:
    watched = entry["monitoring_only"] is True
    return lines(entry["label"], desk.word("table.indicators.monitoring_only") if watched else "")


def _goal(desk: Desk, entry: Mapping[str, Plain]) -> Any:
    return desk.say["bare"](desk.say["goal"](entry["goal"])) if entry["goal"] else ""


def definition_rows(desk: Desk, entry: Mapping[str, Plain]) -> Iterator[tuple[str, Any]]:
    """Numerator and denominator, or only what is counted where nothing is divided."""
    definition = entry["definition"]
    needed = entry["unit"] == "percent" or isinstance(entry["unit"], Absent)
    denominator = _stated(desk, definition["denominator"], needed=needed)
    divided = bool(denominator) or isinstance(denominator, Absent)
    counted = {"numerator" if divided else "counted": desk.say["bare"](definition["numerator"])}
    yield from _rows(
        desk,
        **counted,
        denominator=denominator,
        inclusion=_stated(desk, definition["inclusion"]),
        exclusion=_stated(desk, definition["exclusion"]),
        counting_unit=_called(desk, "counting_units", definition["counting_unit"]),
    )


def measurement_rows(desk: Desk, entry: Mapping[str, Plain]) -> Iterator[tuple[str, Any]]:
    """When, among whom, from which source, with which evidence, by whom."""
    say = desk.say
    smallest, decimals = entry["min_denominator"], entry["rounding"]["decimals"]
    rate = entry["unit"] == "percent"
    yield from _rows(
        desk,
        unit=_both(
            desk,
            _called(desk, "units", entry["unit"]),
            _called(desk, "directions", entry["direction"]),
        ),
        measurement_point=_point(desk, entry["measurement_point"]),
        cohort=_called(desk, "cohorts", entry["cohort"]) or "",
        data_source=say["bare"](entry["data_source"]),
        evidence=say["join"](entry["evidence"], ", ") if entry["evidence"] else "",
        collected_by=_both(
            desk, say["party"](entry["collected_by"]), say["word"](entry["period"], "every")
        ),
        attribution=say["word"](entry["attribution"], "attribution") or "",
        min_denominator=say["counted"](smallest, "cases") if smallest else "",
        rounding=say["counted"](decimals, "decimals") if rate else "",
    )


def _both(desk: Desk, *values: Any) -> Any:
    """What belongs together on one line, as far as there is something to say."""
    said = [each for each in values if each or isinstance(each, Absent)]
    return desk.say["join"](said, ", ") if said else ""


def _rows(desk: Desk, **values: Any) -> Iterator[tuple[str, Any]]:
    """What there is to say, behind its name."""
    for key, value in values.items():
        if value or isinstance(value, Absent):
            yield desk.word(f"table.indicators.{key}"), value


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
                    "indicator": lines(mentioned(entry["label"])),
                    "period": lines(
                        say["period"](target["period"]),
                        say["group"](group) if group else "",
                        labelled(desk, "table.targets.expected", say["number"](expected) or ""),
                    ),
                    "value": lines(
                        target_lines(desk, unit, target),
                        labelled(desk, "table.targets.weight", _weight(desk, weight)),
                    ),
                    "basis": lines(
                        say["word"](target["basis"], "target_basis") or "",
                        target["basis_note"] or "",
                        labelled(
                            desk, "table.targets.baseline", _in_unit(desk, unit, target["baseline"])
                        )
                        if target["baseline"]
                        else "",
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


def target_lines(desk: Desk, unit: Plain, target: Mapping[str, Plain]) -> Marked:
    """What is aimed at, what it is compared with, and what is still near."""
    return Marked(
        lines(
            _aim(desk, _aimed_in(unit, target["reference"]), target),
            _reference(desk, unit, target["reference"]),
            labelled(desk, "table.targets.tolerance", _tolerance(desk, unit, target)),
        )
    )


def _aim(desk: Desk, unit: Plain, target: Mapping[str, Plain]) -> str:
    """At least, at most, exactly, or from one to another."""
    low, high = target["at_least"], target["at_most"]
    if low and high:
        low, high = _in_unit(desk, unit, low), _in_unit(desk, unit, high)
        return desk.word("bound.between", low=low, high=high)
    for bound in ("at_least", "at_most", "exactly"):
        if target[bound]:
            return desk.word(f"bound.{bound}", value=_in_unit(desk, unit, target[bound]))
    return marked(_in_unit(desk, unit, low))


def _aimed_in(unit: Plain, reference: Plain) -> Plain:
    """The unit of the value: points of a difference, none of an index."""
    if isinstance(reference, Absent):
        return unit
    differs = reference["compared"] == "difference"
    return ("points" if unit == "percent" else unit) if differs else "index"


def _reference(desk: Desk, unit: Plain, reference: Plain) -> str:
    """What the result is compared with: its name, its counts or value, where they are reported."""
    if isinstance(reference, Absent):
        return ""
    say = desk.say
    named = [reference["label"], say["indicator"](reference["indicator"])]
    named += [say["group"](reference["group"]), say["period"](reference["period"])]
    if reference["numerator"] and reference["denominator"]:
        counts = (say["number"](reference[name]) for name in ("numerator", "denominator"))
        named.append(desk.word("table.targets.counts", **dict(zip("kn", counts, strict=True))))
    elif reference["value"]:
        named.append(_in_unit(desk, unit, reference["value"]))
    said = say["join"]([part for part in named if part], ", ")
    return labelled(desk, f"table.targets.{reference['compared']}", said)


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
