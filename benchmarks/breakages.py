"""Which share of breakages ``lint`` notices, when the examples are broken one field at a time.

Each field of each example is taken out, and then changed: a number made ten times as large, a day
moved five years back, true made false, a name made another one, a text left to be filled in. A
breakage is noticed where a finding appears that was not there before.

    python benchmarks/breakages.py
"""

import copy
import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from conventions.agreement import read_draft
from conventions.base.path import Path as TreePath
from conventions.base.path import follow
from conventions.base.yamlfile import read
from conventions.rules.lint import lint

EXAMPLES = Path(__file__).parents[1] / "examples"
CASES = ("minimal/agreement.fr.yaml", "fai_biel_seeland/agreement.yaml")


def fields(tree: Any, path: TreePath = ()) -> Iterator[TreePath]:
    """Every field of a mapping, and every entry of a list, down to the texts."""
    entries = tree.items() if isinstance(tree, dict) else enumerate(tree)
    for step, below in entries:
        yield (*path, step)
        if isinstance(below, dict | list):
            yield from fields(below, (*path, step))


def without(tree: Any, path: TreePath) -> Any:
    """The tree without a field."""
    broken = copy.deepcopy(tree)
    del follow(broken, path[:-1])[path[-1]]
    return broken


def changed(tree: Any, path: TreePath) -> Any | None:
    """The tree with a field changed, or none where it is no text."""
    value = follow(tree, path)
    if not isinstance(value, str):
        return None
    broken = copy.deepcopy(tree)
    follow(broken, path[:-1])[path[-1]] = other(value)
    return broken


def other(value: str) -> str:
    """A value of the same shape that is wrong."""
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        day = date.fromisoformat(value)
        return day.replace(year=day.year - 5, day=min(day.day, 28)).isoformat()
    if re.fullmatch(r"[0-9]+(\.[0-9]+)?", value):
        return f"{float(value) * 10:g}"
    if value in ("true", "false"):
        return "false" if value == "true" else "true"
    if re.fullmatch(r"[a-z0-9-]+", value):
        return f"{value}-x"
    return "TODO"


def found(tree: Any) -> set[str]:
    """What lint says of a tree, each finding by its code and path."""
    draft = read_draft(json.dumps(tree, ensure_ascii=False).encode())
    return {finding.fingerprint for finding in lint(draft).findings if not finding.accepted}


def main() -> None:
    """Print the shares, by kind of breakage and by section."""
    noticed: Counter[tuple[str, str]] = Counter()
    tried: Counter[tuple[str, str]] = Counter()
    for case in CASES:
        tree = read((EXAMPLES / case).read_bytes()).tree
        before = found(tree)
        for path in fields(tree):
            for kind, broken in (
                ("taken out", without(tree, path)),
                ("changed", changed(tree, path)),
            ):
                if broken is not None:
                    key = (str(path[0]), kind)
                    tried[key] += 1
                    noticed[key] += bool(found(broken) - before)
    for kind in ("taken out", "changed"):
        hits = sum(count for (_section, of), count in noticed.items() if of == kind)
        total = sum(count for (_section, of), count in tried.items() if of == kind)
        print(f"{kind:10} {hits:5} of {total:5} noticed: {hits / total:.0%}")
    for section in dict.fromkeys(section for section, _kind in tried):
        shares = [
            f"{noticed[section, kind]:4}/{tried[section, kind]:<4}"
            for kind in ("taken out", "changed")
            if tried[section, kind]
        ]
        print(f"  {section:12} {'  '.join(shares)}")


if __name__ == "__main__":
    main()
