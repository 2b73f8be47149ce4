"""The command line: reads, prints, writes, exits; holds no logic.

Everything that a command needs is imported when it runs, and only the command that is asked for is registered, so that each
starts as fast as it can (benchmarks/startup.py).
"""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module

gc.disable()  # until `main`: thousands of objects are made while modules load, and none of them is garbage

import typer  # noqa: E402

COMMANDS = ("check", "fix", "explain", "glossary")
"""Each is a module of this package, `<name>_command`, with `register(app)`."""


def build(arguments: list[str]) -> typer.Typer:
    """Return the application with the command that `arguments` begin with, or with all of them (help, a mistyped name)."""
    app = typer.Typer(
        name="termfix",
        help="Find semiconductor terms that machine translation broke, and correct them.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_options)
    wanted = arguments[0] if arguments else ""
    for name in (wanted,) if wanted in COMMANDS else COMMANDS:
        import_module(f".{name}_command", __package__).register(app)
    return app


def _version(value: bool) -> None:
    if value:
        from termfix import __version__

        typer.echo(f"termfix {__version__}")
        raise typer.Exit


def _options(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Show the version."),
) -> None:
    pass


def main() -> None:
    """Run the command line and exit: 0 nothing found, 1 findings, 2 something could not be done, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    gc.enable()
    gc.set_threshold(100_000, 20, 20)  # records come and go by the thousand and hold no cycles
    _leave(_run())


def _run() -> int:
    from termfix.errors import TermfixError

    try:
        build(sys.argv[1:])()
    except SystemExit as exit_:
        return exit_.code if isinstance(exit_.code, int) else 0 if exit_.code is None else 2
    except TermfixError as error:
        for line in str(error).splitlines():
            typer.echo(f"termfix: {line}", err=True)
        return 2
    except BrokenPipeError:
        return 141
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        typer.echo(f"termfix: output cannot be written: {error.strerror or error}", err=True)
        return 2
    return 0


def _leave(code: int) -> None:
    """Flush and end the process without tearing the interpreter down, which would take a fifth of a short run."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        code = 141
    except OSError:
        code = 2
    os._exit(code)
