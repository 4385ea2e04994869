"""A draft that LibreOffice of Debian 12 opened and saved: tags are lost, bookmarks kept."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from tests.word.returned.test_reading import EXAMPLES
from tests.word.returning import edited, row_added, row_removed

from conventions.agreement import load_draft
from conventions.word import draft
from conventions.word.returned.merged.merge import merged
from conventions.word.returned.reading import read

pytestmark = pytest.mark.office


def saved(data: bytes, folder: Path) -> bytes:
    program = shutil.which("soffice")
    assert program, "soffice is not installed"
    source, target = folder / "sent.docx", folder / "saved"
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    form = "docx:MS Word 2007 XML"
    command = [program, profile, "--headless", "--convert-to", form, "--outdir", str(target)]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=180)
    return (target / "sent.docx").read_bytes()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_value_is_found_by_its_bookmark(path: Path, tmp_path: Path) -> None:
    source = load_draft(path)
    assert source.identity is not None
    language = source.identity.authoritative
    back = saved(draft(source, language, created=date(2026, 11, 22)), tmp_path)
    reading = read(back, source)
    assert reading.issue is not None
    assert len(reading.issue.prints) > 100
    assert (reading.changes, reading.rewordings, reading.rows) == ((), (), ())
    assert reading.findings == ()


def test_a_value_edited_afterwards_is_read(root: Path, tmp_path: Path) -> None:
    source = load_draft(root / "examples/minimal/agreement.fr.yaml")
    back = saved(draft(source, "fr", created=date(2026, 11, 22)), tmp_path)
    assert read(back, source).findings == ()
    changed = edited(back, lambda xml: xml.replace("janvier 2027", "mars 2027", 1))
    (change,) = read(changed, source).changes
    assert change.after.endswith("mars 2027")


def test_rows_edited_in_it_are_written(root: Path, tmp_path: Path) -> None:
    source = load_draft(root / "examples/fai_biel_seeland/agreement.yaml")
    sent = tmp_path / "sent.docx"
    sent.write_bytes(draft(source, "fr", created=date(2026, 11, 22)))
    script = Path(__file__).parent / "office/edit_rows.py"
    command = ["/usr/bin/python3", str(script), str(tmp_path / "rows"), str(sent)]
    command += ["Année", "2", "4", "2031", "CHF 1'100'000.00"]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    reading = read((tmp_path / "sent.docx.edited.docx").read_bytes(), source)
    assert [finding.code.id for finding in reading.findings] == ["W011", "W012"]
    merge = merged(reading, source)
    assert merge.removed == ("financing.ceiling[1]",)
    assert merge.added == {"financing.ceiling[3]": {"year": "2031", "amount": "1100000.00"}}


def test_rows_edited_before_it_saved_them_are_written(root: Path, tmp_path: Path) -> None:
    source = load_draft(root / "examples/fai_biel_seeland/agreement.yaml")
    sent = draft(source, "de", created=date(2026, 11, 22))
    edits = row_added(
        sent, "financing.payment.instalments[0]", lambda row: row.replace("Januar", "Dezember")
    )
    back = saved(row_removed(edits, "financing.ceiling[1]"), tmp_path)
    merge = merged(read(back, source), source)
    assert merge.removed == ("financing.ceiling[1]",)
    assert len(merge.added) == 1
