"""A folder of agreements, made of the smallest one."""

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def add(tmp_path: Path, root: Path) -> Callable[..., Path]:
    """Put an agreement with its report into the folder, under a name of its own."""
    minimal = root / "examples/minimal"
    agreement = (minimal / "agreement.fr.yaml").read_text("utf-8")
    report = (minimal / "report-2027.yaml").read_text("utf-8")

    def one(name: str, numerator: int = 11, reports: str = "reports") -> Path:
        folder = tmp_path / name
        (folder / reports).mkdir(parents=True)
        text = agreement.replace("id: minimal-fr", f"id: {name}", 1)
        (folder / "agreement.yaml").write_text(text, encoding="utf-8")
        text = report.replace("minimal-fr", name).replace(
            "numerator: 11", f"numerator: {numerator}"
        )
        (folder / reports / "2027.yaml").write_text(text, encoding="utf-8")
        return folder

    return one
