"""Starter files: an agreement to be filled in, with comments, by law and language."""

from conventions.base.errors import UnknownName
from conventions.base.language import Language
from conventions.base.resources import templates
from conventions.law import Law, load_law


def starter(law_id: str, language: Language) -> str:
    """The starter of a law; where it has none of its own, that of the law it refines.

    Raises:
        UnknownName: there is no such law, or no starter in this language.

    >>> starter("ch", "fr").startswith("# yaml-language-server")
    True
    """
    law: Law | None = load_law(law_id)
    while law is not None:
        path = templates() / (law.template or law.id.replace("-", "_")) / f"starter.{language}.yaml"
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            return text.replace(f"laws: [{law.id}]", f"laws: [{law_id}]")
        law = load_law(law.extends) if law.extends else None
    known = {path.name.split(".")[1] for path in templates().glob("*/starter.*.yaml")}
    raise UnknownName("starter", f"{law_id} {language}", tuple(sorted(known)))
