"""Text → Report: the library's front door, and the only place where rules are run, filtered and sorted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from .composing import Composed, compose
from .config import Config
from .findings import CONFIDENCES, Finding, Report
from .matching import triggers
from .screening import Candidates, plausible
from .store import Source, open_index
from .text import Document

if TYPE_CHECKING:
    from .glossary import Glossary
    from .index import Index

Language = Literal["zh-Hans", "zh-Hant", "en"]


class Checker:
    """Checks texts against a glossary.

    `glossary`: a path or several (laid over the shipped glossary, later ones override by id), or a `Glossary` in memory
    (used alone). `config`: settings; see `Config`. A Checker is immutable, may be shared by threads, and pickles as its
    settings. Raises GlossaryError if a glossary is wrong.
    """

    def __init__(
        self,
        glossary: Source | Sequence[Source] | Glossary | None = None,
        config: Config | None = None,
        *,
        cache: bool = True,
    ) -> None:
        self.config = config or Config()
        self._arguments = (glossary, self.config, cache)
        self._index = _index_for(glossary, self.config, cache)

    def __reduce__(self) -> tuple[object, ...]:
        glossary, config, cache = self._arguments
        return (_rebuild, (glossary, config, cache))

    @property
    def index(self) -> Index:
        """The compiled glossary."""
        return self._index

    def check(self, text: str, language: Language | None = None, path: str | None = None) -> Report:
        """Check `text` and return what was found.

        `language` states language and script (otherwise each paragraph is looked at); `path` chooses the parser by its
        suffix. All offsets of the report are code points of `text`.
        """
        index = self._index
        found = triggers(index, text, english=None if language is None else language == "en")
        shadow, candidates = found.shadow, plausible(index, found)
        composed = compose(index, found, candidates.hits)
        if composed.hits:
            candidates = plausible(index, found, composed.hits)
        document = Document(text, path=path)
        findings = self._find(document, shadow, candidates, language, folds=found.folded, composed=composed)
        if findings:
            from .parsers import parse

            # Only now is the markup looked at: a finding must stand in the raw text and in its prose.
            document = parse(text, path, [*candidates.hits, *candidates.strange])
            if document.masks:
                prose = document.blanked(shadow)
                shown = [[hit for hit in hits if "\0" not in prose[hit[0] : hit[1]]] for hits in candidates]
                findings = self._find(document, prose, Candidates(*shown), language, folds=found.folded, composed=composed)
        return _report(document, findings, self.config)

    def _find(
        self,
        document: Document,
        shadow: str,
        candidates: Candidates,
        language: Language | None,
        *,
        folds: bool,
        composed: Composed,
    ) -> list[Finding]:
        """Run the rules over a document with its candidates."""
        if not any(candidates):
            return []
        from .evidence import weights_of
        from .rules import REGISTRY
        from .scene import Scene

        scene = Scene(self._index, document, shadow, candidates.hits, weights_of(self._index), folds=folds, composed=composed)
        traditional = None if language is None else language == "zh-Hant"
        english = None if language is None else language == "en"
        findings: list[Finding] = []
        for rule_id, rule in REGISTRY.items():
            if self.config.runs(rule_id):
                findings += rule(scene, candidates, traditional=traditional, english=english)
        return findings


def _report(document: Document, findings: list[Finding], config: Config) -> Report:
    wanted = CONFIDENCES.index(config.min_confidence)
    allowed = frozenset(config.allow)
    shown = [finding for finding in findings if CONFIDENCES.index(finding.confidence) >= wanted and finding.text not in allowed]
    shown.sort(key=lambda finding: (finding.start, finding.end, finding.rule))
    return Report(document, tuple(shown), hidden=len(findings) - len(shown))


def _index_for(glossary: Source | Sequence[Source] | Glossary | None, config: Config, cache: bool) -> Index:
    if glossary is None:
        glossary = ()
    elif isinstance(glossary, str) or hasattr(glossary, "__fspath__"):
        glossary = (glossary,)
    elif hasattr(glossary, "concepts"):
        from .store import compile_loaded

        return compile_loaded(glossary)  # type: ignore[arg-type]
    sources: Sequence[Source] = (*config.glossary, *glossary)
    return open_index(sources, cache=cache)


def _rebuild(glossary: Source | Sequence[Source] | Glossary | None, config: Config, cache: bool) -> Checker:
    return Checker(glossary, config, cache=cache)


def check(
    text: str,
    language: Language | None = None,
    path: str | None = None,
    *,
    glossary: Source | Sequence[Source] | Glossary | None = None,
    config: Config | None = None,
) -> Report:
    """Check one text with the shipped glossary, or with `glossary` laid over it. For many texts make one `Checker`."""
    return Checker(glossary, config).check(text, language, path)


__all__ = ["Checker", "Language", "check"]
