"""A form that came back, whichever way: what its bytes begin with says how it is opened."""

import re
from dataclasses import replace

from conventions.base.findings import Finding, Place
from conventions.base.yamlfile import Document
from conventions.base.yamlfile import read as read_yaml
from conventions.forms import codes
from conventions.forms.delimited import is_list, open_list
from conventions.forms.listing import listed
from conventions.forms.opendocument import is_spreadsheet, open_spreadsheet
from conventions.forms.outside import parts_with_numbers
from conventions.forms.submission import is_submission, submitted
from conventions.forms.workbook import Book, open_book

_ARCHIVE = b"PK"
_OLD_OFFICE = bytes.fromhex("d0cf11e0")
"""How an .xls begins, and an .xlsx with a password."""
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html|!--)", re.IGNORECASE)

Opened = tuple[Book | None, tuple[Finding, ...]]


def opened(data: bytes, file: str = "") -> Opened | Document:
    """The cells of a form, or why it is not opened; a text that is no form as a document of YAML.

    Workbooks (.xlsx, .ods), lists (.csv), the file that the page of a form saves (.json).
    """
    if is_workbook(data):
        return _workbook(data, file)
    if _PAGE.match(data):
        return None, (Finding(codes.PAGE_SAVED, "", {}, Place(file)),)
    if is_list(data):
        return open_list(data, file)
    document = read_yaml(data, file)
    return submitted(document) if is_submission(document) else document


def is_workbook(data: bytes) -> bool:
    """Whether the bytes begin as a workbook does, whichever program wrote it."""
    return data.startswith((_ARCHIVE, _OLD_OFFICE))


def open_form(data: bytes, file: str = "") -> Opened:
    """The same, where nothing but a form will do: any other text is no workbook."""
    found = opened(data, file)
    return open_book(data, file) if isinstance(found, Document) else found


def _workbook(data: bytes, file: str) -> Opened:
    is_open = is_spreadsheet(data)
    book, findings = open_spreadsheet(data, file) if is_open else open_book(data, file)
    if book is None:
        return None, findings
    return replace(listed(book), outside=tuple(parts_with_numbers(data))), findings
