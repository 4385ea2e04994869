"""The codes about law keep their ids; tests/rules/test_texts.py holds their words."""

from conventions.law import CODES


def test_ids_are_the_lasting_ones() -> None:
    assert [(code.id, code.name) for code in CODES] == [
        ("L001", "unknown-law"),
        ("L002", "no-value-for-date"),
        ("L003", "checked-long-ago"),
        ("L004", "unverified-value"),
    ]
