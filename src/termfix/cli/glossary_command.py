"""`termfix glossary …`."""

from __future__ import annotations

from typing import Annotated

import typer

_app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None)

Sources = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH…", help="Glossary files or folders; default: the shipped glossary.", show_default=False),
]
Alone = Annotated[bool, typer.Option("--alone", help="Take PATH alone, not laid over the shipped glossary.")]


def register(app: typer.Typer) -> None:
    """Add `termfix glossary …` to the application."""
    app.add_typer(_app, name="glossary", help="Validate, format, count and export glossaries.")


def _sources(paths: list[str] | None, alone: bool) -> list[str]:
    from termfix.loading import shipped_folder

    return list(paths or []) if alone and paths else [str(shipped_folder()), *(paths or [])]


@_app.command()
def validate(paths: Sources = None, alone: Alone = False) -> None:
    """Check schema, cross references, examples and keep lines; list all problems with file and line."""
    from termfix.validating import validate as run

    glossary, problems = run(_sources(paths, alone))
    for problem in problems:
        typer.echo(problem)
    typer.echo(f"{len(glossary.concepts)} concepts, {len(problems)} problems", err=True)
    raise typer.Exit(2 if problems else 0)


@_app.command("format")
def format_(
    paths: Sources = None,
    check: Annotated[bool, typer.Option("--check", help="Only tell which files differ; exit 1 if one does.")] = False,
) -> None:
    """Bring glossary files into the canonical layout."""
    from pathlib import Path

    from termfix.formatting import format_file
    from termfix.loading import glossary_files, shipped_folder

    changed = 0
    whole = {"fields.yaml", "domains.yaml", "sources.yaml", "ladder.yaml", "plain.yaml", "common.yaml"}
    for source in paths or [str(shipped_folder())]:
        for file in glossary_files(source):
            if file.name in whole and Path(source).is_dir():
                continue
            try:
                differs = format_file(file, write=not check)
            except ValueError as error:
                typer.echo(str(error), err=True)
                raise typer.Exit(2) from error
            if differs:
                changed += 1
                typer.echo(f"{file}: {'differs' if check else 'formatted'}")
    raise typer.Exit(1 if check and changed else 0)


@_app.command()
def stats(paths: Sources = None, alone: Alone = False) -> None:
    """Count concepts, terms and wrong forms per field, derived forms apart from written ones."""
    from termfix.exporting import statistics
    from termfix.loading import load

    typer.echo(statistics(load(_sources(paths, alone))), nl=False)


@_app.command()
def export(
    paths: Sources = None,
    format_name: Annotated[str, typer.Option("--format", metavar="csv|json", help="Form of the export.")] = "csv",
    output: Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="Write here; - is standard output.")] = "-",
    alone: Alone = False,
) -> None:
    """Export all concepts, one a row; several values in a cell are separated by |."""
    from termfix.exporting import to_csv, to_json
    from termfix.loading import load

    from .running import one_of

    one_of("--format", format_name, ("csv", "json"))
    concepts = load(_sources(paths, alone)).concepts.values()
    text = to_csv(concepts) if format_name == "csv" else to_json(concepts)
    if output == "-":
        typer.echo(text, nl=False)
        return
    with open(output, "w", encoding="utf-8", newline="") as file:
        file.write(text)
