"""What people see who write an agreement in an editor with yaml-language-server.

It runs in CI, which installs the server from npm; ``YAML_LANGUAGE_SERVER`` may name the program.
"""

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.schema.yamlserver import Editor, editing

from conventions.base.language import Language
from conventions.schema import schema

pytestmark = pytest.mark.office


def server() -> list[str]:
    found = os.environ.get("YAML_LANGUAGE_SERVER") or shutil.which("yaml-language-server")
    assert found, "yaml-language-server is not installed"
    return [found]


class File:
    """The smallest agreement in a folder with its schema, changed line by line."""

    def __init__(self, root: Path, folder: Path, language: Language) -> None:
        source = root / f"examples/minimal/agreement.{language}.yaml"
        text = source.read_text(encoding="utf-8")
        self.lines = text.replace("../../schemas/", "").splitlines()
        self.path = folder / "agreement.yaml"
        published = json.dumps(schema("agreement", language))
        (folder / "agreement.schema.json").write_text(published, encoding="utf-8")

    def line(self, start: str) -> int:
        return next(n for n, line in enumerate(self.lines) if line.strip().startswith(start))

    def put(self, start: str, line: str) -> int:
        """Another line in the place of the one that begins so; its number from 0."""
        number = self.line(start)
        self.lines[number] = line
        return number

    def written(self) -> Path:
        self.path.write_text("\n".join(self.lines) + "\n", encoding="utf-8")
        return self.path


@pytest.fixture
def file(root: Path, tmp_path: Path) -> File:
    return File(root, tmp_path, "fr")


@pytest.fixture
def editor(file: File) -> Iterator[Editor]:
    with editing(server(), file.written()) as opened:
        yield opened


def test_a_good_file_has_no_problem(editor: Editor) -> None:
    assert editor.problems() == []


def test_planted_errors_are_underlined_where_they_are(file: File) -> None:
    planted = [
        file.put("languages:", "languages: [fr, xx]"),
        file.put("start:", "  start: 2027-02-30"),
        file.put("- id: commune", "  - id: Commune de Valneuve"),
        file.put("role: provider", "    rolle: provider"),
    ]
    with editing(server(), file.written()) as opened:
        problems = opened.problems()
    assert {int(problem.partition(":")[0]) for problem in problems} >= {n + 1 for n in planted}


@pytest.mark.parametrize(
    ("language", "title"),
    [("fr", "Cadres légaux"), ("de", "Recht"), ("it", "Quadri giuridici"), ("en", "Laws")],
)
def test_descriptions_are_in_the_language_of_the_schema(
    root: Path, tmp_path: Path, language: Language, title: str
) -> None:
    file = File(root, tmp_path, language)
    with editing(server(), file.written()) as opened:
        shown = opened.hover(file.line("laws:"), 1)
    said = schema("agreement", language)["properties"]["laws"]
    assert said["description"] in shown
    assert title in shown


def test_keys_are_offered_with_what_they_mean(file: File) -> None:
    file.lines.append("")
    with editing(server(), file.written()) as opened:
        offered = opened.offers(len(file.lines), 0)
    assert offered["amends"] == "Pour un avenant\N{NO-BREAK SPACE}: la convention qu’il modifie."
    assert "parties" not in offered  # it is there


def test_laws_and_indicators_are_offered_by_name(file: File) -> None:
    laws = file.put("laws:", "laws: [ch, ]")
    use = file.line("use:")
    with editing(server(), file.written()) as opened:
        frameworks = opened.offers(laws, len("laws: [ch, "))
        entries = opened.offers(use, file.lines[use].index(":") + 2)
    assert frameworks["ch-alv"] == "Assurance-chômage"
    assert len(entries) >= 90
    assert entries["re-registration-rate"] == "Taux de réinscription au chômage"


@pytest.mark.parametrize(("laws", "known"), [("[ch]", False), ("[ch, ch-alv]", True)])
def test_measures_are_those_of_the_laws_named(file: File, laws: str, *, known: bool) -> None:
    file.put("laws:", f"laws: {laws}")
    scope = file.put("scope:", "  scope:")
    file.lines.insert(scope + 1, "    measure_type: ")
    with editing(server(), file.written()) as opened:
        offered = opened.offers(scope + 1, len("    measure_type: "))
    assert ("pet-pvb" in offered) is known
