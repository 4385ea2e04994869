"""What the fast reader builds is what the record would have made of the file."""

import pytest

from conventions.base.packaged import plain_tree
from conventions.base.resources import laws
from conventions.law import Law, list_laws
from conventions.law.reading import built


@pytest.mark.parametrize("law_id", list_laws())
def test_the_same_as_validated(law_id: str) -> None:
    tree = plain_tree((laws() / f"{law_id.replace('-', '_')}.yaml").read_text("utf-8"))
    fast, thorough = built(tree), Law.model_validate(tree)
    assert fast == thorough
    assert fast.model_dump() == thorough.model_dump()


def test_it_does_not_validate() -> None:
    """Why the comparison above matters: a wrong file would pass here unseen."""
    tree = {"id": "ch", "name": {"en": "x"}, "jurisdiction": "CH", "currency": "gold"}
    assert built(tree).currency == "gold"  # type: ignore[comparison-overlap]
