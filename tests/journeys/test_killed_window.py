"""The whole program, killed at any moment while somebody types in its window, has kept all that it had saved.

What was typed and left is there when the file is opened again; of what was being typed at most that one field is lost. NOSDESK_KILLS
sets how often the program is killed: 500 for a long run.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from nosdesk.domain.choices import ContractStatus
from nosdesk.domain.records import Contract, Outcome, PaymentMade, Person
from nosdesk.i18n import Reader
from nosdesk.services.sample import make_sample
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.check import check
from tests.storage.second import Second, at_random, second_program

KILLS = int(os.environ.get("NOSDESK_KILLS", "4"))
TYPED_FOR = 1.5
"""Seconds in which the window is killed after its first save: several fields long."""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the second program forks")


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The example case, as a file without a passphrase."""
    path = tmp_path_factory.mktemp("example") / "case.nosdesk"
    make_sample(path, None, Reader()).case.close()
    return path.read_bytes()


@pytest.fixture
def driven(tmp_path: Path) -> Iterator[Second]:
    """The program that opens windows."""
    worker, root = Path(__file__).with_name("driven.py"), Path(__file__).resolve().parents[2]
    paths = {"PYTHONPATH": str(root), "QT_QPA_PLATFORM": "offscreen"}
    with second_program(tmp_path / "log", worker=worker, **paths) as program:
        yield program


class Kept:
    """What an opened file holds of what was typed."""

    def __init__(self, case: CaseFile) -> None:
        with case.reading() as reading:
            self.contract = reading.find(Contract, status=ContractStatus.SIGNED)[0]
            person = reading.get(Person, self.contract.person_id)
            self.known_as, self.about = person.known_as, person.about
            self.outcomes = {each.statement for each in reading.find(Outcome, person_id=person.id)}
            paid = reading.find(PaymentMade, contract_id=self.contract.id)
            self.payments = {f"{each.amount}" for each in paid}
            self.draft = dict(reading.aside(f"payment/{self.contract.id}/-") or {}).get("amount", "")


def whole(what: str, number: int) -> str:
    """What is typed under a number."""
    texts = {"known_as": f"May {number}", "about": f"I am {number} years old"}
    return (texts | {"outcome": f"Outcome {number}"}).get(what, f"{number}.25").strip()


def faults(kept: Kept, log: list[str]) -> Iterator[str]:
    """What was saved and is not there, or is there and was never typed."""
    done = [line.split() for line in log if not line.startswith("begin")]
    begun = log[-1].split()[1:] if log[-1].startswith("begin") else ["", "0"]
    for field, held in (("known_as", kept.known_as), ("about", kept.about)):
        numbers = [int(number) for what, number in done if what == field]
        good = [whole(field, numbers[-1])] if numbers else []
        if begun[0] == field:
            # Being typed: as it was before, or as far as it had come.
            text = whole(field, int(begun[1]))
            good += [text[:end].strip() for end in range(len(text) + 1)]
            if not numbers:
                continue
        elif not numbers:
            continue
        if held.strip() not in good:
            yield f"{field} is {held!r}, not {good[:1]}"
    for what, number in done:
        if what == "outcome" and whole(what, int(number)) not in kept.outcomes:
            yield f"outcome {number} is lost"
        if what == "payment" and whole(what, int(number)) not in kept.payments:
            yield f"payment {number} is lost"
    drafts = [int(number) for what, number in done if what == "draft"]
    paid = [int(number) for what, number in done if what == "payment"]
    if drafts and drafts[-1] not in paid:
        wanted = whole("draft", drafts[-1])
        recorded = begun == ["payment", str(drafts[-1])] and wanted in kept.payments
        if kept.draft != wanted and not recorded and begun[0] != "draft":
            yield f"the payment being typed is {kept.draft!r}, not {wanted}"
    elif drafts and kept.draft and begun[0] != "draft":
        yield f"a draft is left of payment {drafts[-1]}, which was recorded"


def test_a_killed_window_has_kept_what_was_typed_and_left(tmp_path: Path, example: bytes, driven: Second) -> None:
    path, saves = tmp_path / "case.nosdesk", 0
    path.write_bytes(example)
    for turn in range(1, KILLS + 1):
        driven.begin("type", path, home=str(tmp_path / "home"), first=1000 * turn + turn)
        driven.wait_for_line(3)
        at_random(TYPED_FOR)
        driven.kill()
        log = driven.lines()
        saves += sum(not line.startswith("begin") for line in log) - 1
        with CaseFile.open(path) as case:
            assert list(faults(Kept(case), log)) == [], f"turn {turn}: {log}"
    with CaseFile.open(path) as case:
        assert case.problems() == []
        assert check(case) == ()
    assert saves >= KILLS, "the windows were killed before anything was typed"


def test_what_is_lost_is_noticed(tmp_path: Path, example: bytes) -> None:
    """The test above would fail: a file that lacks what the log says was saved."""
    path = tmp_path / "case.nosdesk"
    path.write_bytes(example)
    with CaseFile.open(path) as case:
        kept = Kept(case)
    log = ["open 0", "known_as 7", "about 7", "outcome 7", "draft 7", "begin payment 7"]
    assert [fault.split()[0] for fault in faults(kept, log)] == ["known_as", "about", "outcome", "the"]
    assert list(faults(kept, ["open 0", "begin known_as 7"])) == []
