"""What a comment claims: a few words in four languages, and many that claim nothing."""

import pytest

from conventions.rules.reported.sentence import claimed


@pytest.mark.parametrize(
    ("comment", "claim"),
    [
        ("L'objectif de 2027 est atteint.", "reached"),
        ("La valeur cible a été dépassée.", "reached"),
        ("L'objectif n'a pas été atteint", "below"),
        ("Objectif manqué, faute de départs", "below"),
        ("Das Ziel ist erreicht.", "reached"),
        ("Der Zielwert wurde dieses Jahr nicht erreicht.", "below"),
        ("Die Vorgabe wurde verfehlt", "below"),
        ("L'obiettivo è stato raggiunto.", "reached"),
        ("L'obiettivo non è stato raggiunto.", "below"),
        ("We exceeded the target", "reached"),
        ("The target wasn't reached.", "below"),
        ("Target missed.", "below"),
        ("L'objectif est presque atteint.", None),
        ("Das Ziel ist fast erreicht", None),
        ("Almost reached the target.", None),
        ("Target not missed", None),
        ("Nous avons atteint 40 entreprises. Objectif : 50.", None),
        ("Target reached. The other target was missed.", None),
        ("Les personnes viennent de loin.", None),
        ("", None),
    ],
)
def test_claim(comment: str, claim: str | None) -> None:
    assert claimed(comment) == claim
