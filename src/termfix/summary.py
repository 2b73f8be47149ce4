"""Counts over a run."""

from __future__ import annotations

from .findings import Report


class Summary:
    """What a run did: files checked and failed, findings by confidence, how many have a fix, how many are hidden."""

    def __init__(self) -> None:
        self.files = 0
        self.files_with_findings = 0
        self.errors = 0
        self.findings = 0
        self.high = 0
        self.medium = 0
        self.low = 0
        self.safe = 0
        self.unsafe = 0
        self.hidden = 0
        self.problems: list[str] = []

    def add(self, report: Report) -> None:
        """Count one report."""
        self.findings += len(report.findings)
        self.hidden += report.hidden
        self.files_with_findings += bool(report.findings)
        for finding in report.findings:
            self.high += finding.confidence == "high"
            self.medium += finding.confidence == "medium"
            self.low += finding.confidence == "low"
            self.safe += finding.fix == "safe"
            self.unsafe += finding.fix == "unsafe"

    def failed(self, problem: str) -> None:
        """Count one document that could not be checked or written."""
        self.errors += 1
        self.problems.append(problem)

    def as_dict(self) -> dict[str, object]:
        """Return the counts under their names."""
        return dict(vars(self))
