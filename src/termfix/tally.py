"""Keeps the count of evidence; what counts, and how much, is decided elsewhere (`evidence`, `glossary/ladder.yaml`)."""

from __future__ import annotations

from .findings import Confidence


class Tally:
    """The evidence counted so far for one candidate: its sum, a line a piece, whether a cue or a counter was seen."""

    def __init__(self, weights: dict[str, float]) -> None:
        self.weights = weights
        self.score = 0.0
        self.lines: list[str] = []
        self.cued = 0
        self.against = 0
        self.opposed = False
        self._cue_words: set[str] = set()

    def start(self, need: str) -> None:
        """Begin with what the evidence class of the form is worth."""
        self.score = self.weights[f"start-{need}"]
        self.lines.append(f"class {need}: {self.score:+g}")

    def add(self, kind: str, what: str) -> None:
        """Count one piece of evidence; `what` names the words that were found."""
        weight = self.weights[kind]
        self.score += weight
        self.lines.append(f"{kind}: {weight:+g}" + (f" ({what})" if what else ""))
        self.opposed |= weight < 0
        if kind == "cue-touching":
            self.cued += 1

    def add_cue(self, word: str) -> None:
        """Count a cue nearby: the first in full, the second a little, further ones and the same word again not at all."""
        if word in self._cue_words:
            return
        self._cue_words.add(word)
        self.cued += 1
        if len(self._cue_words) <= 2:
            self.add("cue-near" if len(self._cue_words) == 1 else "cue-second", word)

    def add_against(self, word: str) -> None:
        """Count a word nearby that selects another sense: the first in full, further ones less."""
        self.add("against-second" if self.against else "against-near", word)
        self.against += 1

    def confidence(self) -> Confidence | None:
        """Return the confidence that the sum is enough for; None: say nothing."""
        for level in ("high", "medium", "low"):
            if self.score >= self.weights[level]:
                return level
        return None
