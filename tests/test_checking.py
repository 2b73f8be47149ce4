from __future__ import annotations

import pickle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import termfix
from termfix import Checker
from termfix.config import Config
from termfix.fixing import fix
from termfix.loading import load

CASES = [
    ("no other reading", "混合粘合", [("混合粘合", "混合键合", "high", "safe")]),
    ("derived, with 的", "混合的粘接", [("混合的粘接", "混合的键合", "high", "safe")]),
    ("guard contains it", "混合粘合剂", []),
    ("field word alone", "包装", []),
    ("field word in the field", "晶圆包装", [("包装", "封装", "medium", "unsafe")]),
    ("field word, against", "晶圆用快递包装寄出", []),
    ("against touching", "晶圆的编带包装", []),
    ("gloss of one word after", "包装（packaging）", [("包装", "封装", "high", "unsafe")]),
    ("gloss of one word before", "packaging（包装）", [("包装", "封装", "high", "unsafe")]),
    ("gloss of another word", "包装（parcel）", []),
    ("cue word without cue", "封装的产量", []),
    ("a strong word of the same field is a cue", "晶圆的产量", [("产量", "良率", "medium", "unsafe")]),
    ("cue word with cue", "晶圆缺陷多，产量", [("产量", "良率", "high", "unsafe")]),
    ("straddling guard", "晶圆缺陷多，生产量化", []),
    ("traditional text, right in Taiwan", "先進的混合接合與晶圓薄化，設備廠商說明進度", []),
    ("traditional text, correction", "混合粘合與晶圓薄化設備廠商說明進度", [("混合粘合", "混合鍵合", "high", "safe")]),
    ("English", "The mixed-bonding tool.", [("mixed-bonding", "hybrid bonding", "high", "safe")]),
    ("English capitals", "Mixed bonding and MIXED BONDING", [
        ("Mixed bonding", "Hybrid bonding", "high", "safe"), ("MIXED BONDING", "HYBRID BONDING", "high", "safe")]),
    ("English inside a word", "remixed bonding", []),
    ("longest wins", "混合接合的晶圆", [("混合接合", "混合键合", "high", "safe")]),
    ("paragraph gives evidence", "晶圆很薄。这种包装很贵。", [("包装", "封装", "medium", "unsafe")]),
]  # fmt: skip


@pytest.mark.parametrize(("label", "text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_findings(small: Checker, label: str, text: str, expected: list[tuple[str, str, str, str]]) -> None:
    found = [(f.text, f.suggestions[0], f.confidence, f.fix) for f in small.check(text).findings]
    assert found == expected


def test_offsets_are_code_points_of_the_text(small: Checker) -> None:
    text = "𠮷😀\r\n混合粘合"
    (finding,) = small.check(text).findings
    assert text[finding.start : finding.end] == finding.text == "混合粘合"
    assert small.check(text).document.position(finding.start) == (2, 1)


def test_passages(small: Checker) -> None:
    report = small.check("好。\n\n先混合粘合，再混合粘接。\n\n晶圆。")
    (passage,) = report.passages
    assert passage.original == "先混合粘合，再混合粘接。"
    assert passage.corrected == "先混合键合，再混合键合。"
    assert report.corrected() == "好。\n\n先混合键合，再混合键合。\n\n晶圆。"


def test_evidence_is_on_the_finding(small: Checker) -> None:
    (finding,) = small.check("晶圆包装").findings
    assert any("晶圆" in line for line in finding.evidence)


def test_language_can_be_stated(small: Checker) -> None:
    assert small.check("混合粘合", language="zh-Hant").findings[0].suggestions[0] == "混合鍵合"
    assert small.check("混合接合", language="zh-Hant").findings == ()


def test_hidden_findings_are_counted(small_glossary: Path) -> None:
    strict = Checker(load([small_glossary]), Config(min_confidence="high"))
    report = strict.check("晶圆包装")
    assert (report.findings, report.hidden) == ((), 1)


def test_allowed_texts_are_silent(small_glossary: Path) -> None:
    assert Checker(load([small_glossary]), Config(allow=("混合粘合",))).check("混合粘合").findings == ()


def test_checker_pickles() -> None:
    checker = Checker()
    again = pickle.loads(pickle.dumps(checker))
    assert again.check("混合粘合").findings == checker.check("混合粘合").findings


def test_one_call() -> None:
    assert termfix.check("采用混合粘合技术").corrected() == "采用混合键合技术"


PIECES = [
    "混合粘合",
    "包装",
    "晶圆",
    "缺陷",
    "产量",
    "快递",
    "编带",
    "，",
    "。",
    "\n",
    "\r\n",
    " ",
    "𠮷",
    "mixed bonding",
    "（packaging）",
]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_fixing_twice_is_fixing_once(small: Checker, text: str) -> None:
    for unsafe in (False, True):
        once = fix(small.check(text), small.check, unsafe=unsafe)
        again = fix(small.check(once.text), small.check, unsafe=unsafe)
        assert again.text == once.text
        assert not again.changed


@settings(max_examples=200)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_findings_are_disjoint_and_inside_paragraphs(small: Checker, text: str) -> None:
    report = small.check(text)
    last = 0
    for finding in report.findings:
        assert last <= finding.start < finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.text
        assert any(s.start <= finding.start and finding.end <= s.end for s in report.document.segments)
        last = finding.end


@given(st.text(max_size=200))
def test_any_text_can_be_checked(checker: Checker, text: str) -> None:
    report = checker.check(text)
    assert report.corrected(unsafe=False) is not None


ACRONYMS = [
    ("采用教育部（MoE）架构的大语言模型。", ["教育部"]),
    ("教育部（MOE）印发人工智能大模型教学指南，供高校参考。", []),
    ("教育部昨天召开会议。", []),
    ("拉瓜迪亚机场（LGA）今天关闭。", []),
    ("教育部门采购了一批芯片和服务器。", []),
]


@pytest.mark.parametrize(("text", "found"), ACRONYMS)
def test_an_acronym_of_another_field_needs_its_own_cue(checker: Checker, text: str, found: list[str]) -> None:
    assert [finding.text for finding in checker.check(text).findings] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("这使芯片的定时关闭技术（timing closure techniques）更复杂。", ["定时关闭"]),  # its English compound selects the sense
        ("用户可以给命令起别名（alias），并保存在配置文件里。", []),  # one English word does not
        ("把 PoE 帽子插在树莓派的 GPIO 排针上。", ["PoE 帽子"]),  # a cue touches across the blank beside Latin letters
        ("这块旧主板上的固件有一个安全后门，PCB 上的丝网印刷面罩也脱落了。", ["丝网印刷", "面罩"]),  # no back gate
    ],
)
def test_what_selects_a_sense(checker: Checker, text: str, found: list[str]) -> None:
    assert [finding.text for finding in checker.check(text).findings] == found
