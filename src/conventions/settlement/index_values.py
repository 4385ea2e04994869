"""Values of an index, as a statistical office published them: facts that no agreement holds."""

from typing import Annotated

from pydantic import Field

from conventions.base.findings import Finding
from conventions.base.record import Record
from conventions.base.shape import checked
from conventions.base.values import Name, Quantity, Spelling
from conventions.base.yamlfile import read

Month = Annotated[str, Spelling(r"^[0-9]{4}-(0[1-9]|1[0-2])$")]
"""A month of a year: 2026-12."""


class IndexValues(Record):
    """The values of one index on one base, by month, and where they were taken from."""

    index: Name = Field(title="Index", description="Name of the index, as the agreement has it.")
    source: Name = Field(title="Source", description="Who published the values, where and when.")
    values: dict[Month, Quantity] = Field(
        title="Values", description="Value by month, all on one base: 2026-12: 107.1."
    )


def read_index(data: bytes, file: str = "") -> tuple[IndexValues | None, tuple[Finding, ...]]:
    r"""The values in these bytes (YAML), and what is wrong with them. Never raises.

    >>> text = b"index: LIK\nsource: FSO, table of 2027-12-02\nvalues: {2026-12: 107.1}"
    >>> values, _ = read_index(text)
    >>> str(values.values["2026-12"])
    '107.1'
    """
    document = read(data, file)
    if document.tree is None:
        return None, document.findings
    values, findings = checked(IndexValues, document.tree, document)
    return values, (*document.findings, *findings)
