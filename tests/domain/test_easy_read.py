"""The easy-read rules, held against sentences that people type, and against every easy sentence of the program itself."""

import ast
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import nosdesk
from nosdesk.domain.easy_finding import Rule
from nosdesk.domain.easy_read import check, rules_for, take
from nosdesk.domain.easy_texts import EasyTexts
from nosdesk.domain.plain_words import Entry, Kind, own_list
from nosdesk.i18n import SOURCE, Reader
from tests.domain.easy_sentences import BAD, GOOD

SHOWS_HOW_TO_TYPE = ("We cannot read this date", "We cannot read this money")
"""Easy sentences that show a person how to type figures into a box: those figures are no part of the language."""


@pytest.mark.parametrize("text", GOOD)
def test_nothing_is_found_where_all_is_easy(text: str) -> None:
    assert [(each.rule.value, text[each.start : each.end]) for each in check(text, SOURCE)] == []


@pytest.mark.parametrize(("text", "wanted"), BAD, ids=[text for text, _ in BAD])
def test_what_could_be_easier_is_found_where_it_stands(text: str, wanted: set[tuple[str, str, str | None]]) -> None:
    found = {(each.rule.value, text[each.start : each.end], each.offer) for each in check(text, SOURCE)}
    assert found == wanted


def test_every_rule_has_sentences_that_break_it() -> None:
    assert {rule for _, wanted in BAD for rule, _, _ in wanted} == {rule.value for rule in Rule}
    assert len(GOOD) + len(BAD) >= 80


@pytest.mark.parametrize(("text", "wanted"), BAD, ids=[text for text, _ in BAD])
def test_taking_what_is_offered_mends_the_text(text: str, wanted: object) -> None:
    before = check(text, SOURCE)
    for each in before:
        if each.offer is not None:
            after = check(take(text, each), SOURCE)
            assert (each.rule, text[each.start : each.end]) not in {
                (one.rule, text[one.start : one.end]) for one in after
            }
            assert len(after) <= len(before)


@pytest.mark.parametrize("easy", [False, True])
def test_every_finding_says_why(easy: bool) -> None:
    reader = Reader(easy=easy)
    for text, _ in BAD:
        for each in check(text, SOURCE):
            said = each.said(reader)
            assert said.endswith((".", "”."))
            assert "{" not in said
            if each.offer and each.rule in (Rule.HARD_WORD, Rule.SHORT_FORM, Rule.DATE):
                assert each.offer.split()[-1].lower() in said.lower()


def _easy_words() -> Iterator[tuple[str, str]]:
    for path in sorted(Path(nosdesk.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Words":
                given_ = [*node.args[1:], *(each.value for each in node.keywords if each.arg == "easy")]
                yield from ((path.name, each.value) for each in given_ if isinstance(each, ast.Constant) and each.value)


def test_the_program_keeps_its_own_rules() -> None:
    """A place is read as a name; words in marks are examples of what others wrote."""
    found, wrong = set(_easy_words()), []
    for where, text in found:
        if text.startswith(SHOWS_HOW_TO_TYPE):
            continue
        said = re.sub(r"“[^”]*”", "“it”", re.sub(r"\{\w+\}", "Maya", text))
        wrong += [
            f"{where}: {each.rule.value}: {said[each.start : each.end]} in {text}" for each in check(said, SOURCE)
        ]
    assert len(found) > 1_500
    assert wrong == []


def test_a_language_without_rules_says_so() -> None:
    assert rules_for("en_GB") == set(Rule)
    assert rules_for("cy") == {Rule.LENGTH}
    assert rules_for("pl") == set()
    assert check("I utilise " + "very " * 20 + "much.", "pl") == ()
    long = "Rydw i eisiau mynd i nofio gyda fy chwaer bob dydd Llun a dydd Mawrth yn y bore cynnar."
    assert [each.rule for each in check(long, "cy")] == [Rule.LENGTH]
    assert check("Utilise the PA.", "cy") == ()


def test_words_of_ones_own_come_before_the_programs() -> None:
    words = own_list("en").with_entries(
        [Entry("utilise", "work with", Kind.VERB), Entry("Blue Badge form", "parking form")]
    )
    assert [each.offer for each in check("She utilises it.", SOURCE, words)] == ["works with"]
    assert [each.offer for each in check("My blue badge form is here.", SOURCE, words)] == ["parking form"]
    without = own_list("en").with_entries([Entry("utilise", "", Kind.VERB)])
    assert check("She utilises it.", SOURCE, without) == ()


def test_names_are_left_alone() -> None:
    assert check("AJ and Provision help.", SOURCE, names=("AJ", "Provision Ltd")) == ()
    assert [each.rule for each in check("AJ helps me.", SOURCE)] == [Rule.SHORT_FORM]


def test_an_easy_wording_holds_only_for_the_text_it_was_made_from() -> None:
    texts = EasyTexts({(SOURCE, "I utilise it."): "I use it."})
    assert texts.wording(SOURCE, " I utilise it.\n") == "I use it."
    assert texts.wording(SOURCE, "I utilise them.") == ""
    assert texts.wording("cy", "I utilise it.") == ""


@given(st.text(max_size=400))
def test_any_text_can_be_checked_and_mended(text: str) -> None:
    for each in check(text, SOURCE):
        assert 0 <= each.start < each.end <= len(text)
        take(text, each)


def test_a_paragraph_is_checked_while_it_is_typed() -> None:
    """At most 2 ms for a paragraph of 70 words: the best of many, so that a busy machine does not decide."""
    paragraph = (
        "I want to stay in my own flat near my sister and my friends. Sara helps me to get up, wash and have breakfast. "
        "She knows that I like to choose my clothes. On Tuesdays we go to the pool, and I utilise the ramp. I would like "
        "to cook for two friends each week. If I fall or feel ill, call my sister on 01632 960 417."
    )
    check(paragraph, SOURCE)
    best = 1.0
    for _ in range(40):
        began = time.process_time()
        check(paragraph, SOURCE)
        best = min(best, time.process_time() - began)
    assert best <= 0.002
