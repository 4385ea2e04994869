"""The pages of the codes: whole, and true."""

import re
import string

import pytest

from conventions.base.findings import Code
from conventions.base.refusals import ARCHIVE, READER
from conventions.base.yamlfile import read

CODES = READER + ARCHIVE


def test_ids_and_names_are_unique_and_in_order() -> None:
    assert len(CODES) > 20
    assert [code.id for code in READER] == [f"F{number:03}" for number in range(1, 20)]
    assert [code.id for code in ARCHIVE] == [f"F{number:03}" for number in range(21, 30)]
    assert len({code.name for code in CODES}) == len(CODES)


@pytest.mark.parametrize("code", CODES, ids=lambda code: code.id)
def test_pages_are_whole(code: Code) -> None:
    headings = re.findall(r"^## (.+)$", code.page, re.MULTILINE)
    assert headings == ["What", "Why", "Example", "Instead"]
    assert code.hint
    assert code.why
    assert placeholders(code.hint) <= placeholders(code.message)
    assert placeholders(code.why) == set()


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("code", READER, ids=lambda code: code.id)
def test_examples_fail_and_their_corrections_pass(code: Code) -> None:
    blocks = re.findall(r"```yaml\n(.*?)\n```", code.page, re.DOTALL)
    if not blocks:
        return
    example, instead = blocks
    assert code in [one.code for one in read(example.encode()).findings]
    assert read(instead.encode()).findings == ()
