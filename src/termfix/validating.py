"""Checks over a whole glossary, beyond its schema: what entries promise about each other and about texts.

1 ids unique, keys known, sources cited (loading)   2 script of each column   3 one entry per English term
4 no wrong form that needs little evidence is a right term   5 short forms need evidence   6 cue classes have cues
7 every right term and every correction is silent alone   8 every example is corrected as marked   9 every keep line is silent
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from .compiling import folding_tables
from .folding import Folder
from .glossary import Concept, Glossary
from .loading import read
from .marking import corrected, read_example
from .store import Source


def validate(sources: Sequence[Source]) -> tuple[Glossary, list[str]]:
    """Read and check glossaries; return them and every problem as `file:line: what`."""
    glossary, problems = read(sources)
    return glossary, [*problems, *_structure(glossary), *_behaviour(glossary)]


def _structure(glossary: Glossary) -> Iterator[str]:
    tables = folding_tables()
    fold = Folder(*tables).fold
    only_traditional, only_simplified = set(tables[2]), set(tables[3])
    mainland: dict[str, str] = {}
    for concept in glossary.concepts.values():
        for term in (*concept.terms["zh-CN"], *concept.superseded):
            mainland.setdefault(fold(term), concept.id)
    english: dict[str, str] = {}
    for concept in glossary.concepts.values():
        place = concept.place
        if concept.field not in glossary.fields and glossary.fields:
            yield f"{place}: field {concept.field} of {concept.id} is not in fields.yaml"
        yield from _characters(concept, only_traditional, only_simplified)
        other = english.setdefault(concept.preferred("en").lower(), concept.id)
        if other != concept.id:
            yield f"{place}: {concept.id} and {other} share the preferred English term {concept.preferred('en')}"
        yield from _forms(concept, mainland, fold)


def _characters(concept: Concept, only_traditional: set[str], only_simplified: set[str]) -> Iterator[str]:
    for column, foreign in (("zh-CN", only_traditional), ("zh-TW", only_simplified)):
        for term in concept.terms[column]:
            if odd := set(term) & foreign:
                yield f"{concept.place}: {column} term {term} of {concept.id} holds {''.join(sorted(odd))} of the other script"
    for column, terms in concept.terms.items():
        for term in terms:
            if regex.search(r"\p{C}", term) or (column == "en" and regex.search(r"\p{Han}", term)):
                yield f"{concept.place}: {column} term {term!r} of {concept.id} holds characters that no such term has"


def _forms(concept: Concept, mainland: dict[str, str], fold: object) -> Iterator[str]:
    assert callable(fold)
    for form in concept.wrong:
        owner = mainland.get(fold(form.text))
        if not form.english and owner and form.need in ("alone", "field"):
            yield f"{concept.place}: wrong form {form.text} of {concept.id} is a right term of {owner}; class cue or source"
        if not form.english and form.need == "alone" and len(form.text) < 3:
            yield f"{concept.place}: {form.text} of {concept.id} is too short for class alone"
        if form.need == "cue" and not concept.cues:
            yield f"{concept.place}: {concept.id} has forms of class cue but no cues"
    if (concept.wrong or concept.parts) and not concept.examples:
        yield f"{concept.place}: {concept.id} has wrong forms but no examples"


def _behaviour(glossary: Glossary) -> Iterator[str]:
    from .checking import Checker

    checker = Checker(glossary)
    for concept in glossary.concepts.values():
        yield from _silent_terms(concept, checker)
        for line in concept.examples:
            yield from _example(concept, line, checker)
        for line in concept.keep:
            for finding in checker.check(line).findings:
                yield (
                    f"{concept.place}: keep line of {concept.id} is not silent: {finding.text} → "
                    f"{'/'.join(finding.suggestions[:1])} ({finding.concept}, {finding.confidence}): {line}"
                )


def _silent_terms(concept: Concept, checker: object) -> Iterator[str]:
    from .checking import Checker

    assert isinstance(checker, Checker)
    corrections = [form.correction for form in concept.wrong if form.correction]
    for language, terms in (("zh-Hans", (*concept.terms["zh-CN"], *corrections)), ("zh-Hant", concept.terms["zh-TW"])):
        for term in terms:
            for finding in checker.check(term, language=language).findings:  # type: ignore[arg-type]
                yield f"{concept.place}: right term {term} of {concept.id} is reported: {finding.text} ({finding.concept})"


def _example(concept: Concept, line: str, checker: object) -> Iterator[str]:
    from .checking import Checker

    assert isinstance(checker, Checker)
    wrong, edits = read_example(line)
    report = checker.check(wrong)
    if report.corrected() == corrected(line):
        return
    found = {(f.start, f.end): f for f in report.findings}
    for edit in edits:
        finding = found.pop((edit.start, edit.end), None)
        text = wrong[edit.start : edit.end]
        if finding is None:
            yield f"{concept.place}: example of {concept.id}: {text} is not found: {line}"
        elif finding.suggestions[:1] != (edit.replacement,):
            yield (
                f"{concept.place}: example of {concept.id}: {text} is corrected to "
                f"{'/'.join(finding.suggestions[:1])} ({finding.concept}), not {edit.replacement}: {line}"
            )
    for finding in found.values():
        yield (
            f"{concept.place}: example of {concept.id}: also reported {finding.text} → "
            f"{'/'.join(finding.suggestions[:1])} ({finding.concept}): {line}"
        )
