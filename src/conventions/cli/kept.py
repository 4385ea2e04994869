"""The state of a run over a folder: what it starts from, and what it leaves on the way."""

from collections.abc import Mapping
from datetime import date
from importlib.metadata import version
from pathlib import Path
from time import monotonic

import click

from conventions.base.language import Language, word
from conventions.base.safety import write_whole
from conventions.portfolio import Entry, Kind, State, read_state

_BETWEEN = 2.0
"""Seconds between two states that are kept."""


class Keep:
    """The state file: kept now and then, so that an interrupted run can be resumed."""

    def __init__(self, path: Path | None, on: date, language: Language, program: str) -> None:
        self.path, self.on, self.language, self.program = path, on, language, program
        self.last = monotonic()
        self.known: tuple[Mapping[str, Kind], Mapping[str, Entry]] | None = None

    def later(self, kinds: Mapping[str, Kind], entries: Mapping[str, Entry]) -> None:
        """Keep it if the last time was a while ago, else when the run is interrupted."""
        self.known = kinds, entries
        if self.path is not None and monotonic() - self.last > _BETWEEN:
            self.now(kinds, entries)

    def interrupted(self) -> None:
        """Keep what is known so far."""
        if self.known is not None:
            self.now(*self.known)

    def now(self, kinds: Mapping[str, Kind], entries: Mapping[str, Entry]) -> None:
        """Keep it, if there is a file for it."""
        if self.path is None:
            return
        state = State(
            program=self.program,
            on=self.on,
            language=self.language,
            kinds=dict(kinds),
            entries=dict(entries),
        )
        write_whole(self.path, state.model_dump_json(indent=1).encode())
        self.last = monotonic()


def resumed(path: Path | None, on: date, lang: Language) -> tuple[State | None, Keep]:
    """The state to go on from, if it is of this day, language and version; and how it is kept."""
    program = version("conventions")
    keep = Keep(path, on, lang, program)
    if path is None or not path.exists():
        return None, keep
    state = read_state(path.read_bytes())
    if state is None:
        raise click.BadParameter(str(path), param_hint="--resume")
    if (state.program, state.on, state.language) != (program, on, lang):
        click.echo(word(lang, "portfolio", "state-other", file=path), err=True)
        return None, keep
    return state, keep
