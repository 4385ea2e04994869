"""The round that a draft makes: to an official, to two lawyers, and back. On real examples."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from tests.word.lawyer import Page, split, text_of

from conventions.agreement import Draft, load_draft
from conventions.base.language import Language
from conventions.word import draft

DAY = date(2026, 11, 22)
OFFICIAL = ""
ANNE, JONAS = "Me Anne Rochat", "Jonas Egli"
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
MOVED, BEHIND = "principles.secrecy", "principles.insurance"
REWORDED, REMOVED, COMMENTED = "parties.contact", "disputes.performance", "term.amendment"
LANGUAGE_WORDS: Mapping[Language, Mapping[str, str]] = {
    "fr": {
        "day": "31 mars 2027",
        "at once": "sans délai",
        "in writing": "par écrit et sans délai",
        "report": "Rapport intermédiaire|semestre|30 jours après la fin de la période|lettre|",
        "from": "le mandataire – le mandant",
        "no day": "dès que possible",
        "name": "L’État",
        "comment": "Est-ce d’usage ?\nÀ voir avec le service juridique.",
    },
    "de": {
        "day": "31. März 2027",
        "at once": "unverzüglich",
        "in writing": "schriftlich und unverzüglich",
        "report": "Zwischenbericht|Halbjahr|30 Tage nach Ende der Periode|Brief|",
        "from": "die Auftragnehmerin – die Auftraggeberin",
        "no day": "sobald als möglich",
        "name": "Der Staat",
        "comment": "Ist das üblich?\nBitte mit dem Rechtsdienst klären.",
    },
}


@dataclass(frozen=True)
class Case:
    """An example in one of its languages, with what of it is edited.

    ``quantity`` is the volume that goes out and comes back, ``amount`` digits that go and come in
    the ceiling of the first year, ``target`` the entry whose row is removed.
    """

    file: str
    language: Language
    quantity: tuple[str, str]
    amount: tuple[str, str]
    target: str
    day: str = "financing.payment.instalments[0].due"
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """What the tests call it."""
        return f"{self.file.partition('_')[0]}-{self.language}"

    def word(self, key: str) -> str:
        """A word of the language, unless the example has its own."""
        return self.words.get(key, LANGUAGE_WORDS[self.language][key])

    @property
    def legal_name(self) -> str:
        """The path of a name that stands in several places."""
        path = "parties[0].legal_name"
        return path if self.file.startswith("cpas") else f"{path}.{self.language}"

    def source(self) -> Draft:
        """The agreement that goes out."""
        return _loaded(self.file)

    def sent(self) -> bytes:
        """Its draft as it goes out."""
        return _drafted(self.file, self.language)


@cache
def _loaded(file: str) -> Draft:
    return load_draft(EXAMPLES / file)


@cache
def _drafted(file: str, language: Language) -> bytes:
    return draft(_loaded(file), language, created=DAY)


_FAI, _EISP = "fai_biel_seeland/agreement.yaml", "eisp_alv/agreement.yaml"
_ART60 = "cpas_insertion/agreement-art60.yaml"
_OF_FAI = (("60", "64"), ("080", "100"), "goals.indicators[1].targets[0]")
_OF_EISP = (("20", "22"), ("470", "480"), "goals.indicators[2].targets[0]")
CASES = (
    Case(_FAI, "fr", *_OF_FAI),
    Case(_FAI, "de", *_OF_FAI),
    Case(_EISP, "de", *_OF_EISP),
    Case(_EISP, "fr", *_OF_EISP),
    Case(
        _ART60,
        "fr",
        ("240", "250"),
        ("129", "130"),
        "goals.indicators[1].targets[0]",
        day="goals.requirements[0].due",
        words={"from": "l’utilisateur – le mandant"},
    ),
)


def figure(page: Page, case: Case, author: str = OFFICIAL) -> None:
    (volume,) = page.fields("financing.volume.quantity")
    page.replace(volume, *case.quantity, author)


def day(page: Page, case: Case, author: str = OFFICIAL) -> None:
    page.retype(page.fields(case.day)[0], case.word("day"), author)


def reword(page: Page, case: Case, author: str) -> None:
    last = page.clause(REWORDED)[-1]
    page.replace(last, case.word("at once"), case.word("in writing"), author)


def amount(page: Page, case: Case, author: str) -> None:
    (ceiling,) = page.fields("financing.ceiling[0].amount")
    split(ceiling)
    page.replace(ceiling, *case.amount, author)


def target(page: Page, case: Case, author: str) -> None:
    page.strike_row(page.row(case.target), author)


def report(page: Page, case: Case, author: str) -> None:
    cells = f"{case.word('report')}{case.word('from')}".split("|")
    page.add_row(page.row("evaluation.reports[1]"), cells, author)


def row(page: Page, _: Case, author: str) -> None:
    page.move_row(page.row("services.processes[0]"), page.row("services.processes[2]"), author)


def clause(page: Page, _: Case, author: str) -> None:
    page.move(page.clause(MOVED), page.clause(BEHIND)[-1], author)


def comment(page: Page, case: Case, author: str) -> None:
    page.comment(page.clause(COMMENTED)[0], case.word("comment"), author or ANNE)


def removal(page: Page, _: Case, author: str) -> None:
    page.strike(page.clause(REMOVED), author)


def no_day(page: Page, case: Case, author: str) -> None:
    page.retype(page.fields("term.start")[0], case.word("no day"), author)


def once(page: Page, case: Case, author: str) -> None:
    page.retype(page.fields(case.legal_name)[1], case.word("name"), author)


Edit = Callable[[Page, Case, str], None]
EDITS: Mapping[Edit, tuple[str, tuple[str, ...]]] = {
    reword: (ANNE, ("W009",)),
    amount: (JONAS, ()),
    target: (JONAS, ("W012",)),
    report: (ANNE, ("W011", "W027")),
    row: (ANNE, ("W020",)),
    clause: (JONAS, ("W021",)),
    comment: (JONAS, ("W023",)),
    removal: (ANNE, ("W022",)),
    no_day: (JONAS, ("W006",)),
    once: (ANNE, ("W007",)),
}
"""The ten edits of the lawyers: who makes each, and the findings that it must bring."""


def came_back(case: Case) -> bytes:
    """The draft with what the official typed, and all that the lawyers tracked."""
    page = Page(case.sent())
    figure(page, case)
    day(page, case)
    page = Page(page.saved())
    for edit, (author, _) in EDITS.items():
        edit(page, case, author)
    return page.saved()


def printed(page: Page, path: str) -> list[str]:
    """What stands in each place of a field."""
    return [text_of(each) for each in page.fields(path)]
