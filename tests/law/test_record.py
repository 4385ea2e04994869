"""What a law file may say, and what it must: model and published schema agree."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml
from pydantic import ValidationError

from conventions.base.packaged import plain_tree
from conventions.base.resources import laws
from conventions.law import Law, OneOf, list_laws, load_law, merge, schema

CASE_FILES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
SOURCE = {"reference": "SR 220 art. 1", "checked": "2026-11-21", "mark": "verified"}
ALL = {"fr": "a", "de": "b", "it": "c", "en": "d"}


def tree_of(law_id: str) -> Any:
    return plain_tree((laws() / f"{law_id.replace('-', '_')}.yaml").read_text("utf-8"))


def law_with(**changes: Any) -> dict[str, Any]:
    return {"id": "ch-x", "name": ALL, "jurisdiction": "CH", **changes}


def valued(**changes: Any) -> dict[str, Any]:
    dated = {"from": "2020-01-01", "value": "3", **SOURCE, **changes}
    return law_with(values={"x": {"name": ALL, "unit": "days", "dated": [dated]}})


def priced(**cell: Any) -> dict[str, Any]:
    measure = {"id": "a", "name": ALL, "systems": ["iae"], "priced": [cell], **SOURCE}
    return law_with(measures=[measure])


def without(key: str) -> dict[str, Any]:
    tree = valued()
    del tree["values"]["x"]["dated"][0][key]
    return tree


def accepted(tree: Any) -> bool:
    try:
        Law.model_validate(tree)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("path", CASE_FILES, ids=lambda path: path.stem)
def test_values_by_date(path: Path) -> None:
    file = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    law = merge(file["laws"])
    assert file["cases"]
    for case in file["cases"]:
        day = date.fromisoformat(case["on"])
        dated = law.value(case["value"], day)
        if isinstance(case["is"], list):
            assert dated is not None
            assert dated.value == OneOf(one_of=tuple(map(Decimal, case["is"]))), case
            assert law.number(case["value"], day) is None
            continue
        key = Decimal(case["key"]) if "key" in case else None
        expected = None if case["is"] == "none" else Decimal(case["is"])
        assert law.number(case["value"], day, key) == expected, case
        if "unit" in case:
            assert law.values[case["value"]].unit == case["unit"]
        if "mark" in case:
            assert dated is not None
            assert dated.mark == case["mark"], case
        if "reference" in case:
            assert dated is not None
            assert dated.reference == case["reference"], case


def test_every_law_has_cases() -> None:
    assert {path.stem.replace("_", "-") for path in CASE_FILES} == set(list_laws())


@pytest.mark.parametrize("law_id", list_laws())
def test_every_value_has_a_case(law_id: str) -> None:
    path = Path(__file__).parent / "cases" / f"{law_id.replace('-', '_')}.yaml"
    cases = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)["cases"]
    assert set(load_law(law_id).values) <= {case["value"] for case in cases}


def test_a_staircase_has_no_number_without_its_key() -> None:
    assert merge(["be-art60"]).number("art60_days", date(2022, 1, 1)) is None


@pytest.mark.parametrize("law_id", list_laws())
def test_every_file_fits_model_and_schema(law_id: str) -> None:
    tree = tree_of(law_id)
    assert accepted(tree)
    jsonschema_rs.validator_for(schema()).validate(tree)


def statements(tree: Any) -> list[Mapping[str, Any]]:
    """Every mapping of a law file that states something: dated values and entries with an id."""
    found = [dated for value in tree.get("values", {}).values() for dated in value["dated"]]
    for key in ("measures", "provisions", "requires", "time_limits"):
        found += tree.get(key, [])
    return found + [
        cell for measure in tree.get("measures", []) for cell in measure.get("priced", [])
    ]


@pytest.mark.parametrize("law_id", list_laws())
def test_every_statement_says_where_and_when(law_id: str) -> None:
    found = statements(tree_of(law_id))
    assert found
    for statement in found:
        assert statement["reference"].strip()
        assert date.fromisoformat(statement["checked"]) >= date(2026, 1, 1)
        assert statement["mark"] in ("verified", "certain", "to-check")
        for key in ("name", "says", "act"):
            if key in statement:
                assert set(statement[key]) == {"fr", "de", "it", "en"}, statement


@pytest.mark.parametrize("law_id", list_laws())
def test_names_stand_in_four_languages(law_id: str) -> None:
    tree = tree_of(law_id)
    values = (value["name"] for value in tree.get("values", {}).values())
    for name in (tree["name"], *tree.get("words", {}).values(), *values):
        assert {"fr", "de", "it", "en"} <= set(name)


@pytest.mark.parametrize("law_id", list_laws())
def test_dated_values_follow_each_other(law_id: str) -> None:
    for value in load_law(law_id).values.values():
        for earlier, later in pairwise(value.dated):
            assert earlier.end is not None
            assert earlier.start <= earlier.end < later.start


@pytest.mark.parametrize("law_id", list_laws())
def test_measures_name_values_that_exist(law_id: str) -> None:
    law = merge([law_id])
    for measure in law.measures:
        assert set(measure.limits.values()) <= set(law.values), measure.id


@pytest.mark.parametrize("law_id", list_laws())
def test_staircases_rise(law_id: str) -> None:
    for value in load_law(law_id).values.values():
        for dated in value.dated:
            if isinstance(dated.value, Decimal | OneOf):
                continue
            ends = [step.up_to for step in dated.value.steps]
            assert None not in ends[:-1]
            keys = [end for end in ends if end is not None]
            assert keys == sorted(set(keys))


def test_what_is_not_verified_says_so() -> None:
    """The marks of the reference material: no value of one CPAS's template passes for law."""
    be = load_law("be")
    for name in ("art61_premium_max", "piis_evaluations_min", "retention_years"):
        assert be.values[name].dated[0].mark == "to-check"
    for law_id in list_laws():
        for statement in statements(tree_of(law_id)):
            if (
                "not verified" in statement["reference"]
                and "number of the decree" not in (statement["reference"])
            ):
                assert statement["mark"] == "to-check"


@pytest.mark.parametrize("key", ["reference", "checked", "mark", "from", "value"])
def test_a_dated_value_without_its_source_is_refused(key: str) -> None:
    tree = without(key)
    assert accepted(valued())
    assert not accepted(tree)
    assert not jsonschema_rs.validator_for(schema()).is_valid(tree)


VECTORS = [
    (True, law_with()),
    (True, valued(value=3)),
    (True, priced(systems=["iae"], units=["fte"], **SOURCE)),
    (True, priced(systems=["iae"], **SOURCE)),
    (False, priced(systems=["iae"], units=["fte"])),
    (False, priced(systems=[], units=["fte"], **SOURCE)),
    (
        False,
        law_with(
            values={
                "x": {"unit": "days", "dated": [{"from": "2020-01-01", "value": "3", **SOURCE}]}
            }
        ),
    ),
    (True, valued(value="3.25")),
    (True, valued(to="2020-12-31")),
    (True, valued(value={"by": "age", "steps": [{"value": "1"}]})),
    (True, valued(value={"one_of": ["0", "25"]})),
    (True, law_with(extends="ch", roles={"employer": "required"})),
    (True, law_with(payment={"payer": "user", "payee": "employer"})),
    (True, law_with(same_party=[["commissioner", "employer"]])),
    (True, law_with(name={**ALL, "nl": "e"})),
    (False, valued(value="1e3")),
    (False, valued(value="a lot")),
    (False, valued(value=[1])),
    (False, valued(value={"one_of": ["0"]})),
    (False, valued(value={"by": "age", "steps": []})),
    (False, valued(value={"by": "height", "steps": [{"value": "1"}]})),
    (False, valued(mark="surely")),
    (False, valued(reference=" ")),
    (False, valued(checked="21.11.2026")),
    (False, valued(author="me")),
    (False, law_with(id="CH")),
    (False, law_with(name={})),
    (False, law_with(name={"en": ""})),
    (False, law_with(roles={"king": "required"})),
    (False, law_with(payment={"payer": "user"})),
    (False, law_with(currency="USD")),
    (False, law_with(values={"Bad Name": {"name": ALL, "unit": "days", "dated": []}})),
    (False, law_with(values={"x": {"name": ALL, "unit": "days", "dated": []}})),
    (False, law_with(measures=[{"id": "a", "name": ALL, "systems": [], **SOURCE}])),
    (False, law_with(requires=[{"id": "a", "name": ALL, "fields": ["A.b"], **SOURCE}])),
    (False, law_with(unknown=1)),
]


@pytest.mark.parametrize(("good", "tree"), VECTORS)
def test_model_and_schema_agree(good: bool, tree: dict[str, Any]) -> None:
    assert accepted(tree) is good
    assert jsonschema_rs.validator_for(schema()).is_valid(tree) is good


def test_lookups() -> None:
    law = merge(["be-art60"])
    day = date(2022, 6, 30)
    tig = law.limit("tig", "hours-max", day)
    assert tig is not None
    assert tig.value == 120
    assert law.limit("tig", "age-max", day) is None
    assert law.limit("no-such-measure", "age-max", day) is None
    assert law.measure("art-60-7") is not None
    provision = law.provision("employer-is-cpas")
    assert provision is not None
    assert provision.reference.endswith("art. 60 § 7")
    assert law.provision("nothing") is None


def test_the_insurance_asks_for_twelve_items() -> None:
    """AVIV/OACI art. 81d para. 2 and 3."""
    assert len(load_law("ch-alv").requires) == 12
