"""Stays in bulk: participations of many agreements as columns, counted in one pass."""
