"""Documents in Word: typed blocks, and the writer that makes a .docx of them."""

from conventions.word.draft import draft

__all__ = ["draft"]
