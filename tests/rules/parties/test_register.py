import pytest

from conventions.rules.parties.register import invalid_number


@pytest.mark.parametrize(
    ("number", "scheme"),
    [
        ("CHE-999.999.016", ""),
        ("che 999 999 016 mwst", ""),
        ("CHE-999.999.016 HR/MWST", ""),
        ("CHE-999.999.018", "UID"),
        ("CHE-99.999.016", "UID"),
        ("CHE", "UID"),
        ("0123.456.749", ""),
        ("BE0123456749", ""),
        ("0123.456.750", "BCE/KBO"),
        ("BE 0123.456.7", "BCE/KBO"),
        ("73282932000074", ""),
        ("732 829 320 00047", "SIRET"),
        ("CH-550.1.012.345-6", ""),
        ("BERNE 12", ""),
        ("0123456750", ""),
        ("²²²²²²²²²²²²²²", ""),
        ("—", ""),
    ],
)
def test_only_a_number_of_a_known_kind_is_judged(number: str, scheme: str) -> None:
    assert invalid_number(number) == scheme


@pytest.mark.parametrize("position", range(8))
def test_every_single_slip_in_a_uid_is_seen(position: int) -> None:
    digits = "999999016"
    slipped = digits[:position] + str((int(digits[position]) + 1) % 10) + digits[position + 1 :]
    assert invalid_number(f"CHE{slipped}") == "UID"
