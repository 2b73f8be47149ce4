"""For people: each corrected passage once, and under it the findings with place, excerpt, reason and correction.

Changes are marked by colour, in plain output by brackets: 采用[混合粘合→混合键合]技术.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..findings import Finding, Report
from ..summary import Summary
from . import escaped

_EXCERPT = 12
_RED, _GREEN, _BOLD, _DIM, _STRIKE, _RESET = "\x1b[31m", "\x1b[32m", "\x1b[1m", "\x1b[2m", "\x1b[9m", "\x1b[0m"


def render(reports: Iterable[tuple[str, Report]], summary: Summary, *, color: bool = False, explain: str = "") -> Iterator[str]:
    """Yield the report of each file that has findings; `explain`: the language of the evidence, none to leave it out."""
    paint = _Paint(color)
    for path, report in reports:
        if not report.findings:
            continue
        name = escaped(path)
        for (start, end), findings in report.by_segment():
            line, _ = report.document.position(start)
            yield f"{paint.bold(f'{name}:{line}')}\n"
            yield f"  {_marked(report.document.source, start, end, findings, paint)}\n"
            for finding in findings:
                yield from _lines(report, name, finding, paint, explain=explain)
            yield "\n"


def _lines(report: Report, name: str, finding: Finding, paint: _Paint, *, explain: str) -> Iterator[str]:
    line, column = report.document.position(finding.start)
    excerpt = _excerpt(report.document.source, finding)
    fix = f", {finding.fix} fix" if finding.fix else ""
    yield f"    {name}:{line}:{column} {finding.rule} [{finding.confidence}{fix}] {excerpt}\n"
    more = f" (or {', '.join(map(escaped, finding.suggestions[1:4]))})" if len(finding.suggestions) > 1 else ""
    yield f"      {escaped(finding.message)}{more}\n"
    if explain:
        from .wording import said

        for item in finding.evidence:
            yield f"      {paint.dim('· ' + escaped(said(item, explain)))}\n"


def _marked(source: str, start: int, end: int, findings: list[Finding], paint: _Paint) -> str:
    parts: list[str] = []
    last = start
    for finding in findings:
        parts.append(_one_line(source[last : finding.start]))
        change = finding.suggestions[0] if finding.fix and finding.suggestions else ""
        parts.append(paint.change(_one_line(source[finding.start : finding.end]), _one_line(change)))
        last = finding.end
    parts.append(_one_line(source[last:end]))
    return "".join(parts)


def _excerpt(source: str, finding: Finding) -> str:
    before = source[max(0, finding.start - _EXCERPT - 1) : finding.start].replace("\r", "\n").rpartition("\n")[2]
    after = source[finding.end : finding.end + _EXCERPT + 1].replace("\r", "\n").partition("\n")[0]
    head = f"…{before[-_EXCERPT:]}" if len(before) > _EXCERPT else before
    tail = f"{after[:_EXCERPT]}…" if len(after) > _EXCERPT else after
    return f"{_one_line(head)}⟦{_one_line(finding.text)}⟧{_one_line(tail)}"


def _one_line(text: str) -> str:
    return escaped(text.replace("\r\n", " ").replace("\n", " ").replace("\r", " "))


class _Paint:
    def __init__(self, color: bool) -> None:
        self._on = color

    def bold(self, text: str) -> str:
        return f"{_BOLD}{text}{_RESET}" if self._on else text

    def dim(self, text: str) -> str:
        return f"{_DIM}{text}{_RESET}" if self._on else text

    def change(self, before: str, after: str) -> str:
        if not self._on:
            return f"[{before}→{after}]" if after else f"[{before}]"
        struck = f"{_RED}{_STRIKE}{before}{_RESET}"
        return f"{struck}{_BOLD}{_GREEN}{after}{_RESET}" if after else f"{_RED}{before}{_RESET}"
