"""Templates that were filled come back: fields, rows, own clauses, and the words around them."""

import re
from datetime import date
from pathlib import Path

import pytest
from tests.word.read import changed, parts
from tests.word.returning import edited, retyped, row_added, row_removed, zipped
from tests.word.template.office import texts, with_controls, written

from conventions.agreement import Draft, read_draft
from conventions.word.base import default_base
from conventions.word.returned.merged.merge import merged
from conventions.word.returned.reading import read
from conventions.word.template.check import check
from conventions.word.template.fill import fill

DAY = date(2026, 11, 22)
ROOT = Path(__file__).parents[3]
MINIMAL = ROOT / "examples/minimal/agreement.fr.yaml"
FAI = ROOT / "examples/fai_biel_seeland/agreement.yaml"
OWN = """clauses:
  principles.extra: |-
    Premier alinéa.

    Second :
    - un point ;
    - deux.
  term.more: Une autre clause.
"""
ROWS = [
    ["Année", "Montant"],
    ["{%tr for one in financing.ceiling %}", ""],
    ["{{ one.year }}", "{{ one.amount }}"],
    ["{%tr endfor %}", ""],
]
TEXT = (
    "Du {{ term.start }} au {{ term.end }}.",
    "Un texte de l’office.",
    "{%p for clause in clauses %}",
    "{{ clause.text }}",
    "{%p endfor %}",
    "Fin.",
)


@pytest.fixture(scope="module")
def source() -> Draft:
    return read_draft(FAI.read_bytes() + OWN.encode())


@pytest.fixture(scope="module")
def sent(source: Draft) -> bytes:
    template = written(*TEXT, rows=ROWS, header="{{ identity.title }}", base=default_base())
    return fill(template, source, "fr", created=DAY).data


def test_nothing_changed_where_nothing_was(source: Draft, sent: bytes) -> None:
    reading = read(sent, source)
    assert reading.issue is not None
    assert (reading.changes, reading.rewordings, reading.rows) == ((), (), ())
    assert reading.findings == ()
    assert "docProps/custom.xml" in parts(sent)
    named = parts(sent)["docProps/custom.xml"].decode()
    assert 'name="conventions.agreement"' in named


BESIDE = (
    "Fin.</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>barré</w:t></w:r><w:r><w:pict>"
    "<w:txbxContent><w:p><w:r><w:t>encadré</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    "<w:r><w:object/></w:r><w:r><w:t>"
)
NOTES = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:footnote w:id="2"><w:p><w:r><w:t>De l’office.</w:t></w:r></w:p></w:footnote></w:footnotes>'
)


def test_what_the_office_has_beside_its_text_is_no_change(source: Draft) -> None:
    template = edited(
        written(*TEXT, rows=ROWS, base=default_base()), lambda xml: xml.replace("Fin.", BESIDE)
    )
    sent = fill(
        zipped({**parts(template), "word/footnotes.xml": NOTES.encode()}),
        source,
        "fr",
        created=DAY,
    ).data
    assert read(sent, source).findings == ()
    back = edited(sent, lambda xml: xml.replace("encadré", "cadre").replace("barré", "rayé"))
    back = edited(back, lambda xml: xml.replace("De l’", "De cet "), "word/footnotes.xml")
    found = [finding.code.id for finding in read(back, source).findings]
    assert sorted(found) == ["W010", "W010", "W024", "W029"]


def test_fields_rows_and_own_clauses_are_written(source: Draft, sent: bytes) -> None:
    back = retyped(sent, "term.end", "31.12.2031")
    back = edited(back, lambda xml: xml.replace("Second\u00a0:", "Deuxième\u00a0:"))
    back = row_removed(back, "financing.ceiling[1]")
    back = row_added(back, "financing.ceiling[3]", lambda row: row.replace("2030", "2031"))
    reading = read(back, source)
    assert [one.code.id for one in reading.findings] == ["W009", "W011", "W012"]
    merge = merged(reading, source)
    assert merge.findings == ()
    assert merge.written == {
        "term.end": "2031-12-31",
        "clauses.principles.extra": "Premier alinéa.\n\nDeuxième\u00a0:\n"
        "- un point\u00a0;\n- deux.",
    }
    assert merge.removed == ("financing.ceiling[1]",)
    assert merge.added == {"financing.ceiling[3]": {"year": "2031", "amount": "1080000.00"}}


def test_the_words_of_the_office_are_said_with_what_they_were(source: Draft, sent: bytes) -> None:
    reading = read(edited(sent, lambda xml: xml.replace("Un texte de", "Une phrase de")), source)
    (finding,) = reading.findings
    assert finding.code.id == "W010"
    assert finding.values == {
        "before": "Un texte de l’office.",
        "after": "Une phrase de l’office.",
    }


def test_own_clauses_have_a_paragraph_for_each_of_theirs(sent: bytes) -> None:
    assert texts(sent)[2:7] == [
        "Premier alinéa.",
        "Second\u00a0:",
        "– un point\u00a0;",
        "– deux.",
        "Une autre clause.",
    ]


def test_own_clauses_in_controls_and_without_a_place(source: Draft) -> None:
    filled = fill(with_controls("clauses[].text", "term.start"), source, "fr", created=DAY)
    assert filled.unplaced == ()
    assert "Une autre clause." in texts(filled.data)
    bare = fill(written("{{ term.start }}"), source, "fr", created=DAY)
    assert bare.unplaced == ("principles.extra", "term.more")
    assert check(written("{{ clauses }}", "{{ clauses[0].text }}"))[0].code.id == "W512"


def test_a_draft_made_into_a_template_goes_out_anew(source: Draft, sent: bytes) -> None:
    again = re.sub(r"<w:sdt>.*?</w:sdt>", "", parts(sent)["word/document.xml"].decode(), count=1)
    members = parts(sent) | {"word/document.xml": again.encode()}
    minimal = read_draft(MINIMAL.read_bytes())
    data = changed(zipped(members), "word/document.xml", "Un texte", "{{ term.start }}: un texte")
    second = fill(data, minimal, "fr", created=DAY).data
    reading = read(second, minimal)
    assert reading.issue is not None
    assert (reading.issue.agreement, reading.findings) == ("convention-exemple", ()) or (
        reading.issue.agreement == minimal.document.tree["id"] and reading.findings == ()
    )
    assert sum(name.startswith("customXml/item") for name in parts(second)) == 2


def test_properties_and_data_of_the_office_stay(source: Draft) -> None:
    own = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.'
        'openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.'
        'openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-'
        '101B-9397-08002B2CF9AE}" pid="2" name="Geschäft"><vt:lpwstr>4711</vt:lpwstr></property>'
        "</Properties>"
    )
    data = zipped(parts(written("{{ term.start }}")) | {"docProps/custom.xml": own.encode()})
    named = parts(fill(data, source, "fr", created=DAY).data)["docProps/custom.xml"].decode()
    assert re.findall(r'pid="(\d+)"', named) == ["2", "3", "4", "5", "6", "7"]
    assert "4711" in named
