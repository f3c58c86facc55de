"""Numbers on paper, and where each answer leads: the next question that may be asked, whatever hangs on what."""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nosdesk.domain.choices import PaymentRhythm, Route
from nosdesk.domain.people import LifeStage
from nosdesk.domain.records import Person
from nosdesk.forms.catalogue import FORMS, form_for
from nosdesk.forms.numbering import Numbered, following, hangs_on, leads, lettered, numbered, paper_parts
from nosdesk.forms.question import Choice, Form, Is, Page, Rows, Text, YesNo
from nosdesk.i18n import Words

W = Words("Word")


def yes_no(name: str, only_if: Is | None = None) -> YesNo:
    return YesNo(field=name, ask=W, why=W, only_if=only_if)


def text(name: str, only_if: Is | None = None) -> Text:
    return Text(field=name, ask=W, why=W, only_if=only_if)


def items(*pages: tuple[YesNo | Text | Choice, ...]) -> tuple[Numbered, ...]:
    parts = tuple(Page(key=str(at), title=W, questions=questions) for at, questions in enumerate(pages))
    return numbered(Form(key="x", record=Person, title=W, about=W, picture="you", parts=parts).parts)


def target(found: tuple[Numbered, ...], at: int, value: object) -> str:
    item = following(found, at, value)
    return item.number if item else "end"


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_every_question_has_a_number_of_its_own(form: Form) -> None:
    found = numbered(paper_parts(form, Route.FULL, None))
    assert [item.number for item in found] == [str(number) for number in range(1, len(found) + 1)]
    for item in found:
        if isinstance(item.asked, Rows):
            letters = [each.number for each in lettered(item.number, item.asked, Route.FULL)]
            assert letters[0] == f"{item.number}a"
            assert len(letters) == len(set(letters))


def test_yes_leads_to_what_hangs_on_it_and_no_past_it_onto_the_next_page() -> None:
    found = items((yes_no("a"), text("b", Is("a", True)), text("c", Is("a", True))), (text("d"),))
    assert target(found, 0, True) == "2"
    assert target(found, 0, False) == "4"
    owner = hangs_on(found, found[2].asked)
    assert owner is not None
    assert owner.number == "1"


def test_a_condition_in_a_condition_is_left_out_with_it() -> None:
    found = items(
        (yes_no("a"), yes_no("b", Is("a", True))),
        (text("c", Is("b", True)), text("d", Is("a", False))),
        (text("e"),),
    )
    assert target(found, 0, True) == "2"
    assert target(found, 0, False) == "4"
    assert target(found, 1, True) == "3"
    assert target(found, 1, False) == "5", "d is for those who said no at 1, and they were not asked 2"


def test_what_hangs_on_an_earlier_answer_is_left_to_its_own_words() -> None:
    found = items((yes_no("a"), yes_no("b"), text("c", Is("a", True)), text("d")))
    assert target(found, 1, False) == "3"


def test_nothing_left_leads_to_the_end() -> None:
    found = items((yes_no("a"), text("b", Is("a", True))))
    assert target(found, 0, False) == "end"


def test_the_arrows_of_the_forms_there_are() -> None:
    person = numbered(paper_parts(form_for("person"), Route.FULL, None))
    at = next(n for n, item in enumerate(person) if getattr(item.asked, "field", "") == "interpreter")
    assert {value: item.number if item else "" for value, item in leads(person, at).items()} == {
        True: str(at + 2),
        False: str(at + 3),
    }
    contract = numbered(paper_parts(form_for("contract"), Route.FULL, None))
    rhythm = next(n for n, item in enumerate(contract) if getattr(item.asked, "field", "") == "rhythm")
    assert leads(contract, rhythm) == {}, "the next question is for everybody"
    asked = contract[rhythm + 2].asked
    assert not isinstance(asked, Rows)
    assert asked.only_if == Is("rhythm", PaymentRhythm.FOUR_WEEKLY)


def test_the_short_way_and_the_stage_of_life_leave_pages_out() -> None:
    form = form_for("person")
    parts = {
        (route, stage): {part.key for part in paper_parts(form, route, stage)}
        for route, stage in product(Route, (None, *LifeStage))
    }
    assert "under-18" in parts[Route.FULL, None] & parts[Route.FULL, LifeStage.CHILD]
    assert "under-18" not in parts[Route.FULL, LifeStage.ADULT]
    contract = form_for("contract")
    assert len(paper_parts(contract, Route.SHORT, None)) < len(paper_parts(contract, Route.FULL, None))


NAMES = "abcdefgh"


@st.composite
def forms(draw: st.DrawFn) -> tuple[Numbered, ...]:
    questions = []
    for at, name in enumerate(NAMES):
        owner = draw(st.sampled_from([None, *NAMES[:at]]))
        only_if = Is(owner, draw(st.booleans())) if owner else None
        questions.append(yes_no(name, only_if))
    return items(tuple(questions[:4]), tuple(questions[4:]))


@given(forms(), st.lists(st.booleans(), min_size=8, max_size=8))
def test_following_the_paper_asks_what_the_screen_asks(found: tuple[Numbered, ...], said: list[bool]) -> None:
    """Somebody who follows the arrows, and each question's own "only if", is asked the same as on the screen."""
    given_answers = dict(zip(NAMES, said, strict=True))

    def by_screen() -> list[str]:
        answers: dict[str, bool] = {}
        for item in found:
            asked = item.asked
            assert not isinstance(asked, Rows)
            if asked.only_if is None or answers.get(asked.only_if.field) == asked.only_if.value:
                answers[asked.field] = given_answers[asked.field]
        return list(answers)

    by_paper: dict[str, bool] = {}
    at: int | None = 0
    while at is not None:
        asked = found[at].asked
        assert not isinstance(asked, Rows)
        if asked.only_if is not None and by_paper.get(asked.only_if.field) != asked.only_if.value:
            at = at + 1 if at + 1 < len(found) else None
            continue
        by_paper[asked.field] = given_answers[asked.field]
        following_item = following(found, at, given_answers[asked.field])
        at = found.index(following_item) if following_item else None
    assert list(by_paper) == by_screen()


def test_numbers_go_up() -> None:
    found = numbered(paper_parts(form_for("specification"), Route.FULL, None))
    assert all(int(a.number) < int(b.number) for a, b in pairwise(found))
