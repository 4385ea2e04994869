"""The page in Chromium: keyboard alone, WCAG 2.2 AA by axe, nothing fetched, read back as typed."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from tests.forms.agreements import every, minimal
from tests.forms.sheets import ISSUED

from conventions.base.language import LANGUAGES, Language
from conventions.forms import form, load_report

pytestmark = pytest.mark.office
SCRIPT = Path(__file__).with_name("page.mjs")
TYPED = {
    "e0-numerator": "9",
    "e0-denominator": "40",
    "e0-excluded": "2",
    "e0-why": "départs à l'étranger",
    "e0-estimate": " ",
    "e0-comment": "fermé « trois » mois",
    "e1-numerator": "3'400",
    "e1-denominator": "3650",
    "e2-occupied": "3400",
    "e2-available": "3650",
    "e4-note": "<b>=1+1</b>",
}
STATES = ("empty", "with errors", "narrow", "saved")
SHOWN = {
    "e1-numerator": [
        ("3.400", "peut se lire de deux façons"),
        ("une douzaine", "Un nombre est attendu"),
        ("60 %", "Un nombre est attendu"),
        ("12", "l’autre nombre manque"),
    ],
}


def looked_at(page: bytes, folder: Path, typed: dict[str, str], shown: Any = None) -> Any:
    modules = os.environ.get("NODE_MODULES", "")
    node = shutil.which("node")
    assert node, "node is not installed"
    assert modules, "NODE_MODULES says where axe-core and puppeteer-core are"
    path = folder / "form.html"
    path.write_bytes(page)
    given = json.dumps({"typed": typed, "shown": shown or {}})
    command = [node, str(SCRIPT), modules, str(path), str(folder)]
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def test_filled_in_by_keyboard_it_is_read_as_typed(tmp_path: Path) -> None:
    page = form(minimal(), "2027", "fr", ISSUED, kind="html")
    told = looked_at(page, tmp_path, TYPED, SHOWN)
    report, findings = load_report(tmp_path / "minimal-fr-2027.json", minimal())
    assert findings == ()
    assert report is not None
    first = report.observations[0]
    assert first.reported.numerator == 9
    assert first.reported.denominator == 40
    assert first.approximate
    assert first.excluded[0].reason == "départs à l'étranger"
    assert first.comment == "fermé « trois » mois"
    assert report.observations[1].reported.numerator == 3400
    assert report.note == "<b>=1+1</b>"
    for id_, values in SHOWN.items():
        for text, start in values:
            assert told["shown"][f"{id_} {text}"].startswith(start)
    assert told["focused"] == "review"
    assert told["warned"] == "beforeunload", "what is not saved yet is not lost without a question"
    assert "minimal-fr-2027.json" in told["status"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_for_axe_to_find_in_any_state(language: Language, tmp_path: Path) -> None:
    page = form(every(), "2027", language, ISSUED, kind="html")
    told = looked_at(page, tmp_path, {})
    broken = told["violations"].pop("a label removed")
    assert any(one.startswith("label") for one in broken), "axe looks at nothing"
    assert told["violations"] == {state: [] for state in STATES}
    assert told["language"] == language
    assert not told["wider"], "at 320 pixels nothing is to be scrolled sideways (WCAG 1.4.10)"
    assert told["messages"] == []
    assert {url.partition(":")[0] for url in told["requests"]} <= {"file", "blob", "data"}
