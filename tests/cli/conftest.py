"""What tests of commands share."""

from pathlib import Path

import pytest


@pytest.fixture
def minimal_path(root: Path) -> str:
    """The smallest complete agreement, in French."""
    return str(root / "examples/minimal/agreement.fr.yaml")
