"""``indicators``, ``laws``, ``rules`` and ``schema``: what the program knows."""

import click

from conventions.base.errors import UnknownName
from conventions.base.language import Language, any_language
from conventions.cli.options import format_option, lang_option
from conventions.cli.output import dumped
from conventions.cli.table import show

_SHOW = "show"
"""May stand before the name: ``indicators show NAME``. No entry of a catalogue has this name."""


def _named(_ctx: click.Context, _parameter: click.Parameter, given: tuple[str, ...]) -> str | None:
    """The entry asked for, after ``show`` or alone; none where nothing is asked for."""
    names = given[1:] if given[:1] == (_SHOW,) else given
    if len(names) > 1:
        raise click.UsageError(f"Got unexpected extra argument ({' '.join(names[1:])})")
    if given and not names:
        raise click.UsageError("Missing argument 'NAME'.")
    return names[0] if names else None


_name = click.argument("name", nargs=-1, metavar="[[show] NAME]", callback=_named)


@click.command
@_name
@format_option()
@lang_option
def indicators(name: str | None, output_format: str, lang: Language) -> None:
    """List the catalogue of indicators, or show the entry NAME with what was observed of it."""
    from conventions.indicators import list_indicators, load_indicator, phrase

    if name is not None:
        try:
            entry = load_indicator(name)
        except UnknownName as unknown:
            raise click.BadParameter(str(unknown), param_hint="NAME") from unknown
        if output_format == "json":
            click.echo(entry.model_dump_json(indent=2, exclude_none=True))
        else:
            from conventions.cli.indicator import as_text

            click.echo(as_text(entry, lang))
        return
    entries = sorted(map(load_indicator, list_indicators()), key=lambda entry: entry.number)
    if output_format == "json":
        click.echo(dumped([entry.model_dump(mode="json", exclude_none=True) for entry in entries]))
        return
    rows = []
    for entry in entries:
        denominator = entry.definition.denominator
        row = (
            entry.number,
            entry.id,
            any_language(entry.label, lang),
            any_language(phrase("units", entry.unit), lang),
            any_language(entry.definition.numerator, lang),
            any_language(denominator, lang) if denominator else "",
        )
        rows.append(row)
    show(("no", "indicator", "label", "unit", "numerator", "denominator"), rows, lang)


@click.command
@_name
@format_option()
@lang_option
def laws(name: str | None, output_format: str, lang: Language) -> None:
    """List the legal frameworks, or show NAME: what it fixes, where it says so, how sure."""
    from conventions.law import list_laws, load_law

    if name is None:
        entries = [load_law(law_id) for law_id in list_laws()]
        if output_format == "json":
            click.echo(dumped([law.model_dump(mode="json", exclude_none=True) for law in entries]))
            return
        rows = [
            (
                law.id,
                any_language(law.name, lang),
                law.extends or "",
                str(len(law.values)),
                str(len(law.measures)),
            )
            for law in entries
        ]
        show(("law", "label", "refines", "#values", "#measures"), rows, lang)
        return
    try:
        law = load_law(name)
    except UnknownName as unknown:
        raise click.BadParameter(str(unknown), param_hint="NAME") from unknown
    if output_format == "json":
        click.echo(law.model_dump_json(indent=2, exclude_none=True))
        return
    from conventions.cli.law import as_text

    click.echo(as_text(law, lang))


@click.command
@format_option()
@lang_option
def rules(output_format: str, lang: Language) -> None:
    """List every rule: code, name, severity, what it reads and what it says."""
    from conventions.base.messages import template
    from conventions.rules.catalogue import list_rules

    entries = list_rules()
    if output_format == "json":
        found = [
            {
                "code": rule.code.id,
                "name": rule.code.name,
                "severity": str(rule.code.severity),
                "reads": list(rule.needs),
                "message": template(rule.code, lang).message,
            }
            for rule in entries
        ]
        click.echo(dumped(found))
        return
    rows = [
        (
            rule.code.id,
            str(rule.code.severity),
            rule.code.name,
            ", ".join(rule.needs),
            template(rule.code, lang).message,
        )
        for rule in entries
    ]
    show(("code", "severity", "name", "reads", "message"), rows, lang)


@click.command
@click.argument("name", default="agreement")
@lang_option
def schema(name: str, lang: Language) -> None:
    """Print a published JSON Schema: agreement, report, scenario, records, law or indicator."""
    from conventions.schema import schema as published

    try:
        click.echo(dumped(published(name, lang)))
    except UnknownName as unknown:
        raise click.BadParameter(str(unknown), param_hint="NAME") from unknown
