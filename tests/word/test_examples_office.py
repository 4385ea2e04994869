"""Every example in every language that has wording is sound: to two validators and to our lint."""

from datetime import date
from pathlib import Path
from typing import get_args

import pytest
from tests.word.ooxml import faults
from tests.word.validators import by_the_audit, by_the_sdk

import conventions
from conventions.base.language import Language

EXAMPLES = Path(__file__).parents[2] / "examples"
AGREEMENTS = sorted(EXAMPLES.glob("*/agreement*.yaml"))
DAY = date(2026, 12, 1)


def drafts() -> list[tuple[Path, Language]]:
    """Each agreement in the four languages; Belgian law has wording in French and German."""
    belgian = ("cpas_insertion", "samusocial_2022")
    return [
        (path, language)
        for path in AGREEMENTS
        for language in get_args(Language)
        if language in ("fr", "de") or path.parent.name not in belgian
    ]


def name(draft: Path | str) -> str:
    return f"{draft.parent.name}-{draft.stem}" if isinstance(draft, Path) else draft


@pytest.mark.office
@pytest.mark.parametrize(("path", "language"), drafts(), ids=name)
def test_a_draft_is_sound(path: Path, language: Language, tmp_path: Path) -> None:
    draft = tmp_path / "draft.docx"
    draft.write_bytes(conventions.draft(conventions.load_draft(path), language, created=DAY))
    assert not faults(draft.read_bytes())
    assert not by_the_audit(draft)
    assert not by_the_sdk(draft)
