"""`termfix explain`."""

from __future__ import annotations

from typing import Annotated

import typer

from . import options


def register(app: typer.Typer) -> None:
    """Add `termfix explain` to the application."""
    app.command("explain")(explain)


def explain(
    words: Annotated[list[str], typer.Argument(metavar="TERM…", help="A term, a wrong form, or a concept id.")],
    glossary: options.GlossaryFiles = None,
) -> None:
    """Show the concept card of a term: right terms per language and region, wrong forms, why, evidence, source."""
    from termfix.cards import card, lookup
    from termfix.store import open_index

    index = open_index(glossary or [])
    term = " ".join(words)
    numbers = lookup(index, term)
    if not numbers:
        typer.echo(f"termfix: nothing is known of {term!r}", err=True)
        raise typer.Exit(1)
    typer.echo("\n".join(card(index, number) for number in numbers), nl=False)
