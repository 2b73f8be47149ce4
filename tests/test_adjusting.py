"""A company's own glossary: forms admitted and forbidden in a few lines, tables taken as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from termfix import Checker
from termfix.checking import Checker as Built
from termfix.loading import load, read, shipped_folder


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Built:
    file = tmp_path_factory.mktemp("own") / "our-terms.yaml"
    file.write_text(
        """
- id: hybrid-bonding
  admit: [混合粘合]
- id: etch
  forbid: [蚀刻 → 刻蚀]
- id: our-tool
  en: [WaferGlider]
  zh-CN: [晶滑机]
  wrong: {alone: [晶圆滑翔机]}
""",
        encoding="utf-8",
    )
    return Checker(load([shipped_folder(), file]))


ADJUSTED = [
    ("admitted", "采用混合粘合技术连接两片晶圆。", []),
    ("forbidden word", "湿法蚀刻之后清洗。", [("蚀刻", "刻蚀")]),
    ("forbidden inside another right term", "蚀刻速率偏低。", [("蚀刻", "刻蚀")]),
    ("own concept", "晶圆滑翔机已交付。", [("晶圆滑翔机", "晶滑机")]),
    ("the rest still holds", "芯片采用混合粘接技术，两片晶圆相连。", [("混合粘接", "混合键合")]),
]


@pytest.mark.parametrize(("label", "text", "expected"), ADJUSTED, ids=[case[0] for case in ADJUSTED])
def test_ten_lines_of_a_company(company: Built, label: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(f.text, f.suggestions[0]) for f in company.check(text).findings] == expected


def test_a_correction_follows_the_script(company: Built) -> None:
    report = company.check("這臺晶圓滑翔機已經交付給客戶使用，效果很好。", language="zh-Hant")
    assert report.findings[0].suggestions[0] == "晶滑機"


def test_nothing_is_left_when_the_only_term_is_forbidden(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("- id: wafer\n  en: [wafer]\n  zh-CN: [晶圆]\n  forbid: [晶圆]\n", encoding="utf-8")
    _, problems = read([tmp_path / "a.yaml"])
    assert len(problems) == 1
    assert "forbids 晶圆 and has no other term" in problems[0]


def test_a_table_is_a_glossary(tmp_path: Path) -> None:
    (tmp_path / "finance.csv").write_text("en,zh,wrong\nbond yield,债券收益率,债券产量\n", encoding="utf-8")
    checker = Checker(load([tmp_path / "finance.csv"]))
    assert checker.check("十年期债券产量上升。").corrected() == "十年期债券收益率上升。"


def test_later_files_override(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,en,zh\nfab,fab,晶圆厂\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("- id: fab\n  zh-CN: [芯片厂]\n", encoding="utf-8")
    assert load([tmp_path / "a.csv", tmp_path / "b.yaml"]).concepts["fab"].terms["zh-CN"] == ("芯片厂",)


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("t.csv", "en,zh\nwafer,晶圆\n,\n\n", ""),
        ("t.csv", "en,zh,note\n,,lonely\n", "t.csv:2: no term in any language"),
        ("t.csv", "a,b\n", "no column is a language"),
        ("t.yaml", "id: x\n", "holds a list of entries"),
        ("t.yaml", "- id: x\n  zh-CN: [词]\n  admit: 词\n", "admit: '词' is not of type 'array'"),
        ("t.yaml", "- id: x\n", "x has no term in any language"),
    ],
)
def test_problems_of_own_glossaries(tmp_path: Path, name: str, text: str, problem: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    _, problems = read([tmp_path / name])
    assert [line for line in problems if problem not in line] == []
    assert bool(problems) == bool(problem)
