"""Held against programs of others: LibreOffice lays the document out, Open XML SDK validates it.

They run in CI, which installs what they need; there a missing program is a failure, not a skip.
"""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from tests.word.corporate import corporate
from tests.word.read import changed
from tests.word.sample import DOCUMENT
from tests.word.validators import by_the_sdk, program

from conventions.drafting.blocks import Paragraph, Signatures, Text
from conventions.word.writer import write

pytestmark = pytest.mark.office


@pytest.fixture(params=["own", "office"])
def written(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "draft.docx"
    path.write_bytes(write(DOCUMENT, corporate() if request.param == "office" else None))
    return path


def converted(path: Path, form: str) -> Path:
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [program("soffice"), profile, "--headless", "--convert-to", form]
    command += ["--outdir", str(path.parent), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    result = path.with_suffix(f".{form.partition(':')[0]}")
    assert result.exists()
    return result


def test_the_schema_of_word_finds_no_fault(written: Path) -> None:
    assert not by_the_sdk(written)


def test_articles_clauses_and_letters_are_counted(written: Path) -> None:
    text = converted(written, "txt:Text (encoded):UTF8").read_text(encoding="utf-8-sig")
    lines = [line.strip() for line in text.splitlines()]

    def labelled(label: str, begin: str) -> bool:
        return any(line.startswith(label) and begin in line for line in lines)

    assert labelled("Art.\u00a01", "Objet et bases")
    assert labelled("1.1", "La convention règle")
    assert labelled("c)", "l’évaluation des résultats")
    assert labelled("1.2", "Le prestataire travaille")
    assert labelled("a)", "dans ses ateliers"), "letters start again after each clause"
    assert labelled("Art.\u00a09", "Dispositions finales")
    assert not labelled("Art.", "Préambule")


def pages(pdf: Path) -> list[str]:
    command = [program("pdftotext"), "-layout", str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [page for page in text.split("\f") if page.strip()]


def test_every_page_is_counted_and_says_that_it_is_a_draft(written: Path) -> None:
    found = pages(converted(written, "pdf"))
    assert len(found) in {5, 6}
    for index, page in enumerate(found, start=1):
        assert f"page {index} de {len(found)}" in page
        assert "PROJET" in page.replace(" ", "")


def torn(tmp_path: Path, strip: str) -> int:
    """Of twelve places on a page, at how many the signatures are torn over two pages."""
    signing = next(block for block in DOCUMENT.blocks if isinstance(block, Signatures))
    count = 0
    for lines in range(22, 46, 2):
        filling = tuple(Paragraph((Text(f"ligne {line}"),)) for line in range(lines))
        data = write(replace(DOCUMENT, draft="", blocks=(*filling, signing)))
        path = tmp_path / f"{lines}.docx"
        path.write_bytes(changed(data, "word/styles.xml", strip, "") if strip else data)
        held = [
            all(text in page for text in ("Fait en deux", "Anne Rochat", "Luc Favre"))
            for page in pages(converted(path, "pdf"))
        ]
        count += not any(held)
    return count


def test_the_signatures_are_never_torn(tmp_path: Path) -> None:
    assert torn(tmp_path, "") == 0


def test_without_keeping_with_the_next_they_would_be(tmp_path: Path) -> None:
    assert torn(tmp_path, "<w:keepNext/>") > 0
