"""`termfix fix`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from . import options

if TYPE_CHECKING:
    from termfix.checking import Checker
    from termfix.files import File
    from termfix.fixing import FixResult

    from .running import Run


def register(app: typer.Typer) -> None:
    """Add `termfix fix` to the application."""
    app.command("fix")(fix)


def fix(
    paths: options.Paths = None,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="Also write corrections that a person should look at.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Print a unified diff instead of writing.")] = False,
    min_confidence: options.MinConfidence = None,
    language: options.Language = None,
    glossary: options.GlossaryFiles = None,
    config: options.ConfigFile = None,
    isolated: options.Isolated = False,
    exclude: options.Exclude = None,
    force_exclude: options.ForceExclude = False,
    encoding: options.Encoding = None,
    stdin_filename: options.StdinFilename = None,
) -> None:
    """Write the safe corrections in place and list what was changed; standard input goes to standard output.

    Exit code: 0 nothing left to say, 1 findings remain (with --diff: something would change), 2 something could not be done.
    """
    from termfix.errors import TermfixError

    from .running import Run

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
    totals = _Totals()
    for file, checker in run.documents():
        try:
            result = _fixed(run, file, checker, unsafe_fixes)
            totals.add(result)
            _deliver(file, result, diff=diff, name=stdin_filename)
        except TermfixError as error:
            run.failed(error)
    typer.echo(totals.closing(diff, unsafe_fixes), err=True)
    raise typer.Exit(2 if run.summary.errors else 1 if totals.remaining or (diff and totals.applied) else 0)


def _fixed(run: Run, file: File, checker: Checker, unsafe: bool) -> FixResult:
    from termfix.fixing import fix as fix_report

    return fix_report(run.check(file, checker), lambda text: run.check(file._replace(text=text), checker), unsafe=unsafe)


def _deliver(file: File, result: FixResult, *, diff: bool, name: str | None) -> None:
    from termfix.files import write
    from termfix.reporters import escaped

    from_stdin = file.path == (name or "<stdin>")
    if diff:
        typer.echo(_diff(file, result.text), nl=False)
    elif from_stdin:
        import sys

        sys.stdout.buffer.write(file.encode(result.text))
    elif result.changed:
        write(file, result.text)
    if result.changed and not diff:
        for finding in result.applied:
            typer.echo(f"{escaped(file.path)}: {escaped(finding.text)} → {escaped(finding.suggestions[0])}", err=from_stdin)


def _diff(file: File, text: str) -> str:
    if text == file.text:
        return ""
    from difflib import unified_diff

    lines = unified_diff(
        _lines(file.text),
        _lines(text),
        f"a/{file.path.lstrip('/')}",
        f"b/{file.path.lstrip('/')}",
    )
    return "".join(line if line.endswith("\n") else line + "\n\\ No newline at end of file\n" for line in lines)


class _Totals:
    def __init__(self) -> None:
        self.applied = 0
        self.files = 0
        self.remaining = 0
        self.unsafe = 0

    def add(self, result: FixResult) -> None:
        self.applied += len(result.applied)
        self.files += result.changed
        self.remaining += len(result.remaining)
        self.unsafe += sum(finding.fix == "unsafe" for finding in result.remaining)

    def closing(self, diff: bool, unsafe_fixes: bool) -> str:
        verb = "would be corrected" if diff else "corrected"
        more = f"; {self.unsafe} more with --unsafe-fixes" if self.unsafe and not unsafe_fixes else ""
        return f"{self.applied} {verb} in {self.files} file{'' if self.files == 1 else 's'}, {self.remaining} left{more}"


def _lines(text: str) -> list[str]:
    """Split at LF alone, ends kept: other line ends belong to the line, as in git."""
    return [line + "\n" for line in text.split("\n")[:-1]] + ([last] if (last := text.rsplit("\n", 1)[-1]) else [])
