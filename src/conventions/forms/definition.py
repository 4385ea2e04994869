"""What a form asks: one definition from agreement and period, for the writer and the reader.

An indicator is asked for in a period that holds at least one whole period of its frequency, or
where a report of just this frequency names it. Each of its groups has a row: the groups its
targets hold for, and those of a goal that is for several.
"""

from collections.abc import Iterator
from datetime import date

from pydantic import TypeAdapter, ValidationError

from conventions.agreement import Agreement
from conventions.agreement.definition import complete
from conventions.agreement.evaluation import ReportDuty
from conventions.agreement.goals import AgreedIndicator, Target
from conventions.agreement.parties import Party
from conventions.base.calendar import add
from conventions.base.errors import UnknownName
from conventions.base.language import Language, any_language, word
from conventions.base.period import Period, bounds, frequency, is_within, parts
from conventions.forms.entry import Entry, Form, Input, Kind, Line, Section
from conventions.forms.target import definition_lines, targets_in_words
from conventions.pricing import PerPlace, PerUnit, items_that_hold, unit_name

_PERIOD: TypeAdapter[str] = TypeAdapter(Period)
_IN_PARTS = ("day", "hour", "amount")
"""Counting units that come in parts, and can be more than was planned."""
_VALUE_KINDS: dict[str, Kind] = {
    "percent": "percent",
    "score": "score",
    "index": "score",
    "yes-no": "yes-no",
}


def define(agreement: Agreement, period: Period, language: Language) -> Form:
    """The form of one period.

    Raises:
        UnknownName: it is no period, or nothing of this agreement is reported in it.
    """
    start, end = agreement.term.start or date.min, agreement.term.end or date.max
    try:
        period = _PERIOD.validate_python(period)
        first, last = bounds(period, start, end)
    except (ValidationError, ValueError) as refusal:
        raise UnknownName("period", str(period), _suggested(agreement)) from refusal
    sections = tuple(
        section for section in _sections(agreement, period, language) if section.entries
    )
    if first > last or last < start or first > end or not sections:
        raise UnknownName("period", period, _suggested(agreement))
    duty = _duty(agreement, period)
    provider = _party(agreement, "provider", duty.sender if duty else None)
    commissioner = _party(agreement, "commissioner", duty.recipient if duty else None)
    due = add(min(last, end), duty.due) if duty and duty.due else None
    return Form(
        agreement.id,
        agreement.version,
        period,
        language,
        any_language(agreement.title, language, agreement.authoritative),
        provider.called(language) if provider else "",
        commissioner.called(language) if commissioner else "",
        provider.id if provider else None,
        due,
        (*sections, Section("report", _say(language, "sections.report"), _facts(language))),
    )


def _sections(agreement: Agreement, period: Period, language: Language) -> Iterator[Section]:
    """The indicators goal by goal, those of no goal, then what is delivered."""
    asked = [
        indicator
        for indicator in map(complete, agreement.goals.indicators)
        if _is_asked(agreement, indicator, period)
    ]
    known = {goal.id for goal in agreement.goals.goals}
    for goal in agreement.goals.goals:
        statement = any_language(goal.statement, language, agreement.authoritative)
        mine = (indicator for indicator in asked if indicator.goal == goal.id)
        yield _indicators(agreement, period, language, mine, statement)
    rest = (indicator for indicator in asked if indicator.goal not in known)
    yield _indicators(agreement, period, language, rest, _say(language, "sections.others"))
    deliveries = tuple(_deliveries(agreement, language))
    yield Section("deliveries", _say(language, "sections.deliveries"), deliveries)


def _indicators(
    agreement: Agreement,
    period: Period,
    language: Language,
    indicators: Iterator[AgreedIndicator],
    title: str,
) -> Section:
    entries = (
        _entry(agreement, indicator, group, period, language)
        for indicator in indicators
        for group in _groups(agreement, indicator, period)
    )
    return Section("indicators", title, tuple(entries))


def _is_asked(agreement: Agreement, indicator: AgreedIndicator, period: Period) -> bool:
    every = indicator.period
    start, end = agreement.term.start or date.min, agreement.term.end or date.max
    first, last = bounds(period, start, end)
    if every is None or period == "term":
        return True
    if any(
        indicator.id in duty.indicators and duty.frequency == frequency(period)
        for duty in agreement.evaluation.reports
    ):
        return True
    # The first and the last period of a term may be cut off: what is left of them counts as whole.
    return any(
        max(bounds(part, start, end)[0], start) >= first
        and min(bounds(part, start, end)[1], end) <= last
        for part in parts(period, every, start, end)
    )


def _groups(
    agreement: Agreement, indicator: AgreedIndicator, period: Period
) -> tuple[str | None, ...]:
    """The groups that have a row, all groups together first."""
    targets = _holding(agreement, indicator, period) or indicator.targets
    wanted = {target.group for target in targets}
    goal = next((goal for goal in agreement.goals.goals if goal.id == indicator.goal), None)
    if goal is not None and len(goal.groups) > 1:
        wanted |= set(goal.groups)
    order = [group.id for group in agreement.services.target_groups]
    named = sorted(
        (group for group in wanted if group is not None),
        key=lambda group: (order.index(group) if group in order else len(order), group),
    )
    return (None, *named) if None in wanted or not named else tuple(named)


def _holding(
    agreement: Agreement, indicator: AgreedIndicator, period: Period
) -> tuple[Target, ...]:
    """The targets whose period contains the form's."""
    start, end = agreement.term.start or date.min, agreement.term.end or date.max
    return tuple(
        target for target in indicator.targets if is_within(period, target.period, start, end)
    )


def _entry(
    agreement: Agreement,
    indicator: AgreedIndicator,
    group: str | None,
    period: Period,
    language: Language,
) -> Entry:
    unit, ratio = indicator.unit, is_ratio(indicator)
    kind: Kind = "quantity" if _in_parts(indicator) else "count"
    currency = agreement.financing.currency
    lines = tuple(
        definition_lines(indicator, language, agreement.authoritative, currency, ratio=ratio)
    )
    said = {line.about: line.text for line in lines}
    if ratio:
        below: Kind = kind if unit == "percent" else "quantity"
        figures: tuple[Input, ...] = (
            Input("numerator", kind, said.get("numerator", "")),
            Input("denominator", below, said.get("denominator", "")),
            Input("excluded", "count", said.get("excluded", "")),
            Input("why", "text"),
        )
    else:
        plain = kind if unit == "count" else _VALUE_KINDS.get(unit or "", "quantity")
        figures = (Input("value", plain, said.get("value", "")),)
    targets = _holding(agreement, indicator, period)
    mine = tuple(target for target in targets if target.group == group)
    return Entry(
        code=indicator.id if group is None else f"{indicator.id}/{group}",
        label=any_language(indicator.label or indicator.id, language, agreement.authoritative),
        inputs=(
            *figures,
            Input("estimate", "tick"),
            Input("missing", "reason"),
            Input("comment", "text"),
        ),
        group=group,
        group_label=_group_label(agreement, group, language),
        definition=lines,
        target=targets_in_words(mine, unit, period, language, currency),
        percent=ratio and unit == "percent",
        subset=is_subset(indicator),
    )


def is_ratio(indicator: AgreedIndicator) -> bool:
    """Whether it is reported as two numbers."""
    definition = indicator.definition
    share = indicator.unit == "percent" and definition.numerator is not None
    return share or definition.denominator is not None


def is_subset(indicator: AgreedIndicator) -> bool:
    """Whether its numerator counts some of the cases of its denominator."""
    return is_ratio(indicator) and indicator.unit == "percent" and not _in_parts(indicator)


def _in_parts(indicator: AgreedIndicator) -> bool:
    unit = indicator.definition.counting_unit
    return unit is None or unit in _IN_PARTS


def _group_label(agreement: Agreement, group: str | None, language: Language) -> str:
    if group is None:
        return ""
    found = agreement.services.target_group(group)
    label = found.label if found is not None else None
    return any_language(label or group, language, agreement.authoritative)


def _deliveries(agreement: Agreement, language: Language) -> Iterator[Entry]:
    """The quantities that the price depends on."""
    match agreement.financing.pricing:
        case PerPlace() as terms if terms.occupancy_floor:
            words = (_say(language, "deliveries.occupied"), _say(language, "deliveries.available"))
            yield Entry(
                "D/places",
                _say(language, "deliveries.places"),
                (Input("occupied", "count", words[0]), Input("available", "count", words[1])),
                definition=(Line("numerator", words[0]), Line("denominator", words[1])),
                percent=True,
            )
        case PerUnit() as terms:
            for item in items_that_hold(terms):
                unit = unit_name(item.unit, language)
                label = any_language(item.label, language, agreement.authoritative)
                inputs = (Input("quantity", "hours", unit),)
                yield Entry(f"D/{item.id}", label, inputs, definition=(Line("unit", unit),))


def _facts(language: Language) -> tuple[Entry, ...]:
    day = Input("submitted", "day", _say(language, "report.day"))
    note = Input("note", "text", "")
    return (
        Entry("R/submitted", _say(language, "report.submitted"), (day,)),
        Entry("R/note", _say(language, "report.note"), (note,)),
    )


def _duty(agreement: Agreement, period: Period) -> ReportDuty | None:
    """The report that this form is: of its frequency, on figures, as a workbook if one is."""
    owed = [duty for duty in agreement.evaluation.reports if duty.frequency == frequency(period)]
    owed = [duty for duty in owed if duty.kind in ("statistics", "activity", "final")]
    return min(
        owed, key=lambda duty: (duty.form != "xlsx", duty.kind != "statistics"), default=None
    )


def _party(agreement: Agreement, role: str, named: str | None) -> Party | None:
    parties = agreement.parties
    found = parties.get(named) if named else None
    return found or next((party for party in parties.root if role in party.roles), None)


def _suggested(agreement: Agreement) -> tuple[str, ...]:
    """Years of the term, as periods that surely have a report."""
    start, end = agreement.term.start, agreement.term.end
    if start is None:
        return ("term",)
    return parts("term", "year", start, min(end or start, date(start.year + 3, 12, 31)))


def _say(language: Language, key: str, **values: str) -> str:
    return word(language, "form", key, **values)
