# ruff: noqa: INP001 - a script, in no package
"""Makes templates/base.docx: styles, numbering and page set-up, and no text.

Run ``python tools/make_base.py`` after a change here; a test compares the file with what this
makes. The look is that of a Swiss administration: one sans face, black on white, grey rules, a
hanging column for the numbers of articles and clauses.

Sizes are in half points, distances in twentieths of a point.
"""

from dataclasses import dataclass
from pathlib import Path

from conventions.word.markup import DECLARATION, NAMESPACES
from conventions.word.package import deflated, zipped
from conventions.word.properties import settings

PATH = Path(__file__).parents[1] / "templates" / "base.docx"

WIDTH = 9071
"""A4 less margins of 2.5 cm: 16 cm."""
COLUMN = 1021
"""1.8 cm, what "Art. 10" needs in bold; clauses and their points stand on the same column."""

GREY, RULE, THIN, PALE = "595959", "8C8C8C", "CFCFCF", "F0F1F2"
DRAFT_INK, DRAFT_PAPER = "9E1B32", "FAEDEF"
GAP_INK, GAP_PAPER = "6B4300", "FFE8A3"
LINK = "1F4E79"


@dataclass(frozen=True)
class Style:
    """A style by its name in Word; ``paragraph`` and ``run`` are its properties in schema order."""

    name: str
    paragraph: str = ""
    run: str = ""
    based: str = "Normal"
    after: str = ""
    kind: str = "paragraph"
    table: str = ""


def size(points: float) -> str:
    """A size in points, for both kinds of script."""
    half = int(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def ink(colour: str) -> str:
    """A colour of text."""
    return f'<w:color w:val="{colour}"/>'


def spacing(before: int, after: int, line: int = 276, rule: str = "auto") -> str:
    """Space above, below and between lines (240 to a line, or exact)."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="{rule}"/>'


def border(side: str, colour: str = THIN, eighths: int = 4, space: int = 0) -> str:
    """A rule on one side, its weight in eighths of a point."""
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="{colour}"/>'


def edge(*borders: str) -> str:
    """The rules of a paragraph."""
    return f"<w:pBdr>{''.join(borders)}</w:pBdr>"


def shade(colour: str) -> str:
    """A background."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>'


def number(level: int, identity: int = 1) -> str:
    """The level at which a style is counted."""
    ilvl = f'<w:ilvl w:val="{level}"/>' if level else ""
    return f'<w:numPr>{ilvl}<w:numId w:val="{identity}"/></w:numPr>'


BOLD = "<w:b/><w:bCs/>"
KEEP = "<w:keepNext/><w:keepLines/>"
RIGHT = '<w:jc w:val="right"/>'
TAB = f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs>'
MARGINS = (
    '<w:tblCellMar><w:top w:w="{0}" w:type="dxa"/><w:left w:w="{1}" w:type="dxa"/>'
    '<w:bottom w:w="{0}" w:type="dxa"/><w:right w:w="{2}" w:type="dxa"/></w:tblCellMar>'
)


def conditional(place: str, run: str = "", cell: str = "") -> str:
    """How a table style sets one row or column apart."""
    run = f"<w:rPr>{run}</w:rPr>" if run else ""
    cell = f"<w:tcPr>{cell}</w:tcPr>" if cell else ""
    return f'<w:tblStylePr w:type="{place}">{run}{cell}</w:tblStylePr>'


TABLE = (
    "<w:tblPr><w:tblBorders>"
    + border("top", RULE, 8)
    + border("bottom", RULE, 8)
    + border("insideH")
    + "</w:tblBorders>"
    + MARGINS.format(28, 85, 85)
    + "</w:tblPr>"
    + conditional(
        "firstRow", BOLD, f"<w:tcBorders>{border('bottom', RULE, 6)}</w:tcBorders>{shade(PALE)}"
    )
    + conditional("lastRow", BOLD, f"<w:tcBorders>{border('top', RULE, 6)}</w:tcBorders>")
    + conditional("firstCol", BOLD)
)

STYLES = (
    Style("Normal", based=""),
    Style("Title", KEEP + spacing(0, 80, 252), BOLD + size(20), after="Subtitle"),
    Style("Subtitle", KEEP + spacing(0, 360, 264), ink(GREY) + size(13), after="Body Text"),
    Style(
        "Draft",
        KEEP
        + edge(
            border("top", DRAFT_PAPER, 24, 2),
            border("left", DRAFT_INK, 24, 8),
            border("bottom", DRAFT_PAPER, 24, 2),
        )
        + shade(DRAFT_PAPER)
        + spacing(60, 320, 264)
        + '<w:ind w:left="200"/>',
        BOLD + ink(DRAFT_INK) + '<w:spacing w:val="40"/>' + size(12),
    ),
    Style("TOC Heading", KEEP + spacing(240, 80, 264), BOLD + size(12), after="toc 1"),
    Style("toc 1", spacing(0, 40, 264) + f'<w:ind w:left="{COLUMN}" w:hanging="{COLUMN}"/>'),
    Style(
        "heading 1",
        KEEP + number(0) + spacing(380, 120, 264) + '<w:outlineLvl w:val="0"/>',
        BOLD + size(12),
        after="Clause",
    ),
    Style(
        "Heading Plain",
        KEEP + spacing(380, 120, 264) + '<w:outlineLvl w:val="0"/>',
        BOLD + size(12),
        after="Body Text",
    ),
    Style("Clause", number(1) + spacing(0, 110)),
    Style("Clause Lead", KEEP, based="Clause"),
    Style("Letter", number(2) + spacing(0, 70)),
    Style("Clause Continued", spacing(0, 110) + f'<w:ind w:left="{COLUMN}"/>'),
    Style("Clause Continued Lead", KEEP, based="Clause Continued"),
    Style("Body Text", spacing(0, 120)),
    Style("List Bullet", number(0, 2) + spacing(0, 70)),
    Style("Note", "<w:keepLines/>" + spacing(0, 120, 259), ink(GREY) + size(8.5)),
    Style("caption", KEEP + spacing(400, 100, 259), BOLD + size(9.5)),
    Style("Table Text", spacing(30, 30, 259), size(9.5)),
    Style("Table Text Kept", KEEP, based="Table Text"),
    Style("Table Number", RIGHT, based="Table Text"),
    Style("Table Head", KEEP, BOLD, based="Table Text"),
    Style("Table Head Number", RIGHT, based="Table Head"),
    # a hair's breadth, then space that the end of a page swallows: a full page makes no empty one
    Style("Table End", spacing(0, 220, 20, "exact"), size(1)),
    Style("Signature Intro", KEEP + spacing(360, 160)),
    Style("Signature Party", KEEP + spacing(320, 0), BOLD),
    Style(
        "Signature Line",
        KEEP + edge(border("bottom", RULE)) + spacing(440, 0, 240, "exact"),
        size(2),
    ),
    Style("Signature Label", KEEP + spacing(50, 0, 259), ink(GREY) + size(8.5)),
    Style("Page Break", "<w:pageBreakBefore/>" + spacing(0, 0, 20, "exact"), size(1)),
    Style(
        "Letterhead",
        edge(border("bottom", RULE, 4, 6)) + TAB + spacing(0, 360, 276),
        size(9),
    ),
    Style(
        "Running Head",
        edge(border("bottom", RULE, 4, 4)) + TAB + spacing(0, 200, 259),
        ink(GREY) + size(8.5),
    ),
    Style(
        "Running Foot",
        edge(border("top", RULE, 4, 4)) + TAB + spacing(0, 0, 259),
        ink(GREY) + size(8.5),
    ),
    Style("Default Paragraph Font", based="", kind="character"),
    Style("Strong", run=BOLD, kind="character"),
    Style("Value", kind="character"),
    Style("Missing", run=ink(GAP_INK) + shade(GAP_PAPER), kind="character"),
    Style(
        "Draft Mark",
        run=BOLD + ink(DRAFT_INK) + '<w:spacing w:val="20"/>',
        kind="character",
    ),
    Style("Hyperlink", run=ink(LINK) + '<w:u w:val="single"/>', kind="character"),
    Style("annotation reference", run=size(8), kind="character"),
    Style(
        "Normal Table",
        based="",
        kind="table",
        table=f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{MARGINS.format(0, 108, 108)}</w:tblPr>',
    ),
    Style("Agreement Table", based="Normal Table", kind="table", table=TABLE),
    Style(
        "Signature Table",
        based="Normal Table",
        kind="table",
        table=f"<w:tblPr>{MARGINS.format(0, 0, 567)}</w:tblPr>",
    ),
    Style("No List", based="", kind="numbering"),
)
IDS = {"annotation reference": "CommentReference", "Normal Table": "TableNormal"}
DEFAULTS = {"Normal", "Default Paragraph Font", "Normal Table", "No List"}
HIDDEN = {"Default Paragraph Font", "Normal Table", "No List", "annotation reference"}
BUILT_IN = DEFAULTS | {
    *("Title", "Subtitle", "heading 1", "Body Text", "List Bullet", "caption", "Strong"),
    *("Hyperlink", "annotation reference"),
}


def identity(name: str) -> str:
    """The id of a style: its name in title case without spaces, as English Word has it."""
    words = name.split()
    return IDS.get(name, "".join(word[0].upper() + word[1:] for word in words))


def written(style: Style) -> str:
    """The style as XML."""
    based = (
        style.based if style.kind != "character" or not style.based else "Default Paragraph Font"
    )
    marks = ' w:default="1"' if style.name in DEFAULTS else ""
    marks += "" if style.name in BUILT_IN else ' w:customStyle="1"'
    pieces = [f'<w:name w:val="{style.name}"/>']
    pieces += [f'<w:basedOn w:val="{identity(based)}"/>'] if based else []
    pieces += [f'<w:next w:val="{identity(style.after)}"/>'] if style.after else []
    pieces.append(f'<w:uiPriority w:val="{99 if style.name in HIDDEN else 10}"/>')
    pieces.append("<w:semiHidden/><w:unhideWhenUsed/>" if style.name in HIDDEN else "<w:qFormat/>")
    pieces += [f"<w:pPr>{style.paragraph}</w:pPr>"] if style.paragraph else []
    pieces += [f"<w:rPr>{style.run}</w:rPr>"] if style.run else []
    return (
        f'<w:style w:type="{style.kind}"{marks} w:styleId="{identity(style.name)}">'
        f"{''.join(pieces)}{style.table}</w:style>"
    )


def styles() -> str:
    """word/styles.xml."""
    face = "".join(f' w:{script}="Arial"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    return (
        f"{DECLARATION}<w:styles {NAMESPACES}><w:docDefaults>"
        f'<w:rPrDefault><w:rPr><w:rFonts{face}/>{size(10.5)}<w:lang w:val="fr-CH"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>"
        f"{spacing(0, 0)}</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1"'
        ' w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
        f"{''.join(written(style) for style in STYLES)}</w:styles>"
    )


def level(depth: int, shape: str, style: str, left: int, hanging: int) -> str:
    """A level of a list, and the style that is counted at it."""
    kind, shown = shape.split("|")
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:pStyle w:val="{identity(style)}"/><w:lvlText w:val="{shown}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>'
        "</w:lvl>"
    )


def numbering() -> str:
    """word/numbering.xml: one list for articles, clauses and letters, one for dashes."""
    article = (
        level(0, "decimal|Art.\u00a0%1", "heading 1", COLUMN, COLUMN)
        + level(1, "decimal|%1.%2", "Clause", COLUMN, COLUMN)
        + level(2, "lowerLetter|%3)", "Letter", COLUMN + 397, 397)
    )
    dash = level(0, "bullet|\u2013", "List Bullet", 340, 340)
    return (
        f"{DECLARATION}<w:numbering {NAMESPACES}>"
        '<w:abstractNum w:abstractNumId="0"><w:nsid w:val="4C560001"/>'
        f'<w:multiLevelType w:val="multilevel"/>{article}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:nsid w:val="4C560002"/>'
        f'<w:multiLevelType w:val="singleLevel"/>{dash}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
    )


FONTS = (
    f'{DECLARATION}<w:fonts {NAMESPACES}><w:font w:name="Arial">'
    '<w:altName w:val="Liberation Sans"/><w:panose1 w:val="020B0604020202020204"/>'
    '<w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)
PLAIN = '<a:schemeClr val="phClr"/>'
"""The colour of what a theme is asked to draw."""


def theme() -> str:
    """word/theme/theme1.xml: the colours and the face of the styles, for what a person inserts.

    Strict readers ask for one. Each list of looks has the three that the schema wants (ECMA-376
    part 1, 20.1.4.1.14), all of them plain.
    """
    colours = {
        "dk1": "000000",
        "lt1": "FFFFFF",
        "dk2": GREY,
        "lt2": PALE,
        "accent1": LINK,
        "accent2": RULE,
        "accent3": DRAFT_INK,
        "accent4": GAP_INK,
        "accent5": GREY,
        "accent6": THIN,
        "hlink": LINK,
        "folHlink": GREY,
    }
    scheme = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colours.items()
    )
    face = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = f"<a:solidFill>{PLAIN}</a:solidFill>"
    looks = {
        "fillStyleLst": fill,
        "lnStyleLst": f'<a:ln w="6350">{fill}</a:ln>',
        "effectStyleLst": "<a:effectStyle><a:effectLst/></a:effectStyle>",
        "bgFillStyleLst": fill,
    }
    drawn = "".join(f"<a:{name}>{look * 3}</a:{name}>" for name, look in looks.items())
    return (
        f'{DECLARATION}<a:theme xmlns:a="{DRAWING}" name="Plain"><a:themeElements>'
        f'<a:clrScheme name="Plain">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="Plain"><a:majorFont>{face}</a:majorFont>'
        f"<a:minorFont>{face}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Plain">{drawn}</a:fmtScheme></a:themeElements></a:theme>'
    )


DOCUMENT = (
    f"{DECLARATION}<w:document {NAMESPACES}><w:body><w:sectPr>"
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1531" w:right="1417" w:bottom="1417"'
    ' w:left="1418" w:header="709" w:footer="680" w:gutter="0"/><w:titlePg/></w:sectPr></w:body>'
    "</w:document>"
)
KINDS = ("styles", "numbering", "settings", "fontTable")
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def parts() -> dict[str, str]:
    """The parts of the base by name."""
    overrides = "".join(
        f'<Override PartName="/word/{kind}.xml" ContentType="{MIME}.{kind}+xml"/>' for kind in KINDS
    )
    links = "".join(
        f'<Relationship Id="rId{index}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
        for index, kind in enumerate(KINDS, start=1)
    )
    return {
        "[Content_Types].xml": f'{DECLARATION}<Types xmlns="{TYPES}"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override'
        f' PartName="/word/document.xml" ContentType="{MIME}.document.main+xml"/>'
        f'{overrides}<Override PartName="/word/theme/theme1.xml"'
        ' ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/></Types>',
        "_rels/.rels": f'{DECLARATION}<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1"'
        f' Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'{DECLARATION}<Relationships xmlns="{RELATIONS}">'
        f'{links}<Relationship Id="rId{len(KINDS) + 1}" Type="{OFFICE}/theme"'
        ' Target="theme/theme1.xml"/></Relationships>',
        "word/document.xml": DOCUMENT,
        "word/fontTable.xml": FONTS,
        "word/numbering.xml": numbering(),
        "word/settings.xml": settings("fr-CH", ('<w:defaultTabStop w:val="709"/>',)),
        "word/styles.xml": styles(),
        "word/theme/theme1.xml": theme(),
    }


def base() -> bytes:
    """The file."""
    return zipped({name: deflated(text.encode()) for name, text in parts().items()})


if __name__ == "__main__":
    PATH.write_bytes(base())
