"""A settlement as a document of blocks: for each year the lines, the sums, and every step."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from conventions.agreement import Agreement
from conventions.base.characters import shown
from conventions.base.language import Language, any_language, day, money, number, word, words
from conventions.base.messages import said
from conventions.base.step import say
from conventions.drafting.blocks import (
    Block,
    Column,
    Document,
    Heading,
    Item,
    Note,
    Paragraph,
    Row,
    Runs,
    Subtitle,
    Table,
    Text,
    Title,
)
from conventions.law import merge
from conventions.settlement import Settlement, YearSettlement, line_name, payment_part, sums


def settlement_of(settlement: Settlement, agreement: Agreement, language: Language) -> Document:
    """The document: facts, years with their steps, balance, payment, and the points left open."""
    paper = _Paper(settlement, agreement, language)
    years = ", ".join(str(year.year) for year in settlement.years)
    heading = paper.word("title", years=years).strip()
    title = any_language(agreement.title, language, agreement.authoritative)
    country = merge(agreement.laws).jurisdiction.partition("-")[0]
    return Document(
        language="en-GB" if language == "en" else f"{language}-{country}",
        title=shown(f"{heading} – {title}"),
        number=settlement.agreement,
        version=word(language, "document", "version", version=settlement.version),
        issuer=shown(paper.name(settlement.payer)),
        created=settlement.on,
        page_words=word(language, "document", "page", x="{x}", y="{y}"),
        blocks=(
            Title(_text(heading)),
            Subtitle(_text(title)),
            paper.facts(),
            *(block for year in settlement.years for block in paper.year(year)),
            *paper.balance(),
            *paper.payment(),
            *paper.open_points(),
        ),
    )


@dataclass(frozen=True)
class _Paper:
    """What is written down, and in which language."""

    settlement: Settlement
    agreement: Agreement
    language: Language

    def word(self, key: str, **values: object) -> str:
        return word(self.language, "settlement", f"document.{key}", **values)

    def money(self, amount: Decimal) -> str:
        return money(amount, self.settlement.currency, self.language)

    def name(self, party: str) -> str:
        found = self.agreement.parties.get(party)
        return found.called(self.language) if found else party

    def facts(self) -> Table:
        """What is settled, on which day, between whom."""
        rows = {
            "agreement": f"{self.settlement.agreement}, "
            + word(self.language, "document", "version", version=self.settlement.version),
            "on": day(self.settlement.on, self.language),
            "payer": self.name(self.settlement.payer) or "–",
            "payee": self.name(self.settlement.payee) or "–",
        }
        return self._pairs(rows, "facts")

    def year(self, year: YearSettlement) -> Iterator[Block]:
        """The lines, their sums, and how each amount comes about."""
        yield Heading(f"year-{year.year}", self.word("year", year=year.year), numbered=False)
        if year.lines:
            yield self._lines(year)
        *rows, balance = sums(year)
        yield Paragraph(_text(self.word("sums")))
        columns = (Column(self.word("what"), 3), Column(self.word("amount"), 1, "right"))
        yield Table(
            columns,
            tuple((_text(row.name(self.language)), _text(self.money(row.amount))) for row in rows),
            self.word("sums-description", year=year.year),
            row_titles=True,
            total=(_text(balance.name(self.language)), _text(self.money(balance.amount))),
        )
        yield Paragraph((Text(self.word("steps", year=year.year), strong=True),))
        for line in year.lines:
            yield Paragraph(_text(line_name(line.key, self.agreement, self.language)))
            for step in line.steps:
                yield Item(_text(say(step, self.language, self.settlement.currency)))
        yield Paragraph(_text(self.word("after-lines")))
        for step in year.steps:
            yield Item(_text(say(step, self.language, self.settlement.currency)))

    def _lines(self, year: YearSettlement) -> Table:
        units = words(self.language, "pricing")["unit"]
        rows: list[Row] = [
            (
                _text(line_name(line.key, self.agreement, self.language)),
                _text(number(line.quantity, self.language)),
                _text(units.get(line.unit, "–")),
                _text(self.money(line.unit_price)),
                _text(self.money(line.amount)),
            )
            for line in year.lines
        ]
        columns = (
            Column(self.word("line"), 4),
            Column(self.word("quantity"), 2, "right"),
            Column(self.word("unit"), 3),
            Column(self.word("price"), 3, "right"),
            Column(self.word("amount"), 3, "right"),
        )
        return Table(columns, tuple(rows), self.word("lines-description", year=year.year))

    def balance(self) -> Iterator[Block]:
        """Who owes whom, with late interest."""
        balance = self.settlement.balance
        key = "owed" if balance > 0 else "back" if balance < 0 else "none"
        yield Heading("balance", self.word("balance"), numbered=False)
        values = {
            "payer": self.name(self.settlement.payer),
            "payee": self.name(self.settlement.payee),
            "amount": self.money(abs(balance)),
        }
        sentence = word(self.language, "cli", f"balance-{key}", **values)
        yield Paragraph((Text(shown(sentence), strong=True),))
        interest = self.settlement.interest
        if interest is not None:
            yield Paragraph(_text(say(interest.step, self.language, self.settlement.currency)))
            owed = self.money(self.settlement.to_pay)
            sentence = word(self.language, "cli", "with-interest", amount=owed)
            yield Paragraph((Text(sentence, strong=True),))

    def payment(self) -> Iterator[Block]:
        """The payment part, or what it lacks."""
        part, findings = payment_part(self.settlement, self.agreement, self.language)
        if part is None and not findings:
            return
        yield Heading("payment", self.word("payment"), numbered=False)
        for finding in findings:
            yield Paragraph(_text(said(finding, self.language).message))
        if part is not None:
            rows = {
                "iban": part.iban,
                "creditor": "\n".join((part.creditor.name, *part.creditor.address)),
                "reference": part.reference,
                "debtor": "\n".join((part.debtor.name, *part.debtor.address)),
                "currency": part.currency,
                "amount": number(part.amount, self.language, places=2),
            }
            yield self._pairs(rows, "payment")
            yield Note(_text(self.word("payment-note")))

    def open_points(self) -> Iterator[Block]:
        """What could not be settled, or is doubtful."""
        if not self.settlement.findings:
            return
        yield Heading("open", self.word("open"), numbered=False)
        for finding in self.settlement.findings:
            words_of = said(finding, self.language)
            yield Item(_text(f"{finding.code.id} – {words_of.message} {words_of.do}"))

    def _pairs(self, rows: dict[str, str], name: str) -> Table:
        """Names and values, without titles of columns."""
        return Table(
            (Column(self.word("what"), 1), Column(self.word("value"), 3)),
            tuple((_text(self.word(key)), _text(value)) for key, value in rows.items()),
            self.word(f"{name}-description"),
            header=False,
            row_titles=True,
        )


def _text(text: str) -> Runs:
    """Plain text, whatever users wrote into it."""
    return (Text(shown(text)),)
