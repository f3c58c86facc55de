"""What was changed in a text, in words."""

import time

from hypothesis import given
from hypothesis import strategies as st

from nosdesk.domain.differences import WordChange, word_changes

TEXT = "I like to go swimming with my sister on Monday and then we have tea at home."


def test_a_changed_word_is_told_apart_from_the_rest() -> None:
    new = TEXT.replace("my sister", "my friend Ada").replace("at home.", "in town.")
    assert word_changes(TEXT, new) == (WordChange("sister", "friend Ada"), WordChange("at home.", "in town."))


def test_words_put_in_and_taken_out_stand_alone() -> None:
    assert word_changes(TEXT, TEXT.replace("go swimming", "go slow swimming")) == (WordChange("", "slow"),)
    assert word_changes(TEXT, TEXT.removesuffix(" at home.")) == (WordChange("at home.", ""),)


def test_short_texts_and_quite_other_texts_are_read_whole() -> None:
    assert word_changes("I like tea.", "I like coffee.") == ()
    assert word_changes(TEXT, "Nothing of what was said before is true any more, so forget all that please.") == ()
    assert word_changes(TEXT, TEXT) == ()


def test_very_long_texts_of_one_word_are_compared_at_once() -> None:
    began = time.process_time()
    word_changes("a b " * 2_500 + "end", "b a c " * 2_000 + "stop")
    assert time.process_time() - began < 2


WORDS = st.lists(st.sampled_from("abcdefg"), min_size=9, max_size=40)


@given(WORDS, WORDS)
def test_the_changes_lead_from_the_old_text_to_the_new(before: list[str], after: list[str]) -> None:
    found = word_changes(" ".join(before), " ".join(after))
    if found:
        out = sum(len(each.out.split()) for each in found)
        put = sum(len(each.put.split()) for each in found)
        assert len(before) - out == len(after) - put
        # Each is a run of words of its text, one after the other.
        for words, given_text in ((before, [c.out for c in found]), (after, [c.put for c in found])):
            rest = " " + " ".join(words) + " "
            for text in given_text:
                at = rest.find(f" {text} ") if text else 0
                assert at >= 0
                rest = rest[at + len(text) :] if text else rest
