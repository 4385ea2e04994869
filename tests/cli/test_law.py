"""What a legal framework looks like on the terminal."""

from datetime import date
from decimal import Decimal
from typing import get_args

import pytest
from click.testing import CliRunner

from conventions.base.language import LANGUAGES, Language, words
from conventions.cli.group import conventions
from conventions.cli.law import as_text, fixed
from conventions.law import Anchor, Dated, Mark, OneOf, Steps, ValueUnit, list_laws, load_law
from conventions.law.record import Fixed


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("law_id", list_laws())
def test_everything_a_file_says_is_shown(law_id: str, language: Language) -> None:
    law = load_law(law_id)
    shown = as_text(law, language)
    assert all(name in shown for name in law.values)
    assert all(f"({measure.id})" in shown for measure in law.measures)
    assert all(f"  {provision.id}\n" in shown for provision in law.provisions)
    assert all(getattr(limit.act, language) in shown for limit in law.time_limits)
    assert "Decimal" not in shown
    assert "=" not in shown
    assert max(map(len, shown.splitlines())) <= 100


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (Decimal(450), "amount-per-month", "CHF\u00a0450.00 par mois"),
        (Decimal(12), "months", "12 mois"),
        (Decimal(1), "years", "1 an"),
        (Decimal("2.5"), "years", "2.5 ans"),
        (Decimal(50), "percent", "50\u00a0%"),
        (OneOf.model_validate({"one_of": ["0", "25"]}), "percent", "0\u00a0% ou 25\u00a0%"),
        (
            Steps.model_validate(
                {"by": "age", "steps": [{"up_to": "35", "value": "312"}, {"value": "624"}]}
            ),
            "days",
            "jusqu’à 35 ans\u00a0: 312 jours\u00a0; au-delà\u00a0: 624 jours",
        ),
    ],
)
def test_values_in_words(value: Fixed, unit: ValueUnit, said: str) -> None:
    day = date(2027, 1, 1)
    dated = Dated.model_construct(
        value=value, start=day, reference="x", checked=day, mark="verified"
    )
    assert fixed(dated, unit, "CHF", "fr") == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_closed_word_of_a_law_file_has_one(language: Language) -> None:
    said = words(language, "law")
    assert set(said["anchor"]) == set(get_args(Anchor))
    assert set(said["unit"]) == set(get_args(ValueUnit))
    assert set(said["mark"]) == set(said["counted"]) == set(get_args(Mark))


def test_an_amount_is_in_the_currency_of_the_law_it_refines() -> None:
    assert "EUR\u00a0150.00 par mois" in as_text(load_law("be"), "fr")
    assert "CHF\u00a018'000.00 je Person" in as_text(load_law("ch-asylum"), "de")


def test_a_stranger_reads_who_must_act_by_when() -> None:
    shown = as_text(load_law("ch-alv"), "fr")
    assert "au plus tard 4 semaines avant le début de la convention – mandataire" in shown
    assert "au plus tôt 5 jours après la proposition" in as_text(load_law("be-piis"), "fr")
    assert "5 Tage (Arbeitstage)" in as_text(load_law("be-piis"), "de")


def test_the_command_shows_it() -> None:
    shown = CliRunner().invoke(conventions, ["laws", "fr", "--lang", "fr"])
    assert shown.exit_code == 0
    assert shown.stdout.startswith("Droit français (fr)\n")
    assert "à vérifier" in shown.stdout
