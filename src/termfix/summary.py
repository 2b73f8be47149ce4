"""Counts over a run."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field


@dataclass(slots=True)
class Summary:
    """What a run did: files checked and failed, findings by confidence, how many have a fix, how many are hidden."""

    files: int = 0
    files_with_findings: int = 0
    errors: int = 0
    findings: int = 0
    high: int = 0
    medium: int = 0
    low: int = 0
    safe: int = 0
    unsafe: int = 0
    hidden: int = 0
    problems: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, object]:
        """Return the counts under their names."""
        return asdict(self)
