"""The draft: what a file is until all ten sections are valid.

Each section is validated alone, so that one fault does not hide another: a draft holds the
sections that are valid and findings for the rest.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from conventions.agreement.agreement import SECTIONS, Agreement, Identity
from conventions.base.errors import InvalidDocument, UnknownName
from conventions.base.findings import Finding, Severity
from conventions.base.shape import MISSING, checked
from conventions.base.yamlfile import Document, read
from conventions.law import Law, merge
from conventions.law.codes import UNKNOWN_LAW


@dataclass(frozen=True)
class Draft:
    """What could be read of a file: its identity, its valid sections, the law, and findings."""

    document: Document
    identity: Identity | None
    sections: Mapping[str, Any]
    law: Law | None
    findings: tuple[Finding, ...]

    @property
    def is_whole(self) -> bool:
        """Whether all of it could be read, and in one way only."""
        read_all = self.identity is not None and len(self.sections) == len(SECTIONS)
        sure = all(finding.severity is not Severity.ERROR for finding in self.findings)
        return read_all and self.law is not None and sure

    def agreement(self) -> Agreement:
        """The agreement.

        Raises:
            InvalidDocument: a section is missing or invalid, or a key stands twice, so that nobody
                can say which of two values was agreed; ``findings`` says which and why.
        """
        if self.identity is None or not self.is_whole:
            raise InvalidDocument(
                f"{self.document.file or 'the file'} is a draft: not all sections are valid",
                self.findings,
            )
        # Every part has been validated alone; validating the whole again would find nothing new.
        head = {name: getattr(self.identity, name) for name in Identity.model_fields}
        return Agreement.model_construct(**head, **self.sections)


def load_draft(path: str | FilePath) -> Draft:
    """The draft in a file.

    Raises:
        OSError: the file cannot be opened.
    """
    return read_draft(FilePath(path).read_bytes(), str(path))


def load_agreement(path: str | FilePath) -> Agreement:
    """The agreement in a file.

    Raises:
        InvalidDocument: it is still a draft.
        OSError: the file cannot be opened.
    """
    return load_draft(path).agreement()


def read_draft(data: bytes, file: str = "") -> Draft:
    """The draft in these bytes. Never raises, whatever they are."""
    document = read(data, file)
    if document.tree is None:
        return Draft(document, None, {}, None, document.findings)
    findings = list(document.findings)
    head = {key: value for key, value in document.tree.items() if key not in SECTIONS}
    identity, found = checked(Identity, head, document)
    findings += found
    sections: dict[str, Any] = {}
    for name, model in SECTIONS.items():
        if document.tree.get(name) is None:
            findings.append(Finding(MISSING, name, {"key": name}, document.place((name,))))
            continue
        section, found = checked(model, document.tree[name], document, (name,))
        findings += found
        if section is not None:
            sections[name] = section
    law, found = _law(document)
    findings += found
    return Draft(document, identity, sections, law, tuple(findings))


def _law(document: Document) -> tuple[Law | None, tuple[Finding, ...]]:
    """The law that applies, even where another fault keeps the identity from being valid."""
    named = document.tree.get("laws")
    if not isinstance(named, list) or not named or not all(isinstance(n, str) for n in named):
        return None, ()
    unknown = []
    for position, name in enumerate(named):
        try:
            merge((name,))
        except UnknownName as trouble:
            near = f" → {', '.join(trouble.suggestions)}" if trouble.suggestions else ""
            values = {"law": name, "suggestion": near}
            place = document.place(("laws", position))
            unknown.append(Finding(UNKNOWN_LAW, f"laws[{position}]", values, place))
    return (None, tuple(unknown)) if unknown else (merge(tuple(named)), ())


def unreadable(draft: Draft) -> bool:
    """Whether the file could not be read at all: hostile, damaged or not YAML."""
    return draft.document.tree is None and any(
        finding.severity is Severity.ERROR for finding in draft.findings
    )
