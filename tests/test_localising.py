"""Corrections in the words of Taiwan."""

from __future__ import annotations

import pytest

from termfix import check
from termfix.converting import completed, converter
from termfix.glossary import Glossary
from termfix.localising import Localiser


@pytest.fixture(scope="module")
def localise(glossary: Glossary) -> Localiser:
    return Localiser(completed(concept, converter("s2tw")) for concept in glossary.concepts.values())


@pytest.mark.parametrize(
    ("concept", "mainland", "taiwan"),
    [
        ("overlay", "套刻预算", "疊對預算"),
        ("process-technology", "N2工艺", "N2製程"),
        ("bus", "总线接口", "匯流排介面"),
        ("resist", "光刻胶图形", "光阻圖形"),
        ("ai-server", "服务器集群", "伺服器叢集"),
        ("memory", "存储供应商", "記憶體供應商"),
        ("polishing", "抛光循环", "研磨循環"),
        ("ryzen", "AMD锐龙", "AMD銳龍"),
    ],
)
def test_words_of_taiwan(glossary: Glossary, localise: Localiser, concept: str, mainland: str, taiwan: str) -> None:
    assert localise(mainland, glossary.concepts[concept]) == taiwan


def test_a_correction_in_traditional_text_has_no_mainland_term() -> None:
    report = check("曝光機的覆蓋精度與對準能力決定先進製程的良率，晶圓廠因此更換了微影設備。")
    assert [finding.suggestions[0] for finding in report.findings] == ["疊對精度"]
