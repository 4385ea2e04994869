"""The schemas by name, each in four languages: what is refused is the same in all of them."""

from collections.abc import Callable, Mapping

from conventions import indicators, law, records
from conventions.agreement import Agreement
from conventions.base.errors import UnknownName
from conventions.base.language import Language
from conventions.report import Report
from conventions.schema.suggestions import with_suggestions
from conventions.schema.tidy import Schema, tidied
from conventions.schema.wording import in_language
from conventions.settlement.scenario import Scenario

_MADE: Mapping[str, Callable[[], Schema]] = {
    "agreement": Agreement.model_json_schema,
    "report": Report.model_json_schema,
    "scenario": Scenario.model_json_schema,
    "records": records.schema,
    "law": law.schema,
    "indicator": indicators.schema,
}
FORMAT = 1
"""The version of the file formats."""


def list_schemas() -> tuple[str, ...]:
    """The names of the published schemas.

    >>> list_schemas()
    ('agreement', 'report', 'scenario', 'records', 'law', 'indicator')
    """
    return tuple(_MADE)


def schema(name: str, language: Language = "en") -> Schema:
    """A published schema, JSON Schema 2020-12, with titles and descriptions in a language.

    That of an agreement also lists what its laws and the catalogue know, for editors to offer:
    the frameworks, the measures of those that the agreement names, the indicators. Nothing is
    refused for not being among them; that is for the rules to say.

    Raises:
        UnknownName: there is no schema of this name.

    >>> schema("report")["$id"], schema("report", "fr")["$id"]
    ('urn:conventions:report:1', 'urn:conventions:report:1:fr')
    """
    if name not in _MADE:
        raise UnknownName("schema", name, list_schemas())
    made = _MADE[name]()
    if name == "agreement":
        made = with_suggestions(made, language)
    tongue = "" if language == "en" else f":{language}"
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:conventions:{name}:{FORMAT}{tongue}",
    }
    tidy: Schema = tidied(in_language(made, language), made.get("$defs", {}))
    return {**head, **{key: value for key, value in tidy.items() if key not in head}}
