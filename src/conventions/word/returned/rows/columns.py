"""The tables of a draft whose rows are the entries of a list: what the lines of a cell say.

It is ``drafting.schedules``, ``drafting.amounts`` and ``drafting.measurement`` the other way round:
the words of the document with fields in the place of values. A field is its path in the entry and
the kind in which it is said (``due:date``); ``PARENT`` tells in which entry the list is, ``EACH``
is one more entry of a list in the entry.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from conventions.base.language import Language, word

PARENT = "^"
EACH = "+"
_WORD = re.compile(r"<([a-z._]+)>")


@dataclass(frozen=True)
class Line:
    """One line of a cell: words of the document under ``key``, or ``text``, with fields in them.

    In a text, ``<colon>`` stands for the word of the document under this key.
    ``fields`` are those of the words' placeholders, several between bars where they have one value;
    ``title`` is the key of what stands in front with a colon; ``fixed`` is what the words alone
    mean.
    """

    text: str = ""
    key: str = ""
    title: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    fixed: Mapping[str, str] = field(default_factory=dict)

    def template(self, language: Language) -> str:
        """The line in a language, each field between braces.

        >>> Line(key="bound.at_least", fields={"value": "at_least:measure"}).template("de")
        'mindestens {at_least:measure}'
        """
        said = _WORD.sub(lambda found: word(language, "document", found[1]), self.text)
        if self.key:
            fields = {name: f"{{{each}}}" for name, each in self.fields.items()}
            said = word(language, "document", self.key, **fields)
        if not self.title:
            return said
        named, colon = (word(language, "document", key) for key in (self.title, "colon"))
        return f"{named}{colon}{said}"


@dataclass(frozen=True)
class TableOf:
    """A table: its name among the words of the document, and what may stand in its columns."""

    name: str
    columns: Mapping[str, tuple[Line, ...]]

    def choices(self, path: str) -> str:
        """Which words of the document a field is said in; empty where it is said otherwise."""
        lines = (line for column in self.columns.values() for line in column)
        fields = (
            line.text + "".join(f"{{{each}}}" for each in line.fields.values()) for line in lines
        )
        found = (
            re.search(rf"[{{|]{re.escape(path)}:word\.([a-z_]+)[|}}]", each) for each in fields
        )
        return next((each[1] for each in found if each), "")


def _alone(*fields: str) -> tuple[Line, ...]:
    """A line for each field, which has it to itself."""
    return tuple(Line(f"{{{each}}}") for each in fields)


def _span(key: str, low: str, high: str) -> tuple[Line, ...]:
    """From, to, both, or both the same."""
    return (
        Line(key=key, fields={"low": low, "high": high}),
        Line(key=f"{key}_only", fields={"low": f"{low}|{high}"}),
        Line(key=f"{key}_from", fields={"low": low}),
        Line(key=f"{key}_to", fields={"high": high}),
    )


_PARTIES = TableOf(
    "parties",
    {
        "role": (Line("{role:first:word.role|further_roles:rest:word.role}"),),
        "party": _alone("legal_form:word.legal_form", "legal_name", "part_of"),
        "number": _alone("id_number"),
        "address": (
            Line("{address.postal_code:digits} {address.city}"),
            *_alone("address.street:street", "address.city:name"),
        ),
    },
)
_INDICATORS = TableOf(
    "indicators",
    {
        "indicator": (
            Line(key="table.indicators.monitoring_only", fixed={"monitoring_only": "true"}),
            *_alone("label"),
        ),
        "goal": _alone("goal:goal"),
        "unit": _alone("unit:units", "direction:directions"),
        "measurement": (
            Line(
                key="table.indicators.after",
                fields={
                    "offset": "measurement_point.offset:duration",
                    "anchor": "measurement_point.anchor:word.anchor",
                },
            ),
            *_alone("measurement_point.anchor:word.anchor", "period:word.every"),
            Line("{collected_by:party}", title="table.indicators.collected_by"),
        ),
    },
)
_TARGETS = TableOf(
    "targets",
    {
        "indicator": _alone(f"{PARENT}:indicator"),
        "period": (
            *_alone("period:period", "group:group"),
            Line("{expected_denominator:number}", title="table.targets.expected"),
        ),
        "value": (
            Line(
                key="bound.between", fields={"low": "at_least:measure", "high": "at_most:measure"}
            ),
            *(
                Line(key=f"bound.{bound}", fields={"value": f"{bound}:measure"})
                for bound in ("at_least", "at_most", "exactly")
            ),
            *(
                Line(f"{{reference:reference:{compared}}}", title=f"table.targets.{compared}")
                for compared in ("difference", "index")
            ),
            Line(
                key="of_target",
                title="table.targets.tolerance",
                fields={"percent": "tolerance.percent:percent"},
            ),
            Line("{tolerance.points:measure}", title="table.targets.tolerance"),
            Line("{weight:counted.points}", title="table.targets.weight"),
        ),
        "basis": (
            *_alone("basis:word.target_basis", "basis_note"),
            Line("{baseline:measure}", title="table.targets.baseline"),
            Line("{consequence:word.target_consequence}", title="table.targets.consequence"),
        ),
    },
)
_GROUPS = TableOf(
    "groups",
    {
        "group": _alone("label"),
        "conditions": (
            *_alone("system:word.system"),
            *_span("table.groups.years", "age_min:number", "age_max:number"),
            Line(key="table.groups.level", fields={"level": "language_level_min"}),
            *_span("table.groups.share", "share_min:percent", "share_max:percent"),
            Line("{exclusions:commas:}", title="table.groups.exclusion"),
            Line(
                f"{{eligibility.{EACH}.criterion}}"
                f" (<table.groups.proof><colon>{{eligibility.{EACH}.evidence}})"
            ),
            *_alone(f"eligibility.{EACH}.criterion"),
        ),
        "referrer": _alone("referrer:party"),
    },
)
_SERVICES = TableOf(
    "services",
    {
        "service": (
            Line(key="table.services.phase", fields={"number": "phase_order:number"}),
            *_alone("label"),
        ),
        "content": (
            Line("{groups:listed:group}", title="table.groups.group"),
            *_alone("content"),
        ),
        "extent": (
            *_span("table.services.duration", "duration_min:duration", "duration_max:duration"),
            Line(key="table.services.total", fields={"total": "total_duration_max:duration"}),
            Line(key="table.services.intensity", fields={"hours": "intensity:counted.hours"}),
            Line(key="table.services.unit", fields={"unit": "unit_of_account:one"}),
            Line(key="table.services.ratio", fields={"number": "staff_ratio:number"}),
        ),
        "site": tuple(
            Line(f"{street}{place}")
            for street in (f"{{sites.{EACH}.street:street}}, ", "")
            for place in (
                f"{{sites.{EACH}.postal_code:digits}} {{sites.{EACH}.city}}",
                f"{{sites.{EACH}.city:name}}",
            )
        ),
    },
)
_PROCESSES = TableOf(
    "processes",
    {
        "step": _alone("step"),
        "actor": _alone("actor:party"),
        "deadline": _alone("deadline:duration"),
        "form": _alone("form"),
    },
)
_PRICES = TableOf(
    "prices",
    {
        "service": _alone("price_list:word.price_list", "label"),
        "unit": _alone("unit:one"),
        "price": (
            Line(key="table.prices.free", fixed={"price": "0.00", "free_of_charge": "true"}),
            *_alone("price:money"),
        ),
        "includes": _alone("includes:listed:"),
    },
)
_OUTCOMES = TableOf(
    "outcomes",
    {
        "indicator": _alone("indicator:indicator"),
        "amount": (
            Line(
                key="table.outcomes.step",
                fields={
                    "amount": f"scale.{EACH}.amount:money",
                    "case": f"scale.{EACH}.from_case:number",
                },
            ),
            *_alone("amount:money"),
        ),
        "limits": (
            Line(key="table.outcomes.cap", fields={"amount": "cap:money"}),
            Line(key="table.outcomes.cap_per_person", fields={"amount": "cap_per_person:money"}),
            Line(
                key="table.outcomes.maximum_count", fields={"count": "maximum_count:counted.cases"}
            ),
            Line(
                key="table.outcomes.claims_per_person",
                fields={"count": "claims_per_person:counted.cases"},
            ),
        ),
        "evidence": (
            Line(key="table.outcomes.sustained", fields={"duration": "sustain_period:duration"}),
            *_alone("evidence"),
        ),
    },
)
_CEILING = TableOf("ceiling", {"year": _alone("year:number"), "amount": _alone("amount:money")})
_INSTALMENTS = TableOf(
    "instalments",
    {
        "due": _alone("due:date"),
        "amount": (
            Line(key="table.instalments.of_ceiling", fields={"share": "share:percent"}),
            *_alone("amount:money"),
        ),
    },
)
_REPORTS = TableOf(
    "reports",
    {
        "report": _alone("kind:word.report", "kind:report|label", "label"),
        "period": _alone("frequency:word.period"),
        "due": tuple(
            Line(key=f"table.reports.{after}", fields={"duration": "due:duration"})
            for after in ("after", "after_event")
        ),
        "form": (
            *_alone("form:word.report_form"),
            Line("{template}", title="table.reports.template"),
            Line("{indicators:listed:indicator}", title="table.reports.indicators"),
        ),
        "who": (Line("{sender:party} – {recipient:party}"),),
    },
)

TABLES: Mapping[str, TableOf] = {
    "parties": _PARTIES,
    "goals.indicators[].targets": _TARGETS,
    "goals.indicators": _INDICATORS,
    "services.target_groups": _GROUPS,
    "services.services": _SERVICES,
    "services.processes": _PROCESSES,
    "financing.pricing.items": _PRICES,
    "financing.outcome_payments": _OUTCOMES,
    "financing.ceiling": _CEILING,
    "financing.payment.instalments": _INSTALMENTS,
    "evaluation.reports": _REPORTS,
}
"""By the list whose entries are the rows; a list in the entries of another comes before it."""
