"""Law as data: what one legal framework fixes, each value dated, with its reference."""

from conventions.law.catalogue import NO_LAW, list_laws, load_law, merge
from conventions.law.codes import (
    CHECKED_LONG_AGO,
    CODES,
    NO_VALUE_FOR_DATE,
    TO_BE_CHECKED,
    UNKNOWN_LAW,
)
from conventions.law.record import (
    Dated,
    Law,
    Measure,
    OneOf,
    Payment,
    Priced,
    Provision,
    Required,
    Steps,
    TimeLimit,
    Value,
    schema,
)
from conventions.law.reliance import relied_on, vouched_for
from conventions.law.vocabulary import Anchor, Limit, Mark, Role, ValueUnit

__all__ = [
    "CHECKED_LONG_AGO",
    "CODES",
    "NO_LAW",
    "NO_VALUE_FOR_DATE",
    "TO_BE_CHECKED",
    "UNKNOWN_LAW",
    "Anchor",
    "Dated",
    "Law",
    "Limit",
    "Mark",
    "Measure",
    "OneOf",
    "Payment",
    "Priced",
    "Provision",
    "Required",
    "Role",
    "Steps",
    "TimeLimit",
    "Value",
    "ValueUnit",
    "list_laws",
    "load_law",
    "merge",
    "relied_on",
    "schema",
    "vouched_for",
]
