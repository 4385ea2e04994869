import json
from pathlib import Path

import jsonschema_rs
import pytest
import yaml

from conventions.base.errors import UnknownName
from conventions.base.resources import examples, indicators, laws
from conventions.schema import list_schemas, schema
from conventions.settlement.scenario import read_scenario


@pytest.mark.parametrize("name", list_schemas())
def test_it_is_a_schema_of_2020_12(name: str) -> None:
    published = schema(name)
    assert published["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert published["$id"] == f"urn:conventions:{name}:1"
    jsonschema_rs.meta.validate(published)


@pytest.mark.parametrize("name", list_schemas())
def test_nothing_of_openapi_and_no_idle_default(name: str) -> None:
    text = json.dumps(schema(name))
    assert '"discriminator"' not in text
    assert '"multipleOf"' not in text
    for idle in ("null", '""', "[]", "{}"):
        assert f'"default": {idle}' not in text


def test_it_is_a_new_one_each_time() -> None:
    schema("report")["properties"].clear()
    assert schema("report")["properties"]


def test_an_unknown_name() -> None:
    with pytest.raises(UnknownName, match="no schema is called 'agrement'"):
        schema("agrement")


@pytest.mark.parametrize(("name", "folder"), [("law", laws()), ("indicator", indicators())])
def test_our_own_files_fit(name: str, folder: Path) -> None:
    by_schema = jsonschema_rs.validator_for(schema(name))
    paths = sorted(folder.glob("*.yaml"))
    assert paths
    for path in paths:
        tree = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        assert [error.message for error in by_schema.iter_errors(tree)] == []


@pytest.mark.parametrize(
    ("written", "fits"),
    [
        ("period: 2027\nitems: {coaching: 120}\ncosts: 231000.00\nown_revenue: 0", True),
        ("period: 2027-Q1\noccupied_days: 3100\navailable_days: 3650", True),
        ("items: {coaching: 120}", False),
        ("period: 2027\nitems: {coaching: 120 hours}", False),
        ("period: 2027\ncost: 231000.00", False),
    ],
)
def test_quantities_as_one_imagines_them(written: str, fits: bool) -> None:
    """The schema and the reader of ``settle --quantities`` say the same."""
    tree = yaml.load(written, yaml.BaseLoader)
    scenario, findings = read_scenario(written.encode())
    assert jsonschema_rs.is_valid(schema("scenario"), tree) == fits
    assert (scenario is not None and not findings) == fits


def test_the_smallest_examples_fit_as_read_and_as_an_editor_reads_them() -> None:
    paths = sorted(examples().glob("minimal/agreement.*.yaml"))
    assert paths
    by_schema = jsonschema_rs.validator_for(schema("agreement"))
    for path in paths:
        text = path.read_text(encoding="utf-8")
        for loader in (yaml.BaseLoader, EditorLoader):
            tree = yaml.load(text, loader)
            assert [error.message for error in by_schema.iter_errors(tree)] == []


class EditorLoader(yaml.SafeLoader):
    """YAML as editors read it, version 1.2: numbers and booleans, and no dates."""


EditorLoader.yaml_implicit_resolvers = {
    key: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
    for key, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
