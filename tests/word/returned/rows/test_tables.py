"""Titles of columns, signatures, new tables, rows that stand in another table."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.word.returning import bare, codes, edited, row_of, rows, run, without_bookmarks

from conventions.agreement import Draft
from conventions.word.issue import Issue, read_issue
from conventions.word.returned import reading
from conventions.word.returned.merged.merge import merged
from conventions.word.returned.reading import read

DAY = date(2026, 11, 22)
FAI = Path(__file__).resolve().parents[4] / "examples/fai_biel_seeland/agreement.yaml"
WORDS = "Chaque partie annonce sans délai tout changement"


def table(*rows_of_it: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc><w:p>{run(text)}</w:p></w:tc>" for text in row) for row in rows_of_it)
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def behind(words: str, new: str) -> Callable[[str], str]:
    def edit(xml: str) -> str:
        at = xml.index("</w:p>", xml.index(words)) + len("</w:p>")
        return xml[:at] + new + xml[at:]

    return edit


def test_a_new_table_is_said_as_a_whole(fai: Draft, sent: bytes) -> None:
    new = table(("Quoi", "Qui"), ("Clés", "Mme Rochat"))
    found = read(edited(sent, behind(WORDS, f"{new}<w:p/>")), fai)
    assert codes(found) == ["W025"]
    (change,) = found.rows
    assert (change.kind, change.after) == ("table", "Quoi | Qui / Clés | Mme Rochat")
    assert found.findings[0].place.cell == "tableau 2, ligne 1"
    assert merged(found, fai).text == fai.document.text


def test_without_what_went_out_every_table_of_signatures_would_be_new(
    fai: Draft, sent: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert codes(read(sent, fai)) == []

    def forgetful(root: object) -> Issue:
        return replace(read_issue(root), besides=())  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "read_issue", forgetful)
    assert "W025" in codes(read(sent, fai))


def test_a_table_in_a_cell_leaves_the_row_as_it_is(fai: Draft, sent: bytes) -> None:
    def edit(xml: str) -> str:
        row = row_of(xml, "financing.ceiling[1]")
        new = row[0].replace("</w:tcPr>", f"</w:tcPr>{table(('dont', 'TVA'))}", 1)
        return xml[: row.start()] + new + xml[row.end() :]

    found = read(edited(sent, edit), fai)
    assert codes(found) == ["W025"]
    assert found.rows[0].after == "dont | TVA"


@pytest.mark.parametrize("harm", [bytes, without_bookmarks])
def test_a_title_that_reads_otherwise_is_said(
    fai: Draft, sent: bytes, harm: Callable[[bytes], bytes]
) -> None:
    back = harm(edited(sent, lambda xml: xml.replace(">Plafond<", ">Plafond, TVA comprise<", 1)))
    found = read(back, fai)
    assert codes(found) == ["W010"]
    (change,) = found.rows
    assert (change.before, change.after) == ("Année | Plafond", "Année | Plafond, TVA comprise")
    assert merged(found, fai).written == {}


def head_of(xml: str, entry: str) -> re.Match[str]:
    start = xml.rindex("<w:tbl>", 0, row_of(xml, entry).start())
    found = re.compile(r"<w:tr>.*?</w:tr>", re.DOTALL).search(xml, start)
    assert found
    return found


def test_titles_that_are_gone_are_said(fai: Draft, sent: bytes) -> None:
    def edit(xml: str) -> str:
        head = head_of(xml, "financing.ceiling[0]")
        return xml[: head.start()] + xml[head.end() :]

    found = read(edited(sent, edit), fai)
    assert codes(found) == ["W012"]
    assert found.findings[0].values["row"] == "Année | Plafond"


def test_titles_that_no_longer_repeat_are_still_titles(fai: Draft, sent: bytes) -> None:
    assert codes(read(edited(sent, lambda xml: xml.replace("<w:tblHeader/>", "")), fai)) == []


def test_words_of_the_signatures_are_said(fai: Draft, sent: bytes) -> None:
    back = edited(sent, lambda xml: xml.replace(">Lieu et date\u00a0: <", ">Signé à <", 1))
    found = read(back, fai)
    assert codes(found) == ["W010"]
    assert found.rows[0].after.startswith("Signé à Berne")


def test_a_row_put_into_another_table_is_said_and_stays(fai: Draft, sent: bytes) -> None:
    def edit(xml: str) -> str:
        row, other = (
            row_of(xml, entry)
            for entry in ("financing.ceiling[1]", "financing.payment.instalments[0]")
        )
        without = xml[: row.start()] + xml[row.end() : other.end()]
        return f"{without}{row[0]}{xml[other.end() :]}"

    found = read(edited(sent, edit), fai)
    assert codes(found) == ["W030"]
    assert found.findings[0].path == "financing.ceiling[1]"
    assert found.findings[0].values["label"] == "Plafond des coûts"
    merge = merged(found, fai)
    assert (merge.text, merge.removed) == (fai.document.text, ())


def test_a_row_pasted_from_another_table_makes_no_entry(fai: Draft, sent: bytes) -> None:
    def edit(xml: str) -> str:
        row, target = row_of(xml, "services.target_groups[0]"), row_of(xml, "financing.ceiling[3]")
        return xml[: target.end()] + bare(row[0]) + xml[target.end() :]

    found = read(edited(sent, edit), fai)
    assert codes(found) == ["W011", "W017"]
    assert merged(found, fai).added == {}


def test_cells_that_were_merged_are_said_with_their_row(fai: Draft, sent: bytes) -> None:
    def edit(xml: str) -> str:
        row = rows(xml, "financing.ceiling[1]")[0]
        new = re.sub(r"</w:tc><w:tc><w:tcPr>.*?</w:tcPr>", "", row[0], count=1)
        return xml[: row.start()] + new + xml[row.end() :]

    found = read(edited(sent, edit), fai)
    assert codes(found) == ["W010"]
    assert found.findings[0].place.cell == "tableau 7, ligne 3"
