"""Rules on the languages of an agreement: which one prevails, and what is missing in the others."""

from collections.abc import Iterator
from typing import Any

from conventions.agreement import Identity
from conventions.agreement.signatures import Signatures
from conventions.base.findings import Severity, Word
from conventions.base.language import LANGUAGES
from conventions.base.path import Path
from conventions.base.yamlfile import Document
from conventions.rules.rule import Found, found, rule


@rule(
    "X003",
    "authoritative-language-open",
    Severity.WARNING,
    "Languages of the agreement, the prevailing one first: {languages}; under "
    "“signatures”: {stated}.",
    hint="Write “language_authoritative: {first}”, or put the language that prevails first.",
    why="Two versions will differ in a word one day.",
)
def authoritative_language_open(identity: Identity, signatures: Signatures) -> Iterator[Found]:
    """Several languages without one that prevails, or two places that say different ones.

    The first of `languages` is the authoritative one; `language_authoritative` says so in the
    document and must be the same. Asked for where there is more than one language.

    ## Why
    “Soll” or “muss”, “peut” or “doit”: where both versions are signed and neither prevails, a
    court has to find out what was meant.

    ## Example
    ```yaml failing
    languages: [fr, de]
    signatures:
      language_authoritative: de
    ```

    ## Instead
    ```yaml passing
    languages: [fr, de]
    signatures:
      language_authoritative: fr
    ```

    ## Law
    No norm: our inference.
    """
    stated = signatures.language_authoritative
    several = len(set(identity.languages)) > 1
    if (stated is None and several) or (stated is not None and stated != identity.authoritative):
        yield found(
            *("signatures", "language_authoritative"),
            languages=", ".join(identity.languages),
            stated=stated or Word("rules", "not-stated"),
            first=identity.authoritative,
        )


@rule(
    "X102",
    "text-not-translated",
    Severity.ADVICE,
    "Texts that exist in another language but not in “{language}”: {count}; the first is here.",
    hint="Add the text in “{language}”, or take the language out of “languages”.",
    why="In the version of that language such a text stands in the other, and is marked.",
)
def text_not_translated(document: Document, identity: Identity) -> Iterator[Found]:
    """Texts that lack one of the languages of the agreement.

    Counted are texts that are written by language and lack one; each language is found once, at
    the first such text. A plain text, which may be a name or a number, is not judged.

    ## Why
    Whoever reads only the one version does not know what the other says. A gap that is left
    open on purpose, for annexes say, can be accepted.

    ## Example
    ```yaml failing
    languages: [fr, de]
    subject:
      summary: {fr: "L'association occupe dix personnes."}
    ```

    ## Instead
    ```yaml passing
    languages: [fr, de]
    subject:
      summary:
        fr: "L'association occupe dix personnes."
        de: "Der Verein beschäftigt zehn Personen."
    ```

    ## Law
    No norm: our inference.
    """
    texts = [entry for key in document.tree for entry in _by_language(document.tree[key], (key,))]
    for language in dict.fromkeys(identity.languages):
        lacking = [path for path, languages in texts if language not in languages]
        if lacking:
            yield found(*lacking[0], language=language, count=len(lacking))


def _by_language(value: Any, path: Path) -> Iterator[tuple[Path, frozenset[str]]]:
    """Every text that is written by language inside a value, with the languages it has."""
    if isinstance(value, dict):
        if value and set(value).issubset(LANGUAGES):
            yield path, frozenset(key for key, text in value.items() if text)
            return
        for key, inside in value.items():
            yield from _by_language(inside, (*path, key))
    elif isinstance(value, list):
        for position, inside in enumerate(value):
            yield from _by_language(inside, (*path, position))


RULES = (authoritative_language_open, text_not_translated)
