"""Codes about reports, with their pages."""

from conventions.base.findings import Code, Severity


def report_code(  # noqa: PLR0913 - a page has these parts
    number: int,
    name: str,
    severity: Severity,
    message: str,
    hint: str,
    *,
    what: str,
    why: str,
    example: str,
    instead: str,
) -> Code:
    """A code of the letter R; its page is put together from its parts."""
    page = f"{what}\n\n## Why\n\n{why}\n\n## Example\n\n{example}\n\n## Instead\n\n{instead}\n"
    return Code(f"R{number}", name, severity, message, hint, why, page)
