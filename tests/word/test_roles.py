from docx.oxml.ns import qn
from tests.word.read import styles, tree

from conventions.word.base import default_base
from conventions.word.roles import NUMBERED, TABBED, Role


def test_the_numbered_roles_are_those_our_lists_count() -> None:
    ids = {name: style.get(qn("w:styleId")) for name, style in styles(default_base()).items()}
    linked = [
        element.get(qn("w:val"))
        for element in tree(default_base(), "word/numbering.xml").iter(qn("w:pStyle"))
    ]
    assert linked == [ids[role] for role in NUMBERED]


def test_the_tabbed_roles_are_those_with_a_tab_stop() -> None:
    named = styles(default_base())
    stops = {name for name, style in named.items() if list(style.iter(qn("w:tab")))}
    assert stops == {str(role) for role in TABBED}


def test_no_two_roles_share_a_style() -> None:
    assert len({role.casefold() for role in Role}) == len(Role)
