from __future__ import annotations

from typing import Any

import pytest

from termfix.parsers import parse


@pytest.mark.parametrize(
    ("source", "paragraphs"),
    [
        ("", []),
        ("\n \n", []),
        ("一句。\n二句。", ["一句。", "二句。"]),
        ("硬换行的\n一段话。\n\n下一段", ["硬换行的\n一段话。", "下一段"]),
        ("标题\r\n\r\n正文", ["标题", "正文"]),
        ("　　缩进的段落。  \n", ["缩进的段落。"]),
        ("a\r\rb", ["a", "b"]),
    ],
)
def test_plain_paragraphs(source: str, paragraphs: list[str]) -> None:
    document = parse(source)
    assert [source[s.start : s.end] for s in document.segments] == paragraphs


@pytest.mark.parametrize(
    ("source", "masked"),
    [
        ("看 https://a.cn/混合粘合?x=1 这里", ["https://a.cn/"]),
        ("写信到 foo.bar@example.com。", ["foo.bar@example.com"]),
    ],
)
def test_plain_masks(source: str, masked: list[str]) -> None:
    assert [source[a:b] for a, b in parse(source).masks] == masked


MARKDOWN = [
    ("code span", "用 `混合粘合` 和 ``a`b``。", ["`混合粘合`", "``a`b``"]),
    ("fence", "前\n\n```py\n混合粘合\n```\n后", ["```py\n混合粘合\n```"]),
    ("fence tilde", "~~~\n混合粘合\n~~~\n", ["~~~\n混合粘合\n~~~"]),
    ("fence open", "前\n\n```\n混合粘合", ["```\n混合粘合"]),
    ("fence in list", "- 项\n\n  ```\n  混合粘合\n  ```\n", ["  ```\n  混合粘合\n  ```"]),
    ("link", '见[混合粘合](https://a.cn/粘合)和[乙](b.md "题")', ["(https://a.cn/粘合)", '(b.md "题")']),
    ("image", "![混合粘合图](img/粘合.png)", ["(img/粘合.png)"]),
    ("reference", '[混合][粘合]\n\n[粘合]: https://a.cn "x"\n', ["[粘合]", '[粘合]: https://a.cn "x"']),
    ("autolink", "<https://a.cn/x> 完", ["<https://a.cn/x>"]),
    ("html", '文<b title="粘合">混合</b>', ['<b title="粘合">', "</b>"]),
    ("comment", "一<!-- 混合粘合\n二 -->三", ["<!-- 混合粘合\n二 -->"]),
    ("front matter", "---\ntitle: 混合粘合\n---\n正文", ["---\ntitle: 混合粘合\n---\n"]),
    ("indented", "段\n\n    混合粘合\n\n段", ["    混合粘合\n"]),
    ("math", "式 $a_{粘合}$ 与价格 $5 和 $6", ["$a_{粘合}$"]),
    ("raw html", "<script>\nvar 混合粘合\n</script>", ["<script>\nvar 混合粘合\n</script>"]),
    ("list continuation", "- 项目\n\n    同一项目的第二段\n", []),
    ("lone backtick", "这个 ` 符号之后的混合粘合", []),
]


@pytest.mark.parametrize(("label", "source", "masked"), MARKDOWN, ids=[case[0] for case in MARKDOWN])
def test_markdown_masks(label: str, source: str, masked: list[str]) -> None:
    assert [source[a:b] for a, b in parse(source, "a.md").masks] == masked


def _prose(tokens: list[Any]) -> str:
    out = ""
    for token in tokens:
        for child in token.children or []:
            if child.type == "text":
                out += child.content
            elif child.type == "image":
                out += _prose([child])
    return out


@pytest.mark.parametrize("source", [case[1] for case in MARKDOWN if case[0] not in ("front matter", "math", "reference")])
def test_markdown_against_an_independent_parser(source: str) -> None:
    """Han text that markdown-it-py calls prose is not masked, what it calls code or address is."""
    from markdown_it import MarkdownIt

    def han(text: str) -> str:
        return "".join(char for char in text if char >= "\u4e00")

    expected = han(_prose(MarkdownIt("commonmark").parse(source)))
    document = parse(source, "a.md")
    assert han(document.blanked(source)) == expected


def test_block_masks_end_paragraphs() -> None:
    source = "一段\n```\ncode\n```\n二段"
    document = parse(source, "a.md")
    assert [source[s.start : s.end] for s in document.segments] == ["一段", "二段"]
