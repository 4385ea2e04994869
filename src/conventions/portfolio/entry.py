"""What came of one case: its rows, and what is wrong with its files, in words.

Entries are kept in a state file, so that a run over a folder that was interrupted, or a second one
after some reports came in, judges only what is new. The words are kept with them: a state is of one
day, one language and one version of this program.
"""

from collections.abc import Iterable
from datetime import date

from pydantic import Field, ValidationError

from conventions.agreement import read_draft
from conventions.assessment import assess
from conventions.base.errors import InvalidDocument
from conventions.base.findings import Finding
from conventions.base.language import Language
from conventions.base.messages import said
from conventions.base.record import Record
from conventions.portfolio.row import Row, rows_of
from conventions.portfolio.shelf import WORKBOOKS, Case, Kind


class Notice(Record):
    """A finding in words."""

    severity: str
    place: str
    code: str
    name: str
    message: str
    do: str
    why: str


class Entry(Record):
    """The rows and notices of one case, and the digest of the files that they come from.

    ``judged`` says that it is an agreement, and that it could be judged.
    """

    digest: str
    judged: bool = True
    rows: tuple[Row, ...] = ()
    notices: tuple[Notice, ...] = ()


class State(Record):
    """What is known so far, of files by digest and of cases by the path of their agreement."""

    program: str
    on: date
    language: str
    kinds: dict[str, Kind] = Field(default_factory=dict)
    entries: dict[str, Entry] = Field(default_factory=dict)


def judge(case: Case, on: date, language: Language) -> Entry:
    """The verdicts on one case, as of a day.

    Raises:
        OSError: one of its files cannot be opened any more.
    """
    from conventions.forms import read_reports
    from conventions.forms.opening import open_form

    path = case.agreement.path
    data = path.read_bytes()
    if path.suffix.lower() in WORKBOOKS:
        return _not_judged(case, open_form(data, str(path))[1], language)
    try:
        agreement = read_draft(data, str(path)).agreement()
    except InvalidDocument as trouble:
        return _not_judged(case, trouble.findings, language)
    files = ((one.path.read_bytes(), str(one.path)) for one in case.reports)
    reports, findings = read_reports(files, agreement)
    assessment = assess(agreement, reports, on)
    rows = tuple(rows_of(agreement, assessment, language))
    notices = _notices((*findings, *assessment.findings), language)
    return Entry(digest=case.digest, rows=rows, notices=notices)


def _not_judged(case: Case, findings: Iterable[Finding], language: Language) -> Entry:
    return Entry(digest=case.digest, judged=False, notices=_notices(findings, language))


def read_state(data: bytes) -> State | None:
    """The state in these bytes, as it was written; none where they hold none."""
    try:
        return State.model_validate_json(data)
    except ValidationError:
        return None


def _notices(findings: Iterable[Finding], language: Language) -> tuple[Notice, ...]:
    return tuple(_notice(finding, language) for finding in findings)


def _notice(finding: Finding, language: Language) -> Notice:
    words = said(finding, language)
    return Notice(
        severity=str(finding.severity),
        place=str(finding.place),
        code=finding.code.id,
        name=finding.code.name,
        message=words.message,
        do=words.do,
        why=words.why,
    )
