from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.drafting.plain import plain, said
from tests.word.ooxml import faults
from tests.word.read import parts

from conventions.agreement import SECTIONS, load_draft, read_draft
from conventions.base.errors import InvalidDocument, UnknownName
from conventions.base.language import Language
from conventions.drafting import document
from conventions.drafting.blocks import (
    Clause,
    Document,
    GapList,
    Heading,
    Letter,
    Paragraph,
    Signatures,
    Table,
    Text,
    runs_of,
)
from conventions.word import draft

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 21)
GOLDEN: list[tuple[str, Language]] = [
    ("minimal/agreement.fr.yaml", "fr"),
    ("minimal/agreement.de.yaml", "de"),
    ("fai_biel_seeland/agreement.yaml", "fr"),
    ("fai_biel_seeland/agreement.yaml", "de"),
    ("samusocial_2022/agreement.yaml", "fr"),
]
KEY_CLAUSES = (
    "goals.outcomes",
    "goals.outputs",
    "goals.requirements",
    "goals.indicators",
    "goals.targets",
    "services.target-groups",
    "financing.volume",
    "financing.price",
    "financing.surplus",
    "financing.deficit",
    "principles.duties",
    "principles.quality",
    "principles.staff",
    "principles.accounting",
    "evaluation.criteria",
    "evaluation.reports",
    "evaluation.interview",
    "term.duration",
    "term.amendment",
    "term.termination",
)
"""The clauses of the key elements of the econcept table (2017, p. 7)."""


def made(text: bytes, language: Language = "fr", **more: bool) -> Document:
    return document(read_draft(text), language, created=DAY, **more)


def keys(made_of: Document) -> list[str]:
    return [block.key for block in made_of.blocks if isinstance(block, Clause)]


def clause(made_of: Document, key: str) -> str:
    return next(said(b.runs) for b in made_of.blocks if isinstance(b, Clause) and b.key == key)


def gaps(made_of: Document) -> dict[str, str]:
    lists = [block for block in made_of.blocks if isinstance(block, GapList)]
    return {gap.path: gap.label for block in lists for gap in block.gaps}


@pytest.mark.parametrize(("example", "language"), GOLDEN)
def test_golden(example: str, language: Language, golden: Callable[[Path, str], None]) -> None:
    whole = document(load_draft(ROOT / "examples" / example), language, created=DAY)
    name = example.partition("/")[0]
    golden(ROOT / f"tests/golden/{name}.{language}.txt", plain(whole))


@pytest.mark.parametrize(
    "laws",
    [
        *(b"[ch]", b"[ch-be-poias]", b"[ch-be, ch-alv]", b"[ch-iv]"),
        *(b"[be]", b"[be, be-art60]", b"[be-art61]", b"[be-piis]"),
    ],
)
@pytest.mark.parametrize("language", ["fr", "de"])
def test_ten_sections_and_all_key_elements(minimal: bytes, laws: bytes, language: Language) -> None:
    whole = made(minimal.replace(b"laws: [ch]", b"laws: " + laws), language)
    numbered = [b.key for b in whole.blocks if isinstance(b, Heading) and b.numbered]
    assert numbered == list(SECTIONS)
    assert set(KEY_CLAUSES) <= set(keys(whole))


def test_a_complete_agreement_is_no_draft(minimal: bytes) -> None:
    whole = made(minimal)
    assert not gaps(whole)
    assert whole.draft == ""
    assert (whole.language, whole.number, whole.version) == ("fr-CH", "minimal-fr", "version 1")
    assert whole.letterhead[0] == "Service social de la commune de Valneuve"


def test_errors_make_it_a_draft(minimal: bytes) -> None:
    assert made(minimal, has_errors=True).draft == "PROJET"


def test_gaps_make_it_a_draft_and_are_listed(minimal: bytes) -> None:
    text = minimal.replace(b"end: 2027-12-31", b"").replace(b"surplus: {rule: repay}", b"")
    whole = made(text)
    assert whole.draft == "PROJET"
    assert gaps(whole) == {
        "financing.surplus.rule": "Volume et financement › Excédent › Règle",
        "term.end": "Durée et résiliation › Fin",
    }
    assert "⟦Fin⟧" in clause(whole, "term.duration")


def test_a_draft_with_nothing_but_a_law_is_one_long_question() -> None:
    whole = made(b"format: 1\nlaws: [ch]\n")
    assert set(KEY_CLAUSES) - {"financing.price"} <= set(keys(whole))
    assert len(gaps(whole)) > 30
    assert {"title", "parties", "goals.indicators", "term.start", "disputes"} & set(gaps(whole))


@pytest.mark.parametrize(("laws", "tag"), [(b"[be]", "fr-BE"), (b"[ch, ch-be]", "fr-CH")])
def test_the_language_has_the_region_of_the_law(minimal: bytes, laws: bytes, tag: str) -> None:
    assert made(minimal.replace(b"[ch]", laws)).language == tag


def test_without_a_law_there_is_no_wording(minimal: bytes) -> None:
    with pytest.raises(InvalidDocument) as invalid:
        made(minimal.replace(b"laws: [ch]\n", b""))
    assert invalid.value.findings
    with pytest.raises(UnknownName):
        made(minimal.replace(b"laws: [ch]\n", b"laws: [be]\n"), "it")


def test_a_translation_that_is_missing_is_a_gap_beside_the_text(minimal: bytes) -> None:
    whole = made(minimal, "de")
    assert clause(whole, "goals.purpose").startswith("Zweck. ⟦Übersetzung fehlt⟧ Les personnes")
    assert gaps(whole)["goals.purpose.de"].endswith("› Übersetzung fehlt")
    assert whole.draft == "ENTWURF"


def test_two_languages_name_the_one_that_prevails() -> None:
    whole = document(
        load_draft(ROOT / "examples/fai_biel_seeland/agreement.yaml"), "de", created=DAY
    )
    assert any(
        isinstance(block, Paragraph)
        and "massgebend ist die französische Fassung" in said(block.runs)
        for block in whole.blocks
    )
    assert "die französische Fassung" in clause(whole, "signatures.copies")


def test_an_amendment_names_what_it_amends(minimal: bytes) -> None:
    amends = b"amends: {id: old, version: 1, number: 2, effective: 2028-01-01}\nparties:"
    whole = made(minimal.replace(b"parties:", amends, 1))
    shown = [said(block.runs) for block in whole.blocks if isinstance(block, Paragraph)]
    assert shown[0].replace("\u00a0", " ") == (
        "Avenant n° 2 à la convention old, version 1, avec effet au 1er janvier 2028"
    )


def test_own_clauses_replace_and_add(minimal: bytes) -> None:
    own = (
        b"clauses:\n  principles.secrecy: 'Notre secret.'\n"
        b"  term.special: |\n    Un.\n\n    Deux.\n"
        b"  goals.targets: 'Nos valeurs.'\nparties:"
    )
    whole = made(minimal.replace(b"parties:", own, 1))
    assert clause(whole, "principles.secrecy").endswith("le secret. Notre secret.")
    assert keys(whole).index("term.special") > keys(whole).index("term.amendment")
    at = next(
        i for i, b in enumerate(whole.blocks) if isinstance(b, Clause) and b.key == "goals.targets"
    )
    assert isinstance(whole.blocks[at + 1], Table), "the agreed values stay"


@pytest.mark.parametrize(
    ("old", "new", "key", "shown"),
    [
        (b"rule: repay", b"rule: keep", "financing.surplus", "reste acquis au mandataire"),
        (
            b"rule: repay",
            b"rule: split, provider_share: 40",
            "financing.surplus",
            "40~% reviennent au mandataire et le reste au mandant",
        ),
        (
            b"rule: provider-bears",
            b"rule: guarantee, guarantee: 80000.00",
            "financing.deficit",
            "jusqu’à CHF~80'000.00 par année",
        ),
        (
            b"notice: P3M, to: half-year-end",
            b"notice: P6M, to: year-end",
            "term.termination",
            "un délai de 6~mois, pour la fin d’une année",
        ),
        (b"near_from: 90", b"near_from: 85", "evaluation.criteria", "réalisation de 85~%"),
        (
            b"formula: attainment",
            b"formula: shortfall, shortfall_points: 4",
            "evaluation.criteria",
            "d’au moins 4~points",
        ),
        (b"retention_years: 10", b"retention_years: 12", "principles.accounting", "pendant 12~ans"),
        (b"places: 10,", b"places: 8,", "financing.price", "Les 8~places"),
        (
            b"allowed: false",
            b"allowed: true, approval: free",
            "principles.subcontracting",
            "peut confier",
        ),
        (
            b"renewal: {kind: none}",
            b"option: {length: P2Y}",
            "term.option",
            "de 2~ans, 1~fois au plus",
        ),
    ],
)
def test_the_terms_that_compute_are_the_terms_that_print(
    minimal: bytes, old: bytes, new: bytes, key: str, shown: str
) -> None:
    assert minimal.count(old) == 1
    assert shown in clause(made(minimal.replace(old, new)), key).replace("\u00a0", "~")


GRADES = """  grades:
    - {id: a, label: {fr: excellent, de: sehr gut}, attainment: 110, points: 90}
    - {id: b, label: {fr: bon}, attainment: 100}
    - {id: c, attainment: 80.5}
    - {id: d, label: {de: ungenügend}}
"""


def test_grades_are_printed_as_they_compute(minimal: bytes) -> None:
    text = minimal.replace(b"evaluation:\n", f"evaluation:\n{GRADES}".encode())
    text = text.replace(
        b"      use: occupancy-rate\n",
        b"      use: occupancy-rate\n      grades: [{grade: a, at_least: 95}, {grade: d}]\n",
    )
    shown = clause(made(text), "evaluation.criteria").replace("\u00a0", "~")
    for part in (
        "À côté de l’appréciation, un résultat a un niveau~: le premier dont il atteint la limite.",
        "«~excellent~» dès un taux de réalisation de 110~%.",
        "«~c~» dès un taux de réalisation de 80.5~%. Sinon «~ungenügend~».",
        "la valeur elle-même décide~: «~excellent~» dès 95~%. Sinon «~ungenügend~».",
    ):
        assert part in shown
    assert "points" not in shown.partition("À côté")[2].partition("Sinon")[0]
    assert "un niveau" not in clause(made(minimal), "evaluation.criteria")


@pytest.mark.parametrize(
    ("use", "goal", "said_so"),
    [
        (b"placement-rate-at-exit", b"z1", False),
        (b"certificates-issued", b"z1", True),
        (b"certificates-issued", b"z2", False),
        (b"waiting-list", b"z1", False),
    ],
)
def test_the_test_of_numbers_is_printed_where_a_goal_of_outcome_asks_for_one(
    minimal: bytes, use: bytes, goal: bytes, said_so: bool
) -> None:
    text = minimal.replace(
        b"      use: placement-rate-at-exit\n      goal: z1\n",
        b"      use: %b\n      goal: %b\n" % (use, goal),
    )
    assert ("Poisson" in clause(made(text), "evaluation.evidence")) == said_so


def test_optional_sentences_leave_no_trace() -> None:
    """No double spaces, no space before a full stop, no empty brackets, in any example."""
    for example, language in GOLDEN:
        whole = document(load_draft(ROOT / "examples" / example), language, created=DAY)
        for block in whole.blocks:
            if isinstance(block, Clause | Letter):
                text = said(block.runs)
                for wrong in ("  ", " .", " ,", "()", "..", ";.", " ;", ". ."):
                    assert wrong not in text, text


def test_french_typography() -> None:
    whole = document(load_draft(ROOT / "examples/minimal/agreement.fr.yaml"), "fr", created=DAY)
    fixed = "".join(
        run.text for block in whole.blocks for run in runs_of(block) if isinstance(run, Text)
    )
    assert "\u00a0:" in fixed
    assert not [mark for mark in (" :", " ;", " »", "« ", "'", "art. 9") if mark in fixed]


def test_each_party_signs_with_its_persons(minimal: bytes) -> None:
    (signing,) = (block for block in made(minimal).blocks if isinstance(block, Signatures))
    lines = [[said(line) for line in party.lines] for party in signing.parties]
    assert lines == [
        [
            "Lieu et date\u00a0: Valneuve, 10\u00a0décembre 2026",
            "A. Commune, cheffe du service social",
        ],
        [
            "Lieu et date\u00a0: Valneuve, 10\u00a0décembre 2026",
            "B. Atelier, président",
            "C. Atelier, directrice",
        ],
    ]
    assert said(signing.intro)


def test_the_file_is_sound_and_always_the_same(minimal: bytes) -> None:
    whole = read_draft(minimal)
    first = draft(whole, "fr", created=DAY)
    assert first == draft(whole, "fr", created=DAY)
    typed = parts(draft(whole.agreement(), "fr", created=DAY))
    # The record that goes along is as the file has it, or as the record has: 10, or "10".
    differ = {name for name, content in parts(first).items() if content != typed[name]}
    assert differ == {"customXml/item1.xml", "docProps/custom.xml"}
    assert not list(faults(first))
    read = docx.Document(BytesIO(first))
    title = "".join(text.text or "" for text in read.paragraphs[0]._p.iter(qn("w:t")))
    assert title == "Convention de prestations, ateliers d’insertion"
    assert read.core_properties.language == "fr-CH"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_part_of_an_agreement_can_be_drafted(data: st.DataObject) -> None:
    lines = (ROOT / "examples/minimal/agreement.fr.yaml").read_text("utf-8").splitlines()
    gone = data.draw(st.sets(st.integers(9, len(lines) - 1), max_size=40))
    text = "\n".join(line for at, line in enumerate(lines) if at not in gone)
    whole = read_draft(text.encode())
    if whole.document.tree and whole.document.tree.get("laws"):
        assert draft(whole, "fr", created=DAY)
