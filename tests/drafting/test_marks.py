import pytest
from hypothesis import given
from hypothesis import strategies as st

from conventions.base.characters import hidden, shown
from conventions.drafting.absent import Absent, Untranslated
from conventions.drafting.blocks import Gap, Text, Value
from conventions.drafting.clauses import _parts
from conventions.drafting.marks import bare, marked, runs_from

START = Absent(("term", "start"), "fr")


def test_a_gap_keeps_its_path_and_its_name() -> None:
    assert runs_from("du " + marked(START)) == (Text("du "), Gap("term.start", "Début"))


def test_a_text_in_another_language_follows_its_gap() -> None:
    text = Untranslated(("goals", "purpose"), "fr", "Zweck")
    assert runs_from(marked(text)) == (
        Gap("goals.purpose.fr", "traduction manquante"),
        Text(" "),
        Value("Zweck"),
    )


def test_a_full_stop_is_left_to_the_wording() -> None:
    assert runs_from(bare(marked("Une phrase."))) == (Value("Une phrase"),)
    assert runs_from(bare(marked(START))) == runs_from(marked(START))


@pytest.mark.parametrize("value", [["a"], {"a": "b"}, 1, True, None])
def test_what_is_no_text_cannot_be_printed(value: object) -> None:
    with pytest.raises(TypeError, match="cannot be printed"):
        marked(value)


@given(st.text().filter(lambda text: not any(hidden(text)) and text.strip(" \t\n")))
def test_any_text_comes_back_as_one_value(text: str) -> None:
    (value,) = runs_from(marked(text))
    assert isinstance(value, Value)
    assert value.text.split() == text.split()


@given(st.text(alphabet="#- \n[]:;abtables\ue000\ue001\ue002\ue003\ue004", min_size=1))
def test_no_value_becomes_structure(text: str) -> None:
    whole = list(_parts(f"Avant {marked(shown(text))} après"))
    assert [kind for kind, _ in whole] == ["paragraph"]


def test_control_without_marks_a_value_is_structure() -> None:
    value = "un\n- deux\n\n[signatures]"
    assert [kind for kind, _ in _parts(value)] == ["paragraph", "point", "insert"]
