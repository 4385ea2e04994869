"""The pages of ``docs/reference`` that are made from the code and its data files."""

import re
from collections.abc import Iterable
from functools import cache

from tests.reference_data import indicator_page, law_page
from tests.reference_fields import record_page
from tests.reference_table import table

from conventions.agreement import SECTIONS, Identity
from conventions.base.findings import Code
from conventions.codes import list_codes
from conventions.report import Report
from conventions.schema import schema

NOTE = "<!-- Made from the code: pytest --update -->\n\n"


@cache
def pages() -> dict[str, str]:
    """Every page by its path under ``docs/reference``."""
    agreement = schema("agreement")
    codes = list_codes()
    made = {
        "agreement.md": record_page("agreement", Identity, agreement),
        "report.md": record_page("report", Report, schema("report")),
        "codes/index.md": _list_of(codes),
        "indicators.md": indicator_page(),
        "laws.md": law_page(),
    }
    for name, model in SECTIONS.items():
        made[f"sections/{name}.md"] = record_page(name, model, agreement)
    for code in codes:
        made[f"codes/{code.id}.md"] = _page_of(code)
    return {path: NOTE + text for path, text in made.items()}


def _page_of(code: Code) -> str:
    """The page that ``conventions explain`` prints, under what is found and what to do."""
    said = f"{code.severity.value.capitalize()}: {code.message}"
    known = code.page.startswith("## What")  # it says so itself
    parts = [f"# {code.id} {code.name}", *(() if known else (_blank(said), _blank(code.hint)))]
    return "\n\n".join(part for part in (*parts, code.page.strip()) if part) + "\n"


def _list_of(codes: Iterable[Code]) -> str:
    rows = (
        (f"[{code.id}]({code.id}.md)", code.name, code.severity.value, _blank(code.message))
        for code in codes
    )
    return f"# Codes\n\n{table(('code', 'name', 'severity', 'message'), rows)}"


def _blank(text: str) -> str:
    """A message without values."""
    return re.sub(r"\{\w+\}", "…", text)
