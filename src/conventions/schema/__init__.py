"""The published JSON Schemas: what editors check while one types, and developers elsewhere test on.

They are made from the records, so that a document is refused by both or by neither; ``schemas/``
holds the files, and ``schemas/vectors/`` documents to try another validator with.
"""

from conventions.schema.published import FORMAT, list_schemas, schema
from conventions.schema.tidy import Schema

__all__ = ["FORMAT", "Schema", "list_schemas", "schema"]
