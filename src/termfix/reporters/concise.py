"""One line per finding: `path:line:column: rule text → suggestion (confidence)`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..findings import Report
from ..summary import Summary
from . import escaped


def render(reports: Iterable[tuple[str, Report]], summary: Summary, **_: object) -> Iterator[str]:
    """Yield one line per finding."""
    for path, report in reports:
        name = escaped(path)
        for finding in report.findings:
            line, column = report.document.position(finding.start)
            change = f" → {escaped(finding.suggestions[0])}" if finding.suggestions else ""
            yield f"{name}:{line}:{column}: {finding.rule} {escaped(finding.text)}{change} ({finding.confidence})\n"
