"""The round trip: any report, written into its form, is read back as it was."""

import unicodedata
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.forms.agreements import changed, every, minimal
from tests.forms.sheets import made

from conventions.base.errors import InvalidDocument
from conventions.forms.codes import CODES, FAR_OFF
from conventions.forms.definition import define
from conventions.forms.entry import Entry, Form
from conventions.forms.filling import answers, filled
from conventions.forms.number import BOUNDS
from conventions.forms.reading import read
from conventions.forms.vocabulary import REASONS
from conventions.report import Delivery, Excluded, Observation, Report, Value

AGREEMENT = every()


def is_plain(text: str) -> bool:
    """A text that neither a spreadsheet nor the reader changes: composed, no formula."""
    composed = unicodedata.normalize("NFC", text) == text
    return composed and text.strip() == text and text.isprintable() and not text.startswith("=")


TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn", "Cf", "Zl", "Zp"]),
    min_size=1,
    max_size=80,
).filter(is_plain)


def number(kind: Any) -> st.SearchStrategy[Decimal]:
    if kind == "yes-no":
        return st.sampled_from([Decimal(0), Decimal(1)])
    bounds = BOUNDS[kind]
    most = min(10**bounds.digits - 1, 9_999_999)
    low = -most if bounds.negative else 0
    return st.decimals(low, most, places=bounds.places, allow_nan=False)


@st.composite
def observations(draw: Any, entry: Entry) -> Observation:
    fields = [cell for cell in entry.inputs if cell.field in ("numerator", "denominator", "value")]
    given_there = draw(st.booleans())
    figures = {cell.field: draw(number(cell.kind)) for cell in fields} if given_there else {}
    if entry.subset and figures:
        figures["numerator"], figures["denominator"] = sorted(figures.values())
    missing = None if given_there else draw(st.sampled_from(REASONS))
    excluded: tuple[Excluded, ...] = ()
    if entry.kind("excluded") is not None and draw(st.booleans()):
        excluded = (Excluded(count=draw(st.integers(1, 999)), reason=draw(TEXTS)),)
    return Observation(
        indicator=entry.subject,
        group=entry.group,
        reported=Value(**figures, missing=missing),
        approximate=draw(st.booleans()),
        excluded=excluded,
        comment=draw(st.none() | TEXTS),
    )


@st.composite
def reports(draw: Any, form: Form) -> Report:
    return Report(
        agreement=form.agreement,
        version=form.version,
        period=form.period,
        sender=form.sender,
        submitted=draw(st.none() | st.dates(date(1901, 1, 1), date(2199, 12, 31))),
        observations=tuple(draw(observations(entry)) for entry in form.entries("indicators")),
        deliveries=tuple(
            Delivery(item=entry.subject, quantity=draw(number("hours")))
            for entry in form.entries("deliveries")
        ),
        note=draw(st.none() | TEXTS),
    )


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.sampled_from(["fr", "de"]))
def test_a_report_written_into_its_form_is_read_back(data: st.DataObject, language: Any) -> None:
    form = define(AGREEMENT, "2027", language)
    report = data.draw(reports(form))
    returned, findings = read(filled(made(AGREEMENT, language), AGREEMENT, report), AGREEMENT)
    assert returned == report
    assert {finding.code for finding in findings}.isdisjoint(set(CODES) - {FAR_OFF})


def test_answers_are_what_a_person_would_write() -> None:
    form = define(AGREEMENT, "2027", "de")
    reported = (
        Observation(indicator="posts", reported=Value(value=Decimal("95.5")), approximate=True),
        Observation(indicator="label", reported=Value(value=Decimal(0))),
        Observation(indicator="mood", reported=Value(missing="too-early")),
    )
    report = Report(agreement=form.agreement, period="2027", observations=reported)
    assert answers(report, form) == {
        ("posts", "value"): "95.5 %",
        ("posts", "estimate"): "ja",
        ("label", "value"): "nein",
        ("mood", "missing"): "zu früh",
    }


def test_whatever_somebody_might_type_can_be_filled_in_too() -> None:
    agreement = minimal()
    data = filled(made(agreement), agreement, {("i1/tg1", "numerator"): "12 pers."})
    _, findings = read(data, agreement)
    assert next(finding.code.id for finding in findings) == "R109"


def test_only_a_form_of_the_agreement_is_filled_in() -> None:
    with pytest.raises(InvalidDocument) as refusal:
        filled(made(minimal()), changed(id="another"), {})
    assert [finding.code.id for finding in refusal.value.findings] == ["R102"]
    with pytest.raises(InvalidDocument):
        filled(b"", minimal(), {})
