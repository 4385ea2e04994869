"""Accepted beside reported: values, quantities and costs, each with its reason."""

from dataclasses import replace

from tests.drafting.plain import said
from tests.monitoring.held import held

from conventions.drafting.blocks import Paragraph, Table
from conventions.monitoring.reported import accepted, questions
from conventions.monitoring.voice import Voice
from conventions.report import Report

REPORT = Report.model_validate(
    {
        "agreement": "fai-biel-seeland-2027",
        "period": "2027",
        "observations": [
            {
                "indicator": "placement",
                "reported": {"numerator": 40, "denominator": 118},
                "accepted": {"numerator": 38, "denominator": 118},
                "accepted_reason": "deux contrats non prouvés",
                "accepted_by": "Contrôle",
                "accepted_on": "2028-02-28",
            },
            {"indicator": "persons", "reported": {"value": 154}, "accepted": {"value": 154}},
            {
                "indicator": "places",
                "reported": {"value": 60},
                "accepted": {"missing": "not-available"},
            },
        ],
        "deliveries": [
            {
                "item": "places",
                "quantity": "61",
                "accepted": "60",
                "accepted_reason": "vu sur place",
            }
        ],
        "accounts": {"costs": [{"label": "Loyer", "amount": "1200.50", "accepted": "1000.00"}]},
    }
)


def rows(report: Report) -> list[list[str]]:
    voice = Voice(replace(held("fai_biel_seeland"), reports=(report,)), "fr")
    (table,) = [block for block in accepted(voice) if isinstance(block, Table)]
    return [[said(cell).replace("\u00a0", " ") for cell in row] for row in table.rows]


def test_what_differs_is_listed_with_its_reason_and_what_does_not_is_not() -> None:
    found = rows(REPORT)
    assert [row[2:4] for row in found] == [
        ["40 sur 118", "38 sur 118"],
        ["60", "non disponible"],
        ["61", "60"],
        ["CHF 1'200.50", "CHF 1'000.00"],
    ]
    assert found[0][4] == "deux contrats non prouvés\nContrôle, 28 février 2028"
    assert found[2][4] == "vu sur place"
    assert found[3][0] == "Loyer"


def test_where_nothing_stands_out_it_says_so() -> None:
    review = held("fai_biel_seeland")
    quiet = replace(review, assessment=replace(review.assessment, verdicts=()), findings=())
    blocks = list(questions(Voice(quiet, "de")))
    (paragraph,) = [block for block in blocks if isinstance(block, Paragraph)]
    assert said(paragraph.runs) == "An den Zahlen fällt nichts auf."
