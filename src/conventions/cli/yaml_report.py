"""A report as YAML: what the program read or counted, in a file that people go on writing in."""

from decimal import Decimal
from typing import Any

from conventions.report import Report


def as_yaml(report: Report) -> str:
    """The report as a file that every command over reports reads."""
    import yaml

    tree = _plain(report.model_dump(exclude_defaults=True))
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, default_flow_style=None)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else f"{value.normalize():f}"
    return value
