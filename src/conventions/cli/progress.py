"""How far a long run has come."""

import sys
from collections.abc import Iterable, Sequence
from time import monotonic
from typing import TypeVar

from conventions.base.language import Language, word

T = TypeVar("T")
_PATIENCE = 1.0
"""Seconds after which a terminal shows how far it has come."""


class Watched:
    """A bar on standard error, once a run takes longer than a moment and somebody looks."""

    def __init__(self, language: Language) -> None:
        self.language, self.begun = language, monotonic()

    def over(self, things: Sequence[T], /) -> Iterable[T]:
        """The things, one after the other."""
        if not sys.stderr.isatty():
            yield from things
            return
        from rich.console import Console
        from rich.progress import Progress

        console = Console(stderr=True)  # which heeds NO_COLOR itself
        progress = Progress(console=console, transient=True)
        task = progress.add_task(word(self.language, "portfolio", "reading"), total=len(things))
        try:
            for thing in things:
                if monotonic() - self.begun > _PATIENCE and not progress.live.is_started:
                    progress.start()
                yield thing
                progress.advance(task)
        finally:
            if progress.live.is_started:
                progress.stop()
