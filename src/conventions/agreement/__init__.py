"""The agreement: one record of ten sections, one section a module, and the draft it grows from."""

from conventions.agreement.agreement import SECTIONS, Accepted, Agreement, Amends, Identity
from conventions.agreement.draft import Draft, load_agreement, load_draft, read_draft

__all__ = [
    "SECTIONS",
    "Accepted",
    "Agreement",
    "Amends",
    "Draft",
    "Identity",
    "load_agreement",
    "load_draft",
    "read_draft",
]
