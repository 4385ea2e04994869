"""The data files of this package: locales, laws, indicators.

They are our own and under test, so they are read fast: every scalar stays text, as in a user's
file, and no line numbers are kept. A user's file goes through ``base/yamlfile`` instead.
"""

from typing import Any

from yaml import BaseLoader

try:
    from yaml import CBaseLoader as _Loader
except ImportError:  # PyYAML built without libyaml: the same tree, slower
    _Loader = BaseLoader  # type: ignore[assignment,misc]


def plain_tree(text: str) -> Any:
    """The mappings, lists and texts of a YAML text of ours.

    >>> plain_tree("{years: 10, from: 2013-01-01}")
    {'years': '10', 'from': '2013-01-01'}
    """
    loader = _Loader(text)
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()
