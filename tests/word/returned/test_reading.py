import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tests.word.read import parts
from tests.word.returning import (
    codes,
    control,
    edited,
    put,
    retyped,
    rows,
    run,
    split,
    tracked,
    without_bookmarks,
    without_tags,
    zipped,
)

from conventions.agreement import Draft, load_draft, read_draft
from conventions.base.language import Language
from conventions.base.path import follow, undotted
from conventions.base.yamlfile import read as read_yaml
from conventions.word import draft
from conventions.word.returned.merged.merge import merged
from conventions.word.returned.reading import read

DAY = date(2026, 11, 22)
ROOT = Path(__file__).resolve().parents[3]
FAI = ROOT / "examples/fai_biel_seeland/agreement.yaml"
EXAMPLES = [
    path
    for path in sorted(ROOT.glob("examples/*/agreement*.yaml"))
    if not path.name.endswith((".it.yaml", ".en.yaml"))
]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_nothing_changed_where_nothing_was(path: Path) -> None:
    source = load_draft(path)
    assert source.identity is not None
    data = draft(source, source.identity.authoritative, created=DAY)
    for back in (data, split(data), without_tags(data), without_bookmarks(data)):
        reading = read(back, source)
        assert reading.issue is not None
        assert (reading.changes, reading.rewordings, reading.rows) == ((), (), ())
        assert reading.findings == ()


VALUES = [
    ("fr", "term.start", "1er mars 2027", "2027-03-01"),
    ("fr", "financing.ceiling[0].amount", "CHF\u00a01’100’000.50", "1100000.50"),
    ("de", "financing.ceiling[0].amount", "1'100'000.–", "1100000.00"),
    ("de", "term.start", "01.03.2027", "2027-03-01"),
    ("fr", "principles.control.notice_days", "20 jours", "20"),
    ("fr", "title.fr", "Contrat « neuf »", "Contrat « neuf »"),
]


@pytest.mark.parametrize(("language", "path", "text", "value"), VALUES)
@pytest.mark.parametrize("harmed", [bytes, without_bookmarks, without_tags])
def test_a_value_retyped_comes_back(
    fai: Draft,
    language: Language,
    path: str,
    text: str,
    value: str,
    harmed: Callable[[bytes], bytes],
) -> None:
    back = harmed(retyped(draft(fai, language, created=DAY), path, text))
    reading = read(back, fai)
    (change,) = reading.changes
    assert (change.path, change.value) == (path, value)
    assert reading.findings == ()
    merge = merged(reading, fai)
    assert merge.written == {path: value}
    again = read_draft(merge.text.encode())
    assert follow(again.document.tree, undotted(path)) == value
    assert merge.text.count("#") == fai.document.text.count("#")
    assert read(draft(again, language, created=DAY), again).changes == ()


def test_a_tracked_change_has_two_views_and_an_author(fai: Draft, sent: bytes) -> None:
    reading = read(tracked(sent, "term.start", "janvier", "février"), fai)
    (change,) = reading.changes
    assert (change.original, change.after) == ("1er janvier 2027", "1er février 2027")
    assert (change.value, change.authors) == ("2027-02-01", ("Anne Rochat",))
    assert codes(reading) == ["W005"]
    assert reading.findings[0].values == {"authors": "Anne Rochat"}


def test_what_is_not_understood_is_said_and_not_written(fai: Draft, sent: bytes) -> None:
    reading = read(retyped(sent, "term.start", "dès que possible"), fai)
    assert codes(reading) == ["W006"]
    assert merged(reading, fai).written == {}


def test_the_same_value_in_another_spelling_is_no_change(fai: Draft, sent: bytes) -> None:
    assert read(retyped(sent, "term.start", "01.01.2027"), fai).changes == ()
    assert read(retyped(sent, "financing.ceiling[0].amount", "1080000"), fai).changes == ()


def places(docx: bytes, path: str) -> int:
    return parts(docx)["word/document.xml"].decode().count(f'<w:tag w:val="{path}"/>')


TWICE = "parties[0].legal_name.fr"


def test_one_field_with_two_values(fai: Draft, sent: bytes) -> None:
    assert places(sent, TWICE) > 1
    reading = read(retyped(sent, TWICE, "Canton du Lac"), fai)
    assert codes(reading) == ["W007"]
    assert merged(reading, fai).written == {}
    for place in range(1, places(sent, TWICE)):
        sent = retyped(sent, TWICE, "Canton du Lac", place)
    reading = read(retyped(sent, TWICE, "Canton du Lac"), fai)
    assert codes(reading) == []
    assert merged(reading, fai).written == {TWICE: "Canton du Lac"}


TARGET = "goals.indicators[0].targets[0].at_least"


def test_annexes_repeat_and_a_field_is_edited_in_one_place(fai: Draft, sent: bytes) -> None:
    text = parts(sent)["word/document.xml"].decode()
    assert (places(sent, TARGET), places(sent, "goals.indicators[0].label.fr")) == (1, 1)
    found = control(text, TARGET)
    value = "".join(re.findall(r"<w:t [^>]*>([^<]*)", found[1]))
    assert text.count(f">{value}<") > 1
    number = str(follow(fai.document.tree, undotted(TARGET)))
    reading = read(retyped(sent, TARGET, value.replace(number, "77")), fai)
    assert codes(reading) == []
    assert merged(reading, fai).written == {TARGET: "77"}


def test_an_annex_edited_is_said_and_has_no_place(fai: Draft, sent: bytes) -> None:
    text = parts(sent)["word/document.xml"].decode()
    value = "".join(re.findall(r"<w:t [^>]*>([^<]*)", control(text, TARGET)[1]))

    def edit(xml: str) -> str:
        at = xml.rindex(f">{value}<", control(xml, TARGET).end())
        return f"{xml[:at]}>{value} ?<{xml[at + len(value) + 2 :]}"

    reading = read(edited(sent, edit), fai)
    assert codes(reading) == ["W010"]
    assert " ?" in str(reading.findings[0].values["after"])
    assert merged(reading, fai).written == {}


def test_a_field_that_vanished_is_said(fai: Draft, sent: bytes) -> None:
    def edit(xml: str) -> str:
        found = control(xml, "term.end")
        return xml[: found.start()] + xml[found.end() :]

    assert codes(read(edited(sent, edit), fai)) == ["W008"]
    reading = read(edited(sent, put("term.end", "")), fai)
    assert codes(reading) == ["W008"]
    assert merged(reading, fai).written == {}  # no wording with a hole in it


def test_a_row_copied_is_added_and_its_fields_say_nothing(fai: Draft, sent: bytes) -> None:
    def edit(xml: str) -> str:
        row = rows(xml, "financing.ceiling[3]")[0]
        copy = row[0].replace("2030", "2031")
        for mark in ("Start", "End"):
            copy = "".join(
                piece.partition("/>")[2] if at else piece
                for at, piece in enumerate(copy.split(f"<w:bookmark{mark} "))
            )
        return xml[: row.end()] + copy + xml[row.end() :]

    reading = read(edited(sent, edit), fai)
    assert codes(reading) == ["W011"]
    assert "2031" in reading.rows[0].after
    assert reading.changes == ()


def test_a_row_removed(fai: Draft, sent: bytes) -> None:
    def edit(xml: str) -> str:
        row = rows(xml, "financing.ceiling[1]")[0]
        return xml[: row.start()] + xml[row.end() :]

    reading = read(edited(sent, edit), fai)
    assert codes(reading) == ["W012"]
    assert (reading.rows[0].kind, reading.rows[0].path) == ("removed", "financing.ceiling[1]")


def test_a_row_removed_with_changes_tracked(fai: Draft, sent: bytes) -> None:
    def edit(xml: str) -> str:
        row = rows(xml, "financing.ceiling[1]")[0]
        mark = '<w:trPr><w:cantSplit/><w:del w:id="9" w:author="A" w:date="2026-12-01T09:00:00Z"/>'
        gone = row[0].replace("<w:trPr><w:cantSplit/>", mark)
        return xml[: row.start()] + gone + xml[row.end() :]

    assert "W012" in codes(read(edited(sent, edit), fai))


def test_moved_rows_are_the_same_rows(fai: Draft, sent: bytes) -> None:
    def edit(xml: str) -> str:
        first, second = (rows(xml, f"financing.ceiling[{at}]")[0] for at in (0, 1))
        between = xml[first.end() : second.start()]
        return xml[: first.start()] + second[0] + between + first[0] + xml[second.end() :]

    reading = read(edited(sent, edit), fai)
    assert (reading.changes, reading.rows, codes(reading)) == ((), (), ["W020"])
    assert "tableau" in reading.findings[0].place.cell


WORDS = "Chaque partie annonce sans délai tout changement"


def test_a_clause_reworded_becomes_wording_of_its_own(fai: Draft, sent: bytes) -> None:
    reading = read(edited(sent, lambda xml: xml.replace(WORDS, "Chacune annonce dès lors")), fai)
    (clause,) = reading.rewordings
    assert clause.key == "parties.contact"
    assert WORDS in clause.before
    assert "Chacune annonce dès lors" in clause.after
    assert codes(reading) == ["W009"]
    merge = merged(reading, fai)
    again = read_draft(merge.text.encode())
    assert again.findings == fai.findings
    wording = follow(again.document.tree, ("clauses", "parties.contact", "fr"))
    assert wording == clause.wording
    assert not wording.startswith("Personnes de contact")
    assert read(draft(again, "fr", created=DAY), again).findings == ()


def test_a_paragraph_put_in_belongs_to_the_clause_above(fai: Draft, sent: bytes) -> None:
    def edit(xml: str) -> str:
        at = xml.index("</w:p>", xml.index(WORDS)) + len("</w:p>")
        return xml[:at] + f"<w:p>{run('Et encore ceci.')}</w:p>" + xml[at:]

    (clause,) = read(edited(sent, edit), fai).rewordings
    assert clause.after.endswith("\n\nEt encore ceci.")


def test_a_heading_has_no_place_in_the_file(fai: Draft, sent: bytes) -> None:
    reading = read(edited(sent, lambda xml: xml.replace(">Objet et bases<", ">Objet<")), fai)
    assert codes(reading) == ["W010"]
    assert merged(reading, fai).written == {}


def changed_file(fai: Draft, old: str, new: str) -> Draft:
    assert fai.document.text.count(old) >= 1
    return read_draft(fai.document.text.replace(old, new, 1).encode())


def test_changed_on_both_sides_is_a_conflict(fai: Draft, sent: bytes) -> None:
    back = retyped(sent, "term.start", "1er mars 2027")
    now = changed_file(fai, "start: 2027-01-01", "start: 2027-02-01")
    merge = merged(read(back, now), now)
    assert [finding.code.id for finding in merge.findings] == ["W013"]
    assert merge.findings[0].place.line > 1
    assert merge.text == now.document.text
    same = changed_file(fai, "start: 2027-01-01", "start: 2027-03-01")
    assert merged(read(back, same), same).findings == ()


def test_a_value_written_otherwise_in_the_file_is_not_changed_there(
    fai: Draft, sent: bytes
) -> None:
    back = retyped(sent, "financing.ceiling[0].amount", "CHF 1'090'000.00")
    now = changed_file(fai, "{year: 2027, amount: 1080000.00}", "{year: 2027, amount: 1080000}")
    merge = merged(read(back, now), now)
    assert (merge.findings, list(merge.written)) == ((), ["financing.ceiling[0].amount"])


def test_a_nought_in_front_of_a_text_is_a_change(fai: Draft) -> None:
    source = changed_file(
        fai, "address: {city: Bern,", 'address: {postal_code: "3000", city: Bern,'
    )
    back = retyped(draft(source, "fr", created=DAY), "parties[0].address.postal_code", "03000")
    (change,) = read(back, source).changes
    assert change.value == "03000"


def test_what_would_make_the_file_invalid_is_not_written(fai: Draft, sent: bytes) -> None:
    path = "financing.ceiling[0].year"
    reading = read(retyped(sent, path, "l’an prochain"), fai)
    merge = merged(reading, fai)
    assert [finding.code.id for finding in merge.findings] == ["W014"]
    assert merge.text == fai.document.text


def test_another_agreement_and_another_version(fai: Draft, sent: bytes, minimal: bytes) -> None:
    assert codes(read(sent, read_draft(minimal))) == ["W002"]
    text = fai.document.text
    newer = read_draft(text.replace("version: 1", "version: 2", 1).encode())
    assert codes(read(sent, newer)) == ["W004"]


def test_a_file_that_is_none_of_ours(fai: Draft, sent: bytes) -> None:
    assert [code[0] for code in codes(read(b"no", fai))] == ["F"]
    members = parts(sent)
    del members["customXml/item1.xml"]
    assert codes(read(zipped(members), fai)) == ["W001"]
    cut = edited(sent, lambda xml: xml[:-40])
    assert codes(read(cut, fai)) == ["W003"]
    forged = edited(
        sent, lambda xml: xml.replace("2027-01-01", "2026-01-01"), "customXml/item1.xml"
    )
    assert codes(read(forged, fai)) == ["W001"]
    hostile = edited(sent, lambda xml: xml.replace("?>", '?><!DOCTYPE a [<!ENTITY b "c">]>', 1))
    assert [code[0] for code in codes(read(hostile, fai))] == ["F"]


def test_a_long_path_is_shortened_in_its_tag() -> None:
    from conventions.word.control import tag

    path = "goals.indicators[10].definition.numerator_of_all_participations.fr" * 2
    assert len(tag(path)) == 64
    assert tag(path) != tag(path + "x")


def test_the_record_goes_out_as_the_file_has_it(fai: Draft, sent: bytes) -> None:
    """All but the findings accepted: why one side lives with them is not for the other to read."""
    issue = read(sent, fai).issue
    assert issue is not None
    tree = fai.document.tree
    assert tree == read_yaml(FAI.read_bytes()).tree
    assert tree is not None
    assert issue.record == {key: value for key, value in tree.items() if key != "accepted"}
    (entry,) = tree["accepted"]
    packed = b"".join(parts(sent).values()).decode("utf-8", "ignore")
    assert entry["code"] not in packed
    assert "même un samedi" in entry["reason"]
    assert "même un samedi" not in packed
    assert (issue.agreement, issue.version, issue.on) == (
        "fai-biel-seeland-2027",
        "1",
        "2026-11-22",
    )
