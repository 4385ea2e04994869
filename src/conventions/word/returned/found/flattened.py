"""What LibreOffice 7.4 and older do to changes that are tracked inside fields.

What was deleted there stands again, run together with what came; nothing in the file tells. An
edit that only puts letters beside others may be such a one, and is not taken for a value.
"""

import re

_OLD = re.compile(r"LibreOffice/((?:[0-6]|7\.[0-4])(?:\.|$)\S*)")
_VERSION = re.compile(r"\d+\.\d+")


def old_office(program: str) -> str:
    """The name of a program that loses what is tracked inside fields; empty for any other.

    >>> old_office("LibreOffice/7.4.7.2$Linux_X86_64 LibreOffice_project/40$Build-2")
    'LibreOffice 7.4'
    >>> old_office("LibreOffice/25.2.3.2"), old_office("Microsoft Office Word")
    ('', '')
    """
    found = _OLD.match(program)
    version = _VERSION.match(found[1]) if found else None
    return f"LibreOffice {version[0]}" if version else ""


def runs_together(before: str, after: str) -> bool:
    """Whether all letters that went out stand there still, others right beside them.

    >>> runs_together("Canton de Berne", "Canton de BerneCanton du Lac")
    True
    >>> runs_together("60 places", "6064 places")
    True
    >>> runs_together("Bern", "Bern (Canton)"), runs_together("60 places", "64 places")
    (False, False)
    """
    more = len(after) - len(before)
    if more <= 0:
        return False
    for at in range(len(before) + 1):
        if after.startswith(before[:at]) and after.endswith(before[at:]):
            come = after[at : at + more]
            edges = (before[:at][-1:], come[0]), (come[-1], before[at:][:1])
            if any(one.isalnum() and other.isalnum() for one, other in edges):
                return True
    return False
