"""Two guards around files: what comes in is checked before it is opened, what goes out is whole.

Word and Excel files are zip archives of XML. The libraries that read them believe what an archive
says of itself: half a megabyte can unpack to hundreds, an entity can name a file of this machine,
a part can be fetched from a stranger. All of that shows before anything is opened.
"""

import os
import re
import struct
import zlib
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from pathlib import Path
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from conventions.base import refusals
from conventions.base.characters import shown
from conventions.base.findings import Code, Finding, Place

MAX_FILE = 25_000_000
MAX_MEMBERS = 2_000
MAX_TOTAL = 100_000_000
MAX_MEMBER = 50_000_000
MAX_RATIO = 200
RATIO_FROM = 1_000_000
"""A part below this size may be as dense as it likes: a table is mostly repetition."""
MAX_FINDINGS = 100

CODES = refusals.ARCHIVE
"""The codes of the archive check; a file that is too large itself has the code of any file."""

_CHUNK = 1 << 20
_LONGEST = 16
"""Longer than any declaration looked for, so that none hides between two chunks."""
_ENCRYPTED = 0x1
_DIRECTORY_ENTRY = b"PK\x01\x02"
_TYPES = "[Content_Types].xml"
_BLANKS = b"\xef\xbb\xbf\xff\xfe \t\r\n"
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_ENCODING = re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)""")
_LIKE_ASCII = re.compile(
    rb"(?:utf-?(?:8|16(?:le|be)?)|(?:us-)?ascii|iso-8859-\d+|windows-125\d)?", re.IGNORECASE
)
_MACRO_MEMBER = re.compile(r"vbaproject\.bin$|vbadata\.xml$|(?:^|/)macrosheets/", re.IGNORECASE)
_MACRO_TYPE = re.compile(rb"macroEnabled|vbaProject|macrosheet", re.IGNORECASE)
_UNREADABLE = (
    BadZipFile,
    zlib.error,
    struct.error,
    expat.ExpatError,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
)


def check_zip(data: bytes, file: str = "", holds: str = _TYPES) -> tuple[Finding, ...]:
    """Why these bytes must not be opened as a Word or Excel file; empty if nothing speaks against.

    ``holds`` is the part without which it is none: ``content.xml`` for an OpenDocument file.

    First what the directory says (number, sizes, density, names, encryption), then, if that is in
    order, what the parts are: each is unpacked once, in pieces of a megabyte, so that a size that
    lies is caught as damage. ISO/IEC 29500-2 forbids document types and encodings other than
    UTF-8 and UTF-16; those that agree with ASCII are let through, since nothing can hide in them.
    """
    if len(data) > MAX_FILE:
        values = {"size": len(data), "limit": MAX_FILE}
        return (Finding(refusals.TOO_LARGE, "", values, Place(file)),)
    if (members := data.count(_DIRECTORY_ENTRY)) > MAX_MEMBERS:
        values = {"members": members, "limit": MAX_MEMBERS}
        return (Finding(refusals.TOO_MANY_MEMBERS, "", values, Place(file)),)
    found: list[Finding] = []
    try:
        with ZipFile(BytesIO(data)) as archive:
            found += islice(_directory_faults(archive, file, holds), MAX_FINDINGS)
            if not found:
                found += islice(_part_faults(archive, file), MAX_FINDINGS)
    except _UNREADABLE:
        found.append(Finding(refusals.NOT_A_PACKAGE, "", {}, Place(file)))
    return tuple(found)


def write_whole(path: Path, data: bytes) -> None:
    """Write the file whole or not at all: whoever looks sees the old one or the new one.

    The bytes go to a new file in the same folder and reach the disk before they take the old
    one's name; the old one's permissions stay. A link is followed. What is no file (``/dev/null``,
    a pipe) is written to as it is.

    Raises:
        OSError: the folder is missing or closed, or the disk is full; the old file is untouched.
    """
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        target.write_bytes(data)
        return
    fresh = target.with_name(f".tmp-{os.urandom(8).hex()}")
    try:
        with fresh.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            fresh.chmod(target.stat().st_mode & 0o7777)
        fresh.replace(target)
    except OSError as trouble:
        fresh.unlink(missing_ok=True)
        # Nobody knows the file by its passing name.
        raise OSError(trouble.errno, trouble.strerror, str(path)) from trouble
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Let the new name survive a power cut, where the system has a way to ask for it."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _directory_faults(archive: ZipFile, file: str, holds: str) -> Iterator[Finding]:
    """What is wrong with the names and sizes that the archive states."""
    members = archive.infolist()
    total = sum(member.file_size for member in members)
    if total > MAX_TOTAL:
        yield _fault(refusals.TOO_LARGE_UNPACKED, file, file, size=total, limit=MAX_TOTAL)
    # Office takes `xl/Workbook.xml` and `xl/workbook.xml` for one part.
    times = Counter(member.filename.casefold() for member in members)
    for member in members:
        name, size = member.filename, member.file_size
        ratio = size // max(member.compress_size, 1)
        if times[name.casefold()] > 1 or _leads_out(name):
            yield _fault(refusals.MEMBER_NAME, file, name)
        if member.flag_bits & _ENCRYPTED:
            yield _fault(refusals.ENCRYPTED, file, name)
        if size > MAX_MEMBER:
            yield _fault(refusals.TOO_LARGE_UNPACKED, file, name, size=size, limit=MAX_MEMBER)
        elif size > RATIO_FROM and ratio > MAX_RATIO:
            yield _fault(refusals.TOO_DENSE, file, name, ratio=ratio, limit=MAX_RATIO)
        if _MACRO_MEMBER.search(name):
            yield _fault(refusals.MACROS, file, name)
        # Office knows no other method, and zipfile does not bound what bzip2 and LZMA unpack to.
        if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise BadZipFile
    if holds.casefold() not in times:
        raise BadZipFile


def _leads_out(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")


def _part_faults(archive: ZipFile, file: str) -> Iterator[Finding]:
    """What is wrong with the parts themselves; each is read to its end."""
    for member in archive.infolist():
        name = member.filename
        if _declares(archive, member):
            yield _fault(refusals.DOCTYPE, file, name)
        elif name.casefold() == _TYPES.casefold() and _MACRO_TYPE.search(archive.read(member)):
            yield _fault(refusals.MACROS, file, name)
        elif name.casefold().endswith(".rels"):
            yield from _link_faults(archive.read(member), file, name)


def _declares(archive: ZipFile, member: ZipInfo) -> bool:
    """Whether an XML part declares a document type, an entity, or an encoding that could hide one.

    Without its zero bytes, UTF-16 shows its ASCII characters as they are.
    """
    declared = False
    with archive.open(member) as part:
        seen = part.read(_CHUNK).replace(b"\0", b"").lstrip(_BLANKS)
        if seen.startswith(b"<"):
            encoding = _ENCODING.match(seen)
            declared = encoding is not None and not _LIKE_ASCII.fullmatch(encoding[1])
            while seen and not declared:
                declared = _DECLARATION.search(seen) is not None
                more = part.read(_CHUNK).replace(b"\0", b"")
                seen = seen[-_LONGEST:] + more if more else b""
        while part.read(_CHUNK):
            pass
    return declared


def _link_faults(relations: bytes, file: str, name: str) -> list[Finding]:
    """What a part draws on: nothing outside the file but links to click on, and no macros."""
    found: list[Finding] = []

    def judge(tag: str, link: dict[str, str]) -> None:
        if tag.rpartition(":")[2] != "Relationship" or len(found) >= MAX_FINDINGS:
            return
        kind = link.get("Type", "").rpartition("/")[2]
        if kind.casefold() == "vbaproject":
            found.append(_fault(refusals.MACROS, file, name))
        elif link.get("TargetMode", "").casefold() == "external" and kind != "hyperlink":
            target = _short(link.get("Target", ""))
            found.append(_fault(refusals.EXTERNAL, file, name, target=target))

    parser = expat.ParserCreate()
    parser.StartElementHandler = judge
    parser.Parse(relations, True)
    return found


def _fault(code: Code, file: str, member: str, **values: str | int) -> Finding:
    name = _short(member)
    return Finding(code, name, {"member": name, **values}, Place(file))


def _short(text: str) -> str:
    return shown(text)[:200]
