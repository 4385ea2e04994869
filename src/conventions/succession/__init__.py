"""Succession: the next agreement, begun from the last one and its results."""

from conventions.succession.successor import successor

__all__ = ["successor"]
