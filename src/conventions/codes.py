"""Every code of the program, for ``explain`` and the reference docs."""

import difflib

from conventions import settlement
from conventions.assessment import codes as assessment
from conventions.base import safety, shape, yamlfile
from conventions.base.errors import UnknownName
from conventions.base.findings import Code
from conventions.bulk import codes as bulk
from conventions.forms import codes as forms
from conventions.law import codes as law
from conventions.records import codes as records
from conventions.rules.catalogue import list_rules
from conventions.rules.lint import UNUSED_ACCEPTANCE
from conventions.word import codes as word
from conventions.word.template import codes as template


def list_codes() -> tuple[Code, ...]:
    """All codes, by id."""
    found = (
        *yamlfile.CODES,
        *safety.CODES,
        *shape.CODES,
        *law.CODES,
        *settlement.CODES,
        *records.CODES,
        *assessment.CODES,
        *bulk.CODES,
        *forms.CODES,
        *word.CODES,
        *template.CODES,
        *(rule.code for rule in list_rules()),
        UNUSED_ACCEPTANCE,
    )
    return tuple(sorted(found, key=lambda code: code.id))


def find_code(code_id: str) -> Code:
    """The code with this id, or this name in words.

    Raises:
        UnknownName: there is none; with the nearest ids.
    """
    wanted = code_id.strip()
    codes = list_codes()
    for code in codes:
        if wanted.upper() == code.id or wanted.lower() == code.name:
            return code
    near = difflib.get_close_matches(wanted.upper(), [code.id for code in codes], n=3, cutoff=0.4)
    raise UnknownName("code", code_id, tuple(near))
