"""A zip archive with the same bytes for the same parts, on every run and every machine.

Unlike ``zipfile``, it takes members that are already deflated, so that parts which never change
are compressed once. Byte equality holds for one release of zlib; contents are equal everywhere.
"""

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

CONTENT_TYPES = "[Content_Types].xml"

_LEVEL = 4
"""Two thirds of the time of level 6, for 4 % more bytes."""
_DATE = (1 << 5) | 1
"""1980-01-01, what Word itself writes: 7 bits of years since 1980, 4 of month, 5 of day."""
_VERSION = 20
_DEFLATED = 8
_UTF8 = 0x800
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")


@dataclass(frozen=True, slots=True)
class Member:
    """A deflated part: the checksum and size of what went in, and the deflated bytes."""

    crc: int
    size: int
    deflated: bytes


def deflated(content: bytes) -> Member:
    """The part, compressed.

    >>> zlib.decompress(deflated(b"once" * 9).deflated, wbits=-15) == b"once" * 9
    True
    """
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    return Member(zlib.crc32(content), len(content), packer.compress(content) + packer.flush())


def zipped(members: Mapping[str, Member]) -> bytes:
    """The archive of the members by name, content types first and the others in order of name.

    Raises:
        ValueError: the content types are missing; without them no office program opens it.
    """
    if CONTENT_TYPES not in members:
        raise ValueError(f"a package needs {CONTENT_TYPES}")
    names = [CONTENT_TYPES, *sorted(name for name in members if name != CONTENT_TYPES)]
    chunks: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name in names:
        member = members[name]
        raw = name.encode()
        common = (
            _VERSION,
            0 if name.isascii() else _UTF8,
            _DEFLATED,
            0,
            _DATE,
            member.crc,
            len(member.deflated),
            member.size,
            len(raw),
            0,
        )
        chunks += (_LOCAL.pack(b"PK\3\4", *common), raw, member.deflated)
        directory += (_CENTRAL.pack(b"PK\1\2", _VERSION, *common, 0, 0, 0, 0, offset), raw)
        offset += _LOCAL.size + len(raw) + len(member.deflated)
    index = b"".join(directory)
    end = _END.pack(b"PK\5\6", 0, 0, len(names), len(names), len(index), offset, 0)
    return b"".join((*chunks, index, end))
