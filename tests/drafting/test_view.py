import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
from jinja2 import Environment, nodes
from pydantic import BaseModel

from conventions.agreement import SECTIONS, Agreement, Draft, Identity, read_draft
from conventions.agreement.parties import Party
from conventions.base.labels import records_in, records_under
from conventions.base.language import LANGUAGES, LocalizedText, words
from conventions.base.resources import templates
from conventions.drafting.absent import Absent, Untranslated
from conventions.drafting.facts import with_facts
from conventions.drafting.stated import Stated
from conventions.drafting.view import source_of, view_of
from conventions.pricing import MODELS, PerPlace, PerUnit

ROOT = Path(__file__).resolve().parents[2]
PLAIN = (str, Stated, bool, Absent, Untranslated)


def leaves(tree: Any) -> Iterator[Any]:
    if isinstance(tree, dict):
        for value in tree.values():
            yield from leaves(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from leaves(value)
    else:
        yield tree


def seen(agreement: Draft | Agreement, language: Any = "fr") -> dict[str, Any]:
    source = source_of(agreement)
    return with_facts(view_of(source, language), source, language)


def test_the_view_holds_plain_data_only(minimal: bytes) -> None:
    found = list(leaves(seen(read_draft(minimal))))
    assert len(found) > 300
    assert all(type(leaf) in PLAIN for leaf in found)


def test_every_field_is_in_the_view(minimal: bytes) -> None:
    view = seen(read_draft(minimal))
    for name, model in SECTIONS.items():
        if name != "parties":
            assert set(view[name]) == set(model.model_fields)
    assert set(view["parties"][0]) == {*Party.model_fields, "binds"}


def test_an_agreement_and_its_draft_look_alike(minimal: bytes) -> None:
    whole = read_draft(minimal)
    assert seen(whole) == seen(whole.agreement())


def test_values_are_texts(minimal: bytes) -> None:
    view = seen(read_draft(minimal))
    assert view["financing"]["pricing"]["price_per_place"] == "24000.00"
    assert view["term"]["start"] == "2027-01-01"
    assert view["principles"]["data_protection"]["sub_processors"] == []
    assert view["goals"]["indicators"][0]["unit"] == "percent"  # from the catalogue


def test_nothing_is_false_empty_and_knows_its_place() -> None:
    view = seen(read_draft(b"format: 1\n"))
    start = view["term"].below("start")
    assert not start
    assert list(start) == []
    assert (start.place, start.label) == ("term.start", "Début")
    assert start.below("day") is None
    assert view["term"].below("begin") is None
    assert view["financing"].below("payment").below("payer").place == "financing.payment.payer"


def test_a_missing_translation_shows_the_other_language(minimal: bytes) -> None:
    purpose = seen(read_draft(minimal), "de")["goals"]["purpose"]
    assert isinstance(purpose, Untranslated)
    assert purpose.text.startswith("Les personnes retrouvent")
    assert (purpose.label, purpose.place) == ("Übersetzung fehlt", "goals.purpose.de")


def test_a_registered_name_is_that_of_the_language_or_the_only_one(minimal: bytes) -> None:
    named = minimal.replace(
        b'legal_name: "Association Atelier du Val"', b"legal_name: {fr: Atelier, de: Werkstatt}"
    )
    assert seen(read_draft(named), "de")["parties"][1]["legal_name"] == "Werkstatt"
    assert seen(read_draft(named), "it")["parties"][1]["legal_name"] == "Atelier"
    assert seen(read_draft(minimal), "de")["parties"][1]["legal_name"].startswith("Association")


def test_what_can_be_read_of_a_section_with_a_fault_is_there(minimal: bytes) -> None:
    text = minimal.replace(b"start: 2027-01-01", b"start: soon").replace(b"due: P30D", b"due: x")
    whole = read_draft(text)
    assert "term" not in whole.sections
    view = seen(whole)
    assert view["term"]["end"] == "2027-12-31"
    assert isinstance(view["term"]["start"], Absent)
    assert view["term"]["ordinary_termination"]["notice"] == "P3M"
    assert [report["due"] for report in view["evaluation"]["reports"]][1] == "P3M"
    assert view["evaluation"]["interview"]["month"] == "5"


def test_hidden_characters_do_not_get_in(minimal: bytes) -> None:
    agreement = read_draft(minimal).agreement()
    purpose = LocalizedText.model_construct(fr="a\ue000b\u202ec", de="", it="", en="")
    goals = agreement.goals.model_copy(update={"purpose": purpose})
    said = seen(agreement.model_copy(update={"goals": goals}))["goals"]["purpose"]
    assert said == "a\ufffdb\ufffdc"


def test_the_payer_comes_from_the_agreement_or_else_from_the_law(minimal: bytes) -> None:
    assert seen(read_draft(minimal))["payer"] == "commune"
    silent = minimal.replace(b"payer: commune", b"").replace(b"payee: atelier", b"")
    assert seen(read_draft(silent))["payer"] == "commune"
    user = (
        silent.replace(b"laws: [ch]", b"laws: [be, be-art60]")
        .replace(b"role: provider", b"role: provider\n    further_roles: [user]")
        .replace(b"role: commissioner", b"role: commissioner\n    further_roles: [employer]")
    )
    view = seen(read_draft(user))
    assert (view["payer"], view["payee"]) == ("atelier", "commune")


SAID_BY: dict[str, str] = {
    "Party.role": "role",
    "Party.further_roles": "role",
    "Party.legal_form": "legal_form",
    "Party.languages": "language",
    "Representative.signing_rule": "signing_rule",
    "Identity.languages": "language",
    "Signatures.language_authoritative": "version_in",
    "Subject.precedence": "precedence",
    "TargetGroup.system": "system",
    "Service.unit_of_account": "counted",
    "Volume.unit": "counted",
    "PriceItem.unit": "counted",
    "PriceItem.price_list": "price_list",
    "PerUnit.price_list": "price_list",
    "AgreedIndicator.period": "every",
    "AgreedIndicator.attribution": "attribution",
    "MeasurementPoint.anchor": "anchor",
    "Target.basis": "target_basis",
    "Target.consequence": "target_consequence",
    "Requirement.frequency": "every",
    "QualityMeasure.frequency": "every",
    "Accounting.standard": "accounting_standard",
    "Rounding.mode": "rounding",
    "BandLimits.band": "band",
    "ReportDuty.kind": "report",
    "ReportDuty.frequency": "period",
    "ReportDuty.form": "report_form",
    "Interview.frequency": "every",
    "OrdinaryTermination.to": "notice_end",
    "OrdinaryTermination.form": "form",
    "Amendment.form": "form",
    "DisputeBody.kind": "dispute_body",
    "Signature.kind": "signature_kind",
    "Payment.day_count": "day_count",
    "Term.free_day": "free_day",
}
"""Which part of ``document.yaml`` says the closed words of a field."""
IN_A_PRICE = {
    f"{record.__name__}.{field}"
    for model in MODELS
    for record in records_under(model)
    if record not in {PerPlace, LocalizedText, *records_under(PerUnit)}
    for field in record.model_fields
}
"""Fields that the sentence of their pricing model says; ``tests/pricing`` looks for each number."""
WORDED = {
    "Payment.compounding",
    "Subject.contract_nature",
    "Procurement.basis",
    "Volume.referral_commitment",
    "Vat.treatment",
    "Rounding.each",
    "DeliveryRule.rule",
    "Surplus.rule",
    "Surplus.above_cap",
    "Deficit.rule",
    "Accounting.audit_type",
    "DataProtection.role",
    "Subcontracting.approval",
    "Consequence.fact",
    "Renewal.kind",
    "OrdinaryTermination.receipt",
}
"""Fields whose every word has a sentence of its own in the wording."""
ELSEWHERE = {
    "Goal.kind",
    "AgreedIndicator.unit",
    "AgreedIndicator.direction",
    "AgreedIndicator.cohort",
    "Definition.counting_unit",
    "Financing.currency",
    "Address.country",
    "PerUnit.broken_period",
    "BonusMalus.better",
    "BonusMalus.model",
    "BonusMalus.shape",
    "Combined.model",
    "CostCovering.model",
    "DeficitGuarantee.model",
    "PerCase.model",
    "PerFte.model",
    "Premium.model",
    "Tiers.model",
    "Tiers.reading",
    "Tiers.unit",
    "WageRefund.model",
    "Schedule.model",
    "PerPlace.model",
    "PerUnit.model",
    "TargetGroup.language_level_min",
    "Precision.mode",
    "Tally.agreed",
    "Column.kind",
    "Method.formula",
    "Method.points",
    "Method.test",
    "Reference.compared",
}
"""Fields said by other parts of the program, or as they are."""


def closed_words() -> dict[str, tuple[str, ...]]:
    """Every field of the agreement that takes one of a few words."""
    found = {}
    records: list[type[BaseModel]] = [Identity]
    records += [inside for model in SECTIONS.values() for inside in records_under(model)]
    for record in records:
        for name, field in record.model_fields.items():
            literals = list(_literals(field.annotation))
            if literals and all(isinstance(word, str) for word in literals):
                found[f"{record.__name__}.{name}"] = tuple(literals)
    return found


def _literals(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    else:
        for part in get_args(annotation):
            yield from _literals(part)


def test_every_closed_word_is_said_somewhere() -> None:
    assert set(closed_words()) == {*SAID_BY, *WORDED, *ELSEWHERE}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_closed_word_has_a_name(language: Any) -> None:
    document = words(language, "document")
    for field, part in SAID_BY.items():
        assert set(closed_words()[field]) <= set(document[part]), (field, part)


@pytest.mark.parametrize("field", sorted(WORDED))
@pytest.mark.parametrize("folder", ["ch", "be"])
def test_every_closed_word_has_a_sentence(field: str, folder: str) -> None:
    """The last word of a rule may be what ``else`` says, and Belgium exempts in one sentence."""
    text = (templates() / folder / "agreement.fr.md.j2").read_text("utf-8")
    unsaid = [word for word in closed_words()[field] if f'"{word}"' not in text]
    assert len(unsaid) <= (3 if field == "Procurement.basis" and folder == "be" else 1), unsaid


def test_all_languages_have_the_same_words() -> None:
    def keys(tree: Any, path: str = "") -> Iterator[str]:
        for key, value in tree.items():
            yield f"{path}.{key}"
            if isinstance(value, dict):
                yield from keys(value, f"{path}.{key}")

    french = set(keys(words("fr", "document")))
    for language in LANGUAGES:
        others = {key for key in keys(words(language, "document")) if "dative" not in key}
        assert others == french, language


FACTS = set(seen(read_draft(b"format: 1\n"))) - {*SECTIONS, "identity"}


@pytest.mark.parametrize("path", sorted(templates().glob("*/*.md.j2")), ids=str)
def test_every_name_in_the_wording_is_a_field(path: Any) -> None:
    tree = Environment(autoescape=True).parse(path.read_text("utf-8"))
    asked = list(_asked(tree, {}))
    assert len(asked) > (20 if path.parent.name in ("ch", "be") else 3)
    for names, records in asked:
        assert records, ".".join(names)


Scope = dict[str, tuple[type[BaseModel], ...] | None]


def _asked(node: nodes.Node, scope: Scope) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Each dotted name, and whether the records it leads through know it."""
    if isinstance(node, nodes.For):
        assert isinstance(node.target, nodes.Name)
        inside = {**scope, node.target.name: _records(node.iter, scope)}
        yield from _asked(node.iter, scope)
        for child in (node.test, *node.body):
            if child is not None:
                yield from _asked(child, inside)
        for child in node.else_:
            yield from _asked(child, scope)
        return
    if isinstance(node, nodes.Getattr):
        records = _records(node.node, scope)
        known = records is None or any(node.attr in r.model_fields for r in records)
        yield ((str(node.node), node.attr), known or node.attr == "binds")
        yield from _asked(node.node, scope)
        return
    if isinstance(node, nodes.Name):
        yield (node.name,), node.name in {*SECTIONS, *FACTS, "identity", *scope}
    for child in node.iter_child_nodes():
        yield from _asked(child, scope)


def _records(node: nodes.Node, scope: Scope) -> tuple[type[BaseModel], ...] | None:
    """The records behind a name; none where it is a fact, which is a list of some field."""
    if isinstance(node, nodes.Name):
        if node.name in SECTIONS:
            return tuple(records_in(SECTIONS[node.name]))
        return (Identity,) if node.name == "identity" else scope.get(node.name)
    assert isinstance(node, nodes.Getattr)
    owners = _records(node.node, scope)
    if owners is None:
        return None
    fields = [r.model_fields[node.attr] for r in owners or () if node.attr in r.model_fields]
    return tuple(inside for field in fields for inside in records_in(field.annotation))


UNPRINTED = {
    "Financing.filed",
    "Filed.limit",  # for the check of what was filed before; no term of the agreement
    "Filed.date",
    "LegalBasis.jurisdiction",  # the collection number says it
    "Address.region",
    "Address.country",
    "Party.is_public_body",  # the legal form says it
    "PerUnit.model",
    *IN_A_PRICE,
    "PerPlace.model",
    "PerPlace.price_per_place",  # in the sentence of the pricing model
    "PerPlace.occupancy_floor",
    "PerUnit.broken_period",
    "Financing.currency",
    "Precision.mode",  # it never decides anything
    "Definition.counting",  # the words of the definition say it; it is data for the records
    "Counting.dated_by",
    "Counting.among",
    "Counting.exclude",
    "Counting.min_stay",
    "Counting.reentry_within",
    "Match.among",
    "Match.filled",
    "Column.choices",
    "ReportDuty.id",
    "AgreedIndicator.use",
    "PriceItem.service",
}
"""Fields that a document says in another way, or that are for the program."""


def test_no_agreed_field_is_left_out_of_the_document() -> None:
    printed = " ".join(path.read_text("utf-8") for path in templates().glob("ch/*.fr.md.j2"))
    for module in (
        "amounts",
        "calendar",
        "document",
        "facts",
        "measurement",
        "schedules",
        "sheets",
        "signing",
    ):
        printed += (ROOT / f"src/conventions/drafting/{module}.py").read_text("utf-8")
    printed += (ROOT / "src/conventions/assessment/terms.py").read_text("utf-8")
    mentioned = set(re.findall(r"[a-z_]+", printed))
    silent = {
        f"{record.__name__}.{name}"
        for model in SECTIONS.values()
        for record in records_under(model)
        for name in record.model_fields
        if name not in mentioned and not issubclass(record, LocalizedText)
    }
    assert silent <= UNPRINTED
