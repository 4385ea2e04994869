"""Clauses in other words: their paragraphs and letters come back as they stand."""

import re
from datetime import date
from itertools import islice
from pathlib import Path

import pytest
from tests.word.returning import edited, run

from conventions.agreement import Draft, load_draft, read_draft
from conventions.drafting import document
from conventions.word import draft
from conventions.word.issue import Unit, units_of
from conventions.word.returned.merged.merge import merged
from conventions.word.returned.reading import read

DAY = date(2026, 11, 22)
ROOT = Path(__file__).resolve().parents[3]
EXAMPLES = [
    ROOT / "examples" / name
    for name in (
        "minimal/agreement.fr.yaml",
        "minimal/agreement.de.yaml",
        "fai_biel_seeland/agreement.yaml",
        "cpas_insertion/agreement-art60.yaml",
    )
]


def language_of(source: Draft) -> str:
    assert source.identity is not None
    return source.identity.authoritative


def lettered(source: Draft) -> dict[str, Unit]:
    """The clauses with letters."""
    text = document(source, language_of(source), created=DAY)  # type: ignore[arg-type]
    return {unit.key: unit for unit in units_of(text) if unit.points}


def reworded(docx: bytes, unit: Unit) -> bytes:
    """The last point of a clause begun otherwise."""

    def edit(xml: str) -> str:
        start = xml.rindex("<w:p>", 0, xml.index(unit.bookmark))
        outside = re.sub(r"<w:tbl>.*?</w:tbl>", lambda table: " " * len(table[0]), xml[start:])
        said = (each for each in re.finditer(r"<w:p>.*?</w:p>", outside) if "<w:t" in each[0])
        point = list(islice(said, max(unit.points) + 1))[-1]
        at = start + point.start() + point[0].index("</w:pPr>") + len("</w:pPr>")
        return f"{xml[:at]}{run('Neu: ')}{xml[at:]}"

    return edited(docx, edit)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_letters_are_drafted_again_as_letters(path: Path) -> None:
    source = load_draft(path)
    sent = draft(source, language_of(source), created=DAY)  # type: ignore[arg-type]
    before = lettered(source)
    assert before
    for unit in before.values():
        merge = merged(read(reworded(sent, unit), source), source)
        again = read_draft(merge.text.encode())
        new = lettered(again).get(unit.key)
        assert new is not None, unit
        assert (len(new.paragraphs), new.points) == (len(unit.paragraphs), unit.points)
        assert new.paragraphs[max(unit.points)].startswith("Neu: ")


def test_what_is_typed_below_the_list_of_gaps_is_said() -> None:
    source = read_draft(EXAMPLES[0].read_bytes().replace(b"  start: 2027-01-01\n", b""))
    sent = draft(source, "fr", created=DAY)
    assert read(sent, source).findings == ()
    new = f"<w:p>{run('Sous la liste.')}</w:p><w:sectPr"
    found = read(edited(sent, lambda xml: xml.replace("<w:sectPr", new)), source)
    assert [finding.code.id for finding in found.findings] == ["W010"]
    assert found.rewordings[0].after.endswith("Sous la liste.")


@pytest.mark.parametrize(("instruction", "said"), [(r"TOC \h", True), ("TOC", False)])
def test_what_is_typed_among_the_contents_is_said_where_they_are_links(
    instruction: str, *, said: bool
) -> None:
    source = load_draft(EXAMPLES[0])
    field = r"TOC \o &quot;1-1&quot; \n \h \z \u"
    sent = edited(draft(source, "fr", created=DAY), lambda xml: xml.replace(field, instruction))
    assert read(sent, source).findings == ()

    def edit(xml: str) -> str:
        at = xml.index("</w:p>", xml.index(f"{instruction} </w:instrText>")) + len("</w:p>")
        return f"{xml[:at]}<w:p>{run('Une remarque.')}</w:p>{xml[at:]}"

    found = read(edited(sent, edit), source)
    assert [finding.code.id for finding in found.findings] == ["W010"] * said


def test_spaces_at_which_no_line_ends_stay() -> None:
    source = load_draft(EXAMPLES[0])
    sent = draft(source, "fr", created=DAY)
    back = edited(
        sent, lambda xml: xml.replace("Les personnes suivantes", "Celles\u00a0qui suivent")
    )
    merge = merged(read(back, source), source)
    assert "Celles\u00a0qui suivent" in "".join(merge.written.values())


OWN = """clauses:
  parties.contact: |-
    Sont annoncés :
    - tout changement ;
    - toute absence.

    Sans délai.
    - [table: parties]
"""


def test_own_words_have_paragraphs_and_letters_and_nothing_is_inserted() -> None:
    source = read_draft(EXAMPLES[0].read_bytes() + OWN.encode())
    assert source.findings == ()
    unit = lettered(source)["parties.contact"]
    assert unit.paragraphs[-4:] == (
        "tout changement ;",
        "toute absence.",
        "Sans délai.",
        "[table: parties].",
    )
    assert unit.points == {1, 2, 4}


def test_a_clause_that_begins_with_a_dash_begins_with_a_paragraph() -> None:
    text = OWN.replace("    Sont annoncés :\n", "").replace("parties.contact", "parties.further")
    source = read_draft(EXAMPLES[0].read_bytes() + text.encode())
    unit = lettered(source)["parties.further"]
    assert (unit.paragraphs[0], min(unit.points)) == ("- tout changement ;", 1)
