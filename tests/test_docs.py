"""The documentation is true: commands and names exist, blocks run, links lead somewhere."""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from tests.pages import ROOT, Block, all_blocks, anchors, blocks, links, prose, written
from tests.walkthrough import as_shown, follow

import conventions
from conventions.base.yamlfile import read
from conventions.cli.group import COMMANDS
from conventions.cli.group import conventions as group
from conventions.codes import list_codes

LOCALES = {"fr": "fr_CH.UTF-8", "de": "de_CH.UTF-8"}
OPERATORS = set("|&;<>")
FOLDERS = ("", "src/conventions", "docs")
"""Where a path in a page may begin."""
INVENTED = {
    "docs/how-to/add-a-law.md": {"law/ch_xx.yaml", "tests/law/cases/ch_xx.yaml"},
    "docs/how-to/add-a-pricing-model.md": {"pricing/per_km.py", "tests/pricing/per_km.yaml"},
    "docs/how-to/add-a-rule.md": {"tests/rules/T101.yaml"},
    "docs/how-to/add-a-form-format.md": {"forms/sheet.py"},
    "docs/how-to/add-a-language.md": {"templates/be/agreement.it.md.j2"},
    "docs/how-to/check-in-ci.md": {".github/workflows/agreements.yml", ".gitlab-ci.yml"}
    | {".pre-commit-config.yaml", "findings.sarif", "findings.json"},
}
"""Files that a page tells its reader to write."""

WALKED = tuple(
    page
    for page in written()
    if page == ROOT / "README.md"
    or page.parent.name == "tutorials"
    or any("run" in block.marks[:1] for block in blocks(page))
)


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


def place(block: Block) -> str:
    return block.place


def command_lines() -> Iterator[tuple[str, list[str]]]:
    """Every command of ours in a shell block: where, and its words up to a pipe or redirection."""
    for block in all_blocks("sh", "console"):
        for line in block.text.replace("\\\n", " ").splitlines():
            text = line.removeprefix("$ ")
            if not re.match(r"(\S*/)?conventions ", text):
                continue
            lexer = shlex.shlex(text, posix=True, punctuation_chars=True)
            lexer.whitespace_split = True
            words = []
            for word in lexer:
                if set(word) <= OPERATORS:
                    break
                words.append(word)
            yield f"{block.place}: {text}", words[1:]


LINES = list(command_lines())
YAML = all_blocks("yaml")


def test_there_is_something_to_test() -> None:
    assert len(written()) > 20
    assert len(LINES) > 40
    assert len(YAML) > 10
    assert len(WALKED) >= 6
    assert sum(len(links(page)) for page in written()) > 30


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command: str) -> None:
    used = {words[0] for _, words in LINES}
    assert command in used


@pytest.mark.parametrize("public", conventions.__all__)
def test_every_public_name_is_documented(public: str) -> None:
    text = (ROOT / "docs/how-to/use-from-python.md").read_text("utf-8")
    assert re.search(rf"(\bconventions\.|`){public}\b", text)


def test_every_letter_of_codes_is_documented() -> None:
    text = (ROOT / "docs/how-to/read-a-finding.md").read_text("utf-8")
    letters = {code.id[0] for code in list_codes()}
    assert letters
    assert set(re.findall(r"^\| `([A-Z])` \|", text, re.MULTILINE)) >= letters


@pytest.mark.parametrize(("where", "words"), LINES, ids=[where for where, _ in LINES])
def test_command_line_exists(where: str, words: list[str]) -> None:
    if words[0].startswith("-"):  # conventions --version
        assert any(words[0] in parameter.opts for parameter in group.params)
        return
    command = group.get_command(click.Context(group), words[0])
    assert command is not None, where
    context = click.Context(command, info_name=words[0])
    while isinstance(command, click.Group):
        words = words[1:]
        command = command.get_command(context, words[0])
        assert command is not None, where
        context = click.Context(command, parent=context, info_name=words[0])
    values, rest, _ = command.make_parser(context).parse_args(words[1:])
    assert not rest, where
    for parameter in command.params:
        value = values.get(parameter.name)
        given = value not in (None, (), "") and not str(value).startswith("Sentinel")
        assert given or not parameter.required, f"{where}: {parameter.name} is missing"
        if given and isinstance(parameter.type, click.Choice):
            for each in value if isinstance(value, list | tuple) else [value]:
                parameter.type.convert(each, parameter, context)


@pytest.mark.parametrize("block", YAML, ids=place)
def test_yaml_can_be_read(block: Block) -> None:
    begins_list = re.sub(r"^#.*\n", "", block.text, flags=re.MULTILINE).startswith("- ")
    text = f"items:\n{block.text}" if begins_list else block.text
    findings = read(text.encode(), block.place).findings
    assert bool(findings) == ("# refused" in block.text), [one.code.name for one in findings]


@pytest.mark.parametrize("block", all_blocks("python"), ids=place)
def test_python_is_python(block: Block) -> None:
    compile(block.text, block.place, "exec")


@pytest.mark.parametrize("page", WALKED, ids=name)
def test_page_does_what_it_says(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", LOCALES.get(page.parent.name, "en_GB.UTF-8"))
    text = page.read_text("utf-8")
    for block, real in follow(blocks(page)):
        if request.config.getoption("--update"):
            text = text.replace(block.text, real, 1)
        else:
            assert as_shown(block.text, real), f"{block.place}\n{real}"
    if request.config.getoption("--update"):
        page.write_text(text, encoding="utf-8")


def test_a_walk_notices_what_is_not_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page = tmp_path / "page.md"
    shown = (Block(page, 1, "text", ("printed",), "2\n"),)
    code = (Block(ROOT / "page.md", 1, "python", (), "print(1 + 1)"),)
    assert [as_shown(block.text, real) for block, real in follow(code + shown)] == [True]
    other = (Block(ROOT / "page.md", 1, "python", (), "print(1 + 2)"),)
    assert [as_shown(block.text, real) for block, real in follow(other + shown)] == [False]


@pytest.mark.parametrize("page", written(), ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    for link in links(page):
        if re.match(r"https?:|mailto:", link):
            continue
        target, _, anchor = link.partition("#")
        path = (page.parent / target).resolve() if target else page
        assert path.exists(), link
        if anchor:
            assert anchor in anchors(path), link


@pytest.mark.parametrize("page", written(), ids=name)
def test_files_named_exist(page: Path) -> None:
    invented = INVENTED.get(name(page), set())
    for path in re.findall(r"`((?:[\w.-]+/)+[\w.-]*\.[a-z0-9]{2,5})`", prose(page)):
        assert path in invented or any((ROOT / top / path).exists() for top in FOLDERS), path


def misset(text: str, language: str) -> list[str]:
    """Where a text is not set as a Swiss administration sets it."""
    signs = r"`[^`\n]*`|!(?=\[)|\]\([^)]*\)|<?https?:\S+|^\|[ |-]+\|$"
    words = re.sub(signs, "", text, flags=re.MULTILINE)
    if language == "de":
        return re.findall(r"\S*ß\S*|« |[ \u00a0]»|[„“”]", words)
    return re.findall(r"(?:[^\u00a0:]|^)[:;!?»]|«(?!\u00a0)", words, re.MULTILINE)


@pytest.mark.parametrize("language", ["fr", "de"])
def test_pages_are_set_as_in_switzerland(language: str) -> None:
    pages = sorted((ROOT / "docs" / language).glob("*.md"))
    assert len(pages) >= 2
    assert {name(page): misset(prose(page), language) for page in pages} == {
        name(page): [] for page in pages
    }


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Pourquoi ?"),
        ("fr", "« oui\u00a0»"),
        ("fr", "fin;"),
        ("de", "Straße"),
        ("de", "« ja»"),
    ],
)
def test_a_misset_page_is_noticed(language: str, text: str) -> None:
    assert misset(text, language)
