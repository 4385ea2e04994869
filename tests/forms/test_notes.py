"""What is said of a cell: all of it, and in the colour of the gravest."""

import io
import zipfile

from conventions.base.findings import Finding, Place, Severity
from conventions.forms.codes import MISSING_FIGURE, OTHER_AGREEMENT
from conventions.forms.notes import by_sheet, packed

VALUES = {"label": "Taux", "field": "nombre", "found": "x", "agreement": "y"}


def test_what_is_said_of_one_cell_stands_together() -> None:
    at = Place("f", sheet="S", cell="B2")
    found = by_sheet(
        [
            Finding(MISSING_FIGURE, "", VALUES, at),
            Finding(OTHER_AGREEMENT, "", VALUES, at),
            Finding(OTHER_AGREEMENT, "", VALUES, Place("f")),
        ],
        "fr",
    )
    assert list(found) == ["S"]
    note = found["S"]["B2"]
    assert [text[:4] for text in note.texts] == ["R104", "R102"]
    assert note.severity is Severity.ERROR


def test_other_parts_keep_their_bytes_and_their_order() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "x", zipfile.ZIP_STORED)
        archive.writestr("b", "old", zipfile.ZIP_DEFLATED)
    with zipfile.ZipFile(stream) as source:
        again = packed(source, {"b": b"new", "c": b"more"})
    with zipfile.ZipFile(io.BytesIO(again)) as archive:
        assert [(one.filename, one.compress_type) for one in archive.infolist()][:2] == [
            ("mimetype", zipfile.ZIP_STORED),
            ("b", zipfile.ZIP_DEFLATED),
        ]
        assert [archive.read(name) for name in ("mimetype", "b", "c")] == [b"x", b"new", b"more"]
