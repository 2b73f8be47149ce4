"""What check and fix share: settings, checkers, documents, exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, cast

import typer

from termfix.checking import Checker
from termfix.config import Config
from termfix.config import find as find_config
from termfix.config import load as load_config
from termfix.errors import InputError
from termfix.files import File, decode, read, walk
from termfix.findings import CONFIDENCES, Report
from termfix.summary import Summary

if TYPE_CHECKING:
    from termfix.checking import Language
    from termfix.findings import Confidence

LANGUAGES = ("zh-Hans", "zh-Hant", "en")


class Run:
    """One run over documents: the options given, what was found, what failed."""

    def __init__(
        self,
        paths: Sequence[str] | None,
        *,
        glossary: Sequence[str] | None = None,
        config: str | None = None,
        isolated: bool = False,
        encoding: str | None = None,
        language: str | None = None,
        min_confidence: str | None = None,
        exclude: Sequence[str] | None = None,
        force_exclude: bool = False,
        stdin_filename: str | None = None,
    ) -> None:
        one_of("--language", language, LANGUAGES)
        one_of("--min-confidence", min_confidence, CONFIDENCES)
        self.summary = Summary()
        self._paths = list(paths or ["."])
        self._glossary = list(glossary or [])
        self._config = config
        self._isolated = isolated
        self._encoding = encoding
        self._language = language
        self._min_confidence = min_confidence
        self._exclude = list(exclude or [])
        self._force_exclude = force_exclude
        self._stdin_filename = stdin_filename
        self._configs: dict[str, Config] = {}
        self._checkers: dict[Config, Checker] = {}

    def documents(self) -> Iterator[tuple[File, Checker]]:
        """Yield each document with its checker. What cannot be read is told on standard error and counted."""
        checker = self.checker(".")
        patterns = (*checker.config.exclude, *self._exclude)
        for path in walk(self._paths, patterns, force_exclude=self._force_exclude):
            try:
                if path == "-":
                    name = self._stdin_filename or "<stdin>"
                    file = decode(name, sys.stdin.buffer.read(), self._encoding)
                else:
                    file = read(path, self._encoding)
            except InputError as error:
                self.failed(error)
                continue
            self.summary.files += 1
            yield file, self.checker(os.path.dirname(path) or ".")

    def checker(self, folder: str) -> Checker:
        """Return the checker for documents in `folder`. Raises ConfigError, GlossaryError."""
        config = self._configs.get(folder)
        if config is None:
            config = self._configs[folder] = self._settings(folder)
        checker = self._checkers.get(config)
        if checker is None:
            checker = self._checkers[config] = Checker(self._glossary, config)
        return checker

    def check(self, file: File, checker: Checker) -> Report:
        """Check one document."""
        stated = self._language or (checker.config.language if checker.config.language != "auto" else None)
        language: Language | None = stated  # type: ignore[assignment]
        return checker.check(file.text, language, file.path)

    def failed(self, error: Exception) -> None:
        """Tell on standard error that a document failed, and go on."""
        from termfix.reporters import escaped

        line = escaped(str(error).replace("\n", " "))
        self.summary.failed(line)
        typer.echo(f"termfix: {line}", err=True)

    def exit_code(self) -> int:
        """Return 2 if something failed, 1 if there are findings, else 0."""
        return 2 if self.summary.errors else 1 if self.summary.findings else 0

    def _settings(self, folder: str) -> Config:
        path = self._config or (None if self._isolated else find_config(folder))
        config = load_config(path) if path else Config()
        if self._min_confidence:
            config = config._replace(min_confidence=cast("Confidence", self._min_confidence))
        return config


def one_of(option: str, value: str | None, choices: Sequence[str]) -> None:
    """Exit with a usage error (2) unless `value` is None or one of `choices`."""
    if value is not None and value not in choices:
        raise typer.BadParameter(f"{value!r} is not one of {', '.join(choices)}", param_hint=option)


def wants_color(choice: str) -> bool:
    """Decide on colour: the option, then NO_COLOR, FORCE_COLOR, TERM=dumb, then whether this is a terminal."""
    one_of("--color", choice, ("auto", "always", "never"))
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR") or os.environ.get("CLICOLOR_FORCE"):
        return True
    return os.environ.get("TERM") != "dumb" and sys.stdout.isatty()
