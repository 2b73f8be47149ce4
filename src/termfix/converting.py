"""What OpenCC gives when a glossary is compiled: tables of characters, conversions between the scripts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from .glossary import Concept

KEPT = "昇"
"""Characters that stand in mainland names as they are: 升腾 for 昇腾 is an error, not another script."""


def folding_tables() -> tuple[str, str, str, str]:
    """Return OpenCC's single-character table (Traditional, their Simplified), and the characters of one script alone.

    What Big5 or GB 2312 hold is used in Taiwan or on the mainland as well (台, 占; 著, 乾), so it tells nothing.
    """
    from opencc import OpenCC

    han = [chr(code) for start, end in ((0x3400, 0x4DC0), (0x4E00, 0xA000)) for code in range(start, end)]
    to_simplified = OpenCC("t2s").convert("\n".join(han)).split("\n")
    to_traditional = OpenCC("s2t").convert("\n".join(han)).split("\n")
    pairs = [(a, b) for a, b in zip(han, to_simplified, strict=True) if len(b) == 1 and a != b and a not in KEPT]
    traditional = [a for a, _ in pairs if not _encodable(a, "gb2312")]
    changed = [a for a, s, t in zip(han, to_simplified, to_traditional, strict=True) if s == a and t != a]
    simplified = [a for a in changed if not _encodable(a, "big5")]
    return "".join(a for a, _ in pairs), "".join(b for _, b in pairs), "".join(traditional), "".join(simplified)


def _encodable(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def completed(concept: Concept, to_taiwan: Callable[[str], str]) -> Concept:
    """Return the concept with terms in every language: a glossary of one's own may leave columns out."""
    if all(concept.terms.values()):
        return concept
    english, mainland, taiwan = (concept.terms[language] for language in ("en", "zh-CN", "zh-TW"))
    mainland = mainland or tuple(map(converter("tw2s"), taiwan)) or english
    taiwan = taiwan or tuple(map(to_taiwan, mainland))
    return replace(concept, terms={"zh-CN": mainland, "zh-TW": taiwan, "en": english or mainland})


@lru_cache(maxsize=4)
def converter(name: str) -> Callable[[str], str]:
    """Return the conversion that OpenCC calls `name`, such as s2tw."""
    from opencc import OpenCC

    convert: Callable[[str], str] = OpenCC(name).convert
    return convert
