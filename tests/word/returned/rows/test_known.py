"""Rows added and removed in Word: what is read of them, and what becomes of the lists."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.word.returning import (
    bare,
    codes,
    edited,
    row_added,
    row_of,
    row_removed,
    row_tracked,
    without_bookmarks,
    without_tags,
)

from conventions.agreement import Draft, load_draft, read_draft
from conventions.base.language import Language
from conventions.base.path import follow, undotted
from conventions.word import draft
from conventions.word.returned.merged.merge import merged
from conventions.word.returned.reading import read
from conventions.word.returned.rows.known import entry_of

DAY = date(2026, 11, 22)
ROOT = Path(__file__).resolve().parents[4]
EXAMPLES = sorted(ROOT.glob("examples/*/agreement*.yaml"))
FAI = ROOT / "examples/fai_biel_seeland/agreement.yaml"


def copied(xml: str) -> str:
    """Each row with fields typed once more below itself."""
    text, at = "", 0
    for row in re.finditer(r"<w:tr>.*?</w:tr>", xml, re.DOTALL):
        text += xml[at : row.end()]
        at = row.end()
        if entry_of(re.findall(r'<w:tag w:val="([^"]*)"', row[0])).endswith("]"):
            text += bare(row[0])
    return text + xml[at:]


def within(read_of_row: Any, entry: Any) -> bool:
    """Whether what was read is in the entry; the sheets of the catalogue say more than it."""
    if isinstance(read_of_row, dict) and isinstance(entry, dict):
        return all(within(each, entry.get(name)) for name, each in read_of_row.items())
    if isinstance(read_of_row, dict):  # in one language where the entry has a name for all
        return len(read_of_row) == 1
    if isinstance(read_of_row, list) and isinstance(entry, list):
        pairs = zip(read_of_row, entry, strict=True)
        return all(within(one, other) for one, other in pairs)
    if isinstance(entry, dict):
        return read_of_row in entry.values()
    same = " ".join(str(read_of_row).split()) == " ".join(str(entry).split())
    return same or _number(read_of_row) == _number(entry) is not None


def _number(text: Any) -> float | None:
    try:
        return float(text)
    except (TypeError, ValueError):
        return None


READ_WHOLE = {
    "parties",
    "goals.indicators.targets",
    "services.target_groups",
    "services.services",
    "services.processes",
    "financing.pricing.items",
    "financing.ceiling",
    "financing.payment.instalments",
    "evaluation.reports",
}
"""Lists of which a row shows all that an entry needs."""


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_row_of_every_example_typed_anew_is_read(path: Path) -> None:
    source = load_draft(path)
    assert source.identity is not None
    for language in source.identity.languages:
        reading = read(edited(draft(source, language, created=DAY), copied), source)
        assert {row.kind for row in reading.rows} == {"added"}
        for row in reading.rows:
            listed = ".".join(step for step in undotted(row.path) if isinstance(step, str))
            if listed in READ_WHOLE:
                assert row.value is not None, row
            if row.value is not None and listed != "goals.indicators":
                entry = follow(source.document.tree, undotted(row.behind))
                said = {name: each for name, each in row.value.items() if name != "id"}
                assert within(said, entry), (said, entry)


NEW_YEAR = ("2030", "2031"), ("080", "100")


def new_year(row: str) -> str:
    for old, new in NEW_YEAR:
        row = row.replace(old, new)
    return row


@pytest.mark.parametrize("harm", [bytes, without_bookmarks, without_tags])
def test_a_row_added_and_one_removed_are_written(fai: Draft, sent: bytes, harm: Any) -> None:
    back = harm(
        row_removed(row_added(sent, "financing.ceiling[3]", new_year), "financing.ceiling[1]")
    )
    reading = read(back, fai)
    assert codes(reading) == ["W011", "W012"]
    merge = merged(reading, fai)
    assert merge.findings == ()
    assert merge.removed == ("financing.ceiling[1]",)
    assert merge.added == {"financing.ceiling[3]": {"year": "2031", "amount": "1100000.00"}}
    lines = fai.document.text.splitlines()
    wanted = [line for line in lines if "{year: 2028," not in line]
    at = next(at for at, line in enumerate(wanted) if "{year: 2030," in line)
    wanted.insert(at + 1, "    - {year: 2031, amount: 1100000.00}")
    assert merge.text.splitlines() == wanted
    again = read_draft(merge.text.encode())
    assert read(draft(again, "fr", created=DAY), again).findings == ()


def test_tracked_rows_have_two_views_and_an_author(fai: Draft, sent: bytes) -> None:
    def edit(xml: str) -> str:
        gone, last = row_of(xml, "financing.ceiling[1]"), row_of(xml, "financing.ceiling[3]")
        come = row_tracked(new_year(bare(last[0])), "ins", "Luc Favre")
        return (
            "".join(
                (
                    xml[: gone.start()],
                    row_tracked(gone[0], "del"),
                    xml[gone.end() : last.end()],
                    come,
                )
            )
            + xml[last.end() :]
        )

    reading = read(edited(sent, edit), fai)
    assert codes(reading) == ["W005", "W011", "W012"]
    came, went = reading.rows
    assert (came.original, came.authors) == ("", ("Luc Favre",))
    assert came.after == "2031 | CHF 1'100'000.00"
    assert (went.original, went.after) == ("2028 | CHF 1'080'000.00", "")
    assert went.authors == ("Anne Rochat",)
    merge = merged(reading, fai)
    assert (list(merge.added), merge.removed) == (
        ["financing.ceiling[3]"],
        ("financing.ceiling[1]",),
    )


def test_a_row_that_was_moved_is_neither_added_nor_removed(fai: Draft, sent: bytes) -> None:
    def moved(xml: str) -> str:
        row, last = row_of(xml, "financing.ceiling[0]"), row_of(xml, "financing.ceiling[3]")
        return xml[: row.start()] + xml[row.end() : last.end()] + row[0] + xml[last.end() :]

    def tracked(xml: str) -> str:
        row, last = row_of(xml, "financing.ceiling[0]"), row_of(xml, "financing.ceiling[3]")
        come = row_tracked(re.sub(r"<w:bookmark(?:Start|End) [^>]*/>", "", row[0]), "ins")
        gone = row_tracked(row[0], "del")
        return xml[: row.start()] + gone + xml[row.end() : last.end()] + come + xml[last.end() :]

    assert read(edited(sent, moved), fai).rows == ()
    assert read(edited(sent, tracked), fai).rows == ()


def test_an_entry_changed_in_the_file_is_not_taken_out(fai: Draft, sent: bytes) -> None:
    now = fai.document.text.replace(
        "{year: 2028, amount: 1080000.00}", "{year: 2028, amount: 9.00}"
    )
    current = read_draft(now.encode())
    merge = merged(read(row_removed(sent, "financing.ceiling[1]"), current), current)
    assert codes(merge) == ["W013"]
    assert merge.text == now
    assert merge.findings[0].values["now"] == "year: 2028; amount: 9.00"


def test_what_the_file_has_already_is_not_put_in_again(fai: Draft, sent: bytes) -> None:
    line = "    - {year: 2030, amount: 1080000.00}\n"
    back = row_added(sent, "financing.ceiling[3]", new_year)
    for amount, found in (("1100000.00", []), ("5.00", ["W013"])):
        now = fai.document.text.replace(line, f"{line}    - {{year: 2031, amount: {amount}}}\n")
        current = read_draft(now.encode())
        merge = merged(read(back, current), current)
        assert (merge.text, codes(merge)) == (now, found)


def test_an_entry_gone_on_both_sides_is_gone(fai: Draft, sent: bytes) -> None:
    now = fai.document.text.replace("    - {year: 2028, amount: 1080000.00}\n", "")
    current = read_draft(now.encode())
    merge = merged(read(row_removed(sent, "financing.ceiling[1]"), current), current)
    assert (merge.text, codes(merge)) == (now, [])


def test_an_entry_that_something_names_stays(fai: Draft, sent: bytes) -> None:
    reading = read(row_removed(sent, "services.target_groups[0]"), fai)
    merge = merged(reading, fai)
    assert merge.removed == ()
    (finding,) = [one for one in (*reading.findings, *merge.findings) if one.code.id == "W019"]
    assert "Groupes" in str(finding.values["where"]), finding.values


def test_the_row_of_an_indicator_alone_does_not_take_its_targets_along(
    fai: Draft, sent: bytes
) -> None:
    reading = read(row_removed(sent, "goals.indicators[0]"), fai)
    (finding,) = [one for one in reading.findings if one.code.id == "W019"]
    assert "tableau" in str(finding.values["where"])
    assert merged(reading, fai).removed == ()


def test_a_part_of_a_sheet_removed_takes_nothing_out(fai: Draft, sent: bytes) -> None:
    def edit(xml: str) -> str:
        row = next(
            row
            for row in re.finditer(r"<w:tr>.*?</w:tr>", xml, re.DOTALL)
            if '<w:tag w:val="goals.indicators[0]' in row[0] and row[0].count("<w:tc>") == 2
        )
        return xml[: row.start()] + xml[row.end() :]

    reading = read(edited(sent, edit), fai)
    assert not any(row.whole for row in reading.rows)
    assert merged(reading, fai).removed == ()


UNREADABLE = [
    ("financing.ceiling[3]", "CHF 1'080'000.00", "environ un million", "W017"),
    ("financing.ceiling[3]", "2030", "", "W018"),
    ("goals.indicators[0].targets[0]", "au moins", "si possible", "W017"),
]


@pytest.mark.parametrize(("entry", "old", "new", "code"), UNREADABLE)
def test_what_is_not_clear_is_said_with_its_place(
    fai: Draft, sent: bytes, entry: str, old: str, new: str, code: str
) -> None:
    def change(row: str) -> str:
        spoken = row.replace("\u00a0", " ").replace("’", "'")
        assert old in spoken
        return spoken.replace(old, new)

    reading = read(row_added(sent, entry, change), fai, "back.docx")
    assert codes(reading)[-1] == code
    place = reading.findings[-1].place
    assert (place.file, place.sheet) == ("back.docx", "corps")
    assert place.cell.startswith("tableau ")
    assert merged(reading, fai).added == {}


NAMED = [("Comptes révisés", "W027"), ("Rapport financier\nComptes révisés", "W015")]


@pytest.mark.parametrize(("name", "code"), NAMED)
def test_the_kind_of_a_report_is_chosen_and_not_guessed(
    fai: Draft, sent: bytes, name: str, code: str
) -> None:
    def change(row: str) -> str:
        first = re.search(r'<w:t xml:space="preserve">([^<]*)</w:t>', row)
        assert first
        lines = name.replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
        return row[: first.start(1)] + lines + row[first.end(1) :]

    reading = read(row_added(sent, "evaluation.reports[0]", change), fai)
    found = {finding.code.id: finding for finding in reading.findings}
    assert set(found) == {"W011", code}
    choices = found[code].values.get("choices", ())
    assert ("«\u00a0rapport financier\u00a0»" in choices) == (code == "W027")
    kind = (reading.rows[0].value or {}).get("kind")
    assert kind == (None if code == "W027" else "financial")


AS_TYPED = [
    ("fr", "financing.ceiling[3]", "CHF 1'080'000.00", "1080000.-", {"amount": "1080000"}),
    ("fr", "financing.ceiling[3]", "CHF 1'080'000.00", "Fr. 1'234.50", {"amount": "1234.50"}),
    ("de", "financing.ceiling[3]", "CHF 1'080'000.00", "1'234.50 CHF", {"amount": "1234.50"}),
]


@pytest.mark.parametrize(("language", "entry", "old", "new", "wanted"), AS_TYPED)
def test_values_are_read_as_a_person_writes_them(
    fai: Draft, language: Language, entry: str, old: str, new: str, wanted: dict[str, str]
) -> None:
    def change(row: str) -> str:
        spoken = row.replace("\u00a0", " ").replace("’", "'")
        assert old in spoken
        return spoken.replace(old, new).replace("2030", "2031")

    reading = read(row_added(draft(fai, language, created=DAY), entry, change), fai)
    (row,) = reading.rows
    assert row.value is not None
    assert {name: _number(row.value[name]) for name in wanted} == {
        name: _number(each) for name, each in wanted.items()
    }


def test_a_text_in_one_of_several_languages_is_said(fai: Draft, sent: bytes) -> None:
    step = str(follow(fai.document.tree, ("services", "processes", 0, "step", "fr")))
    back = row_added(sent, "services.processes[0]", lambda row: row.replace(step, "Bilan final"))
    reading = read(back, fai)
    (row,) = reading.rows
    assert row.value is not None
    assert row.value["step"] == {"fr": "Bilan final"}
    assert "W015" in codes(reading)
    merge = merged(reading, fai)
    assert list(merge.added) == ["services.processes[1]"]
