"""What a bank needs to pay the balance: names, IBAN, amount, creditor reference.

The reference is that of ISO 11649 (SCOR in a QR-bill), with its check digits, so that the payment
finds its settlement: it holds the year and the agreement. The fields are those of the payment part
of the Swiss Implementation Guidelines QR-bill, and good for a SEPA transfer too.
"""

import hashlib
from dataclasses import dataclass
from decimal import Decimal

from conventions.agreement import Agreement
from conventions.agreement.parties import Party
from conventions.base.findings import Finding, Word
from conventions.base.language import Language
from conventions.base.values import Currency
from conventions.settlement.amount_codes import NO_ACCOUNT
from conventions.settlement.record import Settlement

_LONGEST = 21
"""Characters of an ISO 11649 reference after ``RF`` and the check digits."""
_KEPT = 11
_LARGEST = Decimal("999999999.99")
_QR_BANKS = range(30000, 32000)
"""Bank codes of a QR-IBAN, which demands a QR reference (QRR) and refuses this one."""


@dataclass(frozen=True)
class Side:
    """A name, and the lines of an address."""

    name: str
    address: tuple[str, ...] = ()


@dataclass(frozen=True)
class PaymentPart:
    """One payment, ready to be typed or printed; IBAN and reference in groups of four."""

    creditor: Side
    debtor: Side
    iban: str
    amount: Decimal
    currency: Currency
    reference: str


def payment_part(
    settlement: Settlement, agreement: Agreement, language: Language
) -> tuple[PaymentPart | None, tuple[Finding, ...]]:
    """The payment of the balance; none where nothing is left to pay.

    Findings: M028 for what is missing or cannot be used. The agreement names the account of the
    payee only: where the payee pays back, the account of the other side is missing.
    """
    from stdnum import iban

    amount = settlement.to_pay
    creditor = agreement.parties.get(settlement.creditor)
    debtor = agreement.parties.get(settlement.debtor)
    if not settlement.balance or creditor is None or debtor is None:
        return None, ()
    agreed = settlement.creditor == settlement.payee
    account = agreement.financing.payment.account if agreed else None
    lacking = [] if creditor.legal_name else ["no-name"]
    if account is None:
        lacking.append("no-account")
    elif not iban.is_valid(account, check_country=False):
        lacking.append("wrong-account")
    elif _is_qr_iban(iban.compact(account)):
        lacking.append("qr-account")
    if amount > _LARGEST:
        lacking.append("too-much")
    if lacking or account is None:
        return None, tuple(_finding(what) for what in lacking)
    last = max((year.year for year in settlement.years), default=settlement.on.year)
    return PaymentPart(
        _side(creditor, language),
        _side(debtor, language),
        iban.format(account),
        amount,
        settlement.currency,
        creditor_reference(settlement.agreement, last),
    ), ()


def creditor_reference(agreement: str, year: int) -> str:
    """The ISO 11649 reference of an agreement and a year, in groups of four.

    An identifier that is too long is shortened, with a part of its SHA-256 instead of its end.

    >>> creditor_reference("minimal-fr", 2027)
    'RF95 MINI MALF R202 7'
    """
    from stdnum import iso11649
    from stdnum.iso7064 import mod_97_10

    name = agreement.replace("-", "").upper()
    room = _LONGEST - len(f"{year}")
    if len(name) > room:
        digest = hashlib.sha256(agreement.encode()).hexdigest().upper()
        name = name[:_KEPT] + digest[: room - _KEPT]
    reference = f"{name}{year}"
    digits = mod_97_10.calc_check_digits(f"{reference}RF")
    grouped: str = iso11649.format(f"RF{digits}{reference}")
    return grouped


def _is_qr_iban(account: str) -> bool:
    return account[:2] in ("CH", "LI") and int(account[4:9]) in _QR_BANKS


def _finding(what: str) -> Finding:
    values = {"what": Word("settlement", f"what.{what}")}
    return Finding(NO_ACCOUNT, "financing.payment.account", values)


def _side(party: Party, language: Language) -> Side:
    address = party.address
    if address is None:
        return Side(party.called(language))
    place = " ".join(part for part in (address.postal_code, address.city) if part)
    lines = (address.street, f"{address.country} {place}" if place else address.country)
    return Side(party.called(language), tuple(line for line in lines if line))
