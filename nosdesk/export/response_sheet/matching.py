"""Which requirement a row is about: by its code, by its words, or nearly by its words."""

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final
from uuid import UUID

from nosdesk.domain.records import Requirement
from nosdesk.export.response_sheet.grid import Line
from nosdesk.export.response_sheet.vocabulary import bare

_CODE: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_NEAR: Final = 0.8
_AS_NEAR: Final = 0.07
_SHARED_WORDS: Final = 0.4
_SHORTEST: Final = 10
"""Letters that a statement needs to be looked for within a longer text."""
_COMPARED: Final = 300
_MOST_COMPARISONS: Final = 4_000


def code_in(line: Line) -> UUID | None:
    """The requirement's code in a row, in whatever column it stands."""
    for _, cell in line:
        found = _CODE.search(cell) if isinstance(cell, str) else None
        if found:
            return UUID(found.group())
    return None


class Requirements:
    """The requirements asked for, to be found by what a row says."""

    def __init__(self, requirements: tuple[Requirement, ...]) -> None:
        self.all = requirements
        self._by_id = {each.id: each for each in requirements}
        self._texts = [(each, bare(each.statement)) for each in requirements]
        self._words = [frozenset(text.split()) for _, text in self._texts]
        self._comparisons = 0
        self.like = lru_cache(maxsize=None)(self._like)

    def coded(self, code: UUID) -> Requirement | None:
        """The requirement with this code."""
        return self._by_id.get(code)

    def exactly(self, text: str) -> tuple[Requirement, ...]:
        """Requirements whose statement this is, word for word."""
        wanted = bare(text)
        return tuple(each for each, statement in self._texts if wanted and statement == wanted)

    def _like(self, text: str) -> tuple[Requirement, ...]:
        """Requirements that a text may state: word for word, within a longer text, or nearly."""
        exact = self.exactly(text)
        return exact or self._within(bare(text)) or self._nearly(bare(text))

    def _within(self, text: str) -> tuple[Requirement, ...]:
        """Those whose statement stands within the text, only the longest of them: "1. Help with meals (must)"."""
        found = [
            (each, statement)
            for each, statement in self._texts
            if len(statement) >= _SHORTEST and re.search(rf"(?:^| ){re.escape(statement)}(?: |$)", text)
        ]
        longest = max((len(statement) for _, statement in found), default=0)
        return tuple(each for each, statement in found if len(statement) == longest)

    def _nearly(self, text: str) -> tuple[Requirement, ...]:
        words = frozenset(text.split())
        near: list[tuple[float, Requirement]] = []
        for (each, statement), own in zip(self._texts, self._words, strict=True):
            shared = len(words & own) / max(1, len(words | own))
            if shared < _SHARED_WORDS or self._comparisons >= _MOST_COMPARISONS:
                continue
            self._comparisons += 1
            near.append((SequenceMatcher(None, text[:_COMPARED], statement[:_COMPARED]).ratio(), each))
        best = max((ratio for ratio, _ in near), default=0.0)
        return tuple(each for ratio, each in near if best >= _NEAR and ratio >= best - _AS_NEAR)
