"""The law files of this package, one by one and merged."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cache
from typing import TypeVar

from conventions.base.errors import UnknownName
from conventions.base.packaged import plain_tree
from conventions.base.resources import laws
from conventions.law.reading import built
from conventions.law.record import Law, LawName, Measure, Provision, Required, TimeLimit

NO_LAW = Law.model_construct(
    id="none", name=LawName.model_construct(en="no law"), jurisdiction="none"
)
"""What holds where an agreement names no law: nothing is fixed."""

_Entry = TypeVar("_Entry", Measure, Provision, Required, TimeLimit)


@cache
def list_laws() -> tuple[str, ...]:
    """The identifiers of all laws, in order.

    >>> "ch-be-poias" in list_laws()
    True
    """
    return tuple(sorted(path.stem.replace("_", "-") for path in laws().glob("*.yaml")))


@cache
def load_law(law_id: str) -> Law:
    """One law file as it stands, without the law it extends.

    Raises:
        UnknownName: there is no such law; it carries suggestions.

    >>> load_law("ch-be-poias").extends
    'ch-be'
    """
    if law_id not in list_laws():
        raise UnknownName("law", law_id, tuple(get_close_matches(law_id, list_laws(), 3, 0.5)))
    path = laws() / f"{law_id.replace('-', '_')}.yaml"
    return built(plain_tree(path.read_text("utf-8")))


def merge(law_ids: Sequence[str]) -> Law:
    """Several laws as one, each refining those before it; what a law extends comes before it.

    A later law's value, measure, provision, required item, time limit or word replaces the earlier
    one of the same name whole, its dated list included; what it does not name stays. Without laws,
    the result is ``NO_LAW``.

    Raises:
        UnknownName: one of them does not exist.

    >>> law = merge(["ch-be-poias"])
    >>> law.currency, law.holidays, "retention_years" in law.values
    ('CHF', 'CH-BE', True)
    """
    return _merged(tuple(law_ids))


@cache
def _merged(law_ids: tuple[str, ...]) -> Law:
    chain: list[Law] = []
    for law_id in law_ids:
        for law in _with_extended(law_id):
            if law not in chain:
                chain.append(law)
    if len(chain) == 1:
        return chain[0]
    if not chain:
        return NO_LAW
    merged = chain[0]
    for law in chain[1:]:
        merged = _refined(merged, law)
    return merged


def _with_extended(law_id: str) -> list[Law]:
    """A law after those it extends."""
    chain = [load_law(law_id)]
    while chain[0].extends:
        chain.insert(0, load_law(chain[0].extends))
    return chain


def _refined(earlier: Law, later: Law) -> Law:
    """The earlier law with everything the later one says."""
    said = {name: getattr(later, name) for name in later.model_fields_set}
    return earlier.model_copy(
        update={
            **said,
            "extends": None,
            "values": {**earlier.values, **later.values},
            "words": {**earlier.words, **later.words},
            "measures": _replaced(earlier.measures, later.measures),
            "provisions": _replaced(earlier.provisions, later.provisions),
            "requires": _replaced(earlier.requires, later.requires),
            "time_limits": _replaced(earlier.time_limits, later.time_limits),
        }
    )


def _replaced(earlier: Iterable[_Entry], later: Iterable[_Entry]) -> tuple[_Entry, ...]:
    """The entries of both by identifier, the later of two with the same."""
    entries = {entry.id: entry for entry in earlier}
    entries.update((entry.id, entry) for entry in later)
    return tuple(entries.values())
