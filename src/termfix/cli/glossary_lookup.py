"""`termfix glossary search` and `show`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from .options import GlossaryFiles
from .running import one_of

if TYPE_CHECKING:
    from termfix.index import Index

Words = Annotated[list[str], typer.Argument(metavar="TERM…", help="A term or a piece of one, in English or Chinese.")]


def register(app: typer.Typer) -> None:
    """Add the commands to `termfix glossary`."""
    app.command("search")(search)
    app.command("show")(show)


def search(
    words: Words,
    glossary: GlossaryFiles = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many concepts at most.")] = 20,
) -> None:
    """List the concepts and names in which TERM occurs: as a right term, an abbreviation, a ticker or a wrong form."""
    from termfix.cards import line
    from termfix.searching import search as find
    from termfix.store import open_index

    index = open_index(glossary or [])
    hits = find(index, " ".join(words), limit + 1)
    for hit in hits[:limit]:
        typer.echo(line(index, hit.concept, hit.text if hit.wrong else ""))
    if not hits:
        typer.echo(f"termfix: nothing holds {' '.join(words)!r}", err=True)
        raise typer.Exit(1)
    if len(hits) > limit:
        typer.echo(f"termfix: there are more; --limit {limit * 2} shows them", err=True)


def show(
    words: Words,
    glossary: GlossaryFiles = None,
    format_name: Annotated[str, typer.Option("--format", metavar="text|json", help="Form of the cards.")] = "text",
) -> None:
    """Show all of a concept or name, by id, right term or wrong form."""
    import json

    one_of("--format", format_name, ("text", "json"))
    term = " ".join(words)
    hint = f"; try: termfix glossary search {term}"
    if format_name == "text":
        print_cards(term, glossary, hint)
        return
    index, numbers = _known(term, glossary, hint)
    typer.echo(json.dumps([index.card(number) for number in numbers], ensure_ascii=False, indent=1))


def print_cards(term: str, glossary: list[str] | None, hint: str = "") -> None:
    """Print the cards of what `term` names; exit 1, with `hint` after the reason, if that is nothing."""
    from termfix.cards import card

    index, numbers = _known(term, glossary, hint)
    typer.echo("\n".join(card(index, number) for number in numbers), nl=False)


def _known(term: str, glossary: list[str] | None, hint: str) -> tuple[Index, list[int]]:
    from termfix.cards import lookup
    from termfix.store import open_index

    index = open_index(glossary or [])
    numbers = lookup(index, term)
    if not numbers:
        typer.echo(f"termfix: nothing is known of {term!r}{hint}", err=True)
        raise typer.Exit(1)
    return index, numbers
