from __future__ import annotations

import pytest

from termfix.spelling import fitting_first, in_case_of, plural_of, same_script_first, spaced_like, spacings, without_repeat


@pytest.mark.parametrize(
    ("model", "text", "plural", "result"),
    [
        ("mixed bonding", "hybrid bonding", False, "hybrid bonding"),
        ("Mixed bonding", "hybrid bonding", False, "Hybrid bonding"),
        ("Mixed Bonding", "hybrid bonding", False, "Hybrid Bonding"),
        ("MIXED-BONDING", "hybrid bonding", False, "HYBRID BONDING"),
        ("light carving machines", "lithography machine", True, "lithography machines"),
        ("A", "die", False, "Die"),
        ("Silicon Crystal Circle", "SiC wafer", False, "SiC Wafer"),
        ("LED lamp bead", "packaged LED", True, "Packaged LEDs"),
        ("Iflytek company", "iFLYTEK", False, "iFLYTEK"),
        ("fin transistors", "FinFET", True, "FinFETs"),
    ],
)
def test_in_case_of(model: str, text: str, plural: bool, result: str) -> None:
    assert in_case_of(model, text, plural=plural) == result


@pytest.mark.parametrize(
    ("word", "plural"),
    [
        ("chip", "chips"),
        ("foundry", "foundries"),
        ("die bonding", "die bonding"),
        ("mask", "masks"),
        ("switch", "switches"),
        ("28nm", "28nms"),
    ],
)
def test_plural_of(word: str, plural: str) -> None:
    assert plural_of(word) == plural


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("封装", ("封装",)),
        ("2.5D封装", ("2.5D封装", "2.5D 封装")),
        ("2.5D 封装", ("2.5D封装", "2.5D 封装")),
        ("hybrid bond", ("hybrid bond",)),
    ],
)
def test_spacings(text: str, forms: tuple[str, ...]) -> None:
    assert spacings(text) == forms


@pytest.mark.parametrize(
    ("model", "text", "result"),
    [("2.5D 包装", "2.5D封装", "2.5D 封装"), ("2.5D包装", "2.5D 封装", "2.5D封装"), ("包装", "2.5D 封装", "2.5D 封装")],
)
def test_spaced_like(model: str, text: str, result: str) -> None:
    assert spaced_like(model, text) == result


@pytest.mark.parametrize(
    ("before", "text", "after", "result"),
    [
        ("GPU之间的互连", "互连结构", "。", "结构"),
        ("采用", "晶圆代工厂", "代工厂的", "晶圆"),
        ("采用", "键合机", "机台", "键合机"),
        ("", "良率", "率先", "良率"),
        ("抑制LED ", "LED闪烁抑制", "。", "闪烁抑制"),
        ("the ", "thermal interface", "", "thermal interface"),
    ],
)
def test_without_repeat(before: str, text: str, after: str, result: str) -> None:
    assert without_repeat(before, text, after) == result


@pytest.mark.parametrize(
    ("model", "terms", "first"),
    [
        ("产能斜坡", ["爬坡", "产能爬坡"], "产能爬坡"),
        ("移动性", ["载流子迁移率", "迁移率"], "载流子迁移率"),
        ("铅框", ["引线框架", "框架"], "引线框架"),
        ("偏移电压", ["失调电压", "输入失调电压"], "失调电压"),
        ("bonding", ["one", "two"], "one"),
    ],
)
def test_fitting_first(model: str, terms: list[str], first: str) -> None:
    assert fitting_first(model, terms)[0] == first
    assert sorted(fitting_first(model, terms)) == sorted(terms)


def test_same_script_first() -> None:
    assert same_script_first("高K金属门", ["高k金属栅", "高K金属栅极"]) == ["高K金属栅极", "高k金属栅"]
    assert same_script_first("三维闪光存储器", ["3D NAND", "三维闪存"])[0] == "3D NAND"
