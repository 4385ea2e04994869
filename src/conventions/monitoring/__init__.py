"""Monitoring: what a day's look at an agreement shows, as a report with figures.

A review is worked out once; the report says it in blocks; a page is one file of HTML.
"""

from conventions.monitoring.document import report
from conventions.monitoring.page import page
from conventions.monitoring.review import Review, review

__all__ = ["Review", "page", "report", "review"]
