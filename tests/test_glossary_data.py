"""The shipped glossary keeps what it promises."""

from __future__ import annotations

import pytest

from termfix import Checker
from termfix.deriving import Deriver, right_terms
from termfix.glossary import Glossary
from termfix.loading import shipped_folder
from termfix.validating import validate

CARRIERS = (
    ("{}", "本文介绍{}。", "据称，{}将于明年推出。"),
    ("{}", "This page is about {}.", "They say that {} will come next year."),
)


def test_it_validates() -> None:
    _, problems = validate([shipped_folder()])
    assert problems == []


def test_size(glossary: Glossary) -> None:
    terms = [concept for concept in glossary.concepts.values() if concept.kind == "term"]
    assert len(terms) >= 2500
    assert len(glossary.concepts) - len(terms) >= 600
    assert sum(bool(acronym.others) for acronym in glossary.acronyms.values()) >= 400
    assert len(glossary.senses) >= 500
    assert len(glossary.renderings) >= 200
    assert sum(len(concept.definition) == 2 for concept in terms) >= 800
    assert sum(len(concept.keep) for concept in glossary.concepts.values()) >= 1500


@pytest.mark.parametrize("language", ["zh-CN", "zh-TW", "en"])
def test_right_terms_are_silent(checker: Checker, glossary: Glossary, language: str) -> None:
    stated = {"zh-CN": "zh-Hans", "zh-TW": "zh-Hant", "en": "en"}[language]
    carriers = CARRIERS[language == "en"]
    alarms = [
        (term, finding.text, finding.concept)
        for concept in glossary.concepts.values()
        for term in concept.terms[language]
        for carrier in carriers
        for finding in checker.check(carrier.format(term), language=stated).findings  # type: ignore[arg-type]
    ]
    assert alarms == []


def test_no_derived_form_is_a_right_term(glossary: Glossary, checker: Checker) -> None:
    fold = checker.index.folder.fold
    right = {fold(term) for term in right_terms(glossary, "zh-CN")}
    deriver = Deriver(glossary, right)
    derived = {fold(form.text) for concept in glossary.concepts.values() for form in deriver.derive(concept)}
    assert derived
    assert derived & right == set()
