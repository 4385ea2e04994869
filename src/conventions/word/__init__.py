"""Word: typed blocks as a .docx, on our base or an office's own, and what comes back of it."""

from conventions.word.draft import draft

__all__ = ["draft"]
