"""Score a labelled corpus: `python benchmarks/score.py tests/corpus/dev [--misses] [--alarms]`.

Corpus: JSON Lines; each passage has `text`, `lang` and `errors` (`text`, `nth`, `accept`). A finding corrects an error if it
overlaps it and the passage, with the first suggestion written, holds an accepted correction in the error's place. A finding that
overlaps no error is a false alarm.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from termfix import Checker, Report


@dataclass
class Score:
    errors: int = 0
    found: int = 0
    corrected: int = 0
    findings: int = 0
    right: int = 0
    passages: int = 0
    alarmed: int = 0
    clean: int = 0
    clean_alarmed: int = 0
    misses: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)

    def line(self, name: str) -> str:
        def share(a: int, b: int) -> str:
            return f"{a / b:6.1%} ({a}/{b})" if b else "     – "

        return (
            f"{name:14} found {share(self.found, self.errors)}  corrected {share(self.corrected, self.errors)}  "
            f"precision {share(self.right, self.findings)}  clean alarmed {share(self.clean_alarmed, self.clean)}"
        )


def passages(folder: Path) -> Iterator[dict[str, Any]]:
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def place(text: str, error: dict[str, Any]) -> tuple[int, int]:
    start = -1
    for _ in range(error.get("nth", 1)):
        start = text.index(error["text"], start + 1)
    return start, start + len(error["text"])


def rewritten(report: Report, start: int, end: int) -> str:
    """Return what the stretch reads once all first suggestions are written; edits reaching over its edge count whole."""
    text, out, last = report.document.source, [], start
    for edit in report.edits():
        if edit.end <= start or edit.start >= end:
            continue
        head = text[edit.start : start] if edit.start < start else ""
        tail = text[end : edit.end] if edit.end > end else ""
        new = edit.replacement
        new = new[len(head) :] if head and new.startswith(head) else new
        new = new[: len(new) - len(tail)] if tail and new.endswith(tail) else new
        out += [text[last : max(edit.start, last)], new]
        last = edit.end
    out.append(text[last:end] if last < end else "")
    return "".join(out)


def judge(passage: dict[str, Any], report: Report, score: Score) -> None:
    text = passage["text"]
    spans = [(*place(text, error), error) for error in passage["errors"]]
    score.passages += 1
    for start, end, error in spans:
        score.errors += 1
        hit = any(f.start < end and f.end > start for f in report.findings)
        score.found += hit
        now = rewritten(report, start, end)
        if any(now.lower() == accept.lower() for accept in error["accept"]):
            score.corrected += 1
        else:
            score.misses.append(f"{passage['id']} {error['text']} → {'/'.join(error['accept'])} got {now}: {text}")
    wrong = 0
    for finding in report.findings:
        score.findings += 1
        if any(finding.start < end and finding.end > start for start, end, _ in spans):
            score.right += 1
        else:
            wrong += 1
            score.alarms.append(
                f"{passage['id']} {finding.text} → {(finding.suggestions or ('?',))[0]} ({finding.concept}, {finding.confidence}): "
                f"{text} {'; '.join(finding.evidence)}"
            )
    score.alarmed += bool(wrong)
    if not spans:
        score.clean += 1
        score.clean_alarmed += bool(wrong)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--by", default="lang", help="passage key to group by")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--alarms", action="store_true")
    options = parser.parse_args()
    checker = Checker()
    groups: dict[str, Score] = {"all": Score()}
    for passage in passages(options.corpus):
        report = checker.check(passage["text"])
        for name in ("all", str(passage.get(options.by))):
            judge(passage, report, groups.setdefault(name, Score()))
    for name, score in groups.items():
        print(score.line(name))
    if options.misses:
        print(*groups["all"].misses, sep="\n")
    if options.alarms:
        print(*groups["all"].alarms, sep="\n")


if __name__ == "__main__":
    main()
