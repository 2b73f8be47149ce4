"""`termfix glossary …`: what an editor of a glossary runs. Look-up and exchange have modules of their own."""

from __future__ import annotations

from typing import Annotated

import typer

from . import glossary_exchange, glossary_lookup
from .options import Alone, Sources

_app = typer.Typer(no_args_is_help=True, add_completion=False, rich_markup_mode=None)


def register(app: typer.Typer) -> None:
    """Add `termfix glossary …` to the application."""
    glossary_lookup.register(_app)
    glossary_exchange.register(_app)
    app.add_typer(_app, name="glossary", help="Search, show, export, import, count, check and format glossaries.")


@_app.command()
def stats(paths: Sources = None, alone: Alone = False) -> None:
    """Count concepts per field, names per kind, acronyms, senses and wrong forms per evidence class."""
    from termfix.counting import statistics
    from termfix.loading import load

    typer.echo(statistics(load(glossary_exchange.sources(paths, alone))), nl=False)


@_app.command()
def validate(paths: Sources = None, alone: Alone = False) -> None:
    """Check schema, cross references, examples and keep lines; list all problems with file and line."""
    from termfix.validating import validate as run

    glossary, problems = run(glossary_exchange.sources(paths, alone), complete=not paths)
    for problem in problems:
        typer.echo(problem)
    typer.echo(f"{len(glossary.concepts)} concepts and names, {len(problems)} problems", err=True)
    raise typer.Exit(2 if problems else 0)


@_app.command("format")
def format_(
    paths: Sources = None,
    check: Annotated[bool, typer.Option("--check", help="Only tell which files differ; exit 1 if one does.")] = False,
) -> None:
    """Bring glossary files into the canonical layout."""
    from pathlib import Path

    from termfix.formatting import format_file
    from termfix.loading import WORD_LISTS, glossary_files, shipped_folder

    changed = 0
    whole = {"fields.yaml", "domains.yaml", "sources.yaml", "ladder.yaml", *WORD_LISTS}
    for source in paths or [str(shipped_folder())]:
        for file in glossary_files(source):
            if file.suffix not in (".yaml", ".yml") or (file.name in whole and Path(source).is_dir()):
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
