"""English spelling of a replacement: case and number of what it replaces."""

from __future__ import annotations

_HAN, _LATIN = "Han", "Latin"


def same_script_first(model: str, terms: list[str]) -> list[str]:
    """Return `terms` with those first whose Latin letters and digits are those of `model`, if it has any.

    高K金属门 becomes 高K金属栅极 and not 高k金属栅.
    """
    latin = _latin(model)
    return sorted(terms, key=lambda term: _latin(term) != latin) if latin else terms


def _latin(text: str) -> str:
    return "".join(char for char in text if char.isascii() and char.isalnum())


def fitting_first(model: str, terms: list[str]) -> list[str]:
    """Return `terms` with the longer form of the first one at the start that begins as `model` does.

    产能斜坡 becomes 产能爬坡 where 爬坡 is preferred.
    """
    first = terms[0]
    fits = (t for t in terms if len(t) > len(first) and t.endswith(first) and model.startswith(t[: -len(first)]))
    best = None if model.isascii() else next(fits, None)
    return terms if best is None else [best, *(term for term in terms if term != best)]


def without_repeat(before: str, text: str, after: str) -> str:
    """Return `text` without a beginning or end of two or more characters that stand beside its place already.

    互连织物 with 织物 → 互连结构 becomes 互连结构, not 互连互连结构. A blank between Latin and Han does not matter.
    """
    if not text.isascii():
        before = before.rstrip(" ")
    for size in range(len(text) - 1, 1, -1):
        if before.endswith(text[:size]):
            return text[size:]
        if after.startswith(text[-size:]):
            return text[:-size]
    return text


def spacings(text: str) -> tuple[str, ...]:
    """Return `text` without and with blanks between Latin and Han, as both are in use (2.5D封装, 2.5D 封装)."""
    tight = text
    for place in reversed(_borders(text, 1)):
        tight = tight[: place - 1] + tight[place:]
    wide = tight
    for place in reversed(_borders(tight, 0)):
        wide = f"{wide[:place]} {wide[place:]}"
    return (tight,) if tight == wide else (tight, wide)


def spaced_like(model: str, text: str) -> str:
    """Return `text` with blanks between Latin and Han if `model` has them, without if it has such places without blanks."""
    if _borders(model, 1):
        return spacings(text)[-1]
    return spacings(text)[0] if _borders(model, 0) else text


def _borders(text: str, blanks: int) -> list[int]:
    """Return where, after `blanks` blanks, Latin (or a digit) goes over into Han or back.

    A loop, not a regular expression: a class as large as Han takes longer to compile than a short text to check.
    """
    kinds = [_HAN if "\u3400" <= c <= "\u9fff" else _LATIN if c.isascii() and (c.isalnum() or c == "%") else c for c in text]
    step = blanks + 1
    return [
        place
        for place in range(step, len(text))
        if {kinds[place], kinds[place - step]} == {_HAN, _LATIN} and text[place - blanks : place] == " " * blanks
    ]


def in_case_of(model: str, text: str, *, plural: bool = False) -> str:
    """Return `text` with the capitals of `model`: ALL CAPS, Title Case or a capital at the start; plural if asked.

    A text with capitals of its own (SiC wafer, FinFET) keeps them.
    """
    if plural:
        text = plural_of(text)
    words = [word for word in model.replace("-", " ").split() if word[:1].isalpha()]
    if len(model) > 3 and model.isupper():
        return text.upper()
    if len(words) > 1 and all(word[0].isupper() for word in words):
        return " ".join(map(_capitalised, text.split(" ")))
    if model[:1].isupper():
        first, blank, rest = text.partition(" ")
        return _capitalised(first) + blank + rest
    return text


def _capitalised(word: str) -> str:
    return word[:1].upper() + word[1:] if word == word.lower() else word


def unhyphened(text: str) -> str:
    """Return `text` with blanks for hyphens, of the same length: mixed-bonding is mixed bonding."""
    return text.replace("-", " ")


def plural_of(text: str) -> str:
    """Return the regular English plural of the last word of `text`; an uncountable -ing form stays."""
    if not text[-1:].isalpha() or text.endswith("ing"):
        return text
    if text.endswith(("s", "x", "ch", "sh")):
        return text + "es"
    if text.endswith("y") and text[-2:-1] not in "aeiou":
        return text[:-1] + "ies"
    return text + "s"
