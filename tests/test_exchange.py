"""Export and import: nothing is lost on the way, foreign files are read, what cannot be read is told."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from termfix import tables, tbx
from termfix.errors import GlossaryError
from termfix.exporting import to_csv, to_json, to_tbx, to_yaml
from termfix.glossary import Glossary
from termfix.importing import Imported, read
from termfix.loading import load, shipped_folder

NS = "{urn:iso:std:iso:30042:ed-2}"
FULL = """
- id: hybrid-bonding
  en: [hybrid bonding, a|b]
  abbr: [HB]
  zh-CN: [混合键合]
  zh-TW: [混合鍵合]
  superseded: [老名]
  definition: {en: '=Two dies', zh: 两片}
  signal: weak
  wrong: {alone: [混合粘合, 杂交键合 → 混合键合], cue: [粘合]}
  wrong-en: {alone: [mixed bonding]}
  false-friends: [焊接]
  cues: [晶圆]
  against: [木材]
  guards: [混合粘合剂]
  examples: ['{混合粘合→混合键合}晶圆']
  keep: ['- 胶水。']
  source: [trade]
  note: '@why'
- id: acme
  kind: company
  en: [ACME]
  ticker: ['SSE:600000']
  source: [trade]
- id: solder
  en: [solder]
  zh-CN: [焊接]
  zh-TW: [焊接]
  keep: [焊接。]
  source: [trade]
"""


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Glossary:
    file = tmp_path_factory.mktemp("full") / "full.yaml"
    file.write_text(FULL, encoding="utf-8")
    return load([file])


@pytest.mark.parametrize("suffix", ["csv", "tbx", "yaml"])
@pytest.mark.parametrize("name", ["full", "shipped"])
def test_round_trip(tmp_path: Path, full: Glossary, name: str, suffix: str) -> None:
    write = {"csv": to_csv, "tbx": to_tbx, "yaml": to_yaml}[suffix]
    glossary = full if name == "full" else load([shipped_folder()])
    first = write(glossary.concepts.values())
    file = tmp_path / f"export.{suffix}"
    file.write_text(first, encoding="utf-8", newline="")
    again = load([file])
    assert write(again.concepts.values()) == first
    assert to_yaml(again.concepts.values()) == to_yaml(glossary.concepts.values())


def test_json_holds_everything(full: Glossary) -> None:
    data = json.loads(to_json(full))
    assert data["schema"] == "termfix/glossary/1"
    assert [entry["id"] for entry in data["concepts"]] == ["acme", "hybrid-bonding", "solder"]
    assert data["concepts"][1]["wrong"]["alone"] == ["混合粘合", "杂交键合 → 混合键合"]


def test_cells_that_spreadsheets_would_run_are_quoted(full: Glossary) -> None:
    text = to_csv(full.concepts.values())
    assert "'=Two dies" in text
    assert "'@why" in text
    assert "a\\|b" in text


# TBX-Basic, style DCA: the values that its schematron permits (LTAC-Global, TBX-Basic_DCA.sch).
PERMITTED = {
    "descrip": {"subjectField", "context", "definition"},
    "termNote": {"administrativeStatus", "partOfSpeech", "termType"},
    "admin": {"source"},
}


def test_tbx_keeps_to_the_dialect(full: Glossary) -> None:
    root = ElementTree.fromstring(to_tbx(full.concepts.values()).encode())
    assert (root.tag, root.get("type"), root.get("style")) == (f"{NS}tbx", "TBX-Basic", "dca")
    ids = [entry.get("id") for entry in root.iter(f"{NS}conceptEntry")]
    assert len(ids) == len(set(ids)) == 3
    for tag, types in PERMITTED.items():
        assert {element.get("type") for element in root.iter(NS + tag)} <= types
    for section in root.iter(f"{NS}termSec"):
        assert section[0].tag == f"{NS}term"
        assert section[0].text
    levels = {parent.tag for parent in root.iter() for child in parent if child.get("type") == "subjectField"}
    assert levels == {f"{NS}conceptEntry"}


DCT = """<?xml version="1.0"?>
<tbx style="dct" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min">
<tbxHeader/><text><body>
<conceptEntry id="c1"><min:subjectField>bonding</min:subjectField>
  <langSec xml:lang="en-US"><termSec><term>Hybrid Bonding</term></termSec></langSec>
  <langSec xml:lang="zh"><termSec><term>混合粘合</term><min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec>
    <termSec><term>混合键合</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec></langSec>
  <langSec xml:lang="zh-Hant"><termSec><term>混合鍵合</term></termSec></langSec>
  <langSec xml:lang="de"><termSec><term>Hybridbonden</term></termSec></langSec></conceptEntry>
<conceptEntry id="c2"><langSec xml:lang="de"><termSec><term>Scheibe</term></termSec></langSec></conceptEntry>
</body></text></tbx>"""
MARTIF = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><martifHeader/><text><body>
<termEntry id="7"><descripGrp><descrip type="definition">A slice.</descrip></descripGrp>
  <langSet xml:lang="en"><ntig><termGrp><term>wafer</term></termGrp></ntig></langSet>
  <langSet xml:lang="zh_CN"><tig><term>晶圆</term></tig><tig><term>硅片</term><termNote type="administrativeStatus">admitted</termNote></tig>
  </langSet></termEntry></body></text></martif>"""


def test_tbx_of_other_makers_and_versions(tmp_path: Path) -> None:
    (tmp_path / "dct.tbx").write_text(DCT, encoding="utf-8")
    (tmp_path / "old.tbx").write_text(MARTIF, encoding="utf-8")
    modern, old = read(tmp_path / "dct.tbx"), read(tmp_path / "old.tbx")
    assert modern.entries[0][1] == {
        "id": "c1",
        "field": "bonding",
        "en": ["Hybrid Bonding"],
        "zh-CN": ["混合键合"],
        "wrong": {"alone": ["混合粘合"]},
        "zh-TW": ["混合鍵合"],
    }
    assert [(skipped.place.rpartition(" ")[2], skipped.reason) for skipped in modern.skipped] == [
        ("c2", "no English or Chinese term (only de)")
    ]
    assert old.entries[0][1] == {"id": "7", "definition": {"en": "A slice."}, "en": ["wafer"], "zh-CN": ["晶圆", "硅片"]}


BAD_TBX = [
    ("no xml", b"hello", "not XML"),
    ("other root", b"<html/>", "no TBX file"),
    ("entities", b'<!DOCTYPE tbx [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><tbx><p>&b;</p></tbx>', "declares entities"),
    ("cut off", b"<tbx><text>", "not XML"),
]


@pytest.mark.parametrize(("label", "data", "problem"), BAD_TBX, ids=[case[0] for case in BAD_TBX])
def test_bad_tbx_is_told(label: str, data: bytes, problem: str) -> None:
    with pytest.raises(GlossaryError, match=problem):
        tbx.read("f.tbx", data)


TABLES = [
    ("codes", "en,zh\nhybrid bonding,混合键合\n", {"en": ["hybrid bonding"], "zh-CN": ["混合键合"]}),
    (
        "names, semicolons",
        "English;中文;繁體中文\nwafer;晶圆|硅片;晶圓\n",
        {"en": ["wafer"], "zh-CN": ["晶圆", "硅片"], "zh-TW": ["晶圓"]},
    ),
    ("tabs, BOM, CRLF", "\ufeffzh_CN\tforbidden\r\n晶圆\t晶元\r\n", {"zh-CN": ["晶圆"], "wrong": {"alone": ["晶元"]}}),
    ("one synonym a row", "en,zh\netch,刻蚀\netch,蚀刻\n", {"en": ["etch"], "zh-CN": ["刻蚀", "蚀刻"]}),
    ("quotes and bars", 'en,zh\n"a, b",x\\|y|z\n', {"en": ["a, b"], "zh-CN": ["x|y", "z"]}),
]


def _imported(tmp_path: Path, text: str, columns: tuple[str, ...] = ()) -> Imported:
    file = tmp_path / "terms.csv"
    file.write_bytes(text.encode())
    return read(file, columns)


@pytest.mark.parametrize(("label", "text", "expected"), TABLES, ids=[case[0] for case in TABLES])
def test_tables_of_others(tmp_path: Path, label: str, text: str, expected: dict[str, object]) -> None:
    entries = _imported(tmp_path, text).entries
    assert len(entries) == 1
    assert {key: value for key, value in entries[0][1].items() if key != "id"} == expected


def test_a_report_tells_counts_direction_and_skipped_rows(tmp_path: Path) -> None:
    imported = _imported(tmp_path, "zh,en,colour\n晶圆,wafer,red\n,,blue\n焊盘,,\n")
    lines = imported.report().splitlines()
    assert lines[0] == "2 of 3 entries, zh-CN → en (2 zh-CN, 1 en)"
    assert lines[1] == "columns without a meaning here: colour"
    assert lines[2].endswith("terms.csv:3: skipped: no term in any language")


def test_columns_may_be_stated(tmp_path: Path) -> None:
    assert _imported(tmp_path, "wafer,晶圆\n", ("en", "zh")).entries[0][1]["zh-CN"] == ["晶圆"]


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", 'en,zh\n"open,x\n'])
def test_a_table_without_languages_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(GlossaryError):
        _imported(tmp_path, text)


def test_a_cell_survives_writing_and_reading() -> None:
    for value in ("-40°C", "'quoted", "a|b", "\\|", "=1+1"):
        entry = {"id": "x", "en": [value]}
        text = tables.write([entry])
        assert tables.entry_of(tables.read("t", text).rows[0][1]) == entry, value
