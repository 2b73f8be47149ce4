from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from termfix import Checker
from termfix.cli import build
from termfix.reporters.wording import LANGUAGES, language_of, said

ROOT = Path(__file__).resolve().parent.parent

LINES = {
    "cue-near: +3 (晶圆)": ("+3  晶圆 stands near and selects this sense", "+3  附近有“晶圆”，指向这个意思"),
    "class field: +0": ("    wrong wherever a text is about chips", "    在谈芯片的文字里就是误译"),
    "document-many: +3 (12 words)": ("+3  the document is about chips (12 words)", "+3  全文在谈芯片（12 个词）"),
    "other words of the paragraph are surely wrong": (
        "    other words of the paragraph are surely wrong",
        "    本段另有确定的误译",
    ),
    "sentence-first: +3 (晶圆, 光刻)": ("+3  the sentence is about chips: 晶圆, 光刻", "+3  本句在谈芯片：晶圆、光刻"),
    "something new: +1": ("something new: +1", "something new: +1"),
}


@pytest.mark.parametrize(("line", "sentences"), LINES.items())
def test_evidence_is_told_in_words(line: str, sentences: tuple[str, str]) -> None:
    assert tuple(said(line, language) for language in LANGUAGES) == sentences


def test_every_kind_of_evidence_has_words(checker: Checker) -> None:
    unsaid: set[str] = set()
    for file in sorted((ROOT / "samples" / "messy").glob("*.txt")):
        for finding in checker.check(file.read_text(encoding="utf-8")).findings:
            unsaid |= {line for line in finding.evidence if said(line, "zh") == line}
    assert unsaid == set()
    kinds = re.findall(r'tally\.add\((?:"([a-z-]+)"|"([a-z-]+)" if [^"]* else "([a-z-]+)")', _source())
    named = {kind for group in kinds for kind in group if kind}
    assert len(named) > 10
    assert {kind for kind in named if said(f"{kind}: +1", "en") == f"{kind}: +1"} == set()


def _source() -> str:
    return (ROOT / "src" / "termfix" / "evidence.py").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LC_MESSAGES": "zh_CN", "LANG": "C"}, "zh"),
        ({"LC_ALL": "", "LANG": "de_DE"}, "en"),
    ],
)
def test_language_of_the_user(environment: dict[str, str], language: str) -> None:
    assert language_of(environment) == language


def test_explain_speaks_the_language_asked_for(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("混合粘合设备可以对准两片晶圆。", encoding="utf-8")
    arguments = ["check", "--isolated", str(article), "--explain", "--lang"]
    chinese = CliRunner().invoke(build([]), [*arguments, "zh"])
    english = CliRunner().invoke(build([]), [*arguments, "en"])
    assert "这个写法没有别的意思" in chinese.output or "在谈芯片" in chinese.output
    assert "no other reading" in english.output or "about chips" in english.output
    assert CliRunner().invoke(build([]), [*arguments, "fr"]).exit_code == 2
    silent = CliRunner().invoke(build([]), ["check", "--isolated", str(article), "--lang", "zh"])
    assert "·" not in silent.output
