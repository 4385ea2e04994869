"""The same input gives the same bytes in any process, whatever order its hashes have."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import sys, hashlib
from datetime import date
from pathlib import Path
from conventions.agreement import read_draft
from conventions.rules.lint import lint
from conventions.word import draft
from conventions.word.guide import guidance
from conventions.word.template.check import checked_copy
from conventions.word.template.fill import fill

day = date(2026, 11, 22)
template = Path(sys.argv[2]).read_bytes()
text = Path(sys.argv[1]).read_bytes()
old, new = read_draft(text), read_draft(text.replace(b"2027-12-31", b"2027-11-30"))
guide = guidance(new, lint(new).findings, "fr")
made = [
    draft(new, "fr", created=day),
    draft(new, "de", created=day, guide=guidance(new, lint(new).findings, "de")),
    draft(new, "fr", created=day, compare=old, author="A", guide=guide),
    draft(new, "fr", created=day, base=template),
    fill(template, new, "fr", created=day).data,
    checked_copy(template, "de"),
]
print([hashlib.sha256(data).hexdigest() for data in made])
"""


def hashes(template: Path, seed: str, root: Path) -> str:
    example = root / "examples" / "minimal" / "agreement.fr.yaml"
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(example), str(template)],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout


@pytest.fixture
def template(tmp_path: Path) -> Path:
    from tests.word.template.office import written

    path = tmp_path / "template.docx"
    rows = [["{%tr for p in parties %}"], ["{{ p.legal_name }}"], ["{%tr endfor %}"]]
    path.write_bytes(written("Du {{ term.start }}", header="{{ identity.title }}", rows=rows))
    return path


def test_two_processes_with_other_hash_seeds_write_the_same_bytes(
    template: Path, root: Path
) -> None:
    assert hashes(template, "1", root) == hashes(template, "4711", root)
