"""The list of plain words: several hundred, readable, and each offer really easier."""

import pytest

from nosdesk.domain.easy_read import check
from nosdesk.domain.english import article_for, plural, verb_forms
from nosdesk.domain.plain_words import Entry, Kind, guessed, own_list, plain_words, read_words, written_words
from nosdesk.i18n import SOURCE
from nosdesk.paths import resources_dir


def test_the_list_is_long_and_written_as_it_is_read() -> None:
    text = (resources_dir() / "words" / "en.txt").read_text(encoding="utf-8")
    entries = read_words(text)
    assert len(entries) > 900
    assert {each.kind for each in entries} == set(Kind)
    keys = [each.hard if each.kind is Kind.SHORT else each.hard.lower() for each in entries]
    twice = {key for key in keys if keys.count(key) > 1}
    # A verb and a noun may be the same word with another meaning.
    assert all({each.kind for each in entries if each.hard.lower() == key} <= {Kind.VERB, Kind.NOUN} for key in twice)
    assert set(read_words(written_words(entries))) == set(entries)


def test_no_offer_is_a_hard_word_itself() -> None:
    """Else who takes what is offered would be told again. What a short form stands for may still have to be explained."""
    wrong = []
    for each in own_list("en").entries:
        for offer in each.offers if each.kind is not Kind.EXPLAIN else (each.simple,):
            found = [one for one in check(f"x {offer}", SOURCE) if one.rule.value in ("hard-word", "short-form")]
            wrong += [f"{each.hard} = {offer}" for one in found if one.offer or each.kind is not Kind.SHORT]
    assert wrong == []


def test_an_explanation_is_short() -> None:
    assert [each for each in own_list("en").entries if len(each.simple.split()) > 12] == []


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("use", ("use", "uses", "used", "used", "using")),
        ("carry out", ("carry out", "carries out", "carried out", "carried out", "carrying out")),
        ("give", ("give", "gives", "gave", "given", "giving")),
        ("stop", ("stop", "stops", "stopped", "stopped", "stopping")),
        ("be enough", ("be enough", "is enough", "was enough", "been enough", "being enough")),
        ("agree", ("agree", "agrees", "agreed", "agreed", "agreeing")),
        ("do", ("do", "does", "did", "done", "doing")),
    ],
)
def test_verbs_change(verb: str, forms: tuple[str, ...]) -> None:
    assert verb_forms(verb) == forms


@pytest.mark.parametrize(
    ("noun", "more"),
    [
        ("check", "checks"),
        ("duty", "duties"),
        ("person who pays", "people who pay"),
        ("list of prices", "lists of prices"),
        ("thing left out", "things left out"),
        ("loss", "losses"),
        ("doctor or nurse", "doctor or nurses"),
    ],
)
def test_nouns_change(noun: str, more: str) -> None:
    assert plural(noun) == more


@pytest.mark.parametrize(
    ("word", "article"), [("person", "a"), ("hour", "an"), ("use", "a"), ("uncle", "an"), ("one-off", "a")]
)
def test_articles(word: str, article: str) -> None:
    assert article_for(word) == article


def test_a_broken_list_is_read_as_far_as_it_makes_sense() -> None:
    text = (
        "nonsense\n= nothing\nutilise =\n[verbs]\n# remark = no\nprocure = buy\n[SHORT]\nXY = ex why\n"
        + "a" * 900
        + " = b"
    )
    assert read_words(text) == (
        Entry("utilise", "", Kind.WORDS),
        Entry("procure", "buy", Kind.VERB),
        Entry("XY", "ex why", Kind.SHORT),
    )


def test_what_is_meant_is_guessed_by_its_capitals() -> None:
    assert guessed("MAT", "meeting").kind is Kind.SHORT
    assert guessed("Blue Badge", "parking card").kind is Kind.WORDS
    assert plain_words([guessed("Blue Badge", "parking card")]).by_words[("blue", "badge")].offer == "parking card"
