"""Price effects that the authority confirmed: a decision, with who took it, when, and why."""

from pydantic import Field

from conventions.base.findings import Finding
from conventions.base.period import Period
from conventions.base.record import Record
from conventions.base.shape import checked
from conventions.base.values import Date, Id, Money, Name, Text
from conventions.base.yamlfile import read


class ConfirmedEffect(Record):
    """The confirmation of one proposed effect, in full or for another amount."""

    indicator: Id = Field(title="Indicator", description="Identifier in the agreement.")
    period: Period = Field(title="Period", description="Period of the target.")
    group: Id | None = Field(None, title="Target group", description="None: all groups together.")
    amount: Money | None = Field(
        None, title="Amount", description="Of the bonus or malus; none: as proposed."
    )
    by: Name = Field(title="Confirmed by", description="Who decided, for the authority.")
    on: Date = Field(title="Confirmed on", description="Day of the decision.")
    reason: Text | None = Field(None, title="Why", description="Reason of the decision.")


class Confirmations(Record):
    """The effects confirmed, and the decision that says so."""

    source: Name = Field(title="Source", description="Decision or minutes, and its day.")
    effects: tuple[ConfirmedEffect, ...] = Field(title="Effects", description="Each once.")


def read_confirmations(
    data: bytes, file: str = ""
) -> tuple[Confirmations | None, tuple[Finding, ...]]:
    """The confirmations in these bytes (YAML), and what is wrong with them. Never raises."""
    document = read(data, file)
    if document.tree is None:
        return None, document.findings
    found, findings = checked(Confirmations, document.tree, document)
    return found, (*document.findings, *findings)
