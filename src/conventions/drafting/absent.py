"""What a view holds where an agreement has nothing to print, or nothing in this language."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from conventions.agreement import Agreement
from conventions.base.labels import label_at, records_in
from conventions.base.language import Language, word
from conventions.base.path import Path, dotted


@dataclass(frozen=True)
class Absent:
    """A value that is missing: false in a condition, empty in a loop, a mark where it is printed.

    ``records`` are those it could have been made of, so that ``term.start`` is as absent as
    ``term`` while a name that no record knows stays an error. ``called`` is what to call it, where
    the label of its field would say too little; ``kind`` is how it would be said.
    """

    path: Path
    language: Language
    records: tuple[type[BaseModel], ...] = ()
    called: str = ""
    kind: str = ""

    def __bool__(self) -> bool:
        return False

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    @property
    def label(self) -> str:
        """What it is called in the text."""
        return self.called or label_at(Agreement, self.path, self.language)

    @property
    def place(self) -> str:
        """Where it belongs in the file."""
        return dotted(self.path)

    def below(self, name: str) -> "Absent | None":
        """What is absent inside it, or none where no record has such a field."""
        for record in self.records:
            if name in record.model_fields:
                inside = tuple(records_in(record.model_fields[name].annotation))
                return Absent((*self.path, name), self.language, inside)
        return None


@dataclass(frozen=True)
class Untranslated:
    """A text that the agreement has, but not in the language of the document.

    ``source`` is the language it is in.
    """

    path: Path
    language: Language
    text: str
    source: Language | None = None

    @property
    def label(self) -> str:
        """What stands before the text in the other language."""
        return word(self.language, "document", "untranslated")

    @property
    def place(self) -> str:
        """Where the translation belongs in the file."""
        return f"{dotted(self.path)}.{self.language}"
