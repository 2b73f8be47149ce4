"""Everything termfix raises on purpose.

    TermfixError
    ├── InputError       a document cannot be read, decoded or written
    ├── ConfigError      a configuration file is wrong
    ├── GlossaryError    a glossary is wrong; holds every problem that was found
    └── InternalError    our own mistake: a fix that failed its second check, a rule that broke

Each message is one line: place, what is wrong, what to do next.
"""

from __future__ import annotations


class TermfixError(Exception):
    """Base of all errors that a caller may expect."""


class InputError(TermfixError):
    """A document cannot be read, decoded or written; `path` names it."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class ConfigError(TermfixError):
    """A configuration file is wrong."""


class GlossaryError(TermfixError):
    """A glossary is wrong; `problems` lists every line `file:line: what`."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class InternalError(TermfixError):
    """termfix broke its own promise; nothing was written."""
