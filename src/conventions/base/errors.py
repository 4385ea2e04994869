"""Exceptions: everything wrong with a call. What is wrong with a document is a finding."""

from conventions.base.findings import Finding


class ConventionsError(Exception):
    """The public base. ``findings`` is empty unless a document is at fault."""

    findings: tuple[Finding, ...] = ()


class InvalidDocument(ConventionsError):  # noqa: N818 - it names the thing, as FileNotFoundError does not
    """The document cannot be used for what was asked; ``findings`` says why, all at once."""

    def __init__(self, what: str, findings: tuple[Finding, ...]) -> None:
        super().__init__(what)
        self.findings = findings


class UnknownName(ConventionsError):  # noqa: N818
    """A name that is in no catalogue: a law, an indicator, a code, a language."""

    def __init__(self, kind: str, name: str, suggestions: tuple[str, ...] = ()) -> None:
        hint = f"; did you mean {' or '.join(suggestions)}?" if suggestions else ""
        super().__init__(f"no {kind} is called {name!r}{hint}")
        self.kind, self.name, self.suggestions = kind, name, suggestions
