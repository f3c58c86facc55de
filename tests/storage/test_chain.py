"""The history is sealed row by row: what another program does to it is found, and everyday work never looks like that."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlcipher3 import dbapi2 as sqlcipher

from nosdesk.domain.records import Contract, Need, Person
from nosdesk.storage import chain, history
from nosdesk.storage import check as checking
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.check import check
from nosdesk.storage.tables import CHANGES, SEALS

from .making import IDRIS, MAYA, PASSPHRASE, add_contract


def worked_in(path: Path) -> list[int]:
    """A file with a history of seven changes in four visits, closed. Gives the numbers of its changes."""
    with CaseFile.create(path, None) as case:
        with case.writing(MAYA) as writing:
            person = writing.add(Person(name="Maya Whitlock"))
        with case.writing(MAYA) as writing:
            need = writing.add(Need(person_id=person.id, statement="Getting to the shops"))
            writing.set(Person, person.id, known_as="May")
        with case.writing(IDRIS) as writing:
            writing.set(Need, need.id, statement="Getting to the shops by bus")
        with case.writing(IDRIS) as writing:
            writing.set(Person, person.id, known_as="Maya", about="Likes the sea")
            writing.remove(Need, need.id)
        case.seal()
        return numbers(case)


def numbers(case: CaseFile) -> list[int]:
    with case.reading() as reading:
        return [row.number for row in reading.rows(select(CHANGES.c.number).order_by(CHANGES.c.number))]


def sealed(case: CaseFile) -> list[int]:
    with case.reading() as reading:
        return [row.number for row in reading.rows(select(SEALS.c.number).order_by(SEALS.c.number))]


def broken(path: Path, newest: int | None = None) -> list[int]:
    """The numbers of the changes at which history and chain do not fit."""
    with CaseFile.open(path) as case, case.reading() as reading:
        return [found.number for found in chain.breaks(reading, newest)]


def tampered(path: Path, sql: str, **numbers: int) -> None:
    """What another program that has the passphrase can do; `sql` has numbers of changes in it as {at}."""
    tool = sqlcipher.connect(str(path))
    tool.executescript(sql.format(**numbers))
    tool.close()


def test_every_change_is_sealed_once_the_file_is_closed(path: Path) -> None:
    there = worked_in(path)
    assert len(there) == 7
    with CaseFile.open(path) as case:
        assert sealed(case) == there
        assert check(case) == ()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE change SET new = '\"Getting rich\"' WHERE number = {at}",
        "UPDATE change SET who = 'Somebody' WHERE number = {at}",
        "UPDATE change SET at = '2020-01-01 00:00:00.000000' WHERE number = {at}",
        "UPDATE change SET field = 'notes' WHERE number = {at}",
        "UPDATE change SET old = NULL, new = NULL, who = '' WHERE number = {at}",
        "UPDATE seal SET digest = '00' WHERE number = {at}",
        "UPDATE seal SET salt = NULL WHERE number = {at}",
        "DELETE FROM change WHERE number = {at}",
        "DELETE FROM seal WHERE number = {at}",
        "DELETE FROM seal WHERE number = {at}; DELETE FROM change WHERE number = {at}",
    ],
)
@pytest.mark.parametrize("place", [0, 3, 5])
def test_what_another_program_does_to_the_history_is_found(path: Path, sql: str, place: int) -> None:
    at = worked_in(path)[place]
    tampered(path, sql, at=at)
    found = broken(path)
    assert found
    assert min(found) in (at, at + 1)
    with CaseFile.open(path) as case:
        told = {finding.words for finding in check(case)}
        assert told & {checking.NOT_SEALED_SO, checking.UNREADABLE}


def test_a_change_put_in_between_is_found(path: Path) -> None:
    third = worked_in(path)[2]
    tampered(
        path,
        "UPDATE change SET number = number + 1000 WHERE number > {third}; UPDATE seal SET number = number + 1000 WHERE number > {third};"
        "INSERT INTO change SELECT {third} + 1, at, who, visit, record, record_id, version, field, old, new, schema, undoes"
        " FROM change WHERE number = {third}",
        third=third,
    )
    assert broken(path) == [third + 1]


def test_two_changes_put_in_each_other_s_place_are_found(path: Path) -> None:
    _first, second, third, *_ = worked_in(path)
    tampered(
        path,
        "UPDATE seal SET sequence = -1 WHERE number = {second}; UPDATE seal SET sequence = 2 WHERE number = {third};"
        "UPDATE seal SET sequence = 3 WHERE number = {second}",
        second=second,
        third=third,
    )
    assert {second, third} <= set(broken(path))


def test_values_that_were_erased_with_their_salt_leave_the_chain_whole(path: Path) -> None:
    at = worked_in(path)[3]
    tampered(
        path,
        "UPDATE change SET old = NULL, new = NULL, who = '' WHERE number = {at}; UPDATE seal SET salt = NULL WHERE number = {at}",
        at=at,
    )
    assert broken(path) == []


def test_the_newest_seals_alone_tell_of_a_change_among_them(path: Path) -> None:
    *_, before, last = worked_in(path)
    tampered(path, "UPDATE change SET who = 'Somebody' WHERE number = {at}", at=last)
    assert broken(path, newest=2) == [last]
    tampered(path, "UPDATE change SET who = 'Somebody' WHERE number = {at}", at=before)
    assert broken(path, newest=1) == [last]


def test_a_visit_to_a_field_goes_on_in_its_row_until_it_is_sealed(case: CaseFile) -> None:
    with case.writing(MAYA) as writing:
        person = writing.add(Person())
    visit = uuid4()
    for name in ("M", "Ma", "May"):
        with case.writing(MAYA, visit) as writing:
            writing.set(Person, person.id, name=name)
    assert [row.new for row in history.changes(case, person.id) if row.field == "name"] == ["May"]
    assert len(sealed(case)) == 1
    case.seal()
    assert len(sealed(case)) == 2
    with case.writing(MAYA, visit) as writing:
        writing.set(Person, person.id, name="Maya")
    assert [row.new for row in history.changes(case, person.id) if row.field == "name"] == ["Maya", "May"]
    assert check(case) == ()


def test_a_visit_sealed_in_its_middle_is_taken_back_whole(case: CaseFile) -> None:
    with case.writing(MAYA) as writing:
        person = writing.add(Person(name="Maya"))
    begun = history.changes(case, person.id)[0].at
    with case.writing(MAYA) as writing:
        writing.set(Person, person.id, name="May")
        writing.seal()
        writing.set(Person, person.id, name="Mayflower")
    undone = history.undo(case, MAYA, begun)
    assert undone is not None
    with case.reading() as reading:
        assert reading.get(Person, person.id).name == "Maya"
    assert check(case) == ()


def test_many_records_at_once_are_sealed_with_them(case: CaseFile) -> None:
    with case.writing(MAYA) as writing:
        person = writing.add(Person())
        writing.add_all(Need(person_id=person.id, statement=f"Need {number}") for number in range(1_000))
    assert len(sealed(case)) == 1_001


def test_a_copy_goes_on_in_a_chain_of_its_own(path: Path, tmp_path: Path, passphrase: str | None) -> None:
    other = tmp_path / "copy.nosdesk"
    with CaseFile.create(path, passphrase) as case:
        with case.writing(MAYA) as writing:
            person = writing.add(Person(name="Maya"))
        case.save_copy(other)
        with case.writing(MAYA) as writing:
            writing.set(Person, person.id, name="Maya Whitlock")
    with CaseFile.open(other, passphrase) as copy:
        with copy.writing(IDRIS) as writing:
            writing.set(Person, person.id, name="Maya W")
        copy.seal()
        with copy.reading() as reading:
            rows = reading.rows(select(SEALS.c.copy, SEALS.c.sequence).order_by(SEALS.c.number))
        assert len({row.copy for row in rows}) == 2
        assert [row.sequence for row in rows] == [1, 1]
        assert check(copy) == ()
    with CaseFile.open(path, passphrase) as case:
        assert check(case) == ()


def test_a_new_passphrase_keeps_the_chain(path: Path, reopen: Callable[..., CaseFile]) -> None:
    worked_in(path)
    with CaseFile.open(path) as case:
        case.protect(PASSPHRASE)
        with reopen(case, PASSPHRASE) as opened:
            assert check(opened) == ()


def test_the_digest_on_paper_is_that_of_the_signature_and_stays_so(case: CaseFile) -> None:
    with case.writing(MAYA) as writing:
        contract = add_contract(writing)
    with case.writing(MAYA) as writing:
        writing.set(Contract, contract.id, signed_on=date(2026, 12, 14))
    with case.reading() as reading:
        assert chain.digest_of(reading, contract.id, "signed_on") == "", "not sealed yet"
    case.seal()
    with case.reading() as reading:
        shown = chain.digest_of(reading, contract.id, "signed_on")
    assert len("".join(shown.split())) == chain.SHOWN
    with case.writing(MAYA) as writing:
        writing.set(Contract, contract.id, title="Support at home")
    case.seal()
    with case.reading() as reading:
        assert chain.digest_of(reading, contract.id, "signed_on") == shown


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.text(max_size=20)), max_size=12))
def test_whatever_is_done_the_chain_holds(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, str]]
) -> None:
    path = tmp_path_factory.mktemp("chain") / "a.nosdesk"
    visit = uuid4()
    with CaseFile.create(path, None) as case:
        with case.writing(MAYA) as writing:
            person = writing.add(Person())
        begun = datetime.now(UTC)
        for what, words in steps:
            match what:
                case 0:
                    with case.writing(MAYA, visit) as writing:
                        writing.set(Person, person.id, name=words.replace("\0", ""))
                case 1:
                    with case.writing(IDRIS) as writing:
                        writing.set(Person, person.id, about=words.replace("\0", ""))
                case 2:
                    history.undo(case, MAYA, begun)
                case _:
                    case.seal()
    assert broken(path) == []
