"""Tables of who and what: parties, target groups, services, steps, reports.

Each is made for a list that is there: ``inserts`` sees to one that is missing.
"""

from collections.abc import Mapping, Sequence

from conventions.drafting.blocks import Block
from conventions.drafting.desk import Desk, Layout, labelled, lines, span
from conventions.drafting.marks import Marked, marked
from conventions.drafting.view import Plain

_AS_IT_HAPPENS = ("incident", "individual")
"""Reports on an event or a person, which have no period of their own."""


def parties(desk: Desk) -> Sequence[Block]:
    """Role, name and form, number, address."""
    say = desk.say
    rows = []
    for party in desk.view["parties"]:
        roles = [party["role"], *party["further_roles"]]
        address = party["address"]
        rows.append(
            {
                "role": say["join"](say["word"](roles, "role"), ", "),
                "party": lines(
                    party["legal_name"],
                    say["word"](party["legal_form"], "legal_form") or _needed(party, "legal_form"),
                    party["part_of"] or "",
                ),
                "number": lines(party["id_number"] or ""),
                "address": _address(address) if address else lines(_needed(party, "address")),
            }
        )
    layout = (Layout("role", 3), Layout("party", 5), Layout("number", 3), Layout("address", 3))
    return (desk.table("parties", layout, rows),)


def _needed(party: Mapping[str, Plain], field: str) -> Plain:
    """The gap of a party that binds itself; nothing for another one."""
    return party[field] if party["binds"] else ""


def _address(address: Mapping[str, Plain]) -> str:
    place = " ".join(marked(part) for part in (address["postal_code"], address["city"]) if part)
    return lines(address["street"] or "", Marked(place))


def groups(desk: Desk) -> Sequence[Block]:
    """Target group, conditions of admission, referrer."""
    say = desk.say
    rows = []
    for group in desk.view["services"]["target_groups"]:
        proof = desk.word("table.groups.proof") + desk.word("colon")
        conditions = [
            Marked(
                marked(each["criterion"])
                + (f" ({proof}{marked(each['evidence'])})" if each["evidence"] else "")
            )
            for each in group["eligibility"]
        ]
        excluded = say["join"](group["exclusions"], ", ") if group["exclusions"] else ""
        level = group["language_level_min"]
        shares = [say["percent"](group[name]) for name in ("share_min", "share_max")]
        rows.append(
            {
                "group": lines(group["label"]),
                "conditions": lines(
                    say["word"](group["system"], "system") or "",
                    span(desk, "table.groups.years", group["age_min"], group["age_max"]),
                    desk.word("table.groups.level", level=level) if level else "",
                    span(desk, "table.groups.share", *shares),
                    *(conditions or [group["eligibility"]]),
                    labelled(desk, "table.groups.exclusion", excluded),
                ),
                "referrer": lines(say["party"](group["referrer"]) if group["referrer"] else ""),
            }
        )
    layout = (Layout("group", 4), Layout("conditions", 6), Layout("referrer", 3))
    return (desk.table("groups", layout, rows),)


def services(desk: Desk) -> Sequence[Block]:
    """Service, content, duration and intensity, site."""
    say = desk.say
    several = say["several"](desk.view["services"]["target_groups"])
    rows = []
    for service in desk.view["services"]["services"]:
        total = service["total_duration_max"]
        hours = service["intensity"]
        phase = service["phase_order"]
        durations = [say["duration"](service[name]) for name in ("duration_min", "duration_max")]
        unit = service["unit_of_account"]
        ratio = service["staff_ratio"]
        for_groups = say["listed"](say["group"](service["groups"])) if service["groups"] else ""
        rows.append(
            {
                "service": lines(
                    service["label"],
                    desk.word("table.services.phase", number=phase) if phase else "",
                ),
                "content": lines(
                    service["content"] or "",
                    labelled(desk, "table.groups.group", for_groups) if several else "",
                ),
                "extent": lines(
                    span(desk, "table.services.duration", *durations),
                    desk.word("table.services.total", total=say["duration"](total))
                    if total
                    else "",
                    desk.word("table.services.intensity", hours=say["counted"](hours, "hours"))
                    if hours
                    else "",
                    desk.word("table.services.unit", unit=say["word"](one(unit), "counted"))
                    if unit
                    else "",
                    desk.word("table.services.ratio", number=say["number"](ratio)) if ratio else "",
                ),
                "site": lines(
                    *(Marked(_address(site).replace("\n", ", ")) for site in service["sites"])
                ),
            }
        )
    layout = (
        Layout("service", 5),
        Layout("content", 5),
        Layout("extent", 5),
        Layout("site", 3),
    )
    return (desk.table("services", layout, rows),)


def one(unit: str) -> str:
    """The key of a unit in the singular."""
    return f"{unit}.one"


def processes(desk: Desk) -> Sequence[Block]:
    """Step, who, within which time, with which document."""
    say = desk.say
    rows = [
        {
            "step": lines(step["step"]),
            "actor": lines(say["party"](step["actor"]) if step["actor"] else ""),
            "deadline": lines(say["duration"](step["deadline"]) or ""),
            "form": lines(step["form"] or ""),
        }
        for step in desk.view["services"]["processes"]
    ]
    layout = (Layout("step", 5), Layout("actor", 3), Layout("deadline", 2), Layout("form", 3))
    return (desk.table("processes", layout, rows),)


def reports(desk: Desk) -> Sequence[Block]:
    """Report, period, time limit, form, from whom to whom."""
    say = desk.say
    rows = []
    for duty in desk.view["evaluation"]["reports"]:
        due = say["duration"](duty["due"])
        once = duty["kind"] in _AS_IT_HAPPENS and not duty["frequency"]
        after = "after_event" if once else "after"
        named = say["listed"](say["indicator"](duty["indicators"])) if duty["indicators"] else ""
        both = [say["party"](duty[side]) for side in ("sender", "recipient")]
        rows.append(
            {
                "report": lines(duty["label"] or say["word"](duty["kind"], "report")),
                "period": "" if once else lines(say["word"](duty["frequency"], "period")),
                "due": lines(desk.word(f"table.reports.{after}", duration=due)),
                "form": lines(
                    say["word"](duty["form"], "report_form") or "",
                    labelled(desk, "table.reports.template", duty["template"] or ""),
                    labelled(desk, "table.reports.indicators", named),
                ),
                "who": " – ".join(map(marked, both)),
            }
        )
    layout = (
        Layout("report", 8),
        Layout("period", 7),
        Layout("due", 8),
        Layout("form", 9),
        Layout("who", 10),
    )
    return (desk.table("reports", layout, rows),)
