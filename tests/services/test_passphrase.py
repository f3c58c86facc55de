"""Passphrases are judged in plain words, never refused, never slowly, and good ones are offered."""

import time

import pytest

from nosdesk.services import passphrase
from nosdesk.services.passphrase import ADVICE, COMMON, DATES, MORE, NAMES, ROWS, Strength, judge


@pytest.mark.parametrize(
    ("typed", "strength", "advice"),
    [
        ("", Strength.NONE, ADVICE),
        ("password", Strength.WEAK, COMMON),
        ("margaret", Strength.WEAK, NAMES),
        ("12/05/1994", Strength.WEAK, DATES),
        ("abcabcabcabcabc", Strength.WEAK, ROWS),
        ("x7#kQ2", Strength.WEAK, ADVICE),
        ("apricot kettle", Strength.FAIR, MORE),
        ("seven blue herons", Strength.GOOD, None),
        ("pysgod melyn ar y mynydd", Strength.GOOD, None),
    ],
)
def test_what_is_said_of_a_passphrase(typed: str, strength: Strength, advice: object) -> None:
    judged = judge(typed)
    assert judged.strength is strength
    assert judged.advice is advice


def test_what_others_know_of_the_person_counts_for_little() -> None:
    assert judge("Zebedee Quillfeather").strength is Strength.GOOD
    judged = judge("Zebedee Quillfeather", ["Zebedee Quillfeather"])
    assert judged.strength is Strength.WEAK
    assert judged.advice is NAMES


def test_no_passphrase_takes_long_to_judge() -> None:
    for typed in ("4@8({[</369&#!1/|0$5+7%2" * 3, "a1!" * 400, "p4$$w0rd" * 200, "é" * 5_000, "abc 123 " * 99):
        before = time.process_time()
        judge(typed)
        assert time.process_time() - before < 1, typed


def test_a_suggestion_is_hard_to_guess_and_never_the_same() -> None:
    words = passphrase.short_words()
    assert len(words) == len(set(words)) == 1296
    assert all(3 <= len(word) <= 5 and word.isascii() and word.islower() for word in words)
    made = {passphrase.suggest() for _ in range(200)}
    assert len(made) == 200
    assert all(len(each.split()) == 5 and set(each.split()) <= set(words) for each in made)
    assert all(judge(each).strength is Strength.GOOD for each in list(made)[:20])
    assert passphrase.suggested_bits() > 51
