"""What a rule may say.

Three separate answers: how bad (`severity`), how sure (`confidence`), may it be written unasked (`fix`).
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from .text import Document, Edit, apply_edits

Severity = Literal["error", "warning", "info"]
Confidence = Literal["high", "medium", "low"]
FixSafety = Literal["safe", "unsafe"]

CONFIDENCES: tuple[Confidence, ...] = ("low", "medium", "high")


class Finding(NamedTuple):
    """One place that is wrong. `start`/`end` are code points of the original text, suggestions best first.

    `fix` is "safe" if the first suggestion may be written unasked, "unsafe" if only on request, None if there is none.
    """

    rule: str
    category: str
    concept: str | None
    severity: Severity
    confidence: Confidence
    start: int
    end: int
    text: str
    suggestions: tuple[str, ...]
    fix: FixSafety | None
    message: str
    evidence: tuple[str, ...] = ()

    def edit(self) -> Edit | None:
        """Return the edit that writes the first suggestion, or None."""
        if self.fix is None or not self.suggestions:
            return None
        return Edit(self.start, self.end, self.suggestions[0])


class Passage(NamedTuple):
    """A paragraph with findings and the same paragraph with every first suggestion written."""

    start: int
    end: int
    original: str
    corrected: str


class Report(NamedTuple):
    """The result of checking one text."""

    document: Document
    findings: tuple[Finding, ...]
    hidden: int = 0

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Each paragraph that has a correctable finding, whole, before and after."""
        passages: list[Passage] = []
        for segment, findings in self.by_segment():
            edits = [edit for finding in findings if (edit := finding.edit())]
            if not edits:
                continue
            original = self.document.source[segment[0] : segment[1]]
            local = [Edit(e.start - segment[0], e.end - segment[0], e.replacement) for e in edits]
            passages.append(Passage(segment[0], segment[1], original, apply_edits(original, local)))
        return tuple(passages)

    def by_segment(self) -> list[tuple[tuple[int, int], list[Finding]]]:
        """Return the findings grouped under the span of their paragraph, in text order."""
        groups: list[tuple[tuple[int, int], list[Finding]]] = []
        for finding in self.findings:
            segment = self.document.segment_at(finding.start, finding.end)
            span = (segment.start, segment.end)
            if not groups or groups[-1][0] != span:
                groups.append((span, []))
            groups[-1][1].append(finding)
        return groups

    def edits(self, *, unsafe: bool = True) -> list[Edit]:
        """Return the edits of all findings; with `unsafe=False` only those that may be written unasked."""
        return [edit for finding in self.findings if (unsafe or finding.fix == "safe") and (edit := finding.edit()) is not None]

    def corrected(self, *, unsafe: bool = True) -> str:
        """Return the whole text with the first suggestion of every finding written."""
        return apply_edits(self.document.source, self.edits(unsafe=unsafe))
