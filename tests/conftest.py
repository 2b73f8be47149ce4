from __future__ import annotations

from pathlib import Path

import pytest

from termfix import Checker
from termfix.glossary import Glossary
from termfix.index import Index
from termfix.loading import load, shipped_folder

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def checker() -> Checker:
    """The shipped glossary, compiled once for the whole run."""
    return Checker()


@pytest.fixture(scope="session")
def index(checker: Checker) -> Index:
    return checker.index


@pytest.fixture(scope="session")
def glossary() -> Glossary:
    """The shipped glossary as its files have it."""
    return load([shipped_folder()])


SMALL = """
- id: hybrid-bonding
  en: [hybrid bonding]
  zh-CN: [混合键合]
  zh-TW: [混合鍵合, 混合接合]
  parts: [hybrid, bonding]
  derived: alone
  wrong-en:
    alone: [mixed bonding]
  guards: [混合粘合剂]
  examples: ["采用{混合粘合→混合键合}技术"]
  keep: [这是混合粘合剂。]
  source: [trade]
- id: packaging
  en: [packaging]
  zh-CN: [封装]
  zh-TW: [封裝]
  signal: weak
  wrong:
    field: [包装]
  against: [快递, 编带~]
  examples: ["晶圆级{包装→封装}技术"]
  keep: [快递包装破了。]
  source: [trade]
- id: wafer
  en: [wafer]
  zh-CN: [晶圆]
  zh-TW: [晶圓]
  keep: [晶圆很薄。]
  source: [trade]
- id: yield
  en: [yield]
  zh-CN: [良率]
  zh-TW: [良率]
  wrong:
    cue: [产量]
  cues: [缺陷, 低~]
  guards: [生产量化]
  examples: ["晶圆缺陷使{产量→良率}下降。"]
  keep: [小麦产量创新高。]
  source: [trade]
"""
SENSES = """
- id: hybrid
  right: [混合]
  wrong: [杂交]
- id: bonding
  right: [键合]
  wrong: [粘合, 粘接, 接合]
"""


@pytest.fixture(scope="session")
def small_glossary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A glossary of four concepts, for tests of the machinery."""
    folder = tmp_path_factory.mktemp("glossary")
    (folder / "concepts").mkdir()
    (folder / "senses").mkdir()
    (folder / "concepts" / "packaging.yaml").write_text(SMALL, encoding="utf-8")
    (folder / "senses" / "core.yaml").write_text(SENSES, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def small(small_glossary: Path) -> Checker:
    return Checker(load([small_glossary]))
