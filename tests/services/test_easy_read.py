"""Easy wordings beside answers: used in documents while they hold, told stale when the answer changes; and the report."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from paper_case import Maya, empty_desk, rich

from nosdesk.documents.blocks import PictureRow, sayings
from nosdesk.documents.catalogue import PAPERS
from nosdesk.documents.formats import Format
from nosdesk.domain.easy_finding import Rule
from nosdesk.domain.records import (
    Check,
    Concern,
    Contact,
    ContractObjective,
    CorrectiveStep,
    Criterion,
    EasyWording,
    Milestone,
    Need,
    Objective,
    Obligation,
    Offer,
    Outcome,
    Person,
    Record,
    Requirement,
    Specification,
)
from nosdesk.errors import KnownError
from nosdesk.forms.easy import EASY_FIELDS, asked_at, in_easy_read
from nosdesk.i18n import SOURCE, Reader
from nosdesk.services import answers, easy_read, papers, pictures, plain_words
from nosdesk.storage.history import undo

HARD = "The support is to be utilised subsequent to breakfast."
EASY = "Use the support after breakfast. Sara helps."
NOTE = "This part is not easy read yet."


@pytest.fixture
def maya(tmp_path: Path) -> Iterator[Maya]:
    desk = empty_desk(tmp_path / "maya.nosdesk")
    with desk.case:
        yield rich(desk)


def type_in(maya: Maya, record: type[Record], record_id: object, **values: object) -> None:
    with maya.desk.case.writing(maya.desk.author) as writing:
        writing.set(record, record_id, **values)  # type: ignore[arg-type]


def said(maya: Maya, name: str, about: object, form: Format = Format.EASY, locale: str = SOURCE) -> list[str]:
    return list(sayings(papers.build(maya.desk, name, about, form, Reader(locale))))  # type: ignore[arg-type]


def profile(maya: Maya, form: Format = Format.EASY) -> list[str]:
    return said(maya, "person-profile", maya.person, form)


def answer(maya: Maya) -> easy_read.EasyAnswer:
    return easy_read.answer(maya.desk, "Person", maya.person, "about", SOURCE)


def test_a_hard_answer_is_marked_and_counted_until_it_has_easy_words(maya: Maya) -> None:
    type_in(maya, Person, maya.person, about="I like tea.")
    before = profile(maya).count(NOTE)
    type_in(maya, Person, maya.person, about=HARD)
    text = profile(maya)
    assert f"“{HARD}”" in text
    assert text[text.index(f"“{HARD}”") + 1] == NOTE
    assert text.count(NOTE) == before + 1
    assert any(line.startswith(f"{before + 1} part") for line in text)
    easy_read.say_easily(maya.desk, Person, maya.person, "about", SOURCE, EASY)
    text = profile(maya)
    assert "Use the support after breakfast." in text
    assert "Sara helps." in text
    assert HARD not in "\n".join(text)
    assert text.count(NOTE) == before
    assert HARD in "\n".join(profile(maya, Format.STANDARD))


def test_an_easy_wording_is_stale_when_the_answer_changes(maya: Maya) -> None:
    type_in(maya, Person, maya.person, about=HARD)
    easy_read.say_easily(maya.desk, Person, maya.person, "about", SOURCE, EASY)
    assert answer(maya).has_wording
    assert not answer(maya).to_do
    type_in(maya, Person, maya.person, about=HARD + " Also at night.")
    assert answer(maya).stale
    assert answer(maya).to_do
    assert "Use the support after breakfast." not in profile(maya)
    type_in(maya, Person, maya.person, about=HARD)
    assert answer(maya).has_wording


def test_who_wrote_it_and_what_from_is_kept(maya: Maya) -> None:
    type_in(maya, Person, maya.person, about=HARD)
    easy_read.say_easily(maya.desk, Person, maya.person, "about", SOURCE, EASY)
    kept = answer(maya).wording
    assert kept
    assert (kept.made_from, kept.text, kept.created_by) == (HARD, EASY, maya.desk.author.stamp)
    again = easy_read.say_easily(maya.desk, Person, maya.person, "about", SOURCE, "We help you.")
    assert again
    assert again.id == kept.id
    assert easy_read.say_easily(maya.desk, Person, maya.person, "about", SOURCE, "  ") is None
    assert not answer(maya).has_wording
    with maya.desk.case.reading() as reading:
        assert len(reading.find(EasyWording)) == 1


def test_an_easy_wording_of_another_language_is_not_used(maya: Maya) -> None:
    type_in(maya, Person, maya.person, about=HARD)
    easy_read.say_easily(maya.desk, Person, maya.person, "about", "cy", "Hawdd.")
    assert "Hawdd." not in profile(maya)
    assert "Hawdd." in said(maya, "person-profile", maya.person, locale="cy")


def test_the_same_words_in_a_signed_contract_are_said_easily_too(maya: Maya) -> None:
    """What was agreed is copied into the contract: it need not be put in easy words twice."""
    with maya.desk.case.reading() as reading:
        objective = reading.find(Objective, specification_id=maya.specification)[0]
    easy_read.say_easily(maya.desk, Objective, objective.id, "statement", SOURCE, "Maya cooks for her friends.")
    with maya.desk.case.reading() as reading:
        copies = reading.find(ContractObjective, contract_id=maya.contract, objective_id=objective.id)
    assert [each.statement for each in copies] == [objective.statement]
    assert "Maya cooks for her friends." in said(maya, "contract", maya.contract)
    copied = easy_read.answer(maya.desk, "ContractObjective", copies[0].id, "statement", SOURCE)
    assert copied.has_wording
    easy_read.say_easily(maya.desk, ContractObjective, copies[0].id, "statement", SOURCE, "You cook.")
    assert easy_read.answer(maya.desk, "ContractObjective", copies[0].id, "statement", SOURCE).shown == "You cook."


def test_the_report_lists_what_is_not_easy_yet_and_nothing_else(maya: Maya) -> None:
    type_in(maya, Person, maya.person, about=HARD, important="My cat.")
    found = {
        (type(each.record).__name__, each.field): each
        for each in easy_read.report(maya.desk, maya.person, SOURCE).to_do
    }
    assert ("Person", "important") not in found
    rules = [each.rule for each in found["Person", "about"].to_do]
    assert rules == [Rule.PASSIVE, Rule.HARD_WORD, Rule.HARD_WORD]
    line = next(
        each for each in easy_read.report(maya.desk, maya.person, SOURCE).said(Reader()) if "subsequent" in each
    )
    assert "Easier: after" in line
    assert line.startswith("Maya Whitlock · ")
    easy_read.say_easily(maya.desk, Person, maya.person, "about", SOURCE, "I utilise it.")
    left = next(each for each in easy_read.report(maya.desk, maya.person, SOURCE).to_do if each.field == "about")
    assert [left.shown[each.start : each.end] for each in left.to_do] == ["utilise"]
    easy_read.say_easily(maya.desk, Person, maya.person, "about", SOURCE, EASY)
    fields = [(type(each.record), each.field) for each in easy_read.report(maya.desk, maya.person, SOURCE).to_do]
    assert (Person, "about") not in fields


def test_the_report_and_the_papers_count_alike(maya: Maya) -> None:
    """Each answer that the report lists is told as not easy in a paper that prints it, and no other is."""
    todo = {
        each.text.strip() for each in easy_read.report(maya.desk, maya.person, SOURCE).to_do if not each.has_wording
    }
    marked = set()
    for paper in PAPERS:
        for each in papers.papers(maya.desk, maya.person):
            if each.paper is paper:
                text = said(maya, paper.name, each.record_id)
                marked |= {text[at - 1].strip("“”") for at, line in enumerate(text) if line == NOTE}
    # A paper prints an answer of several lines line by line: the note stands after the last.
    assert marked
    assert [line for line in marked if not any(text.endswith(line) for text in todo)] == []


MARKER = "Zebra {n} utilised"


def test_every_answer_the_rules_are_for_is_printed_in_easy_read(maya: Maya) -> None:
    """A word in each of them is found in some easy-read paper: nobody is asked to mend what nobody reads."""
    parents = {
        Contact: ("person_id", maya.person),
        Outcome: ("person_id", maya.person),
        Need: ("person_id", maya.person),
        **dict.fromkeys((Objective, Requirement, Criterion), ("specification_id", maya.specification)),
        **dict.fromkeys((ContractObjective, Milestone, Obligation, CorrectiveStep), ("contract_id", maya.contract)),
    }
    with maya.desk.case.writing(maya.desk.author) as writing:
        marked = {}
        for kind, fields in EASY_FIELDS.items():
            if kind in (Person, Specification):
                item = writing.get(kind, maya.person if kind is Person else maya.specification)
            elif kind.__name__ == "Contract":
                item = writing.get(kind, maya.contract)
            elif kind is Offer:
                item = next(o for o in writing.find(Offer, specification_id=maya.specification) if o.reason)
            elif kind is Concern:
                item = writing.add(Concern(person_id=maya.person))
            elif kind is Check:
                item = writing.find(Check, person_id=maya.person, order=("-checked_on",))[0]
            else:
                name, parent = parents[kind]
                item = writing.find(kind, **{name: parent})[0]
            for field in fields:
                marked[kind.__name__, field] = MARKER.format(n=len(marked))
                writing.set(kind, item.id, **{field: marked[kind.__name__, field]})
        child = replace(writing.get(Person, maya.person)).birth_date
        assert child
        writing.set(Person, maya.person, birth_date=child.replace(year=2014))
    text = "\n".join(
        line for each in papers.papers(maya.desk, maya.person) for line in said(maya, each.paper.name, each.record_id)
    )
    missing = [where for where, words in marked.items() if f"“{words}”" not in text]
    assert missing == []


def test_every_answer_has_its_question() -> None:
    for record, fields in EASY_FIELDS.items():
        for field in fields:
            assert asked_at(record, field).question.field == field
    assert in_easy_read(Outcome, "statement")
    assert not in_easy_read(Person, "phone")
    with pytest.raises(KeyError):
        asked_at(Person, "name_of_cat")


def test_a_term_of_the_program_needs_no_easy_wording(maya: Maya) -> None:
    listed = easy_read.report(maya.desk, maya.person, SOURCE)
    duties = [each for each in listed.answers if isinstance(each.record, Obligation)]
    assert duties
    assert all(each.known and not each.to_do for each in duties)


def test_an_easy_wording_can_be_taken_back(maya: Maya) -> None:
    type_in(maya, Person, maya.person, about=HARD)
    easy_read.say_easily(maya.desk, Person, maya.person, "about", SOURCE, EASY)
    undo(maya.desk.case, maya.desk.author, maya.desk.opened_at)
    assert not answer(maya).has_wording
    assert answers.read(maya.desk, Person, maya.person).about == HARD


# ---- words of one's own --------------------------------------------------------------------------


def test_words_of_ones_own_are_kept_and_found(maya: Maya, tmp_path: Path) -> None:
    plain_words.add_word(SOURCE, "utilise", "work with")
    plain_words.add_word(SOURCE, "QM", "Quillmere")
    plain_words.add_word(SOURCE, "dosette = box", "pill box")
    type_in(maya, Person, maya.person, about="She utilises the QM dosette box.")
    assert [each.offer for each in answer(maya).to_do] == ["works with", "Quillmere", "pill box"]
    plain_words.add_word(SOURCE, "Utilise", "do things with")
    assert [each.simple for each in plain_words.own_words(SOURCE) if each.hard.lower() == "utilise"] == [
        "do things with"
    ]
    plain_words.remove_word(SOURCE, "utilise")
    assert next(iter(answer(maya).to_do)).offer == "uses"
    assert plain_words.own_words("cy") == ()


@pytest.mark.parametrize(("hard", "simple"), [("", "use"), ("utilise", " "), ("x" * 200, "y"), ("=", "=")])
def test_a_word_that_makes_no_sense_is_refused(hard: str, simple: str) -> None:
    with pytest.raises(KnownError):
        plain_words.add_word(SOURCE, hard, simple)
    assert plain_words.own_words(SOURCE) == ()


def test_a_broken_list_of_ones_own_keeps_nobody_out(maya: Maya) -> None:
    path = plain_words.words_file("en")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"\xff\xfe\x00broken")
    assert plain_words.own_words(SOURCE) == ()
    type_in(maya, Person, maya.person, about="I utilise it.")
    assert answer(maya).to_do


def test_a_folder_that_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("NOSDESK_HOME", str(blocked))
    with pytest.raises(KnownError):
        plain_words.add_word(SOURCE, "utilise", "use")


def test_a_chosen_picture_goes_into_the_contract_with_the_words(maya: Maya) -> None:
    """What was wanted and what is agreed have the same picture: each concept keeps its picture everywhere."""
    with maya.desk.case.reading() as reading:
        objective = reading.find(Objective, specification_id=maya.specification)[0]
        outcome = reading.get(Outcome, objective.outcome_id) if objective.outcome_id else None
    assert outcome
    pictures.choose(maya.desk, "Objective", objective.id, "cooking")
    pictures.choose(maya.desk, "Outcome", outcome.id, "kite")
    for name, about in (("specification", maya.specification), ("contract", maya.contract)):
        document = papers.build(maya.desk, name, about, Format.EASY, Reader())
        rows = {row.picture: row for row in document.blocks if isinstance(row, PictureRow)}
        assert any(objective.statement.rstrip(".") in text for text in rows["cooking"].sentences), name
        assert any(outcome.statement.rstrip(".") in text for text in rows["kite"].sentences), name
