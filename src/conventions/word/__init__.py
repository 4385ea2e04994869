"""Word: typed blocks as a .docx, on our base or an office's own, and what comes back of it."""

from conventions.word.draft import draft
from conventions.word.returned.merge import Merge, merged
from conventions.word.returned.reading import Reading, read

__all__ = ["Merge", "Reading", "draft", "merged", "read"]
