"""Line breaks of a text that went out on one line: where they stand once it was edited in Word."""

import re
from difflib import SequenceMatcher

_SPACE = re.compile(r"\s+")


def rebroken(text: str, issued: str) -> str:
    r"""The text, broken where the issued one was: before or after a word that both have.

    >>> rebroken("Lundi et mardi. Le soir : fermé.", "Lundi.\nLe soir : ouvert.\n")
    'Lundi et mardi.\nLe soir : fermé.\n'
    """
    before, words = issued.split(), text.split()
    spaces = _SPACE.findall(issued.strip())
    was = _was(before, words)
    left = dict(enumerate(spaces))
    whole = words[0] if words else ""
    for at in range(1, len(words)):
        behind = left.get(was[at - 1]) if at - 1 in was else None
        ahead = left.get(was[at] - 1) if at in was else None
        space = next((each for each in (behind, ahead) if each and "\n" in each), " ")
        if space != " ":
            left.pop(was[at - 1] if space == behind else was[at] - 1)
        whole += space + words[at]
    return whole + issued[len(issued.rstrip()) :]


def lines_lost(text: str, issued: str) -> bool:
    r"""Whether there are fewer lines than there were.

    >>> lines_lost("a b", "a\nb"), lines_lost("a\nc", "a\nb")
    (True, False)
    """
    return text.count("\n") < issued.count("\n")


def _was(before: list[str], words: list[str]) -> dict[int, int]:
    """Which word each word was."""
    matcher = SequenceMatcher(None, before, words, autojunk=False)
    return {
        block.b + offset: block.a + offset
        for block in matcher.get_matching_blocks()
        for offset in range(block.size)
    }
