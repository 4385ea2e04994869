"""The command ``conventions`` and its subcommands, each loaded when it is called."""

import errno
import os
from importlib import import_module
from typing import Any

import click

COMMANDS = {
    "demo": "demo",
    "new": "documents",
    "lint": "lint",
    "explain": "lint",
    "draft": "documents",
    "read": "read",
    "compare": "compare",
    "template": "template",
    "form": "documents",
    "count": "count",
    "check": "check",
    "assess": "assess",
    "bulk": "bulk",
    "settle": "settle",
    "monitor": "monitor",
    "deadlines": "deadlines",
    "schema": "catalogues",
    "indicators": "catalogues",
    "laws": "catalogues",
    "rules": "catalogues",
}
"""Command to the module of this folder that holds it, in the order in which they are listed."""


class NotWritten(click.ClickException):
    """A file that cannot be written where it was asked for: a wrong call."""

    exit_code = click.UsageError.exit_code


class Commands(click.Group):
    """A group that imports a command only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The commands in the order in which an agreement meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of this name, or none."""
        home = COMMANDS.get(cmd_name)
        if home is None:
            return None
        command = getattr(import_module(f"conventions.cli.{home}"), cmd_name)
        return command if isinstance(command, click.Command) else None

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a file that cannot be written ends it as a wrong call, in one line.

        A pipe that nobody reads any more is for click to end.
        """
        try:
            return super().invoke(ctx)
        except OSError as trouble:
            if trouble.errno == errno.EPIPE or trouble.filename is None:
                raise
            raise NotWritten(f"{trouble.filename}: {trouble.strerror}") from trouble


def _print_version(ctx: click.Context, _parameter: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"conventions {version('conventions')}")
        ctx.exit()


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit: 0 fine, 1 findings, 2 wrong usage, 3 unreadable or hostile input.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Print the version.",
)
@click.pass_context
def conventions(ctx: click.Context) -> None:
    """Performance agreements: checked, drafted, reported, assessed, settled."""
    if os.environ.get("NO_COLOR"):  # https://no-color.org
        ctx.color = False
