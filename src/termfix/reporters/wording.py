"""Evidence in words: what `check --explain` says, in English or Chinese.

A finding carries its evidence as short lines for programs (`cue-near: +3 (晶圆)`); an editor reads sentences. In the table `{}`
stands for the words that were found.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

LANGUAGES = ("en", "zh")

_LINE = re.compile(r"(?P<kind>[a-z][a-z -]*): (?P<points>[+-]\d+(?:\.\d+)?)(?: \((?P<words>.*)\))?")
_WORDING: Mapping[str, tuple[str, str]] = {
    "class alone": ("the form has no other reading", "这个写法没有别的意思"),
    "class field": ("wrong wherever a text is about chips", "在谈芯片的文字里就是误译"),
    "class cue": ("an everyday word: something beside it must select this sense", "日常用词，要有旁证才算误译"),
    "class errors": (
        "in use, yet not recommended: reported beside sure errors only",
        "有人使用但不推荐，仅在另有确定错误时报告",
    ),
    "class source": ("needs the source text", "需要对照原文"),
    "long-form": ("a long form, hardly met by chance", "词形较长，不大可能是巧合"),
    "composed": ("put together of a right and a wrong half of a term", "由术语的一半正确、一半误译拼成"),
    "gloss": ("the English beside it says {}", "旁注的英文是 {}"),
    "gloss-word": ("the English beside it holds {}", "旁注的英文里有 {}"),
    "cue-touching": ("{} marks where the form (~) is a mistranslation", "{}：这样搭配时（~ 处）是误译"),
    "cue-near": ("{} stands near and selects this sense", "附近有“{}”，指向这个意思"),
    "cue-second": ("so does {}", "附近还有“{}”"),
    "field-near": ("words of the same field stand near: {}", "附近有同领域的词：{}"),
    "field-paragraph": ("the paragraph has words of the same field: {}", "本段有同领域的词：{}"),
    "sentence-first": ("the sentence is about chips: {}", "本句在谈芯片：{}"),
    "sentence-weak": ("the sentence hints at chips: {}", "本句似乎在谈芯片：{}"),
    "sentence-more": ("the sentence has several such words", "本句这类词不止一个"),
    "paragraph-first": ("the paragraph is about chips: {}", "本段在谈芯片：{}"),
    "paragraph-more": ("the paragraph has several such words", "本段这类词不止一个"),
    "document-some": ("the document has some such words ({})", "全文有这类词（{}）"),
    "document-many": ("the document is about chips ({})", "全文在谈芯片（{}）"),
    "own-term": (
        "the right term {} is in the same sentence, so this word may mean something else",
        "同句已有正确术语“{}”，此词可能另有所指",
    ),
    "against-touching": ("{} marks where the form (~) is right", "{}：这样搭配时（~ 处）是正确用法"),
    "against-near": ("{} stands near and selects another sense", "附近有“{}”，指向别的意思"),
    "against-second": ("so does {}", "附近还有“{}”"),
    "domain-sentence": ("the sentence is about something else: {}", "本句在谈别的事：{}"),
    "domain-sentence-more": ("the sentence has several such words", "本句这类词不止一个"),
    "domain-paragraph": ("the paragraph is about something else: {}", "本段在谈别的事：{}"),
    "domain-document": ("the document is about something else ({})", "全文在谈别的事（{}）"),
    "the same form is wrong elsewhere in this text": (
        "the same form is wrong elsewhere in this text",
        "同一写法在文中别处确属误译",
    ),
    "other words of the paragraph are surely wrong": ("other words of the paragraph are surely wrong", "本段另有确定的误译"),
    "ordinary text hardly has the word": ("ordinary text hardly has the word", "一般文字里很少见到这个词"),
}
_COUNT = re.compile(r"(\d+) words")


def said(line: str, language: str) -> str:
    """Return a line of evidence as a sentence in `language` ("en" or "zh"), with its points before it.

    A line of an unknown kind comes back as it is.
    """
    match = _LINE.fullmatch(line)
    wording = _WORDING.get(match["kind"] if match else line)
    if wording is None:
        return line
    chinese = language == "zh"
    words = (match["words"] or "") if match else ""
    if chinese:
        words = _COUNT.sub(r"\1 个词", words).replace(", ", "、")
    points = match["points"] if match else ""
    sentence = wording[chinese].replace("{}", words)
    return f"{points if points.strip('+-0.') else '':>2}  {sentence}"


def language_of(environment: Mapping[str, str]) -> str:
    """Return the language of the user by the POSIX locale variables: "zh" or, for any other, "en"."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return "zh" if value.startswith("zh") else "en"
    return "en"
