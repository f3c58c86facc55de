"""Searching 100,000 notes, keeping the index while they are added, and opening a file with an index of that size."""

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, process_time

import pytest

from nosdesk.domain.records import Check, Person
from nosdesk.i18n import Reader
from nosdesk.services.desk import Desk
from nosdesk.services.find import find
from nosdesk.storage import search
from nosdesk.storage.casefile import CaseFile
from tests.bench.limits import hold
from tests.seed import AUTHOR, TODAY

NOTES = 100_000
SEARCH_MS = 50
INDEXED = 1.3
"""How much longer it may take to add records that are also indexed."""
RARE = "zaffre"


def notes(number: int) -> list[str]:
    """Notes of 8 to 20 words, common ones often and most seldom; "support" stands in every one, RARE in 20."""
    chance = Random(7)
    signs = "abcdefghijklmnoprstuvwy"
    words = ["".join(chance.choices(signs, k=chance.randint(3, 9))) for _ in range(6_000)]
    weights = [1 / (place + 3) for place in range(len(words))]
    return [
        f"support {' '.join(chance.choices(words, weights, k=chance.randint(8, 20)))}"
        f"{f' {RARE}' if turn % (number // 20) == 0 else ''}"
        for turn in range(number)
    ]


@pytest.fixture(scope="module")
def noted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A file with a passphrase and 100,000 notes about 100 people."""
    with CaseFile.create(tmp_path_factory.mktemp("notes") / "notes.nosdesk", "apricot kettle 7") as case:
        with case.writing(AUTHOR) as writing:
            people = writing.add_all(Person(name=f"Person {number}") for number in range(100))
            writing.add_all(
                Check(person_id=people[turn % 100].id, words=words) for turn, words in enumerate(notes(NOTES))
            )
        yield Desk(case, AUTHOR, today=lambda: TODAY)


def middle(done: Callable[[], object], turns: int = 11) -> float:
    """The middle of several times, in milliseconds."""
    spent = []
    for _ in range(turns):
        began = perf_counter()
        done()
        spent.append((perf_counter() - began) * 1000)
    return median(spent)


@pytest.mark.parametrize(
    ("what", "words", "many"),
    [
        ("a word in every note", "support ", search.MOST),
        ("a rare word", f"{RARE} ", 20),
        ("the beginning of a common word", "supp", search.MOST),
        ("the beginning of a rare word", "zaff", 20),
        ("a common and a rare word", f"support {RARE}", 20),
    ],
)
def test_100_000_notes_are_searched_at_once(noted: Desk, what: str, words: str, many: int) -> None:
    (group,) = (one for one in find(noted, words, Reader(), 5) if one.record is Check)
    assert group.many == many
    hold(f"search 100,000 notes: {what}", middle(lambda: find(noted, words, Reader(), 5)), SEARCH_MS, "ms")


def test_a_change_of_a_note_is_indexed_soon(noted: Desk) -> None:
    with noted.case.reading() as reading:
        one = reading.find(Check, person_id=reading.find(Person)[0].id)[0]
    turn = iter(range(1_000))

    def save() -> None:
        with noted.case.writing(AUTHOR) as writing:
            writing.set(Check, one.id, words=f"{one.words} {next(turn)}")

    hold("save a note among 100,000", middle(save), 20, "ms")


def test_adding_many_records_takes_little_longer_with_the_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = notes(20_000)
    spent: dict[bool, list[float]] = {True: [], False: []}
    write = search.Index.write
    for turn in range(6):
        indexed = bool(turn % 2)
        monkeypatch.setattr(search.Index, "write", write if indexed else lambda _: None)
        with CaseFile.create(tmp_path / f"{turn}.nosdesk", "apricot kettle 7") as case:
            began = process_time()
            with case.writing(AUTHOR) as writing:
                person = writing.add(Person(name="Maya"))
                writing.add_all(Check(person_id=person.id, words=each) for each in words)
            spent[indexed].append(process_time() - began)
    hold("add notes with the index, × without", median(spent[True]) / median(spent[False]), INDEXED, "×")
