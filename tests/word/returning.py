"""Edits such as Word makes in a draft: retyped, tracked, split, copied and removed."""

import re
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

from tests.word.read import parts

from conventions.word.returned.merged.merge import Merge
from conventions.word.returned.reading import Reading

DOCUMENT = "word/document.xml"
_RUN = re.compile(r'<w:r>(<w:rPr>.*?</w:rPr>)?<w:t xml:space="preserve">([^<]*)</w:t></w:r>')
_ROW = re.compile(r"<w:tr>.*?</w:tr>", re.DOTALL)


def codes(found: Reading | Merge) -> list[str]:
    """The codes of what was found, in its order."""
    return [finding.code.id for finding in found.findings]


def edited(docx: bytes, edit: Callable[[str], str], part: str = DOCUMENT) -> bytes:
    """The file with one part edited, which must make a difference."""
    members = parts(docx)
    before = members[part].decode()
    after = edit(before)
    assert after != before
    members[part] = after.encode()
    return zipped(members)


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def control(xml: str, path: str, place: int = 0) -> re.Match[str]:
    """A control of the field, by the order in which it is printed."""
    pattern = (
        r"<w:sdt><w:sdtPr>(?:(?!</w:sdtPr>).)*"
        rf'<w:tag w:val="{re.escape(path)}"/>.*?<w:sdtContent>(.*?)</w:sdtContent></w:sdt>'
    )
    return list(re.finditer(pattern, xml, re.DOTALL))[place]


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def put(path: str, content: str, place: int = 0) -> Callable[[str], str]:
    """The control's content replaced."""

    def edit(xml: str) -> str:
        found = control(xml, path, place)
        return xml[: found.start(1)] + content + xml[found.end(1) :]

    return edit


def retyped(docx: bytes, path: str, text: str, place: int = 0) -> bytes:
    return edited(docx, put(path, run(text), place))


def tracked(docx: bytes, path: str, gone: str, come: str, author: str = "Anne Rochat") -> bytes:
    """Part of a value replaced with changes tracked, as Word nests them in the control."""

    def edit(xml: str) -> str:
        found = control(xml, path)
        text = "".join(text for _look, text in _RUN.findall(found[1]))
        before, _, after = text.partition(gone)
        by = f'w:author="{author}" w:date="2026-12-01T09:00:00Z"'
        deleted = run(gone).replace("w:t", "w:delText")
        content = (
            f'{run(before)}<w:del w:id="900001" {by}>{deleted}</w:del>'
            f'<w:ins w:id="900002" {by}>{run(come)}</w:ins>{run(after)}'
        )
        return put(path, content)(xml)

    return edited(docx, edit)


def split(docx: bytes) -> bytes:
    """Every run in two, with a mark of the spelling checker between them."""

    def halves(found: re.Match[str]) -> str:
        look, text = found[1] or "", found[2]
        at = len(text) // 2
        if "&" in text:
            return found[0]
        return (
            f'<w:r w:rsidR="00AB12CD">{look}<w:t xml:space="preserve">{text[:at]}</w:t></w:r>'
            f'<w:proofErr w:type="spellStart"/>'
            f'<w:r>{look}<w:t xml:space="preserve">{text[at:]}</w:t></w:r>'
        )

    return edited(docx, lambda xml: _RUN.sub(halves, xml))


def rows(xml: str, path: str) -> list[re.Match[str]]:
    """The rows in which a field of this family stands."""
    return [row for row in _ROW.finditer(xml) if f'<w:tag w:val="{path}' in row[0]]


def without_tags(docx: bytes) -> bytes:
    """What LibreOffice 7.4 leaves of a control: no tag, another number."""
    return edited(docx, lambda xml: re.sub(r'<w:tag [^>]*/><w:id w:val="\d+"/>', "", xml))


def without_bookmarks(docx: bytes) -> bytes:
    return edited(
        docx,
        lambda xml: re.sub(r'<w:bookmarkStart w:id="\d+" w:name="_cv_v\d+"/>', "", xml),
    )


def bare(row: str) -> str:
    """A row as somebody types it anew: its words, no controls, no bookmarks."""
    row = re.sub(r"<w:bookmark(?:Start|End) [^>]*/>", "", row)
    return re.sub(r"<w:sdt><w:sdtPr>.*?</w:sdtPr><w:sdtContent>|</w:sdtContent></w:sdt>", "", row)


def row_of(xml: str, entry: str) -> re.Match[str]:
    """The row that stands for an entry: the first with a field of it."""
    return rows(xml, f"{entry}.")[0]


def row_added(docx: bytes, entry: str, change: Callable[[str], str] = str) -> bytes:
    """A row typed below that of an entry, beginning from its words."""

    def edit(xml: str) -> str:
        row = row_of(xml, entry)
        return xml[: row.end()] + change(bare(row[0])) + xml[row.end() :]

    return edited(docx, edit)


def row_removed(docx: bytes, entry: str) -> bytes:
    def edit(xml: str) -> str:
        row = row_of(xml, entry)
        return xml[: row.start()] + xml[row.end() :]

    return edited(docx, edit)


def row_tracked(row: str, mark: str, author: str = "Anne Rochat") -> str:
    """The row as Word marks one that came (``ins``) or went (``del``): itself and its runs."""
    by = f'w:author="{author}" w:date="2026-12-01T09:00:00Z"'
    numbers = iter(range(910_000, 999_999))

    def of_run(found: re.Match[str]) -> str:
        said = found[0].replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
        run = said if mark == "del" else found[0]
        return f'<w:{mark} w:id="{next(numbers)}" {by}>{run}</w:{mark}>'

    marked = row.replace("</w:trPr>", f'<w:{mark} w:id="{next(numbers)}" {by}/></w:trPr>', 1)
    return re.sub(r"<w:r>.*?</w:r>", of_run, marked, flags=re.DOTALL)
