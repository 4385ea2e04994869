"""The monitoring report in Word: it opens, each figure is there with words, the same every time."""

import re
import zipfile
from io import BytesIO

import docx
import pytest
from tests.monitoring.held import held
from tests.word.ooxml import faults

from conventions.base.language import LANGUAGES, Language
from conventions.drafting.blocks import Picture
from conventions.monitoring import report
from conventions.word.monitoring import monitoring_document
from conventions.word.pictures import png

PIXEL_ROWS = re.compile(rb"IHDR(....)(....)", re.DOTALL)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_opens_and_is_well_formed(language: Language) -> None:
    data = monitoring_document(held("samusocial_2022"), language)
    assert not list(faults(data))
    assert docx.Document(BytesIO(data)).tables
    assert data == monitoring_document(held("samusocial_2022"), language)


def test_each_picture_is_there_twice_with_its_words() -> None:
    review = held("fai_biel_seeland")
    pictures = [b for b in report(review, "de").blocks if isinstance(b, Picture)]
    data = monitoring_document(review, "de")
    read = docx.Document(BytesIO(data))
    assert len(read.inline_shapes) == len(pictures) > 5
    with zipfile.ZipFile(BytesIO(data)) as archive:
        media = [name for name in archive.namelist() if name.startswith("word/media/")]
        assert len(media) == 2 * len({picture.svg for picture in pictures})
        text = archive.read("word/document.xml").decode()
    described = re.findall(r'<wp:docPr id="(\d+)" name="\w+" descr="([^"]+)"', text)
    assert len({number for number, _ in described}) == len(pictures)
    assert [words for _, words in described] == [picture.description for picture in pictures]


def test_a_png_is_the_same_without_any_font_and_shows_the_numbers() -> None:
    review = held("fai_biel_seeland")
    pictures = [b for b in report(review, "de").blocks if isinstance(b, Picture)]
    svg = pictures[0].svg
    assert "<text" not in svg
    assert png(svg) == png(svg)
    found = PIXEL_ROWS.search(png(svg))
    assert found is not None
    assert int.from_bytes(found[1]) == 1000
    bare = re.sub(r'<g fill="none".*?</g></g>', "", svg)
    assert bare != svg
    assert len(png(bare)) < len(png(svg))


def test_a_picture_needs_a_size_and_words() -> None:
    for width, words in ((0, "x"), (10, "")):
        with pytest.raises(ValueError, match="size and words"):
            Picture("<svg/>", width, 10, words)
