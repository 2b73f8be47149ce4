"""Find wrong forms in plain use: `python benchmarks/plain_use.py FOLDER… [--write]`.

A wrong form that the lexicon derives or composes may happen to be ordinary language (植入芯片, 领先优势). This scans folders of
ordinary, clean Chinese text (.md, .txt), and jieba's word list if jieba is installed, for such forms and prints those that occur,
with counts. With --write those of the word list, and those that occur twice or more, are added to `glossary/plain.yaml`, whose
forms are derived no more.

Written forms of class cue that are frequent there (开发, 获得, 来源) go to `glossary/common.yaml`: they are reported beside
their own cues only. Those that occur there now and then, or in jieba's list at all (续航, 角落), go to `glossary/ordinary.yaml`: they
need a cue, but not among many errors of their field. The texts are not kept.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from termfix import automata
from termfix.composing import compose_all
from termfix.converting import folding_tables
from termfix.deriving import Deriver, right_terms
from termfix.folding import Folder
from termfix.index import Index
from termfix.loading import load, shipped_folder
from termfix.store import open_index

ORDINARY_HEADER = "# Wrong forms of class cue that ordinary text has now and then; made by benchmarks/plain_use.py.\n"
ORDINARY, ORDINARY_IN_LIST = 0.5, 1
"""Occurrences per million characters from which on a word is to be expected now and then, and in the list: any word of it is."""
COMMON_HEADER = "# Wrong forms of class cue that are everyday words, by their frequency in ordinary text; made by benchmarks/plain_use.py.\n"
COMMON = 2.0
"""Occurrences per million characters of the given texts from which on a word is an everyday one."""
COMMON_IN_LIST = 400
"""The same for the counts of jieba's word list."""
HEADER = "# Derived forms that occur in ordinary clean text or in a general word list; made by benchmarks/plain_use.py, never typed.\n"


def cue_forms() -> list[str]:
    glossary = load([shipped_folder()])
    fold = Folder(*folding_tables()).fold
    return sorted({fold(form.text) for concept in glossary.concepts.values() for form in concept.wrong if form.need == "cue"})


def derived_forms() -> list[str]:
    glossary = load([shipped_folder()])
    fold = Folder(*folding_tables()).fold
    deriver = Deriver(glossary, {fold(term) for term in right_terms(glossary, "zh-CN")})
    return sorted({fold(form.text) for concept in glossary.concepts.values() for form in deriver.derive(concept)})


def composed_forms(index: Index, text: str) -> list[str]:
    """Return the compounds in a folded text that would be wrong ones if the text were about the field."""
    return [text[start:end] for start, end, _ in compose_all(index, text).hits]


def texts(folders: list[Path]) -> Iterator[str]:
    for folder in folders:
        for file in sorted([*folder.rglob("*.md"), *folder.rglob("*.txt")]):
            yield file.read_text(encoding="utf-8", errors="replace")


def write_list(name: str, header: str, forms: Iterable[str]) -> None:
    """Write a generated list of words of the shipped glossary."""
    lines = "".join(f"- {form}\n" for form in sorted(forms))
    (shipped_folder() / name).write_text(header + lines, encoding="utf-8", newline="\n")


def jieba_words() -> dict[str, int]:
    """Return the words of jieba's list with their counts in ordinary newspaper text."""
    try:
        import jieba
    except ImportError:
        print("jieba is not installed: its word list is left out")
        return {}
    lines = (Path(jieba.__file__).parent / "dict.txt").read_text(encoding="utf-8").splitlines()
    return {word: int(count) for word, count, *_ in (line.split(" ") for line in lines)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="*")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    forms = derived_forms()
    index = open_index()
    fold = Folder(*folding_tables()).fold
    finder = automata.load(automata.build(forms))
    cues = cue_forms()
    cue_finder = automata.load(automata.build(cues))
    counts: Counter[str] = Counter()
    cue_counts: Counter[str] = Counter()
    size = 0
    for text in texts(options.folders):
        size += len(text)
        shadow = fold(text)
        counts.update(forms[number] for _, _, number in finder.find(shadow))
        for paragraph in shadow.split("\n"):
            counts.update(composed_forms(index, paragraph))
        cue_counts.update(cues[number] for _, _, number in cue_finder.find(shadow))
    words = jieba_words()
    listed = {form for form in forms if form in words} | {word for word in words if composed_forms(index, word) == [word]}
    found = sorted({*counts, *listed})
    for form in found:
        print(f"{form}\t{counts[form]}")
    print(f"{len(found)} of {len(forms)} derived forms in plain use, in {size} characters")

    def at_least(often: float, listed: int) -> list[str]:
        return sorted(form for form in cues if cue_counts[form] * 1e6 >= often * size or words.get(form, 0) >= listed)

    common = at_least(COMMON, COMMON_IN_LIST)
    ordinary = at_least(ORDINARY, ORDINARY_IN_LIST)
    print(f"{len(common)} of {len(cues)} written forms of class cue are everyday words")
    print(f"{len(ordinary)} occur now and then")
    if options.write:
        write_list("ordinary.yaml", ORDINARY_HEADER, set(ordinary) - set(common))
        write_list("common.yaml", COMMON_HEADER, common)
        path = shipped_folder() / "plain.yaml"
        known = (
            [line[2:] for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("- ")]
            if path.exists()
            else []
        )
        plain = {*known, *listed, *(form for form, count in counts.items() if count > 1)}
        write_list(path.name, HEADER, plain)


if __name__ == "__main__":
    main()
