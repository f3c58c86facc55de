"""Every sentence of every form: both wordings there, the easy one easy by rule."""

import dataclasses
import re
from collections.abc import Iterator

import pytest

from nosdesk.forms.catalogue import FORMS as ON_PAPER
from nosdesk.forms.photo import PHOTO
from nosdesk.forms.question import Asked, Form, Page, Rows
from nosdesk.i18n import Words

FORMS = (*ON_PAPER, PHOTO)

MOST_WORDS = 15
LABEL_WORDS = 4
BANNED_EASY = re.compile(r"[();\[\]/–—]|:(?!\d)|\betc\b|\be\.g\b|\bi\.e\b", re.IGNORECASE)
NUMBERS = re.compile(r"\b(two|three|four|five|six|seven|eight|nine|ten|twelve)\b", re.IGNORECASE)
HARD = re.compile(
    r"\b(specification|objective|criterion|criteria|obligation|monitor\w*|procure\w*|implement\w*|baseline|provision"
    r"|corrective|terminat\w*|amend\w*|mandatory|regulator|liability|sustainab\w*|variance|compliance)\b",
    re.IGNORECASE,
)


def words_of(holder: object, where: str) -> Iterator[tuple[str, Words]]:
    """Every Words of a form, page or question, with the place where it stands."""
    assert dataclasses.is_dataclass(holder)
    for item in dataclasses.fields(holder):
        value = getattr(holder, item.name)
        if isinstance(value, Words):
            yield f"{where}.{item.name}", value
        elif isinstance(value, tuple):
            for part in value:
                if isinstance(part, Asked):
                    yield from words_of(part, f"{where}.{part.field}")
                elif isinstance(part, Page | Rows):
                    yield from words_of(part, f"{where}/{part.key}")


ALL = [pair for form in FORMS for pair in words_of(form, form.key)]


def sentences(text: str) -> list[str]:
    plain = text.replace("**", "").replace("“", "").replace("”", "")
    return [part for part in re.split(r"(?<=[.!?])\s+", plain) if part]


def is_label(words: Words) -> bool:
    return len(words.plain.split()) <= LABEL_WORDS and words.plain[-1] not in ".!?"


def test_there_is_much_to_check() -> None:
    assert len(ALL) > 600


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_easy_words_are_there_and_differ(form: Form) -> None:
    for where, words in words_of(form, form.key):
        if words.easy:
            assert words.easy != words.plain, where
        else:
            assert is_label(words), f"{where}: {words.plain}"


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_easy_sentences_are_easy(form: Form) -> None:
    for where, words in words_of(form, form.key):
        for sentence in sentences(words.easy):
            assert len(sentence.split()) <= MOST_WORDS, f"{where}: {sentence}"
            for rule in (BANNED_EASY, NUMBERS, HARD):
                assert not rule.search(sentence), f"{where}: {sentence}"


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_plain_sentences_are_plain(form: Form) -> None:
    for where, words in words_of(form, form.key):
        for sentence in sentences(words.plain):
            assert len(sentence.split()) <= 28, f"{where}: {sentence}"
        assert not re.search(r"\b(please|just|simply|etc)\b\.?", re.sub(r"“[^”]*”", "", words.plain)), where
        for text in (words.plain, words.easy):
            assert "'" not in text, f"{where}: straight quote in {text}"
            assert text == text.strip()
            assert "  " not in text, where


def questions_with_place() -> list[tuple[str, Asked]]:
    return [
        (f"{form.key}/{part.key}.{asked.field}", asked)
        for form in FORMS
        for part in form.parts
        if isinstance(part, Page)
        for asked in part.questions
    ]


def test_every_question_asks_and_says_why() -> None:
    for where, asked in questions_with_place():
        for text in (asked.ask.plain, asked.ask.easy):
            assert text.endswith("?"), f"{where}: {text}"
        for text in (asked.why.plain, asked.why.easy):
            assert text.endswith("."), f"{where}: {text}"
        for note in (asked.hint, asked.why):
            assert note is None or note.easy, where


def test_labels_are_short() -> None:
    for where, asked in questions_with_place():
        assert asked.short is not None, where
        for text in (asked.short.plain, asked.short.easy):
            assert len(text.split()) <= 7, f"{where}: {text}"
            assert not text.endswith((".", ":")), where


def test_titles_of_pages_differ_within_a_form() -> None:
    for form in FORMS:
        titles = [part.title.plain for part in form.parts]
        assert len(set(titles)) == len(titles), form.key
