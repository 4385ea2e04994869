"""Words of codes: in every language the same placeholders, and for every rule a page that is true.

``tests/codes.txt`` lists every code there ever was, one a line: ``G006 some-name``. ``--update``
appends what is new and renews names; a retired code stays listed, with the word ``retired``.
"""

import copy
import json
import re
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
import yaml

from conventions.agreement import read_draft
from conventions.base.findings import Code, Finding, Severity
from conventions.base.language import LANGUAGES, Language, words
from conventions.base.messages import said
from conventions.base.yamlfile import read
from conventions.codes import list_codes
from conventions.rules.catalogue import RULES
from conventions.rules.lint import lint
from conventions.rules.rule import Rule

ROOT = Path(__file__).resolve().parent.parent.parent
LISTED = ROOT / "tests" / "codes.txt"
MINIMAL = read((ROOT / "examples/minimal/agreement.fr.yaml").read_bytes()).tree
TRANSLATED: tuple[Language, ...] = tuple(language for language in LANGUAGES if language != "en")
HEADINGS = ["## Why", "## Example", "## Instead", "## Law"]
BLOCK = re.compile(r"^```yaml (failing|passing)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def texts(code: Code, language: Language) -> dict[str, str]:
    try:
        found = words(language, f"codes/{code.id[0]}")
    except FileNotFoundError:
        return {}
    return dict(found.get(code.id, {}))


def by_code(code: Code) -> str:
    return code.id


def by_rule(rule: Rule) -> str:
    return rule.code.id


def test_codes_are_found_and_unique() -> None:
    codes = list_codes()
    assert len(codes) >= len(RULES) > 40
    assert len({code.id for code in codes}) == len(codes)
    assert len({code.name for code in codes}) == len(codes)
    for code in codes:
        assert re.fullmatch(r"[A-Z][0-9]{3}", code.id)
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code.name)


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("code", list_codes(), ids=by_code)
def test_each_language_says_the_same(code: Code, language: Language) -> None:
    translated = texts(code, language)
    assert translated, f"no texts of {code.id} in {language}"
    for key in ("message", "hint", "why"):
        english = getattr(code, key)
        assert bool(translated.get(key)) == bool(english), key
        assert placeholders(translated.get(key, "")) == placeholders(english), key


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_text_outlives_its_code(language: Language) -> None:
    known = {code.id for code in list_codes()}
    letters = {code[0] for code in known}
    for letter in letters:
        assert set(words(language, f"codes/{letter}")) <= known


@pytest.mark.parametrize("code", list_codes(), ids=by_code)
def test_it_is_written_as_an_administration_writes(code: Code) -> None:
    french = " ".join(texts(code, "fr").values())
    assert not re.search(r" [:;!?»]|« |«(?!\u00a0)|(?<!\u00a0)»", french)
    others = " ".join([*texts(code, "de").values(), *texts(code, "it").values()])
    assert not re.search(r"«[ \u00a0]|(?<!-)[ \u00a0]»|ß", others)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", list_codes(), ids=by_code)
def test_it_can_be_said(code: Code, language: Language) -> None:
    names = placeholders(code.message) | placeholders(code.hint) | placeholders(code.why)
    finding = Finding(code, values={name: f"<{name}>" for name in names})
    told = said(finding, language)
    assert told.message
    assert all(f"<{name}>" in told.message + told.do + told.why for name in names)


@pytest.mark.parametrize("rule", RULES, ids=by_rule)
def test_a_page_has_its_headings(rule: Rule) -> None:
    page = rule.code.page
    first, *rest = page.splitlines()
    assert first.endswith(".")
    assert [line for line in rest if line.startswith("#")] == HEADINGS
    for heading in HEADINGS:
        _, _, after = page.partition(f"{heading}\n")
        assert after.strip()
        assert not after.startswith("\n")
    assert [kind for kind, _ in BLOCK.findall(page)] == ["failing", "passing"]
    assert rule.code.hint


@pytest.mark.parametrize("rule", RULES, ids=by_rule)
def test_the_examples_of_a_page_are_true(rule: Rule) -> None:
    """Each example, laid over the smallest agreement, brings the code or does not."""
    for kind, text in BLOCK.findall(rule.code.page):
        result = lint(draft_with(yaml.load(text, yaml.BaseLoader)))
        found = rule.code.id in {finding.code.id for finding in result.findings}
        waiting = [one.sections for one in result.waiting if one.rule is rule]
        assert not waiting, [f"{f.code.id} {f.path}" for f in result.findings if f.code.id < "G"]
        assert found is (kind == "failing"), kind


def draft_with(fragment: dict[str, Any]) -> Any:
    """The smallest agreement under a fragment: mappings are merged, everything else replaced."""
    tree = laid_over(copy.deepcopy(MINIMAL), fragment)
    return read_draft(json.dumps(tree, ensure_ascii=False, indent=1).encode(), "page.yaml")


def laid_over(below: Any, above: Any) -> Any:
    if isinstance(above, dict) and "model" in above:
        below = {}  # another pricing model has other terms
    if not isinstance(below, dict) or not isinstance(above, dict):
        return None if above == "null" else above
    return {**below, **{key: laid_over(below.get(key), value) for key, value in above.items()}}


def listed() -> dict[str, str]:
    """Every code there ever was, with the rest of its line."""
    lines = LISTED.read_text(encoding="utf-8").splitlines() if LISTED.exists() else []
    return {line.split(" ", 1)[0]: line.split(" ", 1)[1] for line in lines}


def test_codes_are_never_dropped_nor_reused(request: pytest.FixtureRequest) -> None:
    current = {code.id: code.name for code in list_codes()}
    before = listed()
    if request.config.getoption("--update"):
        lines = {**before, **{c: name for c, name in current.items() if not retired(before, c)}}
        LISTED.write_text(
            "".join(f"{c} {name}\n" for c, name in sorted(lines.items())), encoding="utf-8"
        )
        before = listed()
    assert before, "tests/codes.txt is missing: pytest --update, then look"
    assert not {code for code in current if retired(before, code)}, "a retired code is used again"
    in_use = {code: name for code, name in before.items() if not retired(before, code)}
    assert in_use == current, "a code is new, renamed or gone: pytest --update, or mark it retired"


def retired(lines: dict[str, str], code: str) -> bool:
    return lines.get(code, "").endswith(" retired")


def test_a_text_with_another_placeholder_would_be_seen() -> None:
    """The guard matters: such a text would stop the command in that language only."""
    code = Code("Z999", "example", Severity.ADVICE, "It costs {amount}.")
    assert placeholders("Es kostet {betrag}.") != placeholders(code.message)
    with pytest.raises(KeyError):
        "Es kostet {betrag}.".format_map({"amount": 1})
