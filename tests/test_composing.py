"""Wrong compounds that nobody listed, by a lexicon and terms of our own, so that the glossary may change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from termfix import Checker
from termfix.composing import compose, readings_of
from termfix.glossary import Glossary
from termfix.loading import load
from termfix.matching import Found
from termfix.sequences import Sequences

CONCEPTS = """
- {id: trench-isolation, en: [deep trench isolation], zh-CN: [深沟槽隔离, 深槽隔离], zh-TW: [深溝槽隔離]}
- {id: trench-capacitor, en: [trench capacitor], zh-CN: [沟槽电容], zh-TW: [溝槽電容], guards: [海沟电容]}
- {id: assembly-and-test, en: [assembly and test], zh-CN: [封装测试], zh-TW: [封裝測試]}
- {id: cost-of-test, en: [cost of test], zh-CN: [测试成本], zh-TW: [測試成本]}
- {id: wafers-per-hour, en: [wafers per hour], zh-CN: [每小时晶圆数, 每小时产出], zh-TW: [每小時晶圓數]}
- {id: dram-cell, en: [DRAM cell], zh-CN: [DRAM存储单元, DRAM单元], zh-TW: [DRAM記憶單元], wrong: {field: [DRAM蜂窝]}}
- {id: test-chip, en: [test chip], zh-CN: [测试芯片], zh-TW: [測試晶片]}
- {id: cleanroom, en: [clean room, clean room assembly], zh-CN: [洁净室, 洁净室封装], zh-TW: [無塵室]}
"""
SENSES = """
- {id: deep, en: [deep], right: [深], wrong: [深刻]}
- {id: trench, en: [trench], right: [沟槽, 槽], wrong: [海沟, 战壕]}
- {id: isolation, en: [isolation], right: [隔离], wrong: [孤立]}
- {id: capacitor, en: [capacitor], right: [电容, 电容器], wrong: [电容量]}
- {id: assembly, en: [assembly], right: [封装, 组装], wrong: [集会, 装配]}
- {id: test, en: [test], right: [测试], wrong: [考试]}
- {id: cost, en: [cost], right: [成本], wrong: [花费]}
- {id: wafer, en: [wafer, wafers], right: [晶圆], wrong: [威化]}
- {id: hour, en: [hour], right: [小时], wrong: [钟头]}
- {id: cell, en: [cell], right: [单元, 存储单元], wrong: [细胞, 蜂窝]}
- {id: chip, en: [chip], right: [芯片], wrong: [薯条]}
- {id: clean, en: [clean], right: [洁净], wrong: [干净]}
- {id: room, en: [room], right: [室], wrong: [房间]}
"""

COMPOUNDS = [
    ("深海沟隔离", "trench-isolation", "深沟槽隔离"),
    ("深战壕隔离", "trench-isolation", "深沟槽隔离"),
    ("战壕电容", "trench-capacitor", "沟槽电容"),
    ("战壕 电容", "trench-capacitor", "沟槽电容"),
    ("战壕\n电容", "trench-capacitor", "沟槽电容"),
    ("装配和测试", "assembly-and-test", "封装测试"),
    ("装配测试", "assembly-and-test", "封装测试"),
    ("测试花费", "cost-of-test", "测试成本"),
    ("每小时威化", "wafers-per-hour", "每小时晶圆数"),
    ("dram细胞", "dram-cell", "DRAM存储单元"),
    ("dram 细胞", "dram-cell", "DRAM存储单元"),
    ("测试薯条", "test-chip", "测试芯片"),
]
NONE = {
    "a right term": "深沟槽隔离",
    "no wrong piece": "深槽电容",
    "all pieces wrong": "考试薯条",
    "no term in this order": "电容战壕",
    "a guarded word": "海沟电容",
    "two single characters in a row": "深槽孤立",
    "two gaps": "深 战壕 隔离",
    "的 is no joint: 战壕的电容 may be any capacitor": "战壕的电容",
    "a right piece that no correction keeps": "组装考试",
    "inside another Latin word": "xdram细胞",
}


@pytest.fixture(scope="module")
def glossary(tmp_path_factory: pytest.TempPathFactory) -> Glossary:
    folder = tmp_path_factory.mktemp("own")
    for name, text in (("concepts", CONCEPTS), ("senses", SENSES)):
        (folder / name).mkdir()
        (folder / name / "packaging.yaml").write_text(text, encoding="utf-8")
    return load([folder])


@pytest.fixture(scope="module")
def own(glossary: Glossary) -> Checker:
    return Checker(glossary)


def composed(checker: Checker, text: str) -> list[tuple[str, str, str | None]]:
    found = compose(checker.index, Found(text, False, [], [(0, 1, 0)] * len(text)), [(0, 1, 0)])
    first = checker.index.first_free
    return [
        (text[start:end], checker.index.concept(reading.concept)["id"], reading.correction)
        for start, end, number in found.hits
        for reading in found.readings[number - first]
    ]


@pytest.mark.parametrize(("text", "concept", "correction"), COMPOUNDS)
def test_a_compound_is_found_whole(own: Checker, text: str, concept: str, correction: str) -> None:
    assert (text, concept, correction) in composed(own, text)
    assert (text, concept, correction) in composed(own, f"公司称{text}已经成熟。")


@pytest.mark.parametrize("text", NONE.values(), ids=NONE.keys())
def test_what_is_no_compound(own: Checker, text: str) -> None:
    assert composed(own, text) == []


def test_the_glossary_goes_first(own: Checker) -> None:
    readings = list(readings_of(own.index, "dram蜂窝"))
    assert [(reading.derived, own.index.concept(reading.concept)["id"]) for reading in readings] == [(False, "dram-cell")]


def test_only_paragraphs_of_the_field_are_searched(own: Checker) -> None:
    text = "军人在战壕电容旁。\n\n" + "没有关系。" * 100
    errors = [(1, 2, 0)]
    assert compose(own.index, Found(text, False, [], []), errors).hits == []
    assert compose(own.index, Found(text, False, [], [(0, 2, 0)]), errors).hits == []
    assert compose(own.index, Found(text, False, [], [(0, 2, 0), (3, 5, 0)]), errors).hits == []
    assert compose(own.index, Found(text, False, [], [(0, 2, 0), (3, 5, 1)]), errors).hits != []


def test_only_paragraphs_with_other_errors_are_searched(own: Checker) -> None:
    text = "军人在战壕电容旁。\n\n" + "没有关系。" * 100
    found = Found(text, False, [], [(0, 2, 0), (3, 5, 1)])
    assert compose(own.index, found, []).hits == []
    assert compose(own.index, found, [(20, 22, 0)]).hits == []


SEQUENCES = {
    "trench-isolation": [("deep", "trench", "isolation")],
    "assembly-and-test": [
        ("assembly", "=和", "test"),
        ("assembly", "=与", "test"),
        ("assembly", "=及", "test"),
        ("assembly", "test"),
    ],
    "cost-of-test": [("test", "cost")],
    "wafers-per-hour": [("=每", "hour", "wafer")],
    "dram-cell": [("=dram", "cell")],
}


@pytest.mark.parametrize(("concept", "expected"), SEQUENCES.items(), ids=SEQUENCES.keys())
def test_sequences_are_in_chinese_order(glossary: Glossary, concept: str, expected: list[tuple[str, ...]]) -> None:
    assert list(Sequences(glossary).of(glossary.concepts[concept])) == expected


@given(st.lists(st.sampled_from([*"的 深室，", "战壕", "电容", "dram", "细胞", "测试", "薯条", "考试", "和"]), max_size=12))
def test_spans_are_in_the_text_and_numbered(own: Checker, parts: list[str]) -> None:
    text = "".join(parts)
    found = compose(own.index, Found(text, False, [], [(0, 1, 0)] * (len(text) + 1)), [(0, 1, 0)])
    assert [number for _, _, number in found.hits] == list(
        range(own.index.first_free, own.index.first_free + len(found.readings))
    )
    for start, end, _ in found.hits:
        assert 0 <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip("的 ，")
