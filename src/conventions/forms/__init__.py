"""Forms: written for an agreement and a period in three ways, and read back as reports.

A report may also be a file of its own, YAML or JSON, for programs and for hands. To read one loads
nothing of what forms are made with.
"""

from collections.abc import Iterable
from datetime import date
from importlib import import_module
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, Literal, get_args

from conventions.agreement import Agreement
from conventions.base.findings import Finding
from conventions.base.language import Language
from conventions.base.path import dotted
from conventions.base.period import Period
from conventions.base.shape import checked
from conventions.base.yamlfile import Document
from conventions.forms.codes import NUMBER_INSIDE, PERSON_INSIDE
from conventions.forms.identity import mismatches
from conventions.forms.opening import is_workbook, opened
from conventions.forms.privacy import in_tree, told_in_tree
from conventions.report import Report
from conventions.rules.reported import Locate, alone, compared

if TYPE_CHECKING:
    from conventions.forms.counted import counted_form, period_of
    from conventions.forms.definition import define
    from conventions.forms.filling import filled
    from conventions.forms.participations import read_participations
    from conventions.forms.reading import read

__all__ = [
    "KINDS",
    "Kind",
    "counted_form",
    "define",
    "filled",
    "form",
    "is_workbook",
    "load_report",
    "period_of",
    "read",
    "read_participations",
    "read_report",
    "read_reports",
]

Kind = Literal["xlsx", "html", "csv"]
_WRITERS: dict[Kind, str] = {
    "xlsx": "conventions.forms.xlsx",
    "html": "conventions.forms.html",
    "csv": "conventions.forms.delimited",
}
KINDS: tuple[Kind, ...] = get_args(Kind)
"""What a form is written as."""
_HOMES = {
    "counted_form": "counted",
    "period_of": "counted",
    "define": "definition",
    "filled": "filling",
    "read_participations": "participations",
    "read": "reading",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'conventions.forms' has no attribute {name!r}")
    return getattr(import_module(f"conventions.forms.{_HOMES[name]}"), name)


def form(
    agreement: Agreement,
    period: Period,
    language: Language,
    issued: date,
    *,
    kind: Kind = "xlsx",
    previous: Report | None = None,
    participations: bool = False,
) -> bytes:
    """The reporting form of a period, made on the day ``issued``: a workbook, a page or a list.

    What the ``previous`` report said stands beside each target. With ``participations``, a workbook
    also brings a sheet for their list; it is counted where it is (``counted_form``), and never
    handed in.

    Raises:
        UnknownName: it is no period, or nothing of this agreement is reported in it.
        ValueError: a page or a list is to bring such a sheet.
    """
    from conventions.forms.definition import define

    if participations and kind != "xlsx":
        raise ValueError("only a workbook has a sheet for participations")
    write = import_module(_WRITERS[kind]).write
    asked = define(agreement, period, language, previous, participations=participations)
    data: bytes = write(asked, issued)
    return data


def load_report(
    path: str | FilePath, agreement: Agreement
) -> tuple[Report | None, tuple[Finding, ...]]:
    """The report in a file and what is wrong with it: .xlsx, .ods, .csv, .json or .yaml.

    Raises:
        OSError: the file cannot be opened.
    """
    return read_report(FilePath(path).read_bytes(), agreement, str(path))


def read_report(
    data: bytes, agreement: Agreement, file: str = ""
) -> tuple[Report | None, tuple[Finding, ...]]:
    """The report in these bytes; what they begin with says which kind. Never raises."""
    report, findings, _ = _located(data, agreement, file)
    return report, findings


def read_reports(
    files: Iterable[tuple[bytes, str]], agreement: Agreement
) -> tuple[tuple[Report, ...], tuple[Finding, ...]]:
    """The reports in several files, each with its name, and what is wrong with them. Never raises.

    Each is examined alone and beside those before it; what is no report on the agreement is left
    out.
    """
    reports: list[Report] = []
    places: list[Locate] = []
    findings: list[Finding] = []
    for data, file in files:
        report, found, locate = _located(data, agreement, file)
        findings += found
        if report is not None and report.agreement == agreement.id:
            reports.append(report)
            places.append(locate)
    findings += compared(agreement, tuple(reports), tuple(places))
    return tuple(reports), tuple(findings)


def _located(
    data: bytes, agreement: Agreement, file: str
) -> tuple[Report | None, tuple[Finding, ...], Locate]:
    """A report, what is wrong with it alone, and where its paths stand in the file."""
    found = opened(data, file)
    if not isinstance(found, Document):
        from conventions.forms.reading import located

        return located(*found, agreement, file)
    document = found
    if document.tree is None:
        return None, document.findings, document.place
    named = tuple(
        Finding(NUMBER_INSIDE, dotted(path), {}, document.place(path))
        for path in in_tree(document.tree)
    )
    named += tuple(
        Finding(PERSON_INSIDE, dotted(path), values, document.place(path))
        for path, values in told_in_tree(document.tree)
    )
    if named:
        # What else is wrong with it might repeat the number, or what is told.
        return None, named, document.place
    report, wrong = checked(Report, document.tree, document)
    findings = (*document.findings, *wrong)
    if report is None:
        return None, findings, document.place
    place = document.place(("agreement",))
    findings += mismatches(agreement, report.agreement, report.version, place)
    if report.agreement == agreement.id:
        findings += alone(agreement, report, document.place)
    return report, findings, document.place
