"""What ``assess`` takes for a folder of agreements only; light, as a single file pays for it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

import click

from conventions.agreement.evaluation import Band
from conventions.assessment import EVIDENCE, STATES
from conventions.cli.options import F

SUFFIXES = (".ocds.json", ".indigo.csv", ".json", ".xlsx", ".parquet", ".svg")
"""What may be written; the ending of a file's name says which."""
_SELECTABLE = tuple(sorted({*get_args(Band), *STATES, *EVIDENCE}))
_NAMES = ("indicators", "statuses", "laws", "period", "outputs", "resume", "public", "profile")


def of_a_folder(function: F) -> F:
    """The options that only a folder of agreements has."""
    for add in reversed(
        (
            click.option("--indicator", "indicators", multiple=True, help="FOLDER: only this one."),
            click.option(
                "--status",
                "statuses",
                multiple=True,
                type=click.Choice(_SELECTABLE),
                help="FOLDER: only this verdict or evidence.",
            ),
            click.option("--law", "laws", multiple=True, help="FOLDER: only this legal framework."),
            click.option("--period", help="FOLDER: only results within it: 2027, 2027-Q1, term."),
            click.option(
                "-o",
                "--output",
                "outputs",
                multiple=True,
                type=click.Path(dir_okay=False, path_type=Path),
                help=f"FOLDER: file to write instead; {', '.join(SUFFIXES)}.",
            ),
            click.option(
                "--resume",
                type=click.Path(dir_okay=False, path_type=Path),
                help="FOLDER: state to go on from, and to keep.",
            ),
            click.option("--public", is_flag=True, help="FOLDER: under a disclosure profile."),
            click.option(
                "--profile", help="FOLDER: the same, under a profile of one's own (YAML)."
            ),
        )
    ):
        function = add(function)
    return function


def refuse_for_a_file(given: Mapping[str, Any]) -> None:
    """Say which option has no meaning for a single agreement.

    Raises:
        BadParameter: there is one.
    """
    for name in _NAMES:
        if given[name]:
            raise click.BadParameter("only for a folder", param_hint=name)


def refuse_for_a_folder(given: Mapping[str, Any]) -> None:
    """Say which option has a meaning for a single agreement only, and would be passed over.

    Raises:
        BadParameter: there is one.
    """
    for name in ("explain", "as_reported"):
        if given[name]:
            hint = f"--{name.replace('_', '-')}"
            raise click.BadParameter("not for a folder", param_hint=hint)
