"""``indicators``, ``laws``, ``rules`` and ``schema``."""

import json

import pytest
from click.testing import CliRunner, Result

from conventions.base.language import LANGUAGES
from conventions.cli.group import conventions
from conventions.indicators import list_indicators
from conventions.law import list_laws
from conventions.rules.catalogue import RULES


def run(*words: str) -> Result:
    result = CliRunner().invoke(conventions, list(words))
    assert result.exit_code == 0, result.output
    return result


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_name_every_entry(language: str) -> None:
    listed = run("indicators", "--lang", language).stdout
    assert all(entry in listed for entry in list_indicators())
    listed = run("laws", "--lang", language).stdout
    assert all(entry in listed for entry in list_laws())
    listed = run("rules", "--lang", language).stdout
    assert all(rule.code.id in listed for rule in RULES)


def test_indicators_stand_in_the_order_of_their_numbers() -> None:
    entries = json.loads(run("indicators", "--format", "json").stdout)
    numbers = [entry["number"] for entry in entries]
    assert numbers == sorted(numbers)


def test_one_entry_is_shown_whole() -> None:
    entry = json.loads(run("indicators", "placement-rate-6-months", "--format", "json").stdout)
    assert entry["number"] == "I04"
    shown = run("indicators", "placement-rate-6-months", "--lang", "it").stdout
    assert "Tasso d’inserimento a 6 mesi" in shown
    assert "CDC-VD" in shown
    assert "958f" in run("laws", "ch").stdout


@pytest.mark.parametrize(("command", "name"), [("indicators", "occupancy-rate"), ("laws", "ch-be")])
def test_show_may_stand_before_the_name(command: str, name: str) -> None:
    assert run(command, "show", name, "--lang", "fr").stdout == (
        run(command, name, "--lang", "fr").stdout
    )
    assert "show" not in (*list_indicators(), *list_laws())
    for words in (["show"], ["show", name, name], [name, name]):
        assert CliRunner().invoke(conventions, [command, *words]).exit_code == 2


@pytest.mark.parametrize("command", ["indicators", "laws"])
def test_an_unknown_name_suggests_the_nearest(command: str) -> None:
    near = {"indicators": "placement-rate", "laws": "ch-be-poia"}[command]
    result = CliRunner().invoke(conventions, [command, near])
    assert result.exit_code == 2
    assert "did you mean" in result.stderr


@pytest.mark.parametrize("name", ["agreement", "report", "scenario", "law", "indicator"])
def test_schemas_are_printed(name: str) -> None:
    assert json.loads(run("schema", name).stdout)["$schema"].endswith("2020-12/schema")
