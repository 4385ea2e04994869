"""``lint --completeness``: the guide's table, and the checklist of each law that has one."""

import click

from conventions.agreement import Agreement, Draft
from conventions.base.labels import label
from conventions.base.language import Language, any_language, word
from conventions.base.path import dotted
from conventions.cli.table import show
from conventions.law import Law, load_law
from conventions.rules.completeness import Item, checklist, completeness

STAR = "★"


def print_completeness(draft: Draft, language: Language) -> None:
    """What is filled of the 27 items, and of what the laws of the agreement ask for."""
    items = completeness(draft)
    keys = [item for item in items if item.key]
    click.echo(
        word(
            language,
            "cli",
            "completeness",
            filled=sum(1 for item in items if item.said),
            total=len(items),
            keys=sum(1 for item in keys if item.said),
            all_keys=len(keys),
        )
    )
    show(("block", "item", "state", "field"), (_row(item, language) for item in items), language)
    for law in _laws(draft):
        asked = checklist(draft, law)
        name = any_language(law.name, language)
        filled = sum(1 for one in asked if one.said)
        click.echo(word(language, "cli", "checklist", law=name, filled=filled, total=len(asked)))
        rows = [
            (
                any_language(one.item.name, language),
                _state(one.said, language),
                ", ".join(field if done else f"{field} –" for field, done in one.fields),
                one.item.reference,
            )
            for one in asked
        ]
        show(("item", "state", "field", "reference"), rows, language)


def _laws(draft: Draft) -> list[Law]:
    """The laws the agreement names, and those they extend, that say what it must contain."""
    named = list(draft.identity.laws) if draft.identity is not None and draft.law else []
    chain: dict[str, Law] = {}
    for name in named:
        law: Law | None = load_law(name)
        while law is not None:
            chain[law.id] = law
            law = load_law(law.extends) if law.extends else None
    return [law for law in chain.values() if law.requires]


def _row(item: Item, language: Language) -> tuple[str, ...]:
    name = word(language, "rules", f"element.{item.name}")
    return (
        label(Agreement, item.section, language),
        f"{STAR} {name}" if item.key else f"  {name}",
        _state(item.said, language),
        dotted(item.path),
    )


def _state(said: bool | None, language: Language) -> str:
    key = "unknown" if said is None else "filled" if said else "empty"
    return word(language, "cli", f"said.{key}")
