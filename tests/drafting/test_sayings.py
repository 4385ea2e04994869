from typing import Any

import pytest
from tests.drafting.plain import said

from conventions.base.language import Language
from conventions.drafting.absent import Absent, Untranslated
from conventions.drafting.marks import Marked, marked, runs_from
from conventions.drafting.sayings import sayings

VIEW: dict[str, Any] = {
    "parties": [
        {"id": "commune", "role": "commissioner", "legal_name": "Commune de Valneuve"},
        {"id": "lac", "role": "provider", "legal_name": "Atelier du Lac"},
        {"id": "pont", "role": "provider", "legal_name": "Atelier du Pont"},
    ],
    "services": {"target_groups": [{"id": "tg1", "label": "Jeunes adultes"}], "services": []},
    "goals": {"indicators": [], "goals": []},
}
GAP = Absent(("term", "start"), "fr")


def text(value: Any, filter_name: str, *args: Any, language: Language = "fr") -> str:
    """What a filter makes of a value, as it is read, no-break spaces shown as ``~``."""
    found = sayings(VIEW, language, "CHF")[filter_name](value, *args)
    return said(runs_from(marked(found))).replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("value", "filter_name", "args", "french", "german"),
    [
        ("1234.5", "money", (), "CHF~1'234.50", "CHF~1'234.50"),
        ("60", "percent", (), "60~%", "60~%"),
        ("1820.50", "number", (), "1'820.5", "1'820.5"),
        ("2027-01-01", "date", (), "1er~janvier 2027", "1.~Januar 2027"),
        ("P6M", "duration", (), "6~mois", "6~Monate"),
        ("P6M", "duration", ("dative",), "6~mois", "6~Monaten"),
        ("P1Y", "duration", ("dative",), "1~an", "1~Jahr"),
        ("2027-Q2", "period", (), "2e~trimestre 2027", "2.~Quartal 2027"),
        ("5", "month", (), "mai", "Mai"),
        ("1", "counted", ("days",), "1~jour", "1~Tag"),
        ("0", "counted", ("days",), "0~jour", "0~Tage"),
        ("1.5", "counted", ("fte",), "1.5~équivalents plein temps", "1.5~Vollzeitäquivalente"),
        ("year", "word", ("every",), "chaque année", "jährlich"),
        ("tg1", "group", (), "Jeunes adultes", "Jeunes adultes"),
        ("other", "group", (), "other", "other"),
        ("commune", "party", ("of",), "du mandant", "der Auftraggeberin"),
        ("commune", "party", ("to",), "au mandant", "der Auftraggeberin"),
        (
            "lac",
            "party",
            (),
            "le mandataire (Atelier du Lac)",
            "die Auftragnehmerin (Atelier du Lac)",
        ),
        (
            "lac",
            "party",
            ("to",),
            "au mandataire (Atelier du Lac)",
            "der Auftragnehmerin (Atelier du Lac)",
        ),
        ("gone", "party", ("to",), "à gone", "gone"),
    ],
)
def test_how_values_are_said(
    value: str, filter_name: str, args: tuple[str, ...], french: str, german: str
) -> None:
    assert text(value, filter_name, *args) == french
    assert text(value, filter_name, *args, language="de") == german


@pytest.mark.parametrize(
    ("values", "shown"), [(["a"], "a"), (["a", "b"], "a et b"), (["a", "b", "c"], "a, b et c")]
)
def test_a_list_in_a_sentence(values: list[str], shown: str) -> None:
    assert text(values, "listed") == shown
    assert text([{"name": value} for value in values], "listed", "name") == shown


def test_each_of_a_list_is_said() -> None:
    found = sayings(VIEW, "fr", "CHF")["word"](["fr", "de"], "language")
    assert text(found, "listed") == "français et allemand"
    assert text(found, "join", ", puis ") == "français, puis allemand"


@pytest.mark.parametrize(
    ("filter_name", "args"),
    [
        *(
            (name, ())
            for name in (
                "money",
                "percent",
                "number",
                "date",
                "duration",
                "period",
                "month",
                "group",
                "service",
                "indicator",
                "goal",
                "listed",
                "bare",
                "party",
            )
        ),
        ("word", ("every",)),
        ("join", (", ",)),
    ],
)
def test_what_is_missing_stays_a_gap(filter_name: str, args: tuple[str, ...]) -> None:
    assert text(GAP, filter_name, *args) == "⟦Début⟧"


def test_a_missing_quantity_or_unit_is_a_gap_beside_the_other() -> None:
    assert text(GAP, "counted", "days") == "⟦Début⟧ jours"
    assert text("10", "counted", GAP) == "10 ⟦Début⟧"
    assert text(GAP, "party", "of") == "de ⟦Début⟧"


def test_a_text_in_another_language_keeps_its_mark() -> None:
    other = Untranslated(("goals", "purpose"), "fr", "Zweck.")
    assert text(other, "bare") == "⟦traduction manquante⟧ Zweck"


@pytest.mark.parametrize(
    ("value", "several", "nought"),
    [(["a", "b"], True, False), (["a"], False, False), (GAP, False, False), ("0.00", False, True)],
)
def test_questions(value: Any, several: bool, nought: bool) -> None:
    filters = sayings(VIEW, "fr", "CHF")
    assert (filters["several"](value), filters["nought"](value)) == (several, nought)


def test_a_role_is_wording_not_a_value() -> None:
    found = sayings(VIEW, "fr", "CHF")["party"]("commune")
    assert found == Marked("le mandant")


@pytest.mark.parametrize(
    ("day", "article", "expected"),
    [
        ("2027-01-02", "dal", "dal 2~gennaio 2027"),
        ("2027-01-08", "dal", "dall’8~gennaio 2027"),
        ("2027-01-11", "il", "l’11~gennaio 2027"),
        ("2027-01-18", "del", "del 18~gennaio 2027"),
        (GAP, "dal", f"dal ⟦{GAP.label}⟧"),
    ],
)
def test_the_italian_article_before_a_day(day: Any, article: str, expected: str) -> None:
    assert text(day, "date", article, language="it") == expected


@pytest.mark.parametrize(
    ("share", "article", "expected"),
    [
        ("90", "del", "del 90~%"),
        ("80.00", "del", "dell’80~%"),
        ("8.5", "il", "l’8.5~%"),
        ("11", "al", "all’11~%"),
        ("1", "il", "l’1~%"),
        ("10", "il", "il 10~%"),
        (GAP, "del", "del ⟦Début⟧"),
    ],
)
def test_the_italian_article_before_a_share(share: Any, article: str, expected: str) -> None:
    assert text(share, "percent", article, language="it") == expected
