"""The next agreement: valid, dates moved on, results beside targets, everything else untouched."""

from difflib import unified_diff

import pytest
from tests.monitoring.held import CASES, EXAMPLES, held

from conventions.agreement import load_draft, read_draft
from conventions.base.findings import Severity, worst
from conventions.monitoring.targets import in_words
from conventions.monitoring.voice import Voice
from conventions.rules.lint import lint
from conventions.succession import successor


def text_of(name: str) -> tuple[str, str]:
    """An example as it is, and what follows it."""
    path = EXAMPLES / name / "agreement.yaml"
    review = held(name)
    return path.read_text("utf-8"), successor(load_draft(path), review, "fr")


def changes(before: str, after: str, sign: str) -> list[str]:
    lines = unified_diff(before.split("\n"), after.split("\n"), n=0, lineterm="")
    return [line[1:] for line in lines if line.startswith(sign) and line[:3] != sign * 3]


@pytest.mark.parametrize("name", CASES)
def test_it_is_an_agreement_without_an_error(name: str) -> None:
    before, after = text_of(name)
    draft = read_draft(after.encode())
    new, old = draft.agreement(), read_draft(before.encode()).agreement()
    assert worst(lint(draft).findings) is not Severity.ERROR
    assert (new.version, new.amends) == (1, None)
    assert new.id != old.id
    assert new.term.start is not None
    assert old.term.end is not None
    assert (new.term.start - old.term.end).days == 1
    assert not new.term.amendment or not new.term.amendment.log
    assert all(one.date is None for one in new.signatures.signatures)


@pytest.mark.parametrize("name", CASES)
def test_each_result_stands_above_its_target(name: str) -> None:
    _before, after = text_of(name)
    voice = Voice(held(name), "fr")
    for verdict in held(name).assessment.verdicts:
        said = in_words(verdict, voice).replace("\n", " ")
        rows = [n for n, line in enumerate(after.split("\n")) if line.strip().endswith(said)]
        assert rows
        assert all(after.split("\n")[row].lstrip().startswith("# ") for row in rows)


def test_nothing_but_days_years_and_remarks_changes() -> None:
    before, after = text_of("fai_biel_seeland")
    kept = [line for line in before.split("\n") if line.lstrip().startswith("#")]
    assert all(line in after for line in kept)
    for line in changes(before, after, "-"):
        assert "20" in line
    remarks = [line for line in changes(before, after, "+") if line.lstrip().startswith("#")]
    assert len(remarks) == 1 + len(held("fai_biel_seeland").assessment.verdicts)


def test_a_later_result_above_its_target_reads_so() -> None:
    _before, after = text_of("fai_biel_seeland")
    lines = after.split("\n")
    (row,) = [n for n, line in enumerate(lines) if "32.2" in line]
    assert lines[row].startswith("        # 2027\u00a0: ●\u00a0atteint · résultat 32.2\u00a0% (38")
    assert lines[row + 1] == '        - period: "2031"'


def test_without_a_start_nothing_can_follow() -> None:
    review = held("vaud_2013")
    term = review.agreement.term.model_copy(update={"start": None})
    agreement = review.agreement.model_copy(update={"term": term})
    draft = load_draft(EXAMPLES / "vaud_2013/agreement.yaml")
    with pytest.raises(ValueError, match="without a start"):
        successor(draft, type(review)(agreement, *list(vars(review).values())[1:]), "fr")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("amends: {id: x, version: 1, number: 1, effective: 2027-06-01}", None),
        ("amends:\n  id: x\n  version: 1\n  number: 1\n  effective: 2027-06-01", None),
    ],
)
def test_what_was_amended_does_not_come_along(written: str, meant: None) -> None:
    before, _after = text_of("vaud_2013")
    draft = read_draft(f"{before}\n{written}\n".encode())
    after = successor(draft, held("vaud_2013"), "fr")
    assert read_draft(after.encode()).agreement().amends is meant
    assert "# amends:" in after
