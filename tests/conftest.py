"""What every test may use: the root of the checkout, the smallest agreement, and ``--update``."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# The default deadline is an assertion on time, and no test here asserts on time.
settings.register_profile("house", deadline=None)
settings.register_profile("thorough", deadline=None, max_examples=10_000)
settings.load_profile("house")

ROOT = Path(__file__).resolve().parent.parent
collect_ignore_glob = ["word/office/*.py"]  # run on the Python of LibreOffice


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update`` renews what is made from sources; look at the difference, then commit."""
    parser.addoption("--update", action="store_true", help="renew generated and golden files")


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def minimal() -> bytes:
    """The smallest complete agreement, in French."""
    return (ROOT / "examples/minimal/agreement.fr.yaml").read_bytes()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with a committed file, or write the file under ``--update``."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        expected = path.read_text(encoding="utf-8") if path.exists() else ""
        assert text == expected, f"{path.relative_to(ROOT)} differs: pytest --update, then look"

    return compare
