"""What a glossary holds, in numbers: per field, per kind of name, per evidence class."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from .deriving import Deriver, right_terms
from .glossary import KINDS, Concept, Glossary
from .records import NEEDS

_HEADER = ("concepts", "zh-CN", "zh-TW", "en", "wrong", "derived", "en wrong", "examples", "keep", "defined")


def statistics(glossary: Glossary) -> str:
    """Return the counts as a table: concepts per field, names per kind, acronyms, senses, wrong forms per evidence class."""
    deriver = Deriver(glossary, right_terms(glossary, "zh-CN", "zh-TW"))
    concepts: dict[str, list[Concept]] = {}
    names: dict[str, list[Concept]] = {}
    for concept in glossary.concepts.values():
        table, key = (concepts, concept.field) if concept.kind == "term" else (names, concept.kind)
        table.setdefault(key, []).append(concept)
    blocks = [_table("field", concepts, deriver)]
    if names:
        blocks.append(_table("names", {kind: names[kind] for kind in KINDS if kind in names}, deriver))
    return "\n".join([*blocks, _classes(glossary, deriver), _totals(glossary)])


def _table(title: str, groups: dict[str, list[Concept]], deriver: Deriver) -> str:
    rows = {name: _counts(members, deriver) for name, members in sorted(groups.items())}
    rows["total"] = [sum(column) for column in zip(*rows.values(), strict=True)]
    width = max(16, *(len(name) + 2 for name in rows))
    lines = [title.ljust(width) + "".join(name.rjust(10) for name in _HEADER)]
    lines += [name.ljust(width) + "".join(str(count).rjust(10) for count in counts) for name, counts in rows.items()]
    return "\n".join(lines) + "\n"


def _counts(concepts: Iterable[Concept], deriver: Deriver) -> list[int]:
    total = [0] * len(_HEADER)
    for concept in concepts:
        english = sum(form.english for form in concept.wrong)
        counts = [
            1,
            *(len(concept.terms[language]) for language in ("zh-CN", "zh-TW", "en")),
            len(concept.wrong) - english,
            len(deriver.derive(concept)),
            english,
            len(concept.examples),
            len(concept.keep),
            int(len(concept.definition) > 1),
        ]
        total = [a + b for a, b in zip(total, counts, strict=True)]
    return total


def _classes(glossary: Glossary, deriver: Deriver) -> str:
    written: Counter[str] = Counter()
    derived: Counter[str] = Counter()
    for concept in glossary.concepts.values():
        written.update(form.need for form in concept.wrong)
        derived.update(form.need for form in deriver.derive(concept))
    lines = [f"{'evidence class':16}{'written':>10}{'derived':>10}"]
    lines += [f"{need:16}{written[need]:10}{derived[need]:10}" for need in NEEDS]
    return "\n".join(lines) + "\n"


def _totals(glossary: Glossary) -> str:
    acronyms = glossary.acronyms.values()
    expanded = sum(bool(acronym.others) for acronym in acronyms)
    counts = {
        "concepts": sum(concept.kind == "term" for concept in glossary.concepts.values()),
        "names": sum(concept.kind != "term" for concept in glossary.concepts.values()),
        "acronyms": f"{len(acronyms)}, {expanded} of them with {sum(len(a.others) for a in acronyms)} meanings elsewhere",
        "senses en → zh": len(glossary.senses),
        "senses zh → en": len(glossary.renderings),
        "false friends": sum(form.false_friend for concept in glossary.concepts.values() for form in concept.wrong),
        "keep sentences": sum(len(concept.keep) for concept in glossary.concepts.values()),
        "other domains": len(glossary.domains),
        "sources": len(glossary.sources),
    }
    return "".join(f"{name:16}{count}\n" for name, count in counts.items())
