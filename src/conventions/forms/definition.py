"""What a form asks: one definition from agreement and period, for the writer and the reader.

An indicator is asked for in a period that holds at least one whole period of its frequency, or
where a report of just this frequency names it. Each of its groups has a row: the groups its
targets hold for, and those of a goal that is for several.
"""

from collections.abc import Iterator
from datetime import date

from pydantic import TypeAdapter, ValidationError

from conventions.agreement import Agreement
from conventions.agreement.definition import complete, in_parts, is_ratio, is_subset
from conventions.agreement.evaluation import ReportDuty
from conventions.agreement.goals import AgreedIndicator, Target
from conventions.agreement.parties import Party
from conventions.base.calendar import add
from conventions.base.errors import UnknownName
from conventions.base.language import Language, any_language, word
from conventions.base.period import Period, bounds, frequency, is_within, parts
from conventions.forms.before import with_before
from conventions.forms.entry import Entry, Form, Input, Kind, Section
from conventions.forms.expected import expected, said_before
from conventions.forms.quantities import accounts, deliveries
from conventions.forms.target import definition_lines, targets_in_words
from conventions.records import columns_of
from conventions.report import Report

_PERIOD: TypeAdapter[str] = TypeAdapter(Period)
_VALUE_KINDS: dict[str, Kind] = {
    "percent": "percent",
    "score": "score",
    "index": "score",
    "yes-no": "yes-no",
}


def define(
    agreement: Agreement,
    period: Period,
    language: Language,
    previous: Report | None = None,
    *,
    participations: bool = False,
) -> Form:
    """The form of one period, with what the ``previous`` report said beside each target.

    With ``participations``, it also has the columns of their list.

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
        section for section in _sections(agreement, period, language, previous) if section.entries
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
        previous.period if previous is not None else None,
        columns_of(agreement) if participations else (),
    )


def _sections(
    agreement: Agreement, period: Period, language: Language, previous: Report | None
) -> Iterator[Section]:
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
        yield _indicators(agreement, period, language, previous, mine, statement)
    rest = (indicator for indicator in asked if indicator.goal not in known)
    others = _say(language, "sections.others")
    yield _indicators(agreement, period, language, previous, rest, others)
    currency = agreement.financing.currency
    quantities = with_before(deliveries(agreement, language), previous, language, currency)
    yield Section("deliveries", _say(language, "sections.deliveries"), quantities)
    amounts = with_before(accounts(agreement, language), previous, language, currency)
    yield Section("accounts", _say(language, "sections.accounts"), amounts)


def _indicators(
    agreement: Agreement,
    period: Period,
    language: Language,
    previous: Report | None,
    indicators: Iterator[AgreedIndicator],
    title: str,
) -> Section:
    entries = (
        _entry(agreement, indicator, group, period, language, previous)
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
    previous: Report | None,
) -> Entry:
    unit, ratio = indicator.unit, is_ratio(indicator)
    kind: Kind = "quantity" if in_parts(indicator) else "count"
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
    before = previous.observation(indicator.id, group) if previous is not None else None
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
        expected=expected(mine, period, before, percent=unit == "percent"),
        previous=said_before(before, previous, unit, language, currency),
    )


def _group_label(agreement: Agreement, group: str | None, language: Language) -> str:
    if group is None:
        return ""
    found = agreement.services.target_group(group)
    label = found.label if found is not None else None
    return any_language(label or group, language, agreement.authoritative)


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
