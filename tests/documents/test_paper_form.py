"""Paper forms as blocks: their codes, their wording, their arrows, what is known already."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from itertools import product
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nosdesk.documents import blocks as b
from nosdesk.documents import paper_form
from nosdesk.documents.blocks import Document, sayings
from nosdesk.documents.formats import Format
from nosdesk.documents.paper_answers import Known
from nosdesk.documents.paper_code import code_for, read_code
from nosdesk.documents.paper_form import Asked
from nosdesk.domain.choices import CommunicationWay, Nation, Route, Weekday
from nosdesk.domain.people import LifeStage
from nosdesk.domain.records import Contact, Contract, Person, Specification, Visit
from nosdesk.forms.catalogue import FORMS, form_for
from nosdesk.forms.numbering import lettered, numbered, paper_parts
from nosdesk.forms.question import Choice, Form, ManyChoices, Rows, Scale, YesNo
from nosdesk.i18n import Reader

CASES = list(product(FORMS, Format))


def paper(key: str, form: Format = Format.STANDARD, known: Known | None = None, asked: Asked | None = None) -> Document:
    return paper_form.build(form_for(key), Reader(), form, known, asked)


def asked(document: Document) -> dict[str, b.FormQuestion]:
    return {block.key: block for block in document.blocks if isinstance(block, b.FormQuestion)}


def boxes(question: b.FormQuestion) -> tuple[b.CheckBox, ...]:
    return next(answer.boxes for answer in question.answers if isinstance(answer, b.CheckBoxes))


def space(question: b.FormQuestion) -> b.AnswerSpace:
    return next(answer for answer in question.answers if isinstance(answer, b.AnswerSpace))


@pytest.mark.parametrize(("form", "written_as"), CASES, ids=lambda value: getattr(value, "key", value))
def test_every_question_is_asked_once_in_the_order_of_the_screens(form: Form, written_as: Format) -> None:
    document = paper(form.key, written_as)
    reader = Reader(easy=written_as.easy)
    found = asked(document)
    keys = list(found)
    wanted: list[str] = []
    for item in numbered(paper_parts(form, Route.FULL, None)):
        wanted.append(item.number)
        assert found[item.number].text == reader.say(item.asked.ask)
        if isinstance(item.asked, Rows):
            letters = lettered(item.number, item.asked, Route.FULL)
            count = paper_form.cards(item.asked, letters, written_as)
            assert count >= max(1, item.asked.least)
            wanted += [f"{each.number}/{card}" for card in range(1, count + 1) for each in letters]
        elif isinstance(item.asked, Choice | ManyChoices):
            said = [box.text for box in boxes(found[item.number])]
            assert said == [reader.say(member.words) for member in item.asked.options]
        elif isinstance(item.asked, YesNo):
            assert len(boxes(found[item.number])) == 2
        elif isinstance(item.asked, Scale):
            assert len(boxes(found[item.number])) == 5
            assert all(bool(box.picture) == written_as.easy for box in boxes(found[item.number]))
    assert keys == [*wanted, str(_count(form) + 1), str(_count(form) + 2)]
    assert len(keys) == len(set(keys))


def _count(form: Form) -> int:
    return len(numbered(paper_parts(form, Route.FULL, None)))


@pytest.mark.parametrize(("form", "written_as"), CASES, ids=lambda value: getattr(value, "key", value))
def test_paper_does_not_speak_of_pressing_or_screens(form: Form, written_as: Format) -> None:
    for block in paper(form.key, written_as).blocks:
        if isinstance(block, b.FormQuestion):
            for text in (block.text, *block.hints):
                assert not {"press", "click", "screen", "button"} & set(text.casefold().replace(".", "").split())
        elif isinstance(block, b.Paragraph | b.PictureRow):
            said = " ".join(b.block_sayings(block)).casefold()
            assert "press" not in said


@pytest.mark.parametrize("written_as", Format)
def test_arrows_say_where_to_go(written_as: Format) -> None:
    found = asked(paper("person", written_as))
    number = next(
        key
        for key, block in found.items()
        if any(box.goes_to for a in block.answers if isinstance(a, b.CheckBoxes) for box in a.boxes)
    )
    yes, no = boxes(found[number])
    assert yes.goes_to == f"Go to question {int(number) + 1}"
    assert no.goes_to == f"Go to question {int(number) + 2}"
    assert f"question {number}" in found[str(int(number) + 1)].only_if
    assert "“Yes”" in found[str(int(number) + 1)].only_if
    assert not any(box.goes_to for box in boxes(asked(paper("concern", written_as))["1"]))


def test_pages_for_people_under_18_say_so_until_the_age_is_known() -> None:
    notes = [block for block in paper("person").blocks if isinstance(block, b.Notice)]
    first, *stages = notes
    assert first.title
    assert len(stages) == 2
    funding = next(block for block in asked(paper("person")).values() if "pays" in block.text)
    assert all(f"question {funding.number}." in " ".join(note.sentences) for note in stages)
    for stage, count in ((LifeStage.ADULT, 1), (LifeStage.CHILD, 1)):
        known = paper("person", asked=Asked(stage=stage))
        assert sum(isinstance(block, b.Notice) for block in known.blocks) == count
    adult, child = (asked(paper("person", asked=Asked(stage=stage))) for stage in (LifeStage.ADULT, LifeStage.CHILD))
    assert len(child) - len(adult) == 3


@pytest.mark.parametrize(("form", "written_as"), CASES, ids=lambda value: getattr(value, "key", value))
def test_a_code_leads_back_to_its_form(form: Form, written_as: Format) -> None:
    document = paper(form.key, written_as)
    code = read_code(document.code)
    assert code is not None
    assert (code.form, code.format, str(code)) == (form.key, written_as, document.code)
    for typed in (
        document.code.lower(),
        document.code.replace("-", " "),
        f"  {document.code} ",
        document.code.replace("-", ""),
    ):
        assert read_code(typed) == code


def test_every_form_has_a_short_code_of_its_own() -> None:
    codes = [paper(form.key).code.rsplit("-", 2)[0] for form in FORMS]
    assert len(set(codes)) == len(FORMS)
    assert all(len(code) <= len("NOS-CONTRACT") for code in codes)


def test_a_code_changes_with_the_words_and_the_way_of_asking() -> None:
    plain = paper("contract").code
    assert paper("contract", asked=Asked(route=Route.SHORT)).code != plain
    assert paper_form.build(form_for("contract"), Reader("cy"), Format.STANDARD).code != plain
    assert paper("contract").code == plain
    form = form_for("contract")
    part = form.parts[0]
    changed = replace(form, parts=(replace(part, title=form.title), *form.parts[1:]))
    assert paper_form.build(changed, Reader(), Format.STANDARD).code != plain
    assert str(code_for(form, Format.LARGE, (), 30)).startswith("NOS-CONTRACT-L30-")
    found = read_code(str(code_for(form, Format.LARGE, (), 30)))
    assert found is not None
    assert found.size == 30


@given(st.text(max_size=30))
def test_what_is_no_code_is_none(text: str) -> None:
    found = read_code(text)
    assert found is None or text.strip().upper().startswith("NOS")


NAME, ABOUT = "Maya Whitlock", "I am funny. " * 200


def maya() -> Known:
    person = Person(
        name=NAME,
        about=ABOUT,
        birth_date=date(1994, 3, 7),
        nation=Nation.WALES,
        interpreter=False,
        communication_ways=(CommunicationWay.SIGNS, CommunicationWay.WRITING),
    )
    contacts = tuple(Contact(person_id=person.id, name=f"Friend {n}", involved="x" * 3000) for n in range(1, 5))
    return Known(person, {"people": contacts})


@pytest.mark.parametrize("written_as", Format)
def test_what_is_known_stands_in_its_place_and_the_questions_stay_where_they_were(written_as: Format) -> None:
    filled, blank = paper("person", written_as, maya()), paper("person", written_as)
    assert filled.code == blank.code
    found = asked(filled)
    assert list(found) == list(asked(blank))
    assert space(found["1"]).written == NAME
    assert space(found["3"]).written == "07031994"
    assert [box.text for box in boxes(found["4"]) if box.ticked] == ["Wales"]
    assert sum(box.ticked for box in boxes(found["11"])) == 2
    assert [box.ticked for box in boxes(found["15"])] == [False, True]
    for key, block in asked(blank).items():
        same = [answer for answer in found[key].answers if isinstance(answer, b.AnswerSpace)]
        assert [each.lines for each in same] == [a.lines for a in block.answers if isinstance(a, b.AnswerSpace)]


@pytest.mark.parametrize("written_as", Format)
def test_nothing_known_is_left_out(written_as: Format) -> None:
    document = paper("person", written_as, maya())
    said = "\n".join(sayings(document))
    assert ABOUT.strip() in said
    assert all(said.count(f"Friend {n}") == 1 for n in range(1, 5))
    assert said.count("x" * 3000) == 4
    assert isinstance(document.blocks[-1], b.Facts)
    assert "We know" not in "\n".join(sayings(paper("person", written_as)))


def test_sums_dates_and_a_week_stand_in_their_places() -> None:
    spec = Specification(person_id=uuid4(), budget=Decimal("1234.50"), start_wanted=date(2027, 1, 11), weeks_wanted=12)
    visits = (
        Visit(specification_id=spec.id, days=(Weekday.MONDAY, Weekday.FRIDAY), start=time(8, 30), end=time(10)),
        Visit(specification_id=spec.id, days=(Weekday.MONDAY,), start=time(18), end=time(19)),
    )
    document = paper("specification", known=Known(spec, {"visits": visits}))
    written = {
        text
        for block in asked(document).values()
        for a in block.answers
        if isinstance(a, b.AnswerSpace)
        for text in [a.written]
        if text
    }
    assert {"1234.50", "11012027", "12"} <= written
    week = next(a for block in asked(document).values() for a in block.answers if isinstance(a, b.Table))
    cells = {line.cells[0].text: [cell.text for cell in line.cells[1:]] for line in week.rows}
    assert cells["Monday"] == ["8:30 am to 10 am", "6 pm to 7 pm", ""]
    assert cells["Tuesday"] == ["", "", ""]
    assert not any(isinstance(block, b.Facts) for block in document.blocks)
    twice = (replace(visits[0], workers=2),)
    document = paper("specification", known=Known(spec, {"visits": twice}))
    (facts,) = (block for block in document.blocks if isinstance(block, b.Facts))
    assert "2 workers" in facts.facts[0].value


def test_a_form_that_is_signed_has_places_to_sign() -> None:
    assert sum(isinstance(block, b.Signature) for block in paper("sign").blocks) == 2
    assert sum(isinstance(block, b.Signature) for block in paper("agree").blocks) == 1
    assert not any(isinstance(block, b.Signature) for block in paper("person").blocks)
    assert form_for("sign").record is Contract


def test_the_first_page_names_who_helps() -> None:
    help_from = b.Contact("Priya Nair", ("Advocate", "Phone 01632 960 417"))
    document = paper("person", asked=Asked(person=NAME, contacts=(help_from,)))
    said = "\n".join(sayings(document))
    assert "Ask Priya Nair: Phone 01632 960 417." in said
    assert NAME in said
