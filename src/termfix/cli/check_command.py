"""`termfix check`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from . import options

if TYPE_CHECKING:
    from termfix.findings import Report

    from .running import Run


def register(app: typer.Typer) -> None:
    """Add `termfix check` to the application."""
    app.command("check")(check)


def check(
    paths: options.Paths = None,
    format_name: Annotated[str, typer.Option("--format", metavar="full|concise|json", help="Form of the report.")] = "full",
    explain: Annotated[bool, typer.Option("--explain", help="Show the evidence for each finding.")] = False,
    lang: options.Lang = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 in spite of findings.")] = False,
    min_confidence: options.MinConfidence = None,
    language: options.Language = None,
    glossary: options.GlossaryFiles = None,
    config: options.ConfigFile = None,
    isolated: options.Isolated = False,
    exclude: options.Exclude = None,
    force_exclude: options.ForceExclude = False,
    encoding: options.Encoding = None,
    stdin_filename: options.StdinFilename = None,
    color: options.Color = "auto",
) -> None:
    """Report broken terms, each under its corrected passage.

    Exit code: 0 nothing found, 1 findings, 2 something could not be done.
    """
    from termfix.reporters import REGISTRY, reporter

    from .running import Run, one_of, wants_color

    one_of("--format", format_name, REGISTRY)
    speech = _speech(lang) if explain or lang else ""
    run = Run(
        paths,
        glossary=glossary,
        config=config,
        isolated=isolated,
        encoding=encoding,
        language=language,
        min_confidence=min_confidence,
        exclude=exclude,
        force_exclude=force_exclude,
        stdin_filename=stdin_filename,
    )
    render = reporter(format_name)
    for text in render(_reports(run), run.summary, color=wants_color(color), explain=speech if explain else ""):
        typer.echo(text, nl=False, color=True)
    if format_name == "full":
        typer.echo(_closing(run), err=True)
    code = run.exit_code()
    raise typer.Exit(0 if exit_zero and code == 1 else code)


def _speech(lang: str | None) -> str:
    """Return the language in which evidence is told. A usage error if it is not one of those."""
    from termfix.reporters.wording import LANGUAGES, language_of

    from .running import one_of

    one_of("--lang", lang, LANGUAGES)
    return lang or language_of(os.environ)


def _reports(run: Run) -> Iterator[tuple[str, Report]]:
    for file, checker in run.documents():
        report = run.check(file, checker)
        run.summary.add(report)
        yield file.path, report


def _closing(run: Run) -> str:
    summary = run.summary
    hidden = f", {summary.hidden} less sure hidden (--min-confidence low)" if summary.hidden else ""
    if not summary.findings:
        return f"{_count(summary.files, 'file')} checked, nothing found{hidden}"
    fixes = f"{summary.safe} safe to fix (termfix fix), {summary.unsafe} more with --unsafe-fixes"
    where = f"in {summary.files_with_findings} of {_count(summary.files, 'file')}"
    return f"{_count(summary.findings, 'finding')} {where}: {fixes}{hidden}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
