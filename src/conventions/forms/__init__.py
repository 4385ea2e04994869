"""Forms: written for an agreement and a period, and read back as reports.

A report may also be a file of its own, YAML or JSON, for programs and for hands.
"""

from datetime import date
from pathlib import Path as FilePath

from conventions.agreement import Agreement
from conventions.base.findings import Finding
from conventions.base.language import Language
from conventions.base.path import dotted
from conventions.base.period import Period
from conventions.base.shape import checked
from conventions.base.yamlfile import read as read_yaml
from conventions.forms.checks import doubts
from conventions.forms.definition import define
from conventions.forms.filling import filled
from conventions.forms.identity import mismatches
from conventions.forms.reading import read
from conventions.report import Report

__all__ = ["define", "filled", "form", "load_report", "read", "read_report"]

_ARCHIVE = b"PK"
_OLD_OFFICE = bytes.fromhex("d0cf11e0")
"""How an .xls begins, and an .xlsx with a password."""


def form(agreement: Agreement, period: Period, language: Language, issued: date) -> bytes:
    """The reporting form of a period, as an .xlsx made on the day ``issued``.

    Raises:
        UnknownName: it is no period, or nothing of this agreement is reported in it.
    """
    from conventions.forms.xlsx import write

    return write(define(agreement, period, language), issued)


def load_report(
    path: str | FilePath, agreement: Agreement
) -> tuple[Report | None, tuple[Finding, ...]]:
    """The report in a file, .xlsx, .yaml or .json, and what is wrong with it.

    Raises:
        OSError: the file cannot be opened.
    """
    return read_report(FilePath(path).read_bytes(), agreement, str(path))


def read_report(
    data: bytes, agreement: Agreement, file: str = ""
) -> tuple[Report | None, tuple[Finding, ...]]:
    """The report in these bytes; what they begin with says which kind. Never raises."""
    if data.startswith((_ARCHIVE, _OLD_OFFICE)):
        return read(data, agreement, file)
    document = read_yaml(data, file)
    if document.tree is None:
        return None, document.findings
    report, found = checked(Report, document.tree, document)
    findings = (*document.findings, *found)
    if report is None:
        return None, findings
    place = document.place(("agreement",))
    findings += mismatches(agreement, report.agreement, report.version, place)
    if report.agreement == agreement.id:
        findings += tuple(
            Finding(doubt.code, dotted(doubt.path), doubt.values, document.place(doubt.path))
            for doubt in doubts(report, agreement, agreement.authoritative)
        )
    return report, findings
