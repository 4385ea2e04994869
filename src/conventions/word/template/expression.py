"""What a placeholder asks for, held against the names there are: every fault with what was meant.

The syntax tree of Jinja is walked against the list of what the sandbox of the wording allows
(``drafting.sandbox``); nothing is ever run here.
"""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from conventions.base.findings import Code, Word
from conventions.base.language import words
from conventions.drafting.sandbox import MAX_CONSTANT
from conventions.drafting.sayings import sayings
from conventions.word.template import codes
from conventions.word.template.names import Shape, top

_SAYS = {
    "money": {"money", "percent", "number"},
    "percent": {"money", "percent", "number"},
    "number": {"money", "percent", "number"},
    "counted": {"money", "percent", "number"},
    "nought": {"money", "percent", "number"},
    "month": {"number"},
    "date": {"date"},
    "duration": {"duration"},
    "period": {"period"},
}
"""The kinds of fields that a filter can say; the others take any text."""
_BRACKETS = {
    **dict.fromkeys(("date", "duration", "party", "listed"), (0, 1)),
    **dict.fromkeys(("counted", "word", "join"), (1, 1)),
}
"""How many texts may stand in the brackets of a filter, at least and at most; else none."""
_ASK = {"several", "nought"}
_TAKE_LISTS = {"several", "listed", "join"}
_BOOLEAN = ("Compare", "And", "Or", "Not")


@dataclass(frozen=True)
class Fault:
    """What is wrong with a placeholder, before it has a place."""

    code: Code
    values: Mapping[str, Any]


@cache
def filters() -> frozenset[str]:
    """The names of the filters of wording, without that which takes a whole method of judging."""
    nothing: dict[str, Any] = {"parties": [], "services": "", "goals": ""}
    return frozenset(sayings(nothing, "en", "CHF")) - {"terms"}


@dataclass
class Judge:
    """Judges one expression after another; ``faults`` is what it found.

    ``scope`` are the names of the loops around, the innermost last.
    """

    tag: str
    scope: list[dict[str, Shape]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def value(self, expression: str) -> None:
        """A value to print."""
        node = self._parsed(f"{{{{ {expression} }}}}")
        if node is None:
            return
        nodes = node.body[0].nodes if node.body else []
        if len(node.body) != 1 or len(nodes) != 1:
            self._fault(codes.SYNTAX, detail=Word("template", "detail.empty"))
            return
        shape = self.shape(nodes[0])
        if shape is not None and not shape.printed:
            fields = [name for name in shape.names if name != "id"][:3]
            self._fault(codes.NOT_A_TEXT, name=expression, near=_listed(fields))

    def condition(self, expression: str) -> None:
        """What is asked."""
        node = self._parsed(f"{{% if {expression} %}}{{% endif %}}")
        if node is not None:
            self.shape(node.body[0].test)

    def loop(self, expression: str) -> dict[str, Shape]:
        """``x in list``: the name it gives to each entry, with what the entry is."""
        node = self._parsed(f"{{% for {expression} %}}{{% endfor %}}")
        if node is None:
            return {}
        loop = node.body[0]
        if type(loop.target).__name__ != "Name" or loop.recursive:
            self._not_allowed("loop")
            return {}
        shape = self.shape(loop.iter)
        if shape is not None and not shape.many:
            self._fault(codes.NOT_A_LIST, name=expression.partition(" in ")[2].strip())
            shape = None
        names = {loop.target.name: shape.entry if shape else Shape(kind="unknown")}
        if loop.test is not None:
            self.scope.append(names)
            self.shape(loop.test)
            self.scope.pop()
        return names

    def shape(self, node: Any) -> Shape | None:
        """What an expression stands for; none once a fault in it was told."""
        found: Shape | None = None
        match type(node).__name__:
            case "Name":
                found = self._named(node.name, self._known())
            case "Getattr":
                found = self._below(self.shape(node.node), node)
            case "Getitem":
                found = self._entry(node)
            case "Const" if len(str(node.value)) <= MAX_CONSTANT:
                found = Shape()
            case "Filter":
                found = self._filtered(node)
            case "Operand":
                found = self.shape(node.expr)
            case kind if kind in _BOOLEAN:
                for child in node.iter_child_nodes():
                    self.shape(child)
                found = Shape(kind="yes-no")
            case kind:
                self._not_allowed(_ASKED.get(kind, "other"))
        return found

    def _parsed(self, source: str) -> Any:
        from jinja2 import Environment, TemplateSyntaxError
        from jinja2.nodes import TemplateData

        environment = Environment(autoescape=True)
        environment.filters = dict.fromkeys(filters(), str)
        try:
            tree = environment.parse(source)
        except TemplateSyntaxError:
            self._fault(codes.SYNTAX, detail=Word("template", "detail.written"))
            return None
        if len(tree.body) > 1 or next(tree.find_all(TemplateData), None) is not None:
            self._fault(codes.SYNTAX, detail=Word("template", "detail.two"))
            return None
        return tree

    def _known(self) -> dict[str, Shape]:
        return {**top(), **{name: shape for each in self.scope for name, shape in each.items()}}

    def _named(self, name: str, known: Mapping[str, Shape]) -> Shape | None:
        if name in known:
            return known[name] if known[name].kind != "unknown" else None
        if name.startswith("_"):
            self._not_allowed("private")
        else:
            self._fault(codes.UNKNOWN_NAME, name=name, near=nearest(name, known))
        return None

    def _below(self, shape: Shape | None, node: Any) -> Shape | None:
        if node.attr.startswith("_"):
            self._not_allowed("private")
            return None
        if shape is None:
            return None
        name = _written(node)
        if shape.many:
            whole = _written(node.node)
            self._fault(codes.NOT_A_TEXT, name=whole, near=Word("template", "near.entry"))
            return None
        below = shape.below(node.attr)
        if below is None:
            stem = _written(node.node)
            near = nearest(name, [f"{stem}.{other}" for other in shape.names])
            self._fault(codes.UNKNOWN_NAME, name=name, near=near)
        return below

    def _entry(self, node: Any) -> Shape | None:
        at = node.arg
        if type(at).__name__ != "Const" or not isinstance(at.value, int) or at.value < 0:
            self._not_allowed("entry")
            return None
        root = node.node
        while type(root).__name__ in ("Getattr", "Getitem"):
            root = root.node
        if type(root).__name__ != "Name" or root.name not in top():
            self._not_allowed("entry")
            return None
        shape = self.shape(node.node)
        if shape is not None and not shape.many:
            self._fault(codes.NOT_A_LIST, name=_written(node.node))
            return None
        return shape.entry if shape else None

    def _filtered(self, node: Any) -> Shape | None:
        shape = self.shape(node.node)
        for argument in node.args:
            self.shape(argument)
        if node.name not in filters():
            self._fault(codes.UNKNOWN_FILTER, name=node.name, near=nearest(node.name, filters()))
            return None
        if node.dyn_args or node.dyn_kwargs or node.kwargs:
            self._not_allowed("call")
            return None
        if shape is None:
            return None
        whole = shape.names and not (shape.many and node.name in _TAKE_LISTS)
        can = _SAYS.get(node.name)
        misfit = _misfit(node, shape)
        if whole or misfit is not None or (can is not None and shape.kind not in can):
            fitting = [shape.kind] if shape.kind in _SAYS else []
            self._fault(
                codes.FILTER_OF_ANOTHER_KIND,
                name=node.name,
                field=_written(node.node),
                near=_listed(misfit if misfit is not None else fitting),
            )
            return None
        return Shape(kind="yes-no") if node.name in _ASK else Shape()

    def _not_allowed(self, what: str) -> None:
        self._fault(codes.NOT_ALLOWED, what=Word("template", f"asked.{what}"))

    def _fault(self, code: Code, **values: Any) -> None:
        fault = Fault(code, {"tag": self.tag, **values})
        if fault not in self.faults:
            self.faults.append(fault)


_ASKED = {
    "Call": "call",
    **dict.fromkeys(("Add", "Sub", "Mul", "Div", "FloorDiv", "Mod", "Pow", "Neg"), "arithmetic"),
    **dict.fromkeys(("List", "Dict", "Tuple", "Concat", "CondExpr"), "other"),
    "Test": "test",
    "Const": "constant",
}


def _misfit(node: Any, shape: Shape) -> Iterable[str] | None:
    """What could stand in the brackets of a filter where what does stand there cannot; or none."""
    given = [argument.value for argument in node.args if type(argument).__name__ == "Const"]
    said = words("en", "document")
    fitting: dict[str, Iterable[str]] = {
        "party": said["party"],
        "counted": said["counted"],
        "listed": shape.names,
        "word": [
            part
            for part, texts in said.items()
            if shape.values and isinstance(texts, Mapping) and shape.values <= set(texts)
        ],
    }
    least, most = _BRACKETS.get(node.name, (0, 0))
    options = [f'{node.name}("{each}")' for each in fitting.get(node.name, ())]
    wrong = node.name in fitting and any(each not in fitting[node.name] for each in given)
    if wrong or len(given) != len(node.args) or not least <= len(given) <= most:
        return options[:6]
    return None


def _written(node: Any) -> str:
    match type(node).__name__:
        case "Name":
            return str(node.name)
        case "Getattr":
            return f"{_written(node.node)}.{node.attr}"
        case "Getitem":
            return f"{_written(node.node)}[{getattr(node.arg, 'value', '…')}]"
        case "Filter":
            return f"{_written(node.node)}|{node.name}"
    return "…"


def nearest(name: str, known: Iterable[str]) -> tuple[str, ...] | Word:
    """The names most like one that does not exist, or the word for there being none.

    >>> nearest("term.sart", ["term.start", "term.end", "disputes"])
    ('term.start',)
    """
    found = difflib.get_close_matches(name, list(known), n=3, cutoff=0.6)
    return tuple(found) or Word("template", "near.none")


def _listed(names: Iterable[str]) -> tuple[str, ...] | Word:
    return tuple(names) or Word("template", "near.none")
