"""The command line: reads, prints, writes, exits; holds no logic.

Everything that a command needs is imported when it runs, so that each starts as fast as it can.
"""

from __future__ import annotations

import sys

import typer

from . import check_command, explain_command, fix_command, glossary_commands

app = typer.Typer(
    name="termfix",
    help="Find semiconductor terms that machine translation broke, and correct them.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(value: bool) -> None:
    if value:
        from termfix import __version__

        typer.echo(f"termfix {__version__}")
        raise typer.Exit


@app.callback()
def _app(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Show the version."),
) -> None:
    pass


app.command("check")(check_command.check)
app.command("fix")(fix_command.fix)
app.command("explain")(explain_command.explain)
app.add_typer(glossary_commands.app, name="glossary", help="Validate, format, count and export glossaries.")


def main() -> None:
    """Run the command line and exit: 0 nothing found, 1 findings, 2 something could not be done, 130 interrupted."""
    from termfix.errors import TermfixError

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except TermfixError as error:
        for line in str(error).splitlines():
            typer.echo(f"termfix: {line}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        _close_stdout()
        sys.exit(141)
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        typer.echo(f"termfix: output cannot be written: {error.strerror or error}", err=True)
        _close_stdout()
        sys.exit(2)


def _close_stdout() -> None:
    import os

    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return
