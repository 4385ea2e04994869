"""What a file says about itself: its properties, its language, how Word is to open it."""

from conventions.drafting.blocks import Document
from conventions.word.markup import DECLARATION, NAMESPACES, escaped

_DUBLIN = "http://purl.org/dc/"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_COMPAT = (
    ("compatibilityMode", 15),
    ("overrideTableStyleFontSizeAndJustification", 1),
    ("enableOpenTypeFeatures", 1),
    ("doNotFlipMirrorIndents", 1),
    ("differentiateMultirowTableHeaders", 1),
)
"""Word opens a file below 15 in "compatibility mode" and says so in its title bar."""


def core(document: Document) -> str:
    """docProps/core.xml: title, number, issuer, language, version, day. No clock is read."""
    moment = f'xsi:type="dcterms:W3CDTF">{document.created.isoformat()}T00:00:00Z<'
    status = f"<cp:contentStatus>{escaped(document.draft)}</cp:contentStatus>"
    issuer = escaped(document.issuer)
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}" xmlns:dc="{_DUBLIN}elements/1.1/"'
        f' xmlns:dcterms="{_DUBLIN}terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(document.title)}</dc:title>"
        f"<dc:subject>{escaped(document.number)}</dc:subject>"
        f"<dc:creator>{issuer}</dc:creator><cp:lastModifiedBy>{issuer}</cp:lastModifiedBy>"
        f"<dcterms:created {moment}/dcterms:created><dcterms:modified {moment}/dcterms:modified>"
        f"<dc:language>{escaped(document.language)}</dc:language>"
        f"<cp:version>{escaped(document.version)}</cp:version>"
        f"{status if document.draft else ''}</cp:coreProperties>"
    )


def about(document: Document) -> str:
    """docProps/app.xml: the office. No program is named; none of Word's has made the file."""
    return (
        f'{DECLARATION}<Properties xmlns="{_EXTENDED}">'
        f"<Company>{escaped(document.issuer)}</Company></Properties>"
    )


def settings(language: str, kept: tuple[str, ...] = ()) -> str:
    """word/settings.xml for a language, with the page settings ``kept`` from a base.

    Written anew, not carried over: an office's settings may name a template to fetch from a
    server, protect the text with a password, or hold the notes and revisions of an old text.
    """
    tag = escaped(language)
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word"'
        f' w:val="{value}"/>'
        for name, value in _COMPAT
    )
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/>{"".join(kept)}'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f'<w:compat>{compat}</w:compat><w:themeFontLang w:val="{tag}"/>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=";"/></w:settings>'
    )
