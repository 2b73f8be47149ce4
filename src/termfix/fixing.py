"""Chooses fixes, applies them, and distrusts the result."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from .errors import InternalError
from .findings import Finding, Report
from .text import apply_edits

ROUNDS = 4


class FixResult(NamedTuple):
    """The fixed text, the findings whose corrections were written (places in the original), and those that remain."""

    text: str
    applied: tuple[Finding, ...]
    remaining: tuple[Finding, ...]

    @property
    def changed(self) -> bool:
        """Tell whether anything was written."""
        return bool(self.applied)


def fix(report: Report, check: Callable[[str], Report], *, unsafe: bool = False) -> FixResult:
    """Write the safe corrections of `report`, with `unsafe` all of them, and check the result with `check`.

    A correction can supply the evidence for the next one, so fixing goes on until nothing more is found, at most `ROUNDS`
    times; fixing the result again changes nothing. Raises InternalError if it does not settle or a written correction is
    itself found wrong; then nothing should be written.
    """
    applied: list[Finding] = []
    text = report.document.source
    for _ in range(ROUNDS):
        chosen = [f for f in report.findings if f.edit() is not None and (unsafe or f.fix == "safe")]
        if not chosen:
            return FixResult(text, tuple(applied), report.findings)
        edits = [edit for f in chosen if (edit := f.edit()) is not None]
        text = apply_edits(text, edits)
        applied += chosen
        report = check(text)
    if any(f.edit() is not None and (unsafe or f.fix == "safe") for f in report.findings):
        raise InternalError("the corrections do not settle; nothing was written. This is a fault of termfix or of the glossary")
    return FixResult(text, tuple(applied), report.findings)
