"""What is made from sources is as fresh as they are. ``pytest --update`` renews it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.reference import NOTE, pages
from tests.vectors import VERDICTS, vectors

from conventions.agreement import SECTIONS
from conventions.base.labels import records_under
from conventions.base.language import Language, LocalizedText
from conventions.indicators import list_indicators
from conventions.law import list_laws, load_law
from conventions.schema import list_schemas, schema

Golden = Callable[[Path, str], None]


WRITTEN_BY_OFFICIALS = ("agreement", "report")
"""What is written in an editor by people who are not developers: in their languages too."""


@pytest.mark.parametrize("name", list_schemas())
def test_schema_is_fresh(name: str, root: Path, golden: Golden) -> None:
    text = json.dumps(schema(name), ensure_ascii=False, indent=1) + "\n"
    golden(root / f"schemas/{name}.schema.json", text)


@pytest.mark.parametrize("language", ["fr", "de", "it"])
@pytest.mark.parametrize("name", WRITTEN_BY_OFFICIALS)
def test_schema_in_a_language_is_fresh(
    name: str, language: Language, root: Path, golden: Golden
) -> None:
    text = json.dumps(schema(name, language), ensure_ascii=False, indent=1) + "\n"
    golden(root / f"schemas/{language}/{name}.schema.json", text)


@pytest.mark.parametrize("verdict", VERDICTS)
def test_vectors_are_fresh(verdict: str, root: Path, golden: Golden) -> None:
    lines = [vector.line() + "\n" for vector in vectors() if vector.verdict == verdict]
    golden(root / f"schemas/vectors/{verdict}.jsonl", "".join(lines))


@pytest.mark.parametrize("page", pages())
def test_reference_is_fresh(page: str, root: Path, golden: Golden) -> None:
    golden(root / "docs/reference" / page, pages()[page])


def test_no_page_outlives_its_source(root: Path) -> None:
    folder = root / "docs/reference"
    texts = {path: path.read_text(encoding="utf-8") for path in folder.rglob("*.md")}
    made = {str(path.relative_to(folder)) for path, text in texts.items() if text.startswith(NOTE)}
    assert made == set(pages())


def test_nothing_else_is_among_the_schemas(root: Path) -> None:
    found = {path.name for path in (root / "schemas").glob("*.json")}
    assert found == {f"{name}.schema.json" for name in list_schemas()}


def test_every_field_law_value_and_indicator_has_an_address(root: Path) -> None:
    reference = root / "docs/reference"
    laws = (reference / "laws.md").read_text(encoding="utf-8")
    for name in list_laws():
        assert f"## `{name}`" in laws
        for value in load_law(name).values:
            assert laws.count(f'<a id="{name}.{value}"></a>') == 1
    indicators = (reference / "indicators.md").read_text(encoding="utf-8")
    assert all(f"## `{name}`" in indicators for name in list_indicators())
    for section, model in SECTIONS.items():
        page = (reference / f"sections/{section}.md").read_text(encoding="utf-8")
        for record in records_under(model):
            for field in () if record is LocalizedText else record.model_fields:
                assert page.count(f'<a id="{record.__name__}.{field}"></a>'.lower()) == 1
