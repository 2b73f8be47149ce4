"""The machine contract `termfix/report/1`: stable, whatever becomes of the records inside.

    {"schema": "termfix/report/1",
     "files": [{"path", "findings": [{"rule", "category", "concept", "severity", "confidence", "start", "end", "line",
       "column", "text", "suggestions", "fix", "message", "evidence"}], "passages": [{"start", "end", "original",
       "corrected"}]}],
     "summary": {…}}

`start` and `end` are half-open code-point offsets into the decoded file text, `line` and `column` count from 1. Files are
written one by one, so that memory does not grow with their number.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from ..findings import Finding, Report
from ..summary import Summary

SCHEMA = "termfix/report/1"


def render(reports: Iterable[tuple[str, Report]], summary: Summary, **_: object) -> Iterator[str]:
    """Yield the report document piece by piece; `summary` is read after the last report."""
    yield f'{{"schema": "{SCHEMA}", "files": ['
    separator = "\n"
    for path, report in reports:
        yield separator + json.dumps(_file(path, report), ensure_ascii=False)
        separator = ",\n"
    yield '\n], "summary": ' + json.dumps(summary.as_dict(), ensure_ascii=False) + "}\n"


def _file(path: str, report: Report) -> dict[str, Any]:
    return {
        "path": path.encode("utf-8", "surrogateescape").decode("utf-8", "replace"),
        "findings": [_finding(finding, report) for finding in report.findings],
        "passages": [
            {"start": p.start, "end": p.end, "original": p.original, "corrected": p.corrected} for p in report.passages
        ],
    }


def _finding(finding: Finding, report: Report) -> dict[str, Any]:
    line, column = report.document.position(finding.start)
    return {
        "rule": finding.rule,
        "category": finding.category,
        "concept": finding.concept,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "start": finding.start,
        "end": finding.end,
        "line": line,
        "column": column,
        "text": finding.text,
        "suggestions": list(finding.suggestions),
        "fix": finding.fix,
        "message": finding.message,
        "evidence": list(finding.evidence),
    }
