"""The box in which contract wording runs: names, conditions, lists, our own filters, nothing else.

Wording is Jinja. Four walls stand between it and the machine: only plain data comes in (``view``);
a name after a dot is looked up in that data and is never an attribute of an object; every node of
the syntax tree must be on a short list; and Jinja's own immutable sandbox stands behind. So there
is no call, no arithmetic, no import, and a text can be no longer than its data times its wording.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import CodeType
from typing import TYPE_CHECKING, Any

from conventions.base.errors import ConventionsError
from conventions.drafting.absent import Absent

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.nodes import Node

MAX_DEPTH = 2
"""A loop may stand in a loop, and no deeper."""
MAX_CONSTANT = 60
"""Characters of a text, digits of a number, that wording may hand to a filter."""

_ALLOWED = frozenset(
    {
        "Template",
        "Output",
        "TemplateData",
        "Name",
        "Getattr",
        "Const",
        "Filter",
        "For",
        "If",
        "Compare",
        "Operand",
        "And",
        "Or",
        "Not",
    }
)
_OF_THE_VIEW = frozenset({"Name", "Getattr", "Filter"})

Filters = Mapping[str, Callable[..., Any]]


class RefusedWording(ConventionsError):  # noqa: N818 - it names the thing, as FileNotFoundError does not
    """A template that asks for more than names, conditions, lists and our filters."""

    def __init__(self, what: str, line: int) -> None:
        super().__init__(f"wording, line {line}: {what}")
        self.line = line


def compiled(
    source: str,
    filters: frozenset[str],
    polished: Callable[[str], str],
    shown: Callable[[Any], str],
) -> CodeType:
    """The wording as a program, for any view and for filters of these names.

    ``polished`` may better the typography of the fixed text; ``shown`` is asked for the text of
    every value that is printed.

    Raises:
        RefusedWording: it is no Jinja, or holds a node that is not on the list.
    """
    from jinja2 import TemplateSyntaxError
    from jinja2.nodes import TemplateData

    environment = _environment()(dict.fromkeys(filters, str), shown)
    try:
        tree = environment.parse(source)
        for node in _allowed(tree, filters):
            if isinstance(node, TemplateData):
                node.data = polished(node.data)
        return environment.compile(tree)
    except TemplateSyntaxError as error:
        raise RefusedWording(error.message or "not understood", error.lineno) from error


def rendered(
    code: CodeType, view: Mapping[str, Any], filters: Filters, shown: Callable[[Any], str]
) -> str:
    """The text of a compiled wording with the values of a view.

    Raises:
        RefusedWording: it asks for a name that the view does not have.
    """
    from jinja2 import Template, UndefinedError

    template = Template.from_code(_environment()(filters, shown), code, {})
    try:
        return template.render(view)
    except UndefinedError as error:
        raise RefusedWording(error.message or "unknown name", 0) from error


def _allowed(tree: "Node", filters: frozenset[str]) -> "Iterator[Node]":
    """Every node of a tree, up to the first that is not allowed.

    Raises:
        RefusedWording: one is not.
    """
    waiting = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        fault = _fault(node, filters, depth)
        if fault:
            raise RefusedWording(fault, node.lineno)
        yield node
        inside = depth + (type(node).__name__ == "For")
        waiting += [(child, inside) for child in node.iter_child_nodes()]


def _fault(node: Any, filters: frozenset[str], depth: int) -> str:
    """What is wrong with a node, or nothing."""
    match type(node).__name__:
        case kind if kind not in _ALLOWED:
            fault = f"{kind} is not allowed"
        case "Name" | "Getattr" if _name(node).startswith("_"):
            fault = f"{_name(node)} is not a name of the view"
        case "Const" if len(str(node.value)) > MAX_CONSTANT:
            fault = f"a constant of more than {MAX_CONSTANT} characters"
        case "Filter" if node.name not in filters or node.dyn_args or node.dyn_kwargs:
            fault = f"there is no filter {node.name}"
        case "Filter" if type(node.node).__name__ not in _OF_THE_VIEW:
            fault = "a filter of something that is not of the view"
        case "For" if depth == MAX_DEPTH:
            fault = f"loops more than {MAX_DEPTH} deep"
        case "For" if node.recursive or type(node.iter).__name__ not in _OF_THE_VIEW:
            fault = "a loop over something that is not of the view"
        case _:
            fault = ""
    return fault


def _name(node: Any) -> str:
    return str(node.name if type(node).__name__ == "Name" else node.attr)


@cache
def _environment() -> "Callable[[Filters, Callable[[Any], str]], Environment]":
    """The class is made on first use: importing Jinja takes longer than many a command."""
    from jinja2 import StrictUndefined, Undefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Box(ImmutableSandboxedEnvironment):
        """Jinja with no globals, no filters of its own, and no attributes of objects."""

        def __init__(self, filters: Filters, shown: Callable[[Any], str]) -> None:

            def printed(value: Any) -> str:
                return str(value) if isinstance(value, Undefined) else shown(value)

            # The text is not markup: the writer escapes it, once.
            super().__init__(
                autoescape=False,
                undefined=StrictUndefined,
                finalize=printed,
                cache_size=0,
                optimized=False,  # there is nothing constant to work out beforehand
            )
            self.globals.clear()
            self.tests.clear()
            self.filters = dict(filters)

        def getattr(self, obj: Any, attribute: str) -> Any:
            """An entry of the view; an attribute of an object never."""
            if isinstance(obj, dict) and attribute in obj:
                return obj[attribute]
            absent = obj.below(attribute) if isinstance(obj, Absent) else None
            return self.undefined(obj=obj, name=attribute) if absent is None else absent

    return Box
