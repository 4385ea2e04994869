"""Tables of Markdown."""

from collections.abc import Iterable


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table; a bar inside a cell would end it, so it becomes a slash."""
    top = list(head)
    lines = [top, ["---"] * len(top), *(list(row) for row in rows)]
    return "".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |\n" for line in lines)


def addressed(key: str, text: str) -> str:
    """A cell that can be linked to: ``laws.md#ch-alv.stay_min``."""
    return f'<a id="{key.lower()}"></a>`{text}`'
