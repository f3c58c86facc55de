"""The 113 criteria: all there, in order, in both wordings."""

import re

from nosdesk.i18n import Reader
from nosdesk.standards.catalogue import BY_CODE, CRITERIA
from nosdesk.standards.criterion import Standard

NUMBERS = {Standard.SPEC: 23, Standard.PROC: 22, Standard.QUAL: 23, Standard.CONT: 24, Standard.EVAL: 21}


def test_every_criterion_of_the_five_standards_is_there() -> None:
    expected = [f"{standard}-P{number}" for standard, last in NUMBERS.items() for number in range(1, last + 1)]
    assert [criterion.code for criterion in CRITERIA] == expected
    assert len(CRITERIA) == len(BY_CODE) == 113


def test_each_belongs_to_its_standard_and_has_a_place() -> None:
    for code, criterion in BY_CODE.items():
        assert criterion.standard == code[:4]
        assert criterion.places


def test_words_are_one_line_and_easy_words_easy() -> None:
    for code, criterion in BY_CODE.items():
        plain, easy = Reader().say(criterion.words), Reader(easy=True).say(criterion.words)
        assert plain != easy, code
        assert plain.endswith(".")
        assert len(plain) <= 130, code
        for sentence in re.split(r"(?<=[.!?])\s+", easy):
            assert len(sentence.split()) <= 15, code
            assert not re.search(r"[();:]", sentence), code
