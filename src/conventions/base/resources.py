"""Where the files live that are not code. The only module that knows.

Contract wording and examples stand at the top of the checkout, where people look for them, and
inside the package once it is installed. The package holds compiled dependencies, so it never runs
from inside a zip: a plain path is enough, and ``importlib.resources`` would cost 7 ms per command.
"""

from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
_CHECKOUT = Path(__file__).parents[3]


def templates() -> Path:
    """The folder of contract wording, by law.

    >>> templates().is_dir()
    True
    """
    return _installed_or_checkout("templates")


def examples() -> Path:
    """The folder of real cases, each a folder with its inputs and the output to expect.

    >>> examples().is_dir()
    True
    """
    return _installed_or_checkout("examples")


def locales() -> Path:
    """The folder of users' texts, a folder per language.

    >>> locales().is_dir()
    True
    """
    return _PACKAGE / "base" / "locales"


def laws() -> Path:
    """The folder of law files, one per legal framework.

    >>> laws().is_dir()
    True
    """
    return _PACKAGE / "law"


def indicators() -> Path:
    """The folder of the indicator catalogue, one file per theme.

    >>> indicators().is_dir()
    True
    """
    return _PACKAGE / "indicators"


def _installed_or_checkout(name: str) -> Path:
    """The packaged folder first: it is absent from a checkout, where the live files count."""
    packaged = _PACKAGE / name
    return packaged if packaged.is_dir() else _CHECKOUT / name
