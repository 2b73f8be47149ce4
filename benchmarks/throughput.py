"""Throughput: `python benchmarks/throughput.py [FOLDER]` prints every figure of docs/performance.md about speed and memory.

FOLDER holds ordinary Chinese articles (.md, .txt), 10 MB are taken of it. Without FOLDER a folder is made of our own clean texts,
shuffled sentence by sentence; that is not ordinary text, so give a folder where one is at hand. termfix is installed as a wheel,
as a user has it, and runs as a process of its own on one core; textlint with prh runs on the same files with the same
substitutions where it is installed (npm packages textlint and textlint-rule-prh), and is skipped with a word where not.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from startup import install

from termfix.deriving import Deriver, right_terms
from termfix.loading import load, shipped_folder

ROOT = Path(__file__).resolve().parent.parent


def collect(source: Path | None, target: Path, size: int) -> int:
    """Copy or make articles up to `size` bytes; return their bytes."""
    total = 0
    if source is not None:
        for number, file in enumerate(sorted([*source.rglob("*.md"), *source.rglob("*.txt")])):
            data = file.read_bytes()
            try:
                text = data.decode()
            except UnicodeDecodeError:
                continue
            if sum("\u4e00" <= char <= "\u9fff" for char in text) * 4 < len(text):
                continue
            (target / f"{number:05}{file.suffix}").write_bytes(data)
            total += len(data)
            if total >= size:
                break
        return total
    rng = random.Random(3)
    texts = [
        path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "keep").glob("*.txt") if not path.stem.endswith("-en")
    ]
    sentences = [sentence + "。" for text in texts for sentence in text.replace("\n", "").split("。") if sentence]
    number = 0
    while total < size:
        paragraphs = ["".join(rng.choices(sentences, k=6)) for _ in range(12)]
        data = "\n\n".join(paragraphs).encode()
        (target / f"{number:05}.md").write_bytes(data)
        total += len(data)
        number += 1
    return total


def timed(command: list[str], cwd: Path, runs: int) -> tuple[float, float, int]:
    """Return the best of `runs` wall times in s, the peak memory of the child in MB, and the bytes printed."""
    best, peak, printed = float("inf"), 0.0, 0
    for _ in range(runs):
        with tempfile.TemporaryFile() as output:
            begin = time.perf_counter()
            process = subprocess.Popen(command, cwd=cwd, stdout=output, stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            best = min(best, time.perf_counter() - begin)
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode not in (0, 1):
                raise SystemExit(f"{command[0]} failed with exit code {process.returncode}")
            peak, printed = max(peak, usage.ru_maxrss / 1024), output.tell()
    return best, peak, printed


def substitutions(limit: int | None) -> list[dict[str, str]]:
    """Return our wrong forms with their corrections, for the peer."""
    glossary = load([shipped_folder()])
    deriver = Deriver(glossary, right_terms(glossary, "zh-CN"))
    rules: dict[str, str] = {}
    for concept in glossary.concepts.values():
        for form in deriver.wrong_forms(concept):
            if not form.english:
                rules.setdefault(form.text, form.correction or concept.preferred("zh-CN"))
    pairs = [{"expected": right, "pattern": wrong} for wrong, right in rules.items()]
    return pairs[:limit]


def textlint(folder: Path, work: Path, sample: int) -> float | None:
    """Return MB/s of textlint with prh on a part of the folder, net of its start-up, or None if it is not installed."""
    program = shutil.which("textlint")
    if program is None:
        return None
    (work / "prh.yml").write_text(
        json.dumps({"version": 1, "rules": substitutions(None)}, ensure_ascii=False), encoding="utf-8"
    )
    (work / ".textlintrc.json").write_text(json.dumps({"rules": {"prh": {"rulePaths": ["prh.yml"]}}}), encoding="utf-8")
    files: list[str] = []
    total = 0
    for file in sorted(folder.iterdir()):
        files.append(str(file))
        total += file.stat().st_size
        if total >= sample:
            break
    (work / "empty.md").write_text("", encoding="utf-8")
    base = [program, "--config", str(work / ".textlintrc.json"), "-f", "unix"]
    start, _, _ = timed([*base, str(work / "empty.md")], work, 2)
    whole, _, _ = timed([*base, *files], work, 1)
    return total / 1e6 / max(whole - start, 1e-9)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--size", type=float, default=10.0, help="MB to take")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    os.environ.pop("PYTHONPATH", None)  # the wheel is measured, not a checkout
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[0]})
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        articles = work / "articles"
        articles.mkdir()
        size = collect(options.folder, articles, int(options.size * 1e6)) / 1e6
        print("building and installing the wheel …", file=sys.stderr)
        command = [str(install(work) / "termfix"), "check", "--isolated", "--format", "concise", str(articles)]
        seconds, peak, printed = timed(command, work, options.runs)
        rate = size / seconds
        findings = subprocess.run(command, capture_output=True, check=False).stdout.count(b"\n")
        print(
            f"termfix check: {size:.1f} MB in {seconds:.2f} s = {rate:.1f} MB/s (limit 20), {findings} findings, {printed} bytes printed"
        )
        print(f"peak memory {peak:.0f} MB (limit 80)")
        peer = textlint(articles, work, 300_000)
        if peer is None:
            print("textlint + prh: not installed, skipped")
        else:
            print(f"textlint + prh: {peer:.3f} MB/s net; termfix is {rate / peer:.0f} times as fast (limit 20)")


if __name__ == "__main__":
    main()
