from __future__ import annotations

from pathlib import Path

import pytest

from termfix.errors import GlossaryError
from termfix.formatting import format_text
from termfix.loading import load, read
from termfix.marking import corrected, read_example
from termfix.text import Edit
from termfix.validating import validate

GOOD = """- id: wafer
  en: [wafer]
  zh-CN: [晶圆]
  zh-TW: [晶圓]
  keep: [晶圆很薄。]
  source: [trade]
"""

PROBLEMS = [
    ("not yaml", "- id: [", ": not YAML"),
    ("unknown key", GOOD + "  zhcn: [x]\n", "unknown key 'zhcn' (did you mean zh-CN?) in wafer"),
    ("missing", "- id: wafer\n", "1: wafer has no term in any language"),
    ("wrong type", GOOD.replace("[wafer]", "wafer"), ":2: en: 'wafer' is not of type 'array'"),
    ("twice", GOOD + GOOD, ":7: id wafer stands already at"),
    ("key twice", GOOD + "  en: [x]\n", ":7: key 'en' stands twice"),
    ("alias", GOOD + "  cues: &a [x]\n  against: *a\n", "anchors and aliases are not allowed"),
    ("tag", GOOD.replace("[wafer]", "!!python/name:os.system [x]"), "is not allowed"),
    ("no sense", GOOD + "  parts: [waver]\n- {id: hybrid, right: [混合], wrong: [杂交]}\n", "part waver of wafer is no sense"),
    ("bad id", GOOD.replace("id: wafer", "id: Wafer One"), "id: 'Wafer One' does not match"),
    ("no mark", GOOD + "  examples: [没有标记]\n", ":7: examples"),
]


@pytest.mark.parametrize(("label", "text", "problem"), PROBLEMS, ids=[case[0] for case in PROBLEMS])
def test_problem_is_told_with_its_place(tmp_path: Path, label: str, text: str, problem: str) -> None:
    file = tmp_path / "g.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(GlossaryError) as caught:
        load([file])
    assert any(problem in line and "g.yaml:" in line for line in caught.value.problems), caught.value.problems


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD + "  foo: x\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("- id: die\n- id: fin\n", encoding="utf-8")
    (tmp_path / "c.yaml").write_bytes("- id: 晶圆".encode("gbk"))
    _, problems = read([tmp_path])
    assert len(problems) == 4


def test_no_glossary_there(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="no glossary here"):
        load([tmp_path / "missing"])


def test_later_glossaries_override_key_by_key(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.yaml").write_text("- id: wafer\n  zh-CN: [硅圆片, 晶圆]\n", encoding="utf-8")
    glossary = load([tmp_path / "a.yaml", tmp_path / "b.yaml"])
    assert glossary.concepts["wafer"].terms["zh-CN"] == ("硅圆片", "晶圆")
    assert glossary.concepts["wafer"].terms["en"] == ("wafer",)


def test_scalars_stay_text(tmp_path: Path) -> None:
    file = tmp_path / "g.yaml"
    file.write_text(GOOD.replace("[wafer]", "[no, 012, 1e3]"), encoding="utf-8")
    assert load([file]).concepts["wafer"].terms["en"] == ("no", "012", "1e3")


SEMANTIC = [
    (
        "wrong is right elsewhere",
        '  wrong:\n    alone: [晶圆片材]\n  examples: ["{晶圆片材→晶圆}"]\n',
        "is a right term of other",
    ),
    ("too short", '  wrong:\n    alone: [晶片]\n  examples: ["{晶片→晶圆}"]\n', "too short for class alone"),
    ("no cues", '  wrong:\n    cue: [圆饼]\n  examples: ["{圆饼→晶圆}"]\n', "has forms of class cue but no cues"),
    ("no examples", "  wrong:\n    alone: [威化饼干]\n", "has wrong forms but no examples"),
    ("example fails", '  wrong:\n    field: [圆饼]\n  examples: ["吃{圆饼→晶圆}"]\n', "圆饼 is not found"),
    (
        "keep fails",
        '  wrong:\n    alone: [威化圆片]\n  examples: ["{威化圆片→晶圆}"]\n  note: x\n',
        "keep line of wafer is not silent",
    ),
    ("script", "  superseded: [x]\n", "of the other script"),
    (
        "Han in English",
        "- id: die\n  en: [裸片 die]\n  zh-CN: [裸片]\n  zh-TW: [裸晶]\n  keep: [裸片。]\n  source: [trade]\n",
        "holds characters that no such term has",
    ),
]


@pytest.mark.parametrize(("label", "extra", "problem"), SEMANTIC, ids=[case[0] for case in SEMANTIC])
def test_validation(tmp_path: Path, label: str, extra: str, problem: str) -> None:
    other = GOOD.replace("wafer", "other").replace("晶圆", "晶圆片材").replace("晶圓", "晶圆片材")
    text = GOOD.replace("晶圆很薄。", "这是威化圆片。") + extra
    (tmp_path / "g.yaml").write_text(text + other, encoding="utf-8")
    _, problems = validate([tmp_path])
    assert any(problem in line for line in problems), problems


def test_marks() -> None:
    assert read_example("用{粘合→键合}，再{包装→封装}") == ("用粘合，再包装", [Edit(1, 3, "键合"), Edit(5, 7, "封装")])
    assert corrected("用{粘合→键合}，再{包装→封装}") == "用键合，再封装"


def test_format_is_canonical_and_stable() -> None:
    messy = "# head\n- zh-CN:   ['晶圆', \"no\"]\n  id: b\n  keep:\n    - '{x} 是'\n- {id: a, en: [a b, 'c: d']}\n"
    text = format_text("x", messy)
    assert text.splitlines() == [
        "# head",
        "- id: a",
        "  en: [a b, 'c: d']",
        "- id: b",
        "  zh-CN: [晶圆, 'no']",
        "  keep:",
        "    - '{x} 是'",
    ]
    assert format_text("x", text) == text


ENTRIES = """
- id: acronym-moe
  acronym: [MoE]
  stands-for: [mixture-of-experts]
  other:
    - {en: Ministry of Education, zh: [教育部], where: government}
  cues: [~架构]
- id: zh-hunhe
  zh: [混合]
  right: [hybrid]
  wrong: [mixed, blended]
- id: zh-jianhe
  zh: [键合]
  right: [bonding]
  wrong: [key joint]
- id: mixture-of-experts
  en: [mixture of experts]
  zh-CN: [混合专家]
  zh-TW: [混合專家]
- id: hybrid-bonding
  en: [hybrid bonding, mixed bonding]
  zh-CN: [混合键合]
  zh-TW: [混合鍵合]
- id: cuda
  kind: technology
  en: [CUDA]
  source: [trade]
"""


def test_entries_of_every_kind_in_one_file(tmp_path: Path) -> None:
    from termfix.deriving import Deriver

    (tmp_path / "g.yaml").write_text(ENTRIES, encoding="utf-8")
    glossary = load([tmp_path / "g.yaml"])
    assert glossary.concepts["cuda"].terms["zh-TW"] == ("CUDA",)
    deriver = Deriver(glossary, set())
    expanded = deriver.expansions(glossary.concepts["mixture-of-experts"])
    assert [(form.text, form.need, form.english) for form in expanded] == [
        ("教育部", "cue", False),
        ("Ministry of Education", "cue", True),
    ]
    english = [form.text for form in deriver.derive(glossary.concepts["hybrid-bonding"]) if form.english]
    assert english == ["blended bonding", "hybrid key joint", "mixed key joint", "blended key joint"]


CROSS = [
    (
        "false friend is none",
        "  false-friends: [圆饼]\n  cues: [硅]\n  examples: ['{圆饼→晶圆}硅']\n",
        "is no right term of another",
    ),
    (
        "correction is wrong",
        "  wrong: {alone: [威化圆片 → 威化片子, 威化片子]}\n  examples: ['{威化片子→晶圆}']\n",
        "which is a wrong form of wafer",
    ),
    ("English wrong is right", "  wrong-en: {alone: [Wafer]}\n  examples: ['{x→y}']\n", "is a right term of wafer"),
    (
        "unknown concept",
        "- id: acronym-w\n  acronym: [W]\n  stands-for: [nothing]\n",
        "stands for nothing, which is no concept",
    ),
    (
        "expansion is right",
        "- id: acronym-w\n  acronym: [W]\n  stands-for: [wafer]\n  other:\n    - {en: tungsten, zh: [晶圆], where: chemistry}\n",
        "expansion 晶圆 of acronym-w is a right term of wafer",
    ),
]


@pytest.mark.parametrize(("label", "extra", "problem"), CROSS, ids=[case[0] for case in CROSS])
def test_what_entries_promise_about_each_other(tmp_path: Path, label: str, extra: str, problem: str) -> None:
    (tmp_path / "g.yaml").write_text(GOOD + extra, encoding="utf-8")
    _, problems = validate([tmp_path])
    assert any(problem in line for line in problems), problems


def test_a_shipped_concept_must_be_complete_an_own_one_need_not(tmp_path: Path) -> None:
    (tmp_path / "g.yaml").write_text("- id: wafer\n  en: [wafer]\n  zh-CN: [晶圆]\n", encoding="utf-8")
    assert validate([tmp_path])[1] == []
    assert validate([tmp_path], complete=True)[1] == [f"{tmp_path / 'g.yaml'}:1: wafer lacks zh-TW, keep, source"]


def test_entries_in_a_file_named_like_a_word_list(tmp_path: Path) -> None:
    (tmp_path / "language.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "plain.yaml").write_text("- 植入芯片\n", encoding="utf-8")
    glossary = load([tmp_path])
    assert list(glossary.concepts) == ["wafer"]
    assert glossary.plain == {"植入芯片"}
    assert not glossary.words
