import re
from itertools import pairwise
from pathlib import Path

import pytest

from conventions.agreement import SECTIONS
from conventions.base.errors import UnknownName
from conventions.base.language import LANGUAGES
from conventions.base.resources import templates
from conventions.drafting.wording import Clause, Section, parsed, refined, wording

FILES = sorted(templates().glob("*/agreement.*.md.j2"))
WHOLE = [path for path in FILES if path.parent.name in ("ch", "be")]
FOLDERS = (
    *("ch", "ch_alv", "ch_be", "ch_be_poias", "ch_iv"),
    *("be", "be_art60", "be_art61", "be_piis"),
)
CITED = (
    "art. 77 du code des obligations",
    "art. 958f CO",
    "art. 60, § 7, de la loi du 8 juillet 1976",
    "Art. 77 des Obligationenrechts",
    "Art. 958f OR",
    "Art. 60 § 7 des Gesetzes vom 8. Juli 1976",
    "art. 61 de la loi du 8 juillet 1976",
    "Art. 61 des Gesetzes vom 8. Juli 1976",
    "art. 11 de la loi du 26 mai 2002",
    "de la loi du 26 mai 2002 et de l'arrêté royal du 11 juillet 2002",
    "Art. 11 des Gesetzes vom 26. Mai 2002",
    "des Gesetzes vom 26. Mai 2002 und des Königlichen Erlasses vom 11. Juli 2002",
    "art. 17, al. 3, LPASoc",
    "Art. 17 Abs. 3 SLG",
    "art. 64a LACI",
    "Art. 64a AVIG",
    "art. 81d OACI",
    "Art. 81d AVIV",
    "art. 81e OACI",
    "Art. 81e AVIV",
    "art. 97 OACI",
    "Art. 97 AVIV",
    "art. 88 et 97 OACI",
    "Art. 88 und 97 AVIV",
    "art. 1 de l'ordonnance RS 837.022.531",
    "Art. 1 der Verordnung SR 837.022.531",
    "art. 14a LAI",
    "Art. 14a IVG",
    "art. 68bis LAI",
    "Art. 68bis IVG",
    "art. 77 del Codice delle obbligazioni",
    "art. 77 of the Code of Obligations",
    "art. 17 cpv. 3 SLG",
    "art. 17 para. 3 SLG",
    "art. 64a LADI",
    "art. 64a AVIG",
    "art. 81d OADI",
    "art. 81d AVIV",
    "art. 81e OADI",
    "art. 81e AVIV",
    "art. 97 OADI",
    "art. 97 AVIV",
    "art. 88 e 97 OADI",
    "art. 88 and 97 AVIV",
    "art. 1 dell'ordinanza RS 837.022.531",
    "art. 1 of the ordinance SR 837.022.531",
    "art. 14a IVG",
    "art. 68bis IVG",
)
"""The articles that wording cites; each is marked verified in the law files."""


def names(path: Path) -> str:
    return f"{path.parent.name}-{path.name}"


def keys(sections: tuple[Section, ...]) -> list[str]:
    return [clause.key for section in sections for clause in section.clauses]


def worded(folder: str) -> tuple[str, ...]:
    """Swiss laws in the four languages, Belgian ones in the two that are official there."""
    return ("fr", "de") if folder.startswith("be") else LANGUAGES


def test_there_is_wording_in_the_languages_of_each_country() -> None:
    found = {names(path) for path in FILES}
    assert found == {
        f"{folder}-agreement.{language}.md.j2" for folder in FOLDERS for language in worded(folder)
    }


@pytest.mark.parametrize("path", FILES, ids=names)
def test_a_file_opens_with_who_should_check_it(path: Path) -> None:
    remark = path.read_text("utf-8").partition("#}")[0]
    assert remark.startswith("{#")
    assert re.search("À relire par|zu prüfen|Da rileggere da|To be checked by", remark)
    for key in re.findall(r"[a-z]+\.[a-z-]+[a-z]", remark):
        if key.partition(".")[0] in SECTIONS and key != "subject.legal":
            assert key in (*keys(parsed(path.read_text("utf-8"))), "subject.legal_bases"), key


@pytest.mark.parametrize("path", WHOLE, ids=names)
def test_the_standard_wording_has_the_ten_sections_in_order(path: Path) -> None:
    assert [section.key for section in parsed(path.read_text("utf-8"))] == list(SECTIONS)


@pytest.mark.parametrize("path", FILES, ids=names)
def test_no_key_stands_twice(path: Path) -> None:
    found = keys(parsed(path.read_text("utf-8")))
    assert len(found) == len(set(found))


@pytest.mark.parametrize("folder", FOLDERS)
def test_all_languages_have_the_same_clauses(folder: str) -> None:
    first, *others = (
        keys(parsed((templates() / folder / f"agreement.{language}.md.j2").read_text("utf-8")))
        for language in worded(folder)
    )
    assert others == [first] * len(others)


@pytest.mark.parametrize("folder", FOLDERS)
def test_all_languages_state_the_same_facts_in_each_clause(folder: str) -> None:
    """The same fields under the same conditions: only the words between them differ."""
    first, *others = (
        [
            (clause.key, sorted(re.findall(r"\[[a-z: -]+\]|[a-z_]+(?:\.[a-z_]+)+", clause.text)))
            for section in parsed(
                (templates() / folder / f"agreement.{language}.md.j2").read_text("utf-8")
            )
            for clause in section.clauses
        ]
        for language in worded(folder)
    )
    assert first
    for other in others:
        assert other == first


def test_both_countries_have_the_same_clauses() -> None:
    assert keys(wording(["ch"], "fr")) == keys(wording(["be"], "fr"))


@pytest.mark.parametrize("path", FILES, ids=names)
def test_no_number_is_typed_in_wording(path: Path) -> None:
    text = re.sub(r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}", "", path.read_text("utf-8"), flags=re.DOTALL)
    for article in CITED:
        text = text.replace(article, "")
    assert not re.findall(r".*[0-9].*", text)


@pytest.mark.parametrize("path", FILES, ids=names)
def test_fixed_spelling(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "ß" not in text
    assert "\u00a0" not in text, "no-break spaces are set by typography"
    fixed = re.sub(r"\{#.*?#\}|\{%.*?%\}", "", text, flags=re.DOTALL)
    fixed = re.sub(r"\{\{.*?\}\}|^#+ [a-z.-]+:?|\[.*\]", "x", fixed, flags=re.MULTILINE)
    wrong = r"\S[:;!?»]|«\S" if ".fr." in path.name else r"« | [»:;!?]|[“(] | [”)]"
    assert not re.findall(f".*(?:{wrong}).*", fixed)


@pytest.mark.parametrize("path", FILES, ids=names)
def test_every_point_ends_so_that_the_last_can_end_the_sentence(path: Path) -> None:
    points = [line for line in path.read_text("utf-8").splitlines() if line.startswith("- ")]
    assert points or path not in WHOLE
    assert all(point.endswith(";") for point in points)


def test_a_later_law_replaces_adds_and_takes_away() -> None:
    earlier = parsed("# term: Durée\n## term.start: Début\nun\n## term.end\ndeux\n")
    later = parsed("# term: Durée belge\n## term.new\ntrois\n## term.start\nautre\n## term.end\n")
    (section,) = refined(earlier, later)
    assert section.title == "Durée belge"
    assert [(clause.key, clause.label, clause.text) for clause in section.clauses] == [
        ("term.start", "", "autre"),
        ("term.end", "", ""),
        ("term.new", "", "trois"),
    ]


def test_what_is_signed_under_stays_last() -> None:
    earlier = parsed("# signatures: Signature\n## signatures.signing\nlu\n\n[signatures]\n")
    later = parsed("# signatures: Signature\n## signatures.more\nencore\n")
    assert keys(refined(earlier, later)) == ["signatures.more", "signatures.signing"]


def test_art_60_refines_belgian_wording() -> None:
    belgian, refining = wording(["be"], "fr"), wording(["be", "be-art60"], "fr")
    assert set(keys(belgian)) < set(keys(refining))
    changed = [
        (one.key, one.text)
        for one in _clauses(refining)
        if one.key == "parties.designation" and one not in _clauses(belgian)
    ]
    assert "utilisateur" in changed[0][1]
    posting = keys(refining).index("services.posting")
    assert keys(refining)[posting - 1].startswith("services.")
    assert all(before.split(".")[0] in SECTIONS for before, _ in pairwise(keys(refining)))


def _clauses(sections: tuple[Section, ...]) -> list[Clause]:
    return [clause for section in sections for clause in section.clauses]


def test_a_law_without_wording_takes_that_of_the_law_it_extends() -> None:
    assert wording(["ch-zh"], "de") == wording(["ch"], "de")
    assert wording(["unknown", "ch"], "fr") == wording(["ch"], "fr")


@pytest.mark.parametrize(("laws", "language"), [(["be"], "it"), (["unknown"], "fr"), ([], "fr")])
def test_no_wording_at_all_is_said(laws: list[str], language: str) -> None:
    with pytest.raises(UnknownName, match="wording"):
        wording(laws, language)  # type: ignore[arg-type]  # a language from a table of cases


def test_a_law_that_is_not_worded_in_the_language_is_not_left_out() -> None:
    """Worded in Italian by Swiss law alone, the Belgian clauses would be missing in silence."""
    with pytest.raises(UnknownName) as unknown:
        wording(["ch", "be-art60"], "it")
    assert unknown.value.suggestions == ("fr", "de")


@pytest.mark.parametrize(
    "text",
    ["## term.start\nwithout a section", "# term: Durée\n## other.start\nx", "# term\n", "### x\n"],
)
def test_a_heading_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="neither a section nor a clause"):
        parsed(text)
