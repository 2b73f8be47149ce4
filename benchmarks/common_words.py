"""Count the common words of Chinese: `python benchmarks/common_words.py FOLDER… [--write]`.

The words that jieba (a segmenter, MIT licence) finds in folders of ordinary text (.md, .txt), those of two to four characters that
occur often enough, go to `glossary/language.yaml`: a wrong form that begins with the end of one of them is none (`termfix.borders`).
The texts are not kept.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path

import jieba
from plain_use import texts, write_list

HEADER = "# Common words of Chinese by their frequency in ordinary text; made by benchmarks/common_words.py.\n"
OFTEN = 0.74
"""Occurrences per million Han characters from which on a word is a common one."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    size = 0
    for text in texts(options.folders):
        for piece in re.findall("[\u4e00-\u9fff]+", text):
            size += len(piece)
            counts.update(word for word in jieba.cut(piece, HMM=False) if 2 <= len(word) <= 4)
    common = [word for word, count in counts.items() if count * 1e6 >= OFTEN * size]
    print(f"{len(common)} of {len(counts)} words are common, in {size} Han characters")
    if options.write:
        write_list("language.yaml", HEADER, common)


if __name__ == "__main__":
    main()
