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
    from .glossary_lookup import print_cards

    print_cards(" ".join(words), glossary)
