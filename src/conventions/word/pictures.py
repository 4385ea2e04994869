"""Pictures in a Word file: a PNG that every program shows, and the SVG it was made from beside it.

Programs that know SVG (Word since 2016, LibreOffice) print that, sharp at any size; the others
show the PNG. The picture has no text in a font, so both are the same on every machine.
"""

import hashlib
import zlib
from collections.abc import Iterable, Mapping
from functools import lru_cache

from conventions.drafting.blocks import Block, Picture
from conventions.word.markup import Sheet, escaped
from conventions.word.package import CONTENT_TYPES, Member, deflated

_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PLACED = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""The identifier under which a drawing names its SVG ([MS-ODRAWXML] 2.3.6)."""
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_EMU = 635
"""English metric units in a twentieth of a point."""
_PIXELS = 1000
"""Width of the PNG: 150 dots an inch over 17 cm; whoever prints sharply prints the SVG."""
_RELATIONS = "word/_rels/document.xml.rels"
_TYPES = {"png": "image/png", "svg": "image/svg+xml"}


def png(svg: str) -> bytes:
    """The SVG as a PNG; the same bytes for the same SVG, whatever fonts the machine has."""
    from resvg_py import svg_to_bytes

    return svg_to_bytes(svg_string=svg, width=_PIXELS, skip_system_fonts=True)


@lru_cache(maxsize=64)
def _packed(svg: str) -> tuple[tuple[str, Member], ...]:
    """The two forms of a picture, by the ending of their names."""
    return ("png", deflated(png(svg))), ("svg", deflated(svg.encode()))


def drawing(sheet: Sheet, block: Picture) -> str:
    """The run that shows a picture over the width of the text."""
    wide = sheet.width * _EMU
    size = f'cx="{wide}" cy="{wide * block.height // block.width}"'
    number = next(sheet.bookmark_ids) + 1
    name = _name(block)
    said = f'id="{number}" name="{name}" descr="{escaped(block.description)}"'
    svg = (
        f'<a:extLst><a:ext uri="{_SVG_EXTENSION}"><asvg:svgBlip xmlns:asvg="{_SVG}" '
        f'r:embed="{name}_svg"/></a:ext></a:extLst>'
    )
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_PLACED}"><wp:extent {size}/><wp:docPr {said}/>'
        f'<a:graphic xmlns:a="{_MAIN}"><a:graphicData uri="{_PICTURE}">'
        f'<pic:pic xmlns:pic="{_PICTURE}"><pic:nvPicPr><pic:cNvPr {said}/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{name}_png">{svg}</a:blip>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


def with_pictures(members: Mapping[str, Member], blocks: Iterable[Block]) -> Mapping[str, Member]:
    """The members of an archive, with the pictures of its blocks and what leads to them."""
    pictures = {_name(block): block for block in blocks if isinstance(block, Picture)}
    if not pictures:
        return members
    media, relations, types = {}, [], []
    for name, block in sorted(pictures.items()):
        for ending, member in _packed(block.svg):
            part = f"word/media/{name}.{ending}"
            media[part] = member
            relations.append(
                f'<Relationship Id="{name}_{ending}" Type="{_IMAGE}" Target="/{part}"/>'
            )
            types.append(f'<Override PartName="/{part}" ContentType="{_TYPES[ending]}"/>')
    return {
        **members,
        **media,
        _RELATIONS: _added(members[_RELATIONS], "</Relationships>", relations),
        CONTENT_TYPES: _added(members[CONTENT_TYPES], "</Types>", types),
    }


def _added(member: Member, end: str, entries: list[str]) -> Member:
    """A part with more entries before its end."""
    text = zlib.decompress(member.deflated, wbits=-15).decode()
    return deflated(text.replace(end, "".join(entries) + end).encode())


def _name(block: Picture) -> str:
    """A name that the same picture always has: a letter first, as an identifier in XML."""
    return f"picture_{hashlib.sha256(block.svg.encode()).hexdigest()[:16]}"
