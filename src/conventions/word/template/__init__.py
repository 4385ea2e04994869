"""An office's own Word template: checked before it is used, then filled from an agreement.

Two ways of placing values, one engine: content controls whose tag is the path of a field, and
Jinja in the text. Both become the same tags, run in the sandbox of the standard wording.
``check.check`` and ``fill.fill`` are its doors.
"""
