"""Checks over a whole glossary, beyond its schema: what entries promise about each other and about texts.

1 ids unique, keys known, sources and concepts cited exist   2 script of each column   3 one entry per preferred English term
4 no wrong form, written or derived, is a right term; a false friend is one   5 no correction is itself a wrong form
6 short forms need evidence   7 cue classes have cues   8 every right term and every correction is silent alone
9 every example is corrected as marked   10 every keep line is silent
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import regex

from .converting import folding_tables
from .folding import Folder
from .glossary import Acronym, Concept, Glossary
from .loading import read
from .marking import corrected, read_example
from .spelling import unhyphened
from .store import Source

REQUIRED = ("en", "zh-CN", "zh-TW", "keep", "source")
"""What each concept of the shipped glossary has; a glossary of one's own may be shorter."""


def validate(sources: Sequence[Source], *, complete: bool = False) -> tuple[Glossary, list[str]]:
    """Read and check glossaries; return them and every problem as `file:line: what`.

    `complete`: every concept must have all that the shipped glossary asks for.
    """
    glossary, problems = read(sources)
    lacking = _lacking(glossary) if complete else ()
    return glossary, [*problems, *lacking, *_structure(glossary), *_behaviour(glossary)]


def _lacking(glossary: Glossary) -> Iterator[str]:
    for concept in glossary.concepts.values():
        values = {
            **concept.terms,
            "keep": concept.keep or (concept.kind != "term" and not concept.wrong),
            "source": concept.sources,
        }
        if missing := [key for key in REQUIRED if not values[key]]:
            yield f"{concept.place}: {concept.id} lacks {', '.join(missing)}"


def _structure(glossary: Glossary) -> Iterator[str]:
    tables = folding_tables()
    rights = _Rights(glossary, Folder(*tables).fold)
    only_traditional, only_simplified = set(tables[2]), set(tables[3])
    preferred: dict[str, str] = {}
    for concept in glossary.concepts.values():
        place = concept.place
        if concept.field not in glossary.fields and glossary.fields:
            yield f"{place}: field {concept.field} of {concept.id} is not in fields.yaml"
        yield from _characters(concept, only_traditional, only_simplified)
        english = (concept.terms["en"] or concept.terms["zh-CN"] or concept.terms["zh-TW"])[0]
        other = preferred.setdefault(english.lower(), concept.id)
        if other != concept.id:
            yield f"{place}: {concept.id} and {other} share the preferred term {english}"
        yield from _forms(concept, rights)
    for acronym in glossary.acronyms.values():
        yield from _acronym(acronym, glossary, rights)


class _Rights:
    """Which concept a text is a right term of, and which wrong forms need little evidence."""

    def __init__(self, glossary: Glossary, fold: Callable[[str], str]) -> None:
        self.fold = fold
        self._chinese: dict[str, str] = {}
        self._english: dict[str, str] = {}
        self._wrong: dict[str, str] = {}
        for concept in glossary.concepts.values():
            for term in (*concept.terms["zh-CN"], *concept.superseded):
                self._chinese.setdefault(fold(term), concept.id)
            for term in concept.terms["en"]:
                self._english.setdefault(unhyphened(term.lower()), concept.id)
            for form in concept.wrong:
                if form.need in ("alone", "field"):
                    self._wrong.setdefault(fold(form.text), concept.id)

    def owner(self, text: str, *, english: bool) -> str | None:
        """Return the concept that `text` is a right term of."""
        return self._english.get(unhyphened(text.lower())) if english else self._chinese.get(self.fold(text))

    def wrong_for(self, text: str) -> str | None:
        """Return the concept that `text` is a wrong form of, if it needs no cue to be reported."""
        return self._wrong.get(self.fold(text))


def _acronym(acronym: Acronym, glossary: Glossary, rights: _Rights) -> Iterator[str]:
    for concept in acronym.concepts:
        if concept not in glossary.concepts:
            yield f"{acronym.place}: {acronym.id} stands for {concept}, which is no concept"
    for other in acronym.others:
        for text in other.chinese:
            if owner := rights.owner(text, english=False):
                yield f"{acronym.place}: expansion {text} of {acronym.id} is a right term of {owner}"
        if owner := rights.owner(other.english, english=True):
            yield f"{acronym.place}: expansion {other.english} of {acronym.id} is a right term of {owner}"


def _characters(concept: Concept, only_traditional: set[str], only_simplified: set[str]) -> Iterator[str]:
    for column, foreign in (("zh-CN", only_traditional), ("zh-TW", only_simplified)) if concept.kind == "term" else ():
        for term in concept.terms[column]:  # a name keeps its character on both sides (昇腾, 新昇)
            if odd := set(term) & foreign:
                yield f"{concept.place}: {column} term {term} of {concept.id} holds {''.join(sorted(odd))} of the other script"
    for column, terms in concept.terms.items():
        for term in terms:
            if regex.search(r"\p{C}", term) or (column == "en" and regex.search(r"\p{Han}", term)):
                yield f"{concept.place}: {column} term {term!r} of {concept.id} holds characters that no such term has"


def _forms(concept: Concept, rights: _Rights) -> Iterator[str]:
    place = concept.place
    for form in concept.wrong:
        owner = rights.owner(form.text, english=form.english)
        if owner and not form.false_friend:
            yield f"{place}: wrong form {form.text} of {concept.id} is a right term of {owner}: a false friend, or nothing"
        if form.false_friend and (not owner or owner == concept.id):
            yield f"{place}: false friend {form.text} of {concept.id} is no right term of another concept: class cue"
        if form.correction and (other := rights.wrong_for(form.correction)):
            yield f"{place}: {form.text} of {concept.id} is corrected to {form.correction}, which is a wrong form of {other}"
        if not form.english and form.need == "alone" and len(form.text) < 3:
            yield f"{place}: {form.text} of {concept.id} is too short for class alone"
        if form.need == "cue" and not concept.cues:
            yield f"{place}: {concept.id} has forms of class cue but no cues"
    if (any(form.need != "errors" for form in concept.wrong) or concept.parts) and not concept.examples:
        yield f"{place}: {concept.id} has wrong forms but no examples"


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
