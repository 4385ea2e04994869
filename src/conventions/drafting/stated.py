"""A text of the view that knows which field of the agreement it stands for."""

from typing import Any, Self

from conventions.base.path import Path


class Stated(str):
    """The value of a field, as it stands in the file or, once a filter has said it, in words.

    ``kind`` names the filter, so that what comes back in Word can be read the other way round;
    empty for the value itself. Whatever else is made of it is a plain text.
    """

    __slots__ = ("kind", "path")

    path: Path
    kind: str

    def __new__(cls, text: str, path: Path, kind: str = "") -> Self:
        """The text with its path."""
        made = super().__new__(cls, text)
        made.path = path
        made.kind = kind
        return made

    def said(self, text: str, kind: str) -> "Stated":
        """The same field in words."""
        return Stated(text, self.path, kind)


def unstated(value: str) -> str:
    """A plain text, of which no field is known: a name that stands for an identifier.

    >>> type(unstated(Stated("Atelier", ("parties", 0, "legal_name"))))
    <class 'str'>
    """
    return str(value)


def mentioned(value: Any) -> Any:
    """A name as a plain text: changed where it is only mentioned, it is not changed."""
    return unstated(value) if isinstance(value, Stated) else value
