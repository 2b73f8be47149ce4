"""`termfix glossary export` and `import`."""

from __future__ import annotations

from typing import Annotated

import typer

from .options import Alone, Output, Sources
from .running import one_of


def register(app: typer.Typer) -> None:
    """Add the commands to `termfix glossary`."""
    app.command("export")(export)
    app.command("import")(import_)


def sources(paths: list[str] | None, alone: bool) -> list[str]:
    """Return the glossaries that a command works on: the shipped one with `paths` laid over it, or `paths` alone."""
    from termfix.loading import shipped_folder

    return list(paths or []) if alone and paths else [str(shipped_folder()), *(paths or [])]


def export(
    paths: Sources = None,
    format_name: Annotated[str, typer.Option("--format", metavar="csv|tbx|json|yaml", help="Form of the export.")] = "csv",
    output: Output = "-",
    alone: Alone = False,
) -> None:
    """Export concepts and names as CSV (one a row, several values joined by |), TBX-Basic or YAML; as JSON, everything."""
    from termfix import exporting
    from termfix.loading import load

    one_of("--format", format_name, ("csv", "tbx", "json", "yaml"))
    glossary = load(sources(paths, alone))
    concepts = glossary.concepts.values()
    if format_name == "json":
        text = exporting.to_json(glossary)
    else:
        text = {"csv": exporting.to_csv, "tbx": exporting.to_tbx, "yaml": exporting.to_yaml}[format_name](concepts)
    _write(output, text)


def import_(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A CSV, TSV or TBX file (ISO 30042, version 2 or 3).")],
    output: Output = "-",
    columns: Annotated[
        str, typer.Option("--columns", metavar="NAMES", help="Columns of a table without a header: en,zh-CN,note …")
    ] = "",
) -> None:
    """Turn a CSV or TBX file into a glossary file for --glossary, and tell what was taken, what was not, and why."""
    from pathlib import Path

    from termfix.formatting import format_entries
    from termfix.importing import read
    from termfix.loading import read as check

    imported = read(Path(file), [name.strip() for name in columns.split(",")] if columns else ())
    _write(output, format_entries([entry for _, entry in imported.entries]))
    typer.echo(imported.report(), err=True)
    if output != "-":
        for problem in check([output])[1]:
            typer.echo(problem, err=True)
    raise typer.Exit(0 if imported.entries else 2)


def _write(output: str, text: str) -> None:
    if output == "-":
        typer.echo(text, nl=False)
        return
    from termfix.errors import InputError

    try:
        with open(output, "w", encoding="utf-8", newline="") as file:
            file.write(text)
    except OSError as error:
        raise InputError(output, f"cannot be written: {error.strerror}") from error
