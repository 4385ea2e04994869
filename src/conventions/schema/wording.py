"""Titles and descriptions in a language, for whoever reads them beside the line being typed.

English stands with the fields; the other languages in ``locales/<language>/fields`` (titles) and
``descriptions``, by record and field. Law files and the catalogue are written by developers: where
a record has no text in a language, its English stays.
"""

from collections.abc import Mapping
from typing import Any

from conventions.base.language import Language, words
from conventions.schema.tidy import Schema


def in_language(made: Schema, language: Language) -> Schema:
    """The schema with the titles and descriptions of its properties in this language."""
    if language == "en":
        return made
    texts = {
        "title": words(language, "fields"),
        "description": words(language, "descriptions"),
    }
    own = _said(made, str(made["title"]), texts)
    own["$defs"] = {
        record: _said(schema, record, texts) for record, schema in made.get("$defs", {}).items()
    }
    return own


def _said(record: Schema, name: str, texts: Mapping[str, Mapping[str, Any]]) -> Schema:
    properties = {
        field: {
            **schema,
            **{
                key: by_record[name][field]
                for key, by_record in texts.items()
                if field in by_record.get(name, {})
            },
        }
        for field, schema in record.get("properties", {}).items()
    }
    return {**record, "properties": properties} if properties else dict(record)
