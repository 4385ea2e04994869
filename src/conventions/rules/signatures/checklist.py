"""The checklist of AVIV/OACI art. 81d: what an agreement under unemployment insurance must fix."""

from collections.abc import Iterator
from typing import Any

from conventions.base.findings import Severity
from conventions.base.path import Path, follow
from conventions.base.yamlfile import Document
from conventions.law import Law, Required, load_law
from conventions.rules.rule import Found, found, rule

_ARTICLE = "art. 81d"
_ACT = "ch-alv"
_SYSTEM = "unemployment-insurance"


def items(law: Law) -> tuple[Required, ...]:
    """What a law requires by art. 81d: twelve items of the ch-alv law, of other laws nothing.

    >>> len(items(load_law("ch-alv"))), items(load_law("ch"))
    (12, ())
    """
    return tuple(item for item in law.requires if _ARTICLE in item.reference)


def lacking(tree: Any, item: Required) -> tuple[str, ...]:
    """The fields of an item that nothing is said on; a section that is not there yet is left out.

    >>> item = next(one for one in items(load_law("ch-alv")) if one.id == "duration")
    >>> lacking({"term": {"start": "2027-01-01"}}, item), lacking({}, item)
    (('term.end',), ())
    """
    begun = (field for field in item.fields if tree.get(field.split(".")[0]) is not None)
    return tuple(field for field in begun if not filled(tree, field))


def filled(tree: Any, field: str) -> bool:
    """Whether something stands in a field, or in one of several with a stroke between them.

    ``parties.<role>`` is a party in that role.

    >>> filled({"parties": [{"role": "user", "further_roles": ["provider"]}]}, "parties.provider")
    True
    >>> filled({"term": {"end": "2027-12-31"}}, "term.indefinite/term.end")
    True
    """
    return any(_filled(tree, one) for one in field.split("/"))


def _filled(tree: Any, field: str) -> bool:
    section, *rest = field.split(".")
    if section == "parties":
        return any(rest[0] in _roles(party) for party in tree.get(section) or ())
    if field == "term.end" and follow(tree, ("term", "indefinite")) == "true":
        return True
    path: Path = (section, *rest)
    return follow(tree, path) not in (None, "", [], {})


def _roles(party: Any) -> tuple[Any, ...]:
    if not isinstance(party, dict):
        return ()
    further = party.get("further_roles")
    return (party.get("role"), *(further if isinstance(further, list) else ()))


@rule(
    "X007",
    "checklist-incomplete",
    Severity.ERROR,
    "The agreement must fix this and does not: {item}.",
    hint="Fill in “{fields}”.",
    why="{reference} names what an agreement under unemployment insurance contains at least.",
)
def checklist_incomplete(document: Document, law: Law) -> Iterator[Found]:
    """An item of AVIV/OACI art. 81d that the agreement says nothing on.

    Asked for where the law `ch-alv` applies, and where a target group's system is unemployment
    insurance under another Swiss law: legal bases, kind and amount of the subsidy, duration, goals,
    mandate, target groups; competent authority, organiser, rights and duties, target values and
    indicators, termination or amendment, procedure in case of dispute. An item is fixed where its
    fields are filled (of fields with a stroke between them, one); whether what stands there is
    enough is for other rules. Of a section that is still missing, only its absence is reported.

    ## Why
    It is the one list of minimum contents in Swiss law that can be checked by machine.

    ## Example
    ```yaml failing
    laws: [ch-alv]
    subject:
      summary: null
    ```

    ## Instead
    ```yaml passing
    laws: [ch-alv]
    subject:
      summary: "L'association occupe dix personnes au chômage."
    ```

    ## Law
    AVIV/OACI art. 81d para. 2 and 3 (SR 837.02), version of 2022-01-01: verified 2026-11-21.
    """
    tree = document.tree
    checklist = items(law)
    if not checklist and law.jurisdiction.startswith("CH") and _insures_unemployed(tree):
        checklist = items(load_law(_ACT))
    for item in checklist:
        fields = lacking(tree, item)
        if fields:
            named = {"fields": ", ".join(fields), "reference": item.reference}
            section, *rest = fields[0].partition("/")[0].split(".")
            path = (section,) if section == "parties" else (section, *rest)
            yield found(*path, item=item.name, **named)


def _insures_unemployed(tree: Any) -> bool:
    """Whether one of the target groups belongs to unemployment insurance."""
    groups = follow(tree, ("services", "target_groups"))
    if not isinstance(groups, list):
        return False
    return any(isinstance(group, dict) and group.get("system") == _SYSTEM for group in groups)


RULES = (checklist_incomplete,)
