"""The box refuses what a template engine would run; each refusal has its control without it."""

from contextlib import suppress
from typing import Any

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2.sandbox import ImmutableSandboxedEnvironment

from conventions.drafting.sandbox import RefusedWording, compiled, rendered

FILTERS: dict[str, Any] = {
    "said": str.upper,
    "join": lambda values, separator: separator.join(values),
}
VIEW: dict[str, Any] = {"x": "abc", "party": {"name": "Atelier", "items": ["a", "b"]}}

ESCAPES = [
    "{{ cycler.__init__.__globals__.os.name }}",
    "{{ lipsum.__globals__['os'].getcwd() }}",
    "{{ joiner.__init__.__globals__.os.sep }}",
    "{{ namespace.__init__.__globals__.os.curdir }}",
    "{{ self.__init__.__globals__.__builtins__.len('abc') }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() | length }}",
    "{{ (x | attr('__class__')).__name__ }}",
    "{{ x.__class__.__base__ }}",
    "{% for c in [].__class__.__base__.__subclasses__() %}{{ c.__name__ }}{% endfor %}",
    "{% set o = cycler.__init__.__globals__ %}{{ o.os.name }}",
    "{{ '{0.__class__}'.format(x) }}",
]
FLOODS = [
    ("{{ 'a' * 1000000 }}", 1_000_000),
    ("{{ '%1000000d' | format(1) }}", 1_000_000),
    ("{% for a in range(300) %}{% for b in range(300) %}x{% endfor %}{% endfor %}", 90_000),
    ("{{ 10 ** 4000 }}", 4_001),
    (
        "{% macro m(n) %}x{% if n %}{{ m(n-1) }}{{ m(n-1) }}{% endif %}{% endmacro %}{{ m(12) }}",
        8_191,
    ),
]
MORE = [
    "{% include 'other' %}",
    "{% import 'other' as o %}",
    "{% extends 'other' %}",
    "{% block b %}{% endblock %}",
    "{% filter said %}x{% endfilter %}",
    "{% call x() %}{% endcall %}",
    "{{ x() }}",
    "{{ x[0] }}",
    "{{ x ~ x }}",
    "{{ x + x }}",
    "{{ x % 3 }}",
    "{{ 'a' if x else 'b' }}",
    "{{ x is defined }}",
    "{{ [x] }}",
    "{{ 'text' | said }}",
    "{{ x | upper }}",
    "{{ x | said(*party) }}",
    "{{ _x }}",
    "{{ party._name }}",
    "{% for a in 'text' %}{{ a }}{% endfor %}",
    "{% for a, b in party %}{{ a }}{% endfor %}",
    "{% for a in party recursive %}{{ a }}{% endfor %}",
    "{% for a in x %}{% for b in x %}{% for c in x %}{{ c }}{% endfor %}{% endfor %}{% endfor %}",
    "{{ x == " + "9" * 61 + " }}",
    "{% if x %}",
]


def render(source: str, view: dict[str, Any] = VIEW) -> str:
    code = compiled(source, frozenset(FILTERS), str, str)
    return rendered(code, view, FILTERS, str)


def test_wording_may_ask_conditions_loop_and_use_our_filters() -> None:
    source = (
        "{% if x == 'abc' and not (x != 'abc' or no) %}{{ x | said }} {{ party.name }} "
        "{% for item in party.items if item != 'a' %}{{ item }}{% endfor %} "
        "{{ party.items | join('-') }}{% else %}no{% endif %}"
    )
    assert render(source, {**VIEW, "no": False}) == "ABC Atelier b a-b"


@pytest.mark.parametrize("source", [*ESCAPES, *(flood for flood, _ in FLOODS), *MORE])
def test_everything_else_is_refused(source: str) -> None:
    with pytest.raises(RefusedWording):
        render(source)


@pytest.mark.parametrize("source", ESCAPES)
def test_control_plain_jinja_lets_each_escape_run(source: str) -> None:
    environment = jinja2.Environment(autoescape=False)
    assert environment.from_string(source).render(VIEW)


@pytest.mark.parametrize(("source", "length"), FLOODS)
def test_control_the_sandbox_alone_lets_each_flood_run(source: str, length: int) -> None:
    environment = ImmutableSandboxedEnvironment()
    assert len(environment.from_string(source).render(VIEW)) == length


class Trap:
    """An object that should never have been passed."""

    name = "visible"

    def delete(self) -> str:
        """What a template must not reach."""
        return "deleted"


def test_no_attribute_of_an_object_can_be_read() -> None:
    with pytest.raises(RefusedWording, match="name"):
        render("{{ trap.name }}", {"trap": Trap()})
    control = ImmutableSandboxedEnvironment().from_string("{{ trap.delete() }}")
    assert control.render(trap=Trap()) == "deleted"


def test_an_entry_of_a_mapping_wins_over_its_method() -> None:
    assert render("{{ party.items | join('') }}") == "ab"
    with pytest.raises(RefusedWording):
        render("{{ party.keys }}")
    assert "built-in method keys" in jinja2.Environment(autoescape=False).from_string(
        "{{ party.keys }}"
    ).render(VIEW)


@pytest.mark.parametrize(
    "source", ["{{ unknown }}", "{{ party.nme }}", "{% if unknown %}{% endif %}"]
)
def test_an_unknown_name_is_an_error(source: str) -> None:
    with pytest.raises(RefusedWording):
        render(source)


def test_the_refusal_names_the_line() -> None:
    with pytest.raises(RefusedWording) as refused:
        render("one\ntwo\n{{ x() }}")
    assert refused.value.line == 3


@given(st.text(alphabet="{}%#|()[].'\"_*~+-/ \nabx019", max_size=60))
def test_any_template_is_rendered_or_refused(source: str) -> None:
    with suppress(RefusedWording):
        assert len(render(source)) < 10_000
