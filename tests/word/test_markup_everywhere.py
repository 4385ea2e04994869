"""Markup in every text of a document comes out as it went in, or is refused; never half of it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.word.read import parts, tree
from tests.word.sample import DOCUMENT

from conventions.base.characters import hidden
from conventions.drafting.blocks import (
    Clause,
    Column,
    Document,
    Gap,
    Heading,
    Item,
    Note,
    Signatory,
    Signatures,
    Table,
    Text,
    Title,
    Value,
)
from conventions.word.writer import write

TEXTS = st.text(
    st.sampled_from([*"&<>\"'{}%/\\;ab \u00a0é😀ا]-", "\n", "\t", "\u000b", "\u200f", "\u202e"]),
    min_size=1,
    max_size=24,
)
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def document(text: str) -> Document:
    """The text in every place that takes one."""
    flat = text.replace("\n", " ").replace("\t", " ")
    runs = (Text(text, strong=True), Value(text, path="term.start"), Gap("term.end", flat))
    table = Table((Column(flat),), ((runs,),), caption=flat, description=flat)
    signing = Signatures((Signatory(runs, (runs,)),), runs)
    body = (Title(runs), Heading("a", flat), Clause("a.b", runs), Item(runs), Note(runs), table)
    return replace(
        DOCUMENT,
        title=flat,
        number=flat,
        version=flat,
        issuer=flat,
        draft=flat,
        letterhead=(flat, flat),
        blocks=(*body, signing),
        record={"x": text},
    )


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_markup_survives_or_is_refused(text: str) -> None:
    if next(hidden(text), None) is not None:
        with pytest.raises(ValueError, match="cannot stand in a document"):
            write(document(text))
        return
    data = write(document(text))
    shown = text.replace("\n", "").replace("\t", "")
    flat = text.replace("\n", " ").replace("\t", " ")
    trees = {name: tree(data, name) for name in parts(data) if name.endswith(".xml")}
    said = {name: "".join(map(str, each.itertext())) for name, each in trees.items()}
    assert said["word/document.xml"].count(shown) >= 12
    for name in ("docProps/core.xml", "docProps/app.xml", "word/footer-default.xml"):
        assert flat in said[name]
    attributes = [
        str(value)
        for each in trees.values()
        for one in each.iter()
        for value in one.attrib.values()
    ]
    assert attributes.count(flat) >= 2, "caption and description of the table"


@pytest.mark.parametrize("entity", ["&", "<"])
def test_without_escaping_the_file_would_break(
    entity: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("conventions.word.markup._ENTITIES", {char: char for char in '&<>"'})
    with pytest.raises(Exception, match=r"xmlParse|StartTag|EntityRef|error"):
        tree(write(document(f"a {entity} b")))
