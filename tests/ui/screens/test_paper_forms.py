"""Paper forms at the window: printing one, and typing in what was written on it, page by page."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QFileDialog

from nosdesk.documents.formats import Format
from nosdesk.domain.choices import Nation, Source
from nosdesk.domain.records import Contact, Export, Outcome, Person, Provenance, Specification
from nosdesk.forms.catalogue import FORMS, form_for
from nosdesk.i18n import Reader
from nosdesk.services import answers, paper_forms, people, specify
from nosdesk.ui import places
from tests.ui.drive import choose, press, said, there, write
from tests.ui.screens.seat import Seat

CODE = "What is the code of the form?"


def code(seat: Seat, form: str, written_as: Format = Format.STANDARD) -> str:
    return paper_forms.code_of(form_for(form), written_as, seat.read(Person), seat.desk, Reader())


def opened(seat: Seat, form: str, row: str, *, who: str = "Priya Nair") -> None:
    seat.go(places.TypeIn())
    write(seat.window, CODE, code(seat, form))
    press(seat.window, "Open this form")
    write(seat.window, "Who wrote on the paper?", who)
    for part, text in (("Day", "3"), ("Month", "11"), ("Year", "2026")):
        write(seat.window, f"On which day was it written?: {part}", text)
    press(seat.window, row)


def test_a_form_is_typed_in_page_by_page_in_the_order_of_the_paper(seat: Seat) -> None:
    opened(seat, "person", "Maya Ferndale")
    pages, total = paper_forms.pages(paper_forms.understand(seat.desk, code(seat, "person"), seat.person_id, Reader()))
    assert f"Paper page {pages[0].number} of {total}" in said(seat.window)
    assert pages[0].number == 2
    for page in pages[:2]:
        assert f"Paper page {page.number} of {total}" in said(seat.window)
        for one in page.questions:
            assert f"Question {one.item.number}" in said(seat.window)
        if page is pages[0]:
            write(seat.window, "What do you like to be called?", "May")
            choose(seat.window, "Wales")
        press(seat.window, "Next")
    person = seat.read(Person)
    assert (person.known_as, person.nation) == ("May", Nation.WALES)
    kept = {each.field: each for each in seat.all(Provenance)}
    assert set(kept) == {"known_as", "nation"}
    assert kept["known_as"].source is Source.PAPER
    assert kept["known_as"].stated_on == date(2026, 11, 3)
    assert kept["known_as"].detail == f"Paper form {code(seat, 'person')}, page 2, written by Priya Nair"
    assert seat.history(person.id, "known_as")


def test_every_page_of_a_form_can_be_gone_through_to_its_answers(seat: Seat) -> None:
    seat.prefer(easy=False)
    opened(seat, "person", "Maya Ferndale")
    printing = paper_forms.understand(seat.desk, code(seat, "person"), seat.person_id, Reader())
    count = len(paper_forms.pages(printing)[0])
    for _ in range(count - 1):
        press(seat.window, "Next")
    press(seat.window, "Check the answers")
    assert seat.ui.here == places.CheckAnswers("person", seat.person_id)


def test_a_card_becomes_a_new_row_or_one_that_is_there(seat: Seat) -> None:
    known = answers.add(seat.desk, Outcome, person_id=seat.person_id, statement="I swim")
    opened(seat, "outcomes", "Maya Ferndale")
    press(seat.window, "It is “I swim”")
    write(seat.window, "What do you want to achieve?", "I swim every week")
    assert seat.read(Outcome, known.id).statement == "I swim every week"
    while not there(seat.window, "Type in Outcome 2"):
        press(seat.window, "Next")
    press(seat.window, "Type in Outcome 2")
    write(seat.window, "What do you want to achieve?", "I cook")
    assert sorted(each.statement for each in seat.all(Outcome)) == ["I cook", "I swim every week"]
    assert not there(seat.window, "It is “I swim")
    sources = {(each.about, each.source) for each in seat.all(Provenance)}
    assert sources == {("Outcome", Source.PAPER)}


def test_a_form_of_one_row_begins_a_new_record(seat: Seat) -> None:
    opened(seat, "contact", "A new one for Maya Ferndale: Key person")
    write(seat.window, "What is this person’s name?", "Jo")
    (contact,) = seat.all(Contact)
    assert contact.name == "Jo"
    assert contact.person_id == seat.person_id


def test_a_question_comes_with_the_answer_it_hangs_on_and_its_number_too(seat: Seat) -> None:
    opened(seat, "person", "Maya Ferndale")
    while not there(seat.window, "Yes"):
        press(seat.window, "Next")
    name = seat.question("person", "interpreter_for")
    if there(seat.window, name):
        pytest.fail("asked before it was answered")
    choose(seat.window, "Yes")
    assert seat.read(Person).interpreter is True
    if not there(seat.window, name):
        press(seat.window, "Next")
    write(seat.window, name, "Welsh")
    assert seat.read(Person).interpreter_for == "Welsh"


def test_what_is_no_code_is_told_at_the_field(seat: Seat) -> None:
    seat.go(places.TypeIn())
    write(seat.window, CODE, "NOS-CAKE-1")
    press(seat.window, "Open this form")
    assert "NOS-CAKE-1 is not the code of a form." in said(seat.window)
    assert isinstance(seat.ui.here, places.TypeIn)
    assert not seat.ui.here.code


def test_a_paper_of_another_printing_says_so_and_can_be_typed_in(seat: Seat) -> None:
    old = f"{code(seat, 'contact')[:-3]}222"
    seat.go(places.TypeIn(code=old))
    press(seat.window, "A new one for")
    assert "another printing" in said(seat.window)
    write(seat.window, "What is this person’s name?", "Jo")
    assert seat.all(Contact)[0].name == "Jo"


def test_a_printing_is_known_by_its_code_in_every_format(seat: Seat) -> None:
    for form in FORMS:
        for written_as in Format:
            printing = paper_forms.understand(seat.desk, code(seat, form.key, written_as), seat.person_id, Reader())
            assert printing.same
            assert (printing.form, printing.written_as) == (form.key, written_as)
    welsh = paper_forms.code_of(form_for("person"), Format.LARGE, None, seat.desk, Reader("cy"))
    assert paper_forms.understand(seat.desk, welsh, seat.person_id, Reader()).locale == "cy"


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_every_form_can_be_chosen_from_the_list(seat: Seat, form: object) -> None:
    specify.start_specification(seat.desk, seat.person_id, "Mornings")
    seat.go(places.TypeIn(code=code(seat, form.key)))  # type: ignore[attr-defined]
    assert seat.ui.say(form.title) in said(seat.window)  # type: ignore[attr-defined]


def test_the_wizard_leads_to_its_paper_blank_or_filled_in(
    seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat.go(places.Wizard("person", seat.person_id, "name"))
    press(seat.window, "Fill this in on paper")
    assert seat.ui.here == places.PaperForm("person", seat.person_id, "standard")
    path = tmp_path / "form.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    press(seat.window, "Save as PDF")
    blank = PdfReader(path)
    assert not seat.all(Export)
    choose(seat.window, "What we know already")
    press(seat.window, "Save as PDF")
    filled = PdfReader(path)
    assert "Maya Ferndale" in filled.pages[1].extract_text()
    assert "Maya Ferndale" not in blank.pages[1].extract_text()
    assert [each.document for each in seat.all(Export)] == ["form:person"]
    choose(seat.window, "Large print")
    assert seat.ui.here == places.PaperForm("person", seat.person_id, "large", known=True)


def test_the_documents_lead_to_typing_in(seat: Seat) -> None:
    seat.go(places.Papers())
    press(seat.window, "Type in a paper form")
    assert seat.ui.here == places.TypeIn(format="standard")
    choose(seat.window, "Large print")
    press(seat.window, form_for("person").title.plain)
    assert isinstance(seat.ui.here, places.TypeIn)
    assert seat.ui.here.code == code(seat, "person", Format.LARGE)


def test_known_answers_keep_the_pages_of_the_paper(seat: Seat) -> None:
    from nosdesk.export.pdf import pages_of

    person = replace(seat.read(Person), about="I am funny. " * 150)
    answers.save(seat.desk, Person, person.id, "about", person.about, None, None)
    people.add_person(seat.desk, "Another")
    for written_as in Format:
        reader = Reader(easy=written_as.easy)
        both = [
            paper_forms.build(seat.desk, form_for("person"), person.id, written_as, Reader(), known=known)
            for known in (True, False)
        ]
        where = [pages_of(document, written_as, reader)[0] for document in both]
        questions = [{key: page for key, page in found.items() if key.startswith("question-")} for found in where]
        assert questions[0] == questions[1]
        printing = paper_forms.understand(seat.desk, both[0].code, person.id, Reader())
        typed = {one.item.number: page.number for page in paper_forms.pages(printing)[0] for one in page.questions}
        assert all(
            questions[0][f"question-{number}"] == page
            for number, page in typed.items()
            if f"question-{number}" in questions[0]
        )
    assert not seat.all(Specification)
