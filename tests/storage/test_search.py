"""The index of a case file: it says what the records say, whatever happens to the file, and keeps no word that was taken out."""

import dataclasses
import shutil
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2 as sqlcipher

from nosdesk.domain.records import RECORDS, Milestone, Need, Person
from nosdesk.domain.wanted import understand
from nosdesk.errors import BugError
from nosdesk.storage import search
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.check import NOT_FINDABLE, check
from nosdesk.storage.history import undo
from nosdesk.storage.revisions import REVISIONS
from nosdesk.storage.tables import field_hint

from .making import MAYA, add_contract, everything, fill, migration_script

TODAY = date(2026, 11, 16)
SECRET = "zaffrequinceobelisk"


def found(case: CaseFile, words: str) -> dict[str, int]:
    """How many of each kind are found."""
    with case.reading() as reading:
        return {hit.record.__name__: hit.many for hit in search.hits(reading, understand(words, TODAY), 40)}


def add_need(case: CaseFile, statement: str) -> Need:
    with case.writing(MAYA) as writing:
        person = writing.add(Person(name="Maya Ŵyn"))
        return writing.add(Need(person_id=person.id, statement=statement))


@pytest.mark.parametrize("words", ["café", "CAFE", "caf", "wash cafe", "ŵash", "café wa"])
def test_words_are_found_whatever_their_accents_and_order(case: CaseFile, words: str) -> None:
    add_need(case, "Someone to go to the café and wash up.")
    assert found(case, words) == {"Need": 1}


@pytest.mark.parametrize("words", ["caffe", "afe", "wash tea", "wa up tea"])
def test_all_words_must_be_there_from_their_beginning(case: CaseFile, words: str) -> None:
    add_need(case, "Someone to go to the café and wash up.")
    assert found(case, words) == {}


@pytest.mark.parametrize(
    "words",
    [
        *("14 December 2026", "14/12/2026", "2026-12-14", "14 Dec", "14/12", "December 2026", "14 Rhagfyr 2026"),
        *("1,234.50", "£1234.5", "1234.50", "1234", "£1,234", "12", "2026-12", "14/12/2026 1234.5"),
    ],
)
def test_dates_and_amounts_are_found_as_they_are_written(case: CaseFile, words: str) -> None:
    with case.writing(MAYA) as writing:
        contract = add_contract(writing)
        due = {"due_on": date(2026, 12, 14), "amount": Decimal("1234.50")}
        writing.add(Milestone(contract_id=contract.id, **due))  # type: ignore[arg-type]  # the types are right
        writing.add(Milestone(contract_id=contract.id, due_on=date(2025, 4, 1), amount=Decimal("99.00")))
    assert found(case, words) == {"Milestone": 1}


def test_dates_in_notes_are_found_too(case: CaseFile) -> None:
    add_need(case, "Ask again on 14/12/2026 for £1,234.50.")
    for words in ("14 December 2026", "2026-12-14", "1234.50", "1,234.5"):
        assert found(case, words) == {"Need": 1}, words


def test_the_index_follows_every_change(case: CaseFile) -> None:
    need = add_need(case, "soup")
    since = need.created_at
    with case.writing(MAYA) as writing:
        writing.set(Need, need.id, statement="porridge")
    assert (found(case, "soup"), found(case, "porridge")) == ({}, {"Need": 1})
    assert since
    undo(case, MAYA, since)
    assert (found(case, "soup"), found(case, "porridge")) == ({"Need": 1}, {})
    with case.writing(MAYA) as writing:
        writing.remove(Need, need.id)
    assert found(case, "soup") == {}
    with case.writing(MAYA) as writing:
        writing.restore(Need, need.id)
    assert found(case, "soup") == {"Need": 1}
    assert case.index_differences() == ()


def test_what_is_taken_back_is_not_found(case: CaseFile) -> None:
    with pytest.raises(BugError), case.writing(MAYA) as writing:
        writing.add_all([Person(name="Nobody"), Need(person_id=uuid4(), statement="Nothing")])
    assert found(case, "nobody") == {}
    assert case.index_differences() == ()


def test_every_text_date_and_amount_of_every_record_is_searched_or_marked_as_code(case: CaseFile) -> None:
    fill(case)
    assert case.index_differences() == ()
    for record in RECORDS:
        ours = {field.name for field in search.searched(record)}
        for item in dataclasses.fields(record):
            typed = field_hint(record, item.name) is str and item.name not in ("created_by", "changed_by")
            assert (item.name in ours) == (not item.metadata.get("code")) or not typed, (record, item.name)


def index_bytes(path: Path, needle: str) -> bool:
    return needle.encode() in path.read_bytes()


def test_no_word_of_a_removed_or_erased_record_stays_in_the_index(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a file without a passphrase, byte by byte. The record and its history, which keep their words, are written blank."""
    with CaseFile.create(path, None) as case:
        for number in range(300):
            add_need(case, f"ordinary words {number}")
        need = add_need(case, f"{SECRET} and {SECRET}more")
        with case.writing(MAYA) as writing:
            writing.set(Need, need.id, statement=f"{SECRET} again")
        assert index_bytes(path, SECRET)
        with case.writing(MAYA) as writing:
            writing.remove(Need, need.id)
        blank(case, need)
        assert not index_bytes(path, SECRET)
        # Erasing one that is still shown: the erasure calls `forget`.
        other = add_need(case, SECRET)
        with case.writing(MAYA) as writing:
            writing.index.forget(other.id)
        assert found(case, SECRET) == {}
        blank(case, other)
    assert not index_bytes(path, SECRET)
    assert not index_bytes(path, SECRET[:12])


def blank(case: CaseFile, need: Need) -> None:
    """What an erasure does to a record and its history."""
    with case.writing(MAYA) as writing:
        run = writing._connection.exec_driver_sql
        run("UPDATE need SET statement = '' WHERE id = ?", (need.id.hex,))
        run("UPDATE change SET old = NULL, new = '{}' WHERE record_id = ?", (need.id.hex,))


def test_without_secure_delete_the_words_would_stay(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So the test above sees what it looks for."""
    monkeypatch.setattr(search, "_MAKE", tuple(each for each in search._MAKE if "secure-delete" not in each))
    with CaseFile.create(path, None) as case:
        case._raw.execute("PRAGMA secure_delete = OFF")
        for number in range(300):
            add_need(case, f"ordinary words {number}")
        need = add_need(case, SECRET)
        with case.writing(MAYA) as writing:
            writing.index.forget(need.id)
        blank(case, need)
    assert index_bytes(path, SECRET[:12])


def drop_it(connection: sqlcipher.Connection) -> None:
    """A file of a version that knew of no index."""
    for name in search.NAMES:
        connection.execute(f"DROP TABLE {name}")


def write_behind(connection: sqlcipher.Connection) -> None:
    """A version that knew of no index wrote to the file."""
    connection.execute("UPDATE need SET statement = 'porridge'")
    connection.execute(
        "INSERT INTO change(at, who, visit, record, record_id, version, field, old, new, schema)"
        " SELECT at, who, visit, record, record_id, 2, 'statement', new, '\"porridge\"', schema FROM change LIMIT 1"
    )


def other_recipe(connection: sqlcipher.Connection) -> None:
    """An index that another version made."""
    connection.execute("UPDATE search_made SET recipe = '0/0001'")


def other_shape(connection: sqlcipher.Connection) -> None:
    """A table of that name that is not ours."""
    drop_it(connection)
    connection.execute("CREATE TABLE search (name TEXT)")


@pytest.mark.parametrize("harm", [drop_it, write_behind, other_recipe, other_shape])
def test_an_index_that_does_not_fit_is_made_anew_on_opening(
    case: CaseFile, harm: Callable[[sqlcipher.Connection], None]
) -> None:
    add_need(case, "soup")
    case.close()
    connection = sqlcipher.connect(str(case.path))
    harm(connection)
    connection.commit()
    connection.close()
    with CaseFile.open(case.path) as again:
        assert found(again, "porridge" if harm is write_behind else "soup") == {"Need": 1}
        assert again.index_differences() == ()


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_file_of_every_version_is_searched_once_it_is_open(tmp_path: Path, revision: str) -> None:
    path = tmp_path / "old.nosdesk"
    shutil.copyfile(migration_script().KEPT / f"{revision}.nosdesk", path)
    with CaseFile.open(path) as case:
        assert found(case, "second line")["Outcome"] == 1
        assert case.index_differences() == ()


def test_the_index_goes_with_a_new_passphrase_and_a_copy(case: CaseFile, tmp_path: Path) -> None:
    add_need(case, "soup")
    case.protect("apricot kettle 7")
    assert found(case, "soup") == {"Need": 1}
    case.save_copy(tmp_path / "copy.nosdesk")
    with CaseFile.open(tmp_path / "copy.nosdesk", "apricot kettle 7") as copy:
        assert found(copy, "soup") == {"Need": 1}
        assert copy.index_differences() == ()


def test_a_broken_index_stops_no_save_and_is_made_anew(case: CaseFile) -> None:
    need = add_need(case, "soup")
    case._raw.execute("DELETE FROM search_data WHERE id > 20")
    with pytest.raises(search.BrokenIndexError):
        found(case, "soup")
    with case.writing(MAYA) as writing:
        writing.set(Need, need.id, statement="porridge")
    with case.reading() as reading:
        assert reading.get(Need, need.id).statement == "porridge"
    case.make_index()
    assert found(case, "porridge") == {"Need": 1}


def test_the_check_finds_an_index_that_says_something_else_and_mends_it(case: CaseFile) -> None:
    need = add_need(case, "soup")
    assert check(case) == ()
    case._raw.execute("UPDATE search SET name = 'porridge' WHERE name = 'soup'")
    assert [(one.words, one.detail) for one in check(case)] == [(NOT_FINDABLE, "Need")]
    assert (check(case), found(case, "soup")) == ((), {"Need": 1})
    case._raw.execute("DELETE FROM search_data WHERE id > 20")
    assert [one.words for one in check(case)] == [NOT_FINDABLE]
    assert (check(case), found(case, "soup")) == ((), {"Need": 1})
    assert everything(case)[Need][0].id == need.id


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=60), st.text(alphabet="\"'*()-+^:{}NEAR ANDORT.,;/£0123456789a\\", max_size=60)))
def test_nothing_that_is_typed_is_a_command(case: CaseFile, typed: str) -> None:
    for kind, many in found(case, typed).items():
        raise AssertionError(f"{many} of {kind} in an empty file")


WRITTEN = st.characters(codec="utf-8", max_codepoint=0x24F) | st.sampled_from("’“”–€ẁŴÿабвΑλفاطمةارسی\u0301\u0302")
"""Letters and signs of the languages the program speaks, and some more. Of rare new ones SQLite and Python may disagree."""


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=WRITTEN, min_size=1, max_size=30))
def test_whatever_is_written_is_found_by_its_own_words(case: CaseFile, written: str) -> None:
    need = add_need(case, written)
    pieces = understand(need.statement, TODAY)
    with case.reading() as reading:
        found_ids = {one for hit in search.hits(reading, pieces, 1000) for one in hit.ids}
    assert not pieces or need.id in found_ids
