"""The real case most of these tests edit: its file, and its French draft as it went out."""

from datetime import date
from pathlib import Path

import pytest

from conventions.agreement import Draft, load_draft
from conventions.word import draft

FAI = Path(__file__).resolve().parents[3] / "examples/fai_biel_seeland/agreement.yaml"


@pytest.fixture(scope="session")
def fai() -> Draft:
    return load_draft(FAI)


@pytest.fixture(scope="session")
def sent(fai: Draft) -> bytes:
    return draft(fai, "fr", created=date(2026, 11, 22))
