"""A rule: a function from the sections it names, and the law, to findings.

Its parameters say what it reads; it runs when all of them are valid, else it waits. Its docstring
is its page, under the headings Why, Example, Instead and Law.
"""

import inspect
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from conventions.base.findings import Code, Severity
from conventions.base.path import Path


@dataclass(frozen=True)
class Found:
    """What a rule found: where, and the values it judged."""

    path: Path
    values: dict[str, Any]


@dataclass(frozen=True)
class Rule:
    """A code, what must be valid before it can be judged, and the function that judges."""

    code: Code
    needs: tuple[str, ...]
    check: Callable[..., Iterable[Found]]


def found(*path: str | int, **values: Any) -> Found:
    """Something found at this path, with the values its message speaks of."""
    return Found(path, values)


def rule(
    code: str, name: str, severity: Severity, message: str, *, hint: str, why: str = ""
) -> Callable[[Callable[..., Iterator[Found]]], Rule]:
    """Make a rule of a function.

    Args:
        code: one letter for the place and three digits; never reused.
        name: the same in words, for people.
        severity: ``error`` only where it is certain and prevents signing or computing.
        message: what is wrong, in one sentence, with the values judged in ``{braces}``.
        hint: what to do.
        why: the reason or the law, in a few words.
    """

    def make(check: Callable[..., Iterator[Found]]) -> Rule:
        page = inspect.cleandoc(check.__doc__ or "")
        # The parameters, read cheaply: importing the rules must not cost a signature each.
        needs = check.__code__.co_varnames[: check.__code__.co_argcount]
        return Rule(Code(code, name, severity, message, hint, why, page), needs, check)

    return make
