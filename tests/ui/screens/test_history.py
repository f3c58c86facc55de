"""The history as a person reads it, and putting back what was there before."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from ui.drive import press, said, there

from nosdesk.domain.author import Author
from nosdesk.domain.choices import ContractStatus, SpecificationStatus
from nosdesk.domain.records import RECORDS, Contract, Milestone, Need, Objective, Outcome, Person, Photo, Specification
from nosdesk.errors import KnownError
from nosdesk.i18n import Reader
from nosdesk.services import answers, history, people, put_back
from nosdesk.services.desk import Desk
from nosdesk.services.history_words import KINDS, field_label, kind_words, said_fields
from nosdesk.storage.timeline import Only
from nosdesk.ui import places
from tests.ui.screens.contract_case import draw_up, make_case, sign
from tests.ui.screens.seat import CTRL, Seat

BESIDE = ("about", "about_id", "about_version", "digest", "field", "made_from", "to_id")
"""Fields of a record about another one that its name says already."""
LONG = "I like my garden, loud music in the morning and my sister Leila who comes on Sunday."


def save(seat: Seat, **values: object) -> None:
    """Say something about the person, each answer in a visit of its own."""
    for field, value in values.items():
        answers.save(seat.desk, Person, seat.person_id, field, value, None, None)


def of_person(seat: Seat, **more: object) -> places.History:
    """The timeline of the person."""
    return places.History("Person", seat.person_id, **more)  # type: ignore[arg-type]


def test_every_change_says_who_when_what_was_and_what_is(seat: Seat) -> None:
    save(seat, phone="01632 960111")
    seat.ui.desk = seat.desk.by(Author("Maya Ferndale", "Idris Vale"))
    save(seat, phone="01632 960222", birth_date=date(1994, 5, 1))
    seat.go(places.Home(seat.person_id))
    press(seat.window, "History")
    words = said(seat.window)
    assert "Phone: was “01632 960111”, now “01632 960222”" in words
    assert "Phone: was empty, now “01632 960111”" in words
    assert "Date of birth: was empty, now 1 May 1994" in words
    assert "Maya Ferndale and Idris Vale together" in words
    assert seat.ui.reader.weekday_date(datetime.now(UTC).astimezone().date()) in words
    assert words.index("now 1 May 1994") < words.index("now “01632 960222”") < words.index("now “01632 960111”")


def test_a_long_text_says_what_was_taken_out_and_put_in(seat: Seat) -> None:
    save(seat, about=LONG)
    save(seat, about=LONG.replace("loud", "quiet").replace(" who comes on Sunday", ""))
    seat.go(of_person(seat))
    words = said(seat.window)
    assert "About me: taken out: “loud”; put in: “quiet”" in words
    assert "taken out: “Leila who comes on Sunday.”; put in: “Leila.”" in words


def test_a_person_sees_it_as_it_was_and_puts_one_answer_back(seat: Seat) -> None:
    save(seat, phone="1", email="a@example.org")
    save(seat, phone="2", email="b@example.org")
    first = seat.history(seat.person_id, "email")[-1]
    before = len(seat.history(seat.person_id, "phone"))
    seat.go(places.AsItWas("Person", seat.person_id, first.number))
    assert "Today: b@example.org" in said(seat.window)
    press(seat.window, "Put this back: Phone")
    assert "Phone: now “2”, then “1”" in seat.asked[-1]
    person = seat.read(Person, seat.person_id)
    assert (person.phone, person.email) == ("1", "b@example.org")
    assert len(seat.history(seat.person_id, "phone")) == before + 1
    assert not there(seat.window, "Put this back: Phone")
    press(seat.window, "Put all of it back")
    assert seat.read(Person, seat.person_id).email == "a@example.org"


def test_putting_back_can_be_refused_and_taken_back(seat: Seat) -> None:
    save(seat, phone="1")
    save(seat, phone="2")
    seat.go(of_person(seat))
    seat.yes = False
    press(seat.window, "Put back what was there before: About the person")
    assert seat.read(Person, seat.person_id).phone == "2"
    seat.yes = True
    press(seat.window, "Put back what was there before: About the person")
    assert seat.read(Person, seat.person_id).phone == "1"
    seat.key(Qt.Key.Key_Z, CTRL)
    assert seat.read(Person, seat.person_id).phone == "2"
    assert "Taken back: an earlier change" in said(seat.window)


def test_what_was_removed_is_brought_back_with_its_answers(seat: Seat) -> None:
    need = answers.add(seat.desk, Need, person_id=seat.person_id, statement="Help with cooking")
    answers.remove(seat.desk, Need, need.id)
    seat.go(of_person(seat))
    assert "Removed" in said(seat.window)
    press(seat.window, "Bring it back: A need: Help with cooking")
    assert "A need: comes back into its list" in seat.asked[-1]
    assert seat.read(Need).statement == "Help with cooking"
    assert "Brought back" in said(seat.window)


def test_an_answer_that_was_another_one_leads_to_its_earlier_answers(seat: Seat) -> None:
    save(seat, phone="1", email="a@example.org")
    save(seat, phone="2")
    seat.go(places.CheckAnswers("person", seat.person_id))
    assert not there(seat.window, "Earlier answers: Email")
    press(seat.window, "Earlier answers: Phone")
    words = said(seat.window)
    assert "was “1”, now “2”" in words
    assert "example.org" not in words


def test_a_long_history_is_turned_over_page_by_page(seat: Seat) -> None:
    for number in range(45):
        save(seat, phone=f"number {number}")
    seat.go(of_person(seat))
    assert "now “number 44”" in said(seat.window)
    assert "now “number 20”" not in said(seat.window)
    press(seat.window, "Show older changes")
    assert "now “number 20”" in said(seat.window)
    press(seat.window, "Show older changes")
    assert "now “number 0”" in said(seat.window)
    assert not there(seat.window, "Show older changes")
    press(seat.window, "Show the newest changes")
    assert "now “number 44”" in said(seat.window)
    assert not there(seat.window, "Show the newest changes")


def test_one_persons_changes_alone_can_be_shown(seat: Seat) -> None:
    save(seat, phone="1")
    seat.ui.desk = seat.desk.by(Author(helper="Idris Vale"))
    save(seat, phone="2")
    seat.go(of_person(seat, who="Idris Vale"))
    assert "now “2”" in said(seat.window)
    assert "now “1”" not in said(seat.window)
    seat.go(of_person(seat, who="Ada Nobody"))
    assert "Ada Nobody changed nothing here." in said(seat.window)


def test_records_added_at_once_are_told_of_together(seat: Seat) -> None:
    with seat.desk.case.writing(seat.desk.author) as writing:
        writing.add_all(Need(person_id=seat.person_id, statement=f"Help {n}") for n in range(8))
    seat.go(of_person(seat))
    words = said(seat.window)
    assert "8 added at once" in words
    assert "Help 0" in words
    assert "and 2 more" in words


def test_many_records_added_at_once_are_counted_whole_and_the_next_page_follows(seat: Seat) -> None:
    save(seat, phone="before them")
    with seat.desk.case.writing(seat.desk.author) as writing:
        writing.add_all(Need(person_id=seat.person_id, statement=f"Help {n}") for n in range(70))
    for number in range(15):
        save(seat, email=f"{number}@example.org")
    seat.go(of_person(seat))
    assert "70 added at once" in said(seat.window)
    assert "before them" not in said(seat.window)
    press(seat.window, "Show older changes")
    assert "before them" in said(seat.window)
    assert "added at once" not in said(seat.window)


def test_a_signed_contract_stands_still_and_says_so(tmp_path: Path) -> None:
    case = make_case(tmp_path)
    drawn = draw_up(case)
    answers.save(case.desk, Contract, drawn.id, "monitoring", "Somebody else looks.", None, None)
    contract = sign(case)
    rows = history.history(case.desk, Reader(), "Contract", contract.id, Only())
    assert {entry.record for entry in rows.entries} > {"Contract", "PaymentDue"}
    with pytest.raises(KnownError) as refused:
        put_back.put_back(case.desk, "Contract", contract.id, _added(case.desk, contract), ["monitoring"])
    assert "signed" in refused.value.said(Reader())
    with pytest.raises(KnownError):
        put_back.put_back(case.desk, "Contract", contract.id, _added(case.desk, contract), ["status"])
    after = answers.read(case.desk, Contract, contract.id)
    assert (after.status, after.version) == (ContractStatus.SIGNED, contract.version)
    case.desk.case.close()


def _added(desk: Desk, contract: Contract) -> int:
    """The number of the change that added a contract."""
    rows: list[history.Entry] = []
    at: int | None = 0
    while at is not None:
        page = history.history(desk, Reader(), "Contract", contract.id, Only(), at)
        rows += page.entries
        at = page.older
    return next(entry.numbers[0] for entry in rows if entry.record == "Contract" and entry.added)


def test_nothing_is_put_back_by_halves(tmp_path: Path) -> None:
    """A milestone of a signed contract: its note may change, its title not; neither does when both are asked for."""
    case = make_case(tmp_path)
    drawn = draw_up(case)
    step = answers.add(case.desk, Milestone, contract_id=drawn.id, title="Meet the worker")
    answers.save(case.desk, Milestone, step.id, "title", "Meet both workers", None, None)
    answers.save(case.desk, Milestone, step.id, "due_on", date(2027, 4, 20), None, None)
    sign(case)
    answers.save(case.desk, Milestone, step.id, "note", "It went well.", None, None)
    first = history.history(case.desk, Reader(), "Milestone", step.id, Only()).entries[-1].numbers[0]
    with pytest.raises(KnownError):
        put_back.put_back(case.desk, "Milestone", step.id, first)
    kept = answers.read(case.desk, Milestone, step.id)
    assert (kept.title, kept.note) == ("Meet both workers", "It went well.")
    put_back.put_back(case.desk, "Milestone", step.id, first, ["note"])
    assert answers.read(case.desk, Milestone, step.id).note == ""
    case.desk.case.close()


def test_an_answer_whose_link_is_gone_is_not_put_back(tmp_path: Path) -> None:
    case = make_case(tmp_path)
    answers.save(case.desk, Specification, case.specification_id, "agreed_on", None, None, None)
    with case.desk.case.writing(case.desk.author) as writing:
        (aim,) = writing.find(Objective, specification_id=case.specification_id)
        goal = aim.outcome_id
        assert goal
        writing.set(Specification, case.specification_id, status=SpecificationStatus.DRAFT)
    answers.save(case.desk, Objective, aim.id, "outcome_id", None, None, None)
    answers.remove(case.desk, Outcome, goal)
    first = history.history(case.desk, Reader(), "Objective", aim.id, Only()).entries[-1].numbers[0]
    with pytest.raises(KnownError) as refused:
        put_back.put_back(case.desk, "Objective", aim.id, first)
    assert "removed" in refused.value.said(Reader())
    case.desk.case.close()


def test_there_is_nothing_to_put_back_where_nothing_differs(seat: Seat) -> None:
    save(seat, phone="1")
    newest = seat.history(seat.person_id, "phone")[0].number
    with pytest.raises(KnownError) as same:
        put_back.put_back(seat.desk, "Person", seat.person_id, newest)
    assert "the same today" in same.value.said(Reader())
    other = people.add_person(seat.desk, "Owen")
    with pytest.raises(KnownError) as not_yet:
        put_back.put_back(seat.desk, "Person", other.id, newest)
    assert "not there then" in not_yet.value.said(Reader())


def test_every_kind_of_record_and_every_field_has_a_name() -> None:
    """A new record needs its words in services/history_words.py, so that the history can tell of it."""
    reader = Reader()
    for record in RECORDS:
        assert reader.say(kind_words(record)), record
        assert record.__name__ in KINDS, f"KINDS lacks {record.__name__}"
        for name, item in record.__dataclass_fields__.items():
            own = name in ("id", "version", "created_at", "created_by", "changed_at", "changed_by", "deleted_at")
            owner = "link" in item.metadata
            beside = "about_id" in record.__dataclass_fields__ and name in BESIDE
            technical = record is Photo and name in ("digest", "wide", "high")
            if not (own or owner or beside or technical):
                assert field_label(record, name), f"{record.__name__}.{name} has no words"
                assert name in said_fields(record)
