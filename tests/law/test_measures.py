"""The measures of all laws together: one meaning each, known systems and units, honest marks."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, get_args

import pytest

from conventions.agreement.services import System
from conventions.law import Law, Measure, list_laws, load_law, merge
from conventions.pricing import UnitOfAccount

LAWS = [load_law(law_id) for law_id in list_laws()]
MEASURES = [measure for law in LAWS for measure in law.measures]
SYNTHESIS = "Synthesis of practice"
SOURCE = {"reference": "somewhere", "checked": "2026-11-22", "mark": "verified"}


def defined_twice(laws: Iterable[Law]) -> list[str]:
    """Measures that two files define, though neither refines the other."""
    counted = Counter(measure.id for law in laws for measure in law.measures)
    return [name for name, times in counted.items() if times > 1]


def a_law(law_id: str, *measures: str) -> Law:
    entries: list[dict[str, Any]] = [
        {"id": name, "name": {"en": name}, "systems": ["asylum"], **SOURCE} for name in measures
    ]
    tree = {"id": law_id, "name": {"en": law_id}, "jurisdiction": "CH", "measures": entries}
    return Law.model_validate(tree)


def test_no_two_files_define_the_same_measure() -> None:
    assert defined_twice(LAWS) == []


def test_two_files_that_do_are_noticed() -> None:
    assert defined_twice([a_law("ch-a", "course"), a_law("ch-b", "course", "other")]) == ["course"]


def test_no_two_files_define_the_same_value() -> None:
    assert [
        name for name, times in Counter(v for law in LAWS for v in law.values).items() if times > 1
    ] == [
        "retention_years"  # what Belgium and Switzerland say of the same duty
    ]


@pytest.mark.parametrize("measure", MEASURES, ids=lambda one: one.id)
def test_names_stand_in_four_languages(measure: Measure) -> None:
    name = measure.name
    assert all((name.fr, name.de, name.it, name.en))


@pytest.mark.parametrize("measure", MEASURES, ids=lambda one: one.id)
def test_systems_and_units_are_those_of_agreements(measure: Measure) -> None:
    assert set(measure.systems) <= set(get_args(System))
    for cell in measure.priced:
        assert set(cell.systems) <= set(measure.systems)
        assert set(cell.units) <= set(get_args(UnitOfAccount))


@pytest.mark.parametrize("measure", MEASURES, ids=lambda one: one.id)
def test_what_is_put_together_is_never_called_verified(measure: Measure) -> None:
    for source in (measure, *measure.priced):
        assert not source.reference.startswith(SYNTHESIS) or source.mark == "to-check"


@pytest.mark.parametrize(
    ("laws", "measure"),
    [
        (["ch"], "clarification coaching course day-structure partial-wage outcome-contract"),
        (["ch-alv"], "pet-pvb work-experience semo training mobility aip self-employment"),
        (["ch-iv"], "iv-early-intervention iv-integration iv-counselling iv-work-trial"),
        (["ch-social", "ch-vd"], "vd-mip vd-mis vd-forjad"),
        (["ch-social", "ch-ge"], "ge-insertion"),
        (["ch-social", "ch-fr"], "fr-insertion-contract fr-mis"),
        (["ch-social", "ch-ju"], "ju-insertion-contract"),
        (["ch-social", "ch-ne"], "ne-eso"),
        (["ch-social", "ch-vs"], "vs-integration-contract vs-placement"),
        (["ch-social", "ch-ti"], "ti-insertion-contract ti-aup"),
        (["ch-social", "ch-be-poias"], "poias-ip poias-pip poias-is ssip-fai test-job"),
        (["ch-asylum", "ch-be-na"], "preliminary-apprenticeship na-be partial-wage"),
        (["be"], "art-61 piis acs stage-first tig pta service-citoyen immersion"),
        (["be-art60"], "art-60-7 art-61 piis"),
        (["fr"], "aci ei ai etti eiti geiq"),
    ],
)
def test_the_laws_of_a_place_know_its_measures(laws: list[str], measure: str) -> None:
    merged = merge(laws)
    assert [name for name in measure.split() if merged.measure(name) is None] == []


@pytest.mark.parametrize(
    ("law", "payer", "payee", "limits"),
    [
        ("be", "commissioner", "provider", set()),
        ("be-art60", "user", "employer", set()),
        (
            "be-art61",
            "commissioner",
            "employer",
            {"art61-contract-copy", "art61-quarterly-proof", "art61-payment"},
        ),
        (
            "be-piis",
            "commissioner",
            "provider",
            {"piis-interview", "piis-reflection", "piis-conclusion"},
        ),
        ("ch", "commissioner", "provider", set()),
        (
            "ch-alv",
            "commissioner",
            "provider",
            {"participant-request", "contribution-request", "framework-project"},
        ),
    ],
)
def test_time_limits_and_payment_stand_with_their_framework(
    law: str, payer: str, payee: str, limits: set[str]
) -> None:
    """So that no agreement is reminded of what another measure has to file."""
    merged = merge([law])
    assert merged.payment is not None
    assert (merged.payment.payer, merged.payment.payee) == (payer, payee)
    assert {limit.id for limit in merged.time_limits} == limits
