"""Every fault of a template at once, in words and as comments in a copy of it."""

import zlib
from zipfile import BadZipFile

from docx.oxml.ns import qn
from lxml import etree

from conventions.base.errors import InvalidDocument
from conventions.base.findings import Finding, Place, Word
from conventions.base.language import Language, word
from conventions.base.messages import said
from conventions.base.refusals import NOT_A_PACKAGE
from conventions.base.safety import check_zip
from conventions.word.comments import Comment, attached, with_comments
from conventions.word.package import deflated, zipped
from conventions.word.template import codes
from conventions.word.template.place import Story, W, contents
from conventions.word.template.reading import Found, Template, template_of

_BROKEN = (BadZipFile, zlib.error, etree.XMLSyntaxError, KeyError, ValueError)


def check(data: bytes, language: Language = "en", file: str = "") -> tuple[Finding, ...]:
    """What is wrong with a template, in the order of its text; places are said in the language.

    A file that must not be opened has only those findings. One in which nothing is to be filled
    is a base: then it is told what it lacks.
    """
    return tuple(each.finding for each in _read(data, language, file)[1])


def checked_copy(data: bytes, language: Language, author: str = "conventions") -> bytes:
    """The template with a comment at each fault; those in heads and feet at the begin of the text.

    Raises:
        InvalidDocument: the file must not be opened.
    """
    template, found = _read(data, language, "")
    if template is None:
        raise InvalidDocument("no Word document", tuple(each.finding for each in found))
    body = next(story for story in template.stories if story.kind == "body")
    first = next(body.tree.iter(f"{W}p"))
    comments = []
    for number, each in enumerate(found):
        comments.append(_comment(each.finding, author, language))
        inside = each.paragraph is not None and _is_in(each.paragraph, body)
        attached(each.paragraph if inside and each.paragraph is not None else first, number)
    parts = {**template.parts, body.name: _written(body)}
    members = {name: deflated(content) for name, content in parts.items()}
    return zipped(with_comments(members, body.name, comments))


def _read(data: bytes, language: Language, file: str) -> tuple[Template | None, tuple[Found, ...]]:
    refused = check_zip(data, file)
    if refused:
        return None, tuple(Found(finding, None) for finding in refused)
    try:
        template = template_of(contents(data), file, language)
        if not any(story.kind == "body" for story in template.stories):
            raise ValueError("no body")
        lacks = _lacks(template, file) if template.empty else ()
    except _BROKEN:
        return None, (Found(Finding(NOT_A_PACKAGE, "", {}, Place(file)), None),)
    return template, (*template.found, *(Found(finding, None) for finding in lacks))


def _lacks(template: Template, file: str) -> tuple[Finding, ...]:
    """What a base has no style for, or in the wrong kind, and whether it has a letterhead."""
    from conventions.word.base import default_base
    from conventions.word.stylesheet import by_name

    ours, theirs = (
        by_name(etree.fromstring(parts["word/styles.xml"]))
        for parts in (contents(default_base()), template.parts)
    )
    found = []
    names = {
        name: str(next(style.iterchildren(qn("w:name"))).get(qn("w:val")))
        for name, style in ours.items()
    }
    lacking = tuple(names[name] for name in ours if name not in theirs)
    if lacking:
        found.append(Finding(codes.STYLES_LACKING, "styles", {"styles": lacking}, Place(file)))
    for name in ours:
        kinds = [style.get(qn("w:type")) for style in (ours[name], theirs.get(name, ours[name]))]
        if kinds[0] != kinds[1]:
            values = {"style": names[name], "wanted": _kind(kinds[0]), "found": _kind(kinds[1])}
            found.append(
                Finding(codes.STYLE_OF_ANOTHER_KIND, f"styles.{name}", values, Place(file))
            )
    heads = [story for story in template.stories if story.kind.startswith("header")]
    if not any(_shows(story) for story in heads):
        found.append(Finding(codes.NO_LETTERHEAD, "header", {}, Place(file)))
    return tuple(found)


def _shows(story: Story) -> bool:
    tags = (f"{W}drawing", f"{W}pict", f"{W}object")
    text = "".join(str(each.text or "") for each in story.tree.iter(f"{W}t"))
    return bool(text.strip()) or next(story.tree.iter(*tags), None) is not None


def _is_in(paragraph: etree._Element, story: Story) -> bool:
    return paragraph.getroottree().getroot() is story.tree


def _written(story: Story) -> bytes:
    return etree.tostring(story.tree, encoding="UTF-8", standalone=True)


def _kind(name: str | None) -> Word:
    return Word("template", f"style.{name}")


def _comment(finding: Finding, author: str, language: Language) -> Comment:
    words = said(finding, language)
    severity = word(language, "cli", f"severity.{finding.severity}")
    place = ", ".join(part for part in (finding.place.sheet, finding.place.cell) if part)
    head = f"{finding.code.id} ({severity}){f', {place}' if place else ''}"
    return Comment(author, (head, *(text for text in (words.message, words.do) if text)))
