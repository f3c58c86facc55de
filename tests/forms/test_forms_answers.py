"""Answers: what is typed becomes a value or a problem, and a value reads as a person would write it."""

from datetime import date, time
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nosdesk.domain.choices import CommunicationWay, Nation, PaymentRhythm, VisitKind, Weekday
from nosdesk.domain.problem import Problem
from nosdesk.domain.records import Visit
from nosdesk.forms.answers import (
    MOST_CHARACTERS,
    MOST_IN_LONG_TEXT,
    Raw,
    clean,
    display,
    parse,
    pattern_lines,
    typed,
)
from nosdesk.forms.catalogue import FORMS, form_for
from nosdesk.forms.question import (
    Choice,
    Date,
    Link,
    LongText,
    ManyChoices,
    Money,
    Number,
    Question,
    Scale,
    Text,
    TypedQuestion,
    WeeklyPattern,
    YesNo,
    questions,
)
from nosdesk.i18n import PSEUDO, Reader

TODAY = date(2026, 11, 22)
READER = Reader()
EASY = Reader(easy=True)


def ask(form: str, field: str) -> Question:
    return next(asked for asked in questions(form_for(form)) if asked.field == field)


def question(form: str, field: str) -> TypedQuestion:
    asked = ask(form, field)
    assert not isinstance(asked, WeeklyPattern)
    return asked


def read(form: str, field: str, raw: Raw, reader: Reader = READER) -> object:
    return parse(question(form, field), raw, reader, TODAY)


def said(form: str, field: str, raw: Raw, reader: Reader = READER) -> str:
    found = read(form, field, raw, reader)
    assert isinstance(found, Problem)
    return found.said(reader)


TYPED: list[TypedQuestion] = [
    asked for form in FORMS for asked in questions(form) if not isinstance(asked, WeeklyPattern)
]


@pytest.mark.parametrize("asked", TYPED, ids=lambda asked: asked.field)
def test_nothing_typed_is_no_answer(asked: TypedQuestion) -> None:
    empty: Raw = () if isinstance(asked, ManyChoices) else ("", "", "") if isinstance(asked, Date) else ""
    found = parse(asked, empty, READER, TODAY)
    if asked.always:
        assert isinstance(found, Problem)
        assert "last answer stays" in found.said(READER)
    else:
        assert found in (None, "", ())
        assert not isinstance(asked, Link) or asked.none or display(asked, found, READER, {}) == ""


def a_value(asked: TypedQuestion) -> st.SearchStrategy[object]:
    match asked:
        case Text():
            return st.text(max_size=MOST_CHARACTERS).map(lambda text: " ".join(clean(text).split())).filter(fits)
        case LongText():
            return st.text(max_size=500).map(clean)
        case Choice(options=options):
            return st.sampled_from(list(options))
        case ManyChoices(options=options):
            return st.sets(st.sampled_from(list(options))).map(lambda some: tuple(o for o in options if o in some))
        case YesNo():
            return st.booleans()
        case Date():
            return st.dates(date(1900, 1, 1), date(2150, 1, 1))
        case Money(places=places):
            return st.decimals(0, 999_999, places=places)
        case Number(least=least, most=most, places=places):
            return st.decimals(least, most, places=places) if places else st.integers(least, most)
        case Scale():
            return st.integers(1, 5)
        case Link():
            return st.uuids()


def fits(text: str) -> bool:
    return len(text) <= MOST_CHARACTERS


@given(st.data())
def test_what_is_shown_in_a_field_reads_back(data: st.DataObject) -> None:
    asked = data.draw(st.sampled_from(TYPED))
    value = data.draw(a_value(asked))
    assert parse(asked, typed(asked, value), READER, TODAY) == value


@given(st.data())
def test_every_value_can_be_displayed(data: st.DataObject) -> None:
    asked = data.draw(st.sampled_from(TYPED))
    value = data.draw(a_value(asked))
    names = {value: "Ruth Whitlock"} if isinstance(value, UUID) else {}
    for reader in (READER, EASY, Reader(PSEUDO)):
        shown = display(asked, value, reader, names)
        assert shown or value in ("", ())
        assert "{" not in shown or "{" in str(value)


@given(st.data(), st.one_of(st.text(), st.lists(st.text(), max_size=4).map(tuple)))
def test_whatever_is_typed_never_raises(data: st.DataObject, raw: Raw) -> None:
    asked = data.draw(st.sampled_from(TYPED))
    found = parse(asked, raw, READER, TODAY)
    if isinstance(found, Problem):
        assert found.said(READER)
        assert found.said(EASY)


def test_names_are_tidied_and_nothing_else() -> None:
    assert read("person", "name", "  Maya \t Whitlock\n") == "Maya Whitlock"
    assert read("person", "about", "I am funny.\r\nI like tea.\x00 ") == "I am funny.\nI like tea."
    assert read("person", "name", "Zoe\u0308") == "Zoë"
    assert read("person", "name", "half \ud83d a character") == "half a character"


def test_too_long_a_text_says_how_long_and_loses_nothing() -> None:
    assert read("person", "about", "x" * MOST_IN_LONG_TEXT) == "x" * MOST_IN_LONG_TEXT
    assert said("person", "name", "x" * 10_000) == (
        "This has 10,000 characters. There is room for 200. Make it shorter: nothing you typed is lost."
    )
    assert "You have 201 letters." in said("person", "name", "x" * 201, EASY)


def test_a_date_comes_in_three_boxes() -> None:
    assert read("person", "birth_date", ("27", "3", "1994")) == date(1994, 3, 27)
    assert read("person", "birth_date", (" 27 ", "March", "94")) == date(1994, 3, 27)
    assert read("person", "birth_date", ("", " ", "")) is None
    assert read("person", "birth_date", "27.3.1994") == date(1994, 3, 27)


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (("31", "2", "2027"), "February 2027 has 28 days. Choose 1 to 28."),
        (("0", "2", "2028"), "February 2028 has 29 days. Choose 1 to 29."),
        (("3", "13", "2027"), "A year has 12 months. Choose 1 to 12."),
        (("", "1", "2027"), "The day is missing. Add it."),
        (("1", "", "2027"), "The month is missing. Add it."),
        (("1", "1", ""), "The year is missing. Add it."),
        (("1", "1", "0"), "This is not a date that can be read: 1/1/0. Write it like 14/12/2026."),
    ],
)
def test_a_date_that_is_none_says_why(parts: tuple[str, ...], words: str) -> None:
    assert said("person", "birth_date", parts) == words


def test_a_wrong_day_is_said_in_easy_words_and_in_welsh_months() -> None:
    assert said("person", "birth_date", ("31", "4", "2027"), EASY) == "April 2027 ends on day 30. Choose 1 to 30."
    assert "2027" in said("person", "birth_date", ("31", "4", "2027"), Reader("cy"))


def test_money_and_numbers() -> None:
    assert read("specification", "budget", "£1,234.50") == Decimal("1234.50")
    assert isinstance(read("specification", "budget", "£1,00.0"), Problem)
    assert isinstance(read("specification", "budget", "-5"), Problem)
    assert isinstance(read("specification", "budget", "12.505"), Problem)
    assert read("offer-price", "amount", "45.5p") == Decimal("0.455")
    assert read("specification", "weeks_wanted", "52 weeks") == 52
    assert type(read("specification", "weeks_wanted", "52")) is int
    assert read("specification", "miles_a_week", "12.5") == Decimal("12.5")
    assert read("funding", "share", "62.5%") == Decimal("62.5")
    assert said("specification", "weeks_wanted", "0") == "This must be from 1 to 1,040. Change the number."
    assert said("score", "score", "6", EASY) == "Choose a number from 0 to 5."
    assert isinstance(read("specification", "weeks_wanted", "2.5"), Problem)


def test_choices_come_as_codes() -> None:
    assert read("person", "nation", "WLS") is Nation.WALES
    assert read("person", "communication_ways", ("pictures", "talking", "")) == (
        CommunicationWay.TALKING,
        CommunicationWay.PICTURES,
    )
    assert read("person", "interpreter", "no") is False
    assert read("quick-check", "face", "4") == 4
    for form, field, raw in (
        ("person", "nation", "XXX"),
        ("person", "communication_ways", ("talking", "shouting")),
        ("person", "interpreter", "maybe"),
        ("quick-check", "face", "6"),
        ("authority", "contact_id", "Ruth"),
    ):
        assert "Choose one from the list." in said(form, field, raw)


def test_a_field_that_always_holds_an_answer_cannot_be_emptied() -> None:
    assert read("contract", "rhythm", "weekly") is PaymentRhythm.WEEKLY
    assert said("contract", "days_to_pay", " ", EASY) == "You need an answer here. We keep your last answer."


def test_answers_read_well() -> None:
    ruth = uuid4()
    names = {ruth: "Ruth Whitlock"}

    def shown(form: str, field: str, value: object, reader: Reader = READER) -> str:
        return display(ask(form, field), value, reader, names)

    assert shown("person", "birth_date", date(1994, 3, 27)) == "27 March 1994"
    assert shown("person", "nation", Nation.WALES) == "Wales"
    assert shown("person", "communication_ways", (CommunicationWay.TALKING, CommunicationWay.MAKATON)) == (
        "Talking and Makaton"
    )
    assert shown("person", "interpreter", False) == "No"
    assert shown("person", "interpreter", None) == ""
    assert shown("specification", "budget", Decimal("1234.5")) == "£1,234.50"
    assert shown("specification", "budget", Decimal(0)) == "£0.00"
    assert shown("offer-price", "amount", Decimal("0.4550")) == "£0.455"
    assert shown("specification", "weeks_wanted", 1) == "1 week"
    assert shown("specification", "weeks_wanted", 52) == "52 weeks"
    assert shown("contract", "notice_days", 0) == "0 days"
    assert shown("funding", "share", Decimal("62.5")) == "62.5%"
    assert shown("quick-check", "face", 5) == "Very good"
    assert shown("authority", "contact_id", ruth) == "Ruth Whitlock"
    assert shown("authority", "contact_id", None) == "The person"
    assert shown("authority", "contact_id", None, EASY) == "Me"
    assert shown("objective", "outcome_id", None) == ""


def test_a_value_of_another_field_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError):
        display(ask("person", "birth_date"), "27 March 1994", READER, {})
    with pytest.raises(TypeError):
        display(ask("person", "communication_ways"), Nation.WALES, READER, {})


def visit(**values: object) -> Visit:
    return Visit(specification_id=uuid4(), **values)  # type: ignore[arg-type]


def test_a_weekly_pattern_reads_day_by_day() -> None:
    visits = (
        visit(days=(Weekday.SATURDAY,), start=time(22), end=time(7), kind=VisitKind.SLEEPING, every_weeks=2),
        visit(days=(Weekday.FRIDAY, Weekday.MONDAY), start=time(8, 30), end=time(10, 30), workers=2),
        visit(days=tuple(Weekday), start=time(7), end=time(8)),
        visit(days=()),
    )
    assert pattern_lines(visits, READER) == (
        "Every day, 7 am to 8 am",
        "Monday and Friday, 8:30 am to 10:30 am, 2 workers at once",
        "Saturday, 10 pm to 7 am, Sleeping night, every 2 weeks",
    )
    assert display(ask("specification", "visits"), visits[1:2], READER, {}).startswith("Monday and Friday")
    assert display(ask("specification", "visits"), (), READER, {}) == ""
