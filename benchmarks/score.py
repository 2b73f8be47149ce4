"""Score a labelled corpus: `python benchmarks/score.py tests/corpus/dev [--by KEY] [--misses] [--alarms] [--write docs/quality.md]`.

Corpus: JSON Lines; each passage has `text`, `lang` and `errors` (`text`, `nth`, `accept`, `class`). A finding corrects an error if
it overlaps it and the passage, with the first suggestion written, holds an accepted correction in the error's place. A finding
that overlaps no error is a false alarm. The intervals are Wilson's at 95 % (Wilson 1927, "Probable inference").

`--layout one` joins all passages of a language, shuffled, to one document; each is its own document otherwise. The figures must not
depend on which.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path
from typing import Any

from termfix import Checker, Finding, Report

Passage = dict[str, Any]


def interval(part: int, whole: int, z: float = 1.96) -> tuple[float, float]:
    """Return Wilson's interval for a share of `part` in `whole`."""
    if not whole:
        return 0.0, 1.0
    share, spread = part / whole, z * z / whole
    centre, reach = share + spread / 2, z * sqrt(share * (1 - share) / whole + spread / whole / 4)
    return (centre - reach) / (1 + spread), (centre + reach) / (1 + spread)


def share(part: int, whole: int) -> str:
    """Return a share with its interval: ` 84.1 % [82, 86] (1152/1370)`."""
    if not whole:
        return "–"
    low, high = interval(part, whole)
    return f"{100 * part / whole:5.1f} % [{100 * low:.0f}, {100 * high:.0f}] ({part}/{whole})"


@dataclass
class Score:
    """What was counted over some passages, errors or findings."""

    errors: int = 0
    found: int = 0
    corrected: int = 0
    findings: int = 0
    right: int = 0
    fitting: int = 0
    passages: int = 0
    characters: int = 0
    clean: int = 0
    clean_alarmed: int = 0
    misses: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)

    def row(self, name: str) -> str:
        """Return the row of a group of passages."""
        per = 10_000 * (self.findings - self.right) / self.characters if self.characters else 0
        return (
            f"{name:10} corrected {share(self.corrected, self.errors):32} found {share(self.found, self.errors):32} "
            f"precision {share(self.right, self.findings):32} clean alarmed {share(self.clean_alarmed, self.clean):26} "
            f"false per 10,000 characters {per:.2f}"
        )


def passages(folder: Path) -> Iterator[Passage]:
    """Yield the passages of a corpus, file by file."""
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def place(text: str, error: dict[str, Any]) -> tuple[int, int]:
    """Return where an error stands in its passage."""
    start = -1
    for _ in range(error.get("nth", 1)):
        start = text.index(error["text"], start + 1)
    return start, start + len(error["text"])


def rewritten(source: str, findings: list[Finding], start: int, end: int) -> str:
    """Return what the stretch reads once all first suggestions are written; those reaching over its edge count whole."""
    out, last = [], start
    for edit in filter(None, map(Finding.edit, findings)):
        if edit.end <= start or edit.start >= end:
            continue
        head = source[edit.start : start] if edit.start < start else ""
        tail = source[end : edit.end] if edit.end > end else ""
        new = edit.replacement
        new = new[len(head) :] if head and new.startswith(head) else new
        new = new[: len(new) - len(tail)] if tail and new.endswith(tail) else new
        out += [source[last : max(edit.start, last)], new]
        last = edit.end
    out.append(source[last:end] if last < end else "")
    return "".join(out)


def spaceless(text: str) -> str:
    """Return a text as it is compared: blanks between Latin and Han are a matter of house style (IR 压降, IR压降)."""
    return text.lower() if text.isascii() else "".join(text.lower().split())


def rung(finding: Finding) -> str:
    """Name the rung of the ladder on which a finding stands: its evidence class, and whether it was put together."""
    need = finding.evidence[0].split(":")[0].removeprefix("class ")
    return "composed" if any(line.startswith("composed") for line in finding.evidence) else need


class Scores:
    """The scores of all passages, and of groups of them, of their errors and of the findings."""

    def __init__(self, by: str) -> None:
        self._by = by
        self.all = Score()
        self.groups: dict[str, Score] = {}
        self.classes: dict[str, Score] = {}
        self.kinds: dict[str, Score] = {}

    def judge(self, passage: Passage, findings: list[Finding]) -> None:
        """Count one passage; the offsets of `findings` are its own."""
        text = passage["text"]
        mine = (self.all, self.groups.setdefault(str(passage.get(self._by)), Score()))
        spans = [(*place(text, error), error) for error in passage["errors"]]
        fixed = []
        for start, end, error in spans:
            found = any(f.start < end and f.end > start for f in findings)
            now = rewritten(text, findings, start, end)
            corrected = any(spaceless(now) == spaceless(accept) for accept in error["accept"])
            fixed.append(corrected)
            for score in (*mine, self.classes.setdefault(error.get("class", "–"), Score())):
                score.errors += 1
                score.found += found
                score.corrected += corrected
            if not corrected:
                self.all.misses.append(f"{passage['id']} {error['text']} → {'/'.join(error['accept'])} got {now}: {text}")
        false = 0
        for finding in findings:
            hit = [ok for (start, end, _), ok in zip(spans, fixed, strict=True) if finding.start < end and finding.end > start]
            names = (f"confidence {finding.confidence}", f"class {rung(finding)}")
            for score in (*mine, *(self.kinds.setdefault(name, Score()) for name in names)):
                score.findings += 1
                score.right += bool(hit)
                score.fitting += any(hit)
            if not hit:
                false += 1
                best = (finding.suggestions or ("?",))[0]
                self.all.alarms.append(
                    f"{passage['id']} {finding.text} → {best} ({finding.concept}, {finding.confidence}): {text} "
                    + "; ".join(finding.evidence)
                )
        for score in mine:
            score.passages += 1
            score.characters += len(text)
            score.clean += not spans
            score.clean_alarmed += bool(false) and not spans

    def table(self) -> str:
        """Return all figures as text."""
        lines = [self.all.row("all"), *(score.row(name) for name, score in sorted(self.groups.items())), ""]
        for name, score in sorted(self.classes.items()):
            lines.append(
                f"{name:20} corrected {share(score.corrected, score.errors):32} found {share(score.found, score.errors)}"
            )
        lines.append("")
        for name, score in sorted(self.kinds.items()):
            fits = share(score.fitting, score.findings)
            lines.append(f"{name:20} right {share(score.right, score.findings):32} first suggestion accepted {fits}")
        return "\n".join(line.rstrip() for line in lines)


def _inside(report: Report, start: int, end: int) -> list[Finding]:
    inside = [finding for finding in report.findings if start <= finding.start and finding.end <= end]
    return [finding._replace(start=finding.start - start, end=finding.end - start) for finding in inside]


def score(folder: Path, *, by: str = "lang", one: bool = False) -> Scores:
    """Score a corpus; `one`: as one document per language."""
    checker, scores = Checker(), Scores(by)
    if not one:
        for passage in passages(folder):
            scores.judge(passage, list(checker.check(passage["text"]).findings))
        return scores
    languages: dict[str, list[Passage]] = {}
    for passage in passages(folder):
        languages.setdefault(passage["lang"], []).append(passage)
    for members in languages.values():
        random.Random(1).shuffle(members)
        report = checker.check("\n\n".join(passage["text"] for passage in members))
        start = 0
        for passage in members:
            end = start + len(passage["text"])
            scores.judge(passage, _inside(report, start, end))
            start = end + 2
    return scores


def write(path: Path, name: str, table: str) -> None:
    """Put a table between the marks of a document: `<!-- NAME -->` and `<!-- end -->`."""
    text = path.read_text(encoding="utf-8")
    pattern = rf"(<!-- {re.escape(name)} -->\n).*?(<!-- end -->)"
    new, count = re.subn(pattern, lambda match: f"{match[1]}```\n{table}\n```\n{match[2]}", text, flags=re.DOTALL)
    if not count:
        raise SystemExit(f"{path} has no mark <!-- {name} -->")
    path.write_text(new, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--by", default="lang", help="passage key to group by")
    parser.add_argument("--layout", choices=("own", "one"), default="own")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--alarms", action="store_true")
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the table between the marks of this document")
    options = parser.parse_args()
    scores = score(options.corpus, by=options.by, one=options.layout == "one")
    print(scores.table())
    if options.misses:
        print(*scores.all.misses, sep="\n")
    if options.alarms:
        print(*scores.all.alarms, sep="\n")
    if options.write:
        suffix = " in one document" if options.layout == "one" else ""
        write(options.write, options.corpus.name + suffix, scores.table())


if __name__ == "__main__":
    main()
