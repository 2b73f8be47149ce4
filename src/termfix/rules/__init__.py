"""The rules, in one explicit list."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..findings import Finding
from . import wrong_term

Rule = Callable[..., Iterator[Finding]]

REGISTRY: dict[str, Rule] = {
    wrong_term.ID: wrong_term.check,
}
