"""The samples: messy articles become exactly their corrected versions where termfix claims so, clean ones stay silent."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from termfix import Checker
from termfix.fixing import fix

SAMPLES = Path(__file__).parent.parent / "samples"
KEEP = sorted((Path(__file__).parent / "keep").glob("*.txt"))
CLEAN = sorted([*(SAMPLES / "clean").iterdir(), *(SAMPLES / "corrected").iterdir()])
MESSY = sorted(path for path in (SAMPLES / "messy").iterdir() if path.suffix != ".tsv")


def test_there_are_enough() -> None:
    assert len(KEEP) >= 60
    assert len(CLEAN) == 6
    assert len(MESSY) == 3


@pytest.mark.parametrize("path", KEEP + CLEAN, ids=[path.name for path in KEEP + CLEAN])
def test_silence(checker: Checker, path: Path) -> None:
    report = checker.check(path.read_text(encoding="utf-8"), path=str(path))
    assert [(f.text, f.suggestions[0], f.concept, f.evidence) for f in report.findings] == []


@pytest.mark.parametrize("path", MESSY, ids=[path.name for path in MESSY])
def test_golden(checker: Checker, path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    def check(text: str):  # type: ignore[no-untyped-def]
        return checker.check(text, path=str(path))

    result = fix(check(text), check, unsafe=True)
    assert result.text == (SAMPLES / "corrected" / path.name).read_text(encoding="utf-8")


def test_the_list_of_errors_is_that_of_the_files() -> None:
    with (SAMPLES / "messy" / "EXPECTED.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for path in MESSY:
        text = path.read_text(encoding="utf-8")
        edits = []
        for row in rows:
            if row["file"] == path.name:
                start = -1
                for _ in range(int(row["nth"])):
                    start = text.index(row["wrong"], start + 1)
                edits.append((start, row))
        for start, row in sorted(edits, key=lambda edit: -edit[0]):
            text = text[:start] + row["right"] + text[start + len(row["wrong"]) :]
        assert text == (SAMPLES / "corrected" / path.name).read_text(encoding="utf-8")
