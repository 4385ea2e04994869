"""Rows of the tables that came back: which are known, and what new ones say."""
