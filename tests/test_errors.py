"""Forms that count as wrong only among other errors, by a glossary of our own."""

from __future__ import annotations

import pytest

from termfix import Checker
from termfix.glossary import Glossary
from termfix.loading import load

CONCEPTS = """
- id: hybrid-bonding
  en: [hybrid bonding]
  zh-CN: [混合键合]
  zh-TW: [混合鍵合]
  wrong: {alone: [混合粘合]}
- id: ion-implantation
  en: [ion implantation]
  zh-CN: [离子注入]
  zh-TW: [離子植入]
  wrong: {errors: [离子植入]}
- id: latch
  en: [latch]
  zh-CN: [锁存器]
  zh-TW: [鎖存器]
  cues: [时钟]
  wrong: {cue: [门闩, 插销, 碰锁头]}
- id: and-below
  en: [and below]
  zh-CN: [以下]
  zh-TW: [以下]
  cues: [管制]
  wrong: {cue: [<node>以上 → <node>以下]}
- id: wafer
  en: [wafer]
  zh-CN: [晶圆]
  zh-TW: [晶圓]
"""
FIELDS = """
- {id: all, name: {en: all, zh: 全部}, group: chips}
- {id: trade, name: {en: trade, zh: 行业}, group: chips, signals: [半导体]}
"""
FAR = "，再把它们一件一件地搬到大厅另一头的架子上晾干，当天就登记造册，由两个人签字并且锁好，等待晶圆。"
BROKEN = "这条产线用混合粘合处理晶圆。"


@pytest.fixture(scope="module")
def glossary(tmp_path_factory: pytest.TempPathFactory) -> Glossary:
    folder = tmp_path_factory.mktemp("errors")
    (folder / "concepts").mkdir()
    (folder / "concepts" / "all.yaml").write_text(CONCEPTS, encoding="utf-8")
    (folder / "fields.yaml").write_text(FIELDS, encoding="utf-8")
    (folder / "ordinary.yaml").write_text("- 插销\n", encoding="utf-8")
    return load([folder])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("这条产线用离子植入处理晶圆。", []),
        (BROKEN + "随后做离子植入。", ["混合粘合", "离子植入"]),
        (BROKEN + "随后装上门闩" + FAR, ["混合粘合", "门闩"]),
        (BROKEN + "随后装上插销" + FAR, ["混合粘合", "插销"]),
        ("半导体产线。随后装上碰锁头" + FAR, ["碰锁头"]),  # out of place even without errors
        ("半导体产线。随后装上门闩" + FAR, []),  # two characters stand anywhere
        ("半导体产线。只做7nm以上" + FAR, []),  # a number says nothing of how rare a form is
        ("半导体产线。随后装上插销" + FAR, []),  # ordinary text has the word: it needs a cue or errors
        (BROKEN + "時鐘旁的插銷。", ["混合粘合", "插銷"]),
        ("装上门闩" + FAR, []),
        (BROKEN + "一切正常。\n\n晶圆随后做离子植入。", ["混合粘合"]),  # another paragraph: nothing is wrong there
        ("晶圓先做混合粘合，隨後做離子植入，接著送到另一條產線檢查並且交給客戶，整批貨物月底以前要出廠。", ["混合粘合"]),
    ],
    ids=[
        "alone",
        "tolerated",
        "rare-word",
        "ordinary-word",
        "out-of-place",
        "short",
        "number",
        "in-its-place",
        "with-its-cue",
        "no-error",
        "paragraph",
        "right-in-taiwan",
    ],
)
def test_what_counts_among_errors(glossary: Glossary, text: str, found: list[str]) -> None:
    findings = Checker(glossary).check(text).findings
    assert [finding.text for finding in findings] == found


def test_it_is_never_more_than_probable(glossary: Glossary) -> None:
    _, tolerated = Checker(glossary).check(BROKEN + "随后给晶圆做离子植入。").findings
    assert (tolerated.confidence, tolerated.fix, tolerated.suggestions) == ("medium", "unsafe", ("离子注入",))
