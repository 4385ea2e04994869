"""Drafting: the wording of the laws and the terms of an agreement, as typed blocks.

No file format is known here. The wording stands in ``templates/``; the values come from a view of
plain texts, so that nothing of the program can be reached from it.
"""

from conventions.drafting.avenant import avenant
from conventions.drafting.document import document

__all__ = ["avenant", "document"]
