"""The example case: sound, alive on any day, and something to show on every screen."""

import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from nosdesk.domain.choices import CheckKind, ContractStatus, OfferStatus, PaymentKind
from nosdesk.domain.comparison import Compliance
from nosdesk.domain.records import (
    RECORDS,
    Concern,
    CostShare,
    Helper,
    Offer,
    PaymentMade,
    Person,
    Provenance,
    Specification,
)
from nosdesk.errors import KnownError
from nosdesk.forms.progress import PartState
from nosdesk.i18n import Reader
from nosdesk.services import contract, journey, money, offers, people, quality
from nosdesk.services.desk import Desk
from nosdesk.services.example import EXAMPLE_PASSPHRASE
from nosdesk.services.journey import DueKind, StepKind
from nosdesk.services.sample import make_sample
from nosdesk.storage.check import check

TODAY = date(2026, 11, 18)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    made = make_sample(tmp_path_factory.mktemp("example") / "example.nosdesk", None, Reader(), TODAY)
    yield made
    made.case.close()


def person(desk: Desk, name: str) -> Person:
    with desk.case.reading() as reading:
        return next(each for each in reading.find(Person) if each.name == name)


def test_the_file_is_sound_and_holds_every_kind_of_record(desk: Desk) -> None:
    assert check(desk.case) == ()
    with desk.case.reading() as reading:
        empty = {record.__name__ for record in RECORDS if not reading.find(record)}
    # What was handed out is known only once a paper was really made.
    # The people of the example are invented: nobody has a photo of them.
    assert empty <= {"Export", "Share", "Photo"}


def test_it_is_made_quickly(tmp_path: Path) -> None:
    began = time.process_time()
    make_sample(tmp_path / "example.nosdesk", None, Reader(), TODAY).case.close()
    assert time.process_time() - began < 3


def test_with_a_passphrase_it_opens_with_that_alone(tmp_path: Path) -> None:
    path = tmp_path / "example.nosdesk"
    make_sample(path, EXAMPLE_PASSPHRASE, Reader(), TODAY).case.close()
    from nosdesk.services.opening import needs_passphrase, open_desk

    assert needs_passphrase(path)
    with pytest.raises(KnownError):
        open_desk(path, "another")
    opened, one = open_desk(path, EXAMPLE_PASSPHRASE)
    with opened.case:
        assert one is None
        assert [row.called for row in people.list_people(opened)] == ["Maya", "Owen"]


def test_where_a_file_is_there_it_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "example.nosdesk"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(KnownError):
        make_sample(path, None, Reader(), TODAY)
    assert path.read_text(encoding="utf-8") == "mine"


def test_half_made_it_leaves_no_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr("nosdesk.services.sample.add_checks", fail)
    with pytest.raises(RuntimeError):
        make_sample(tmp_path / "example.nosdesk", None, Reader(), TODAY)
    assert list(tmp_path.iterdir()) == []


def test_each_step_of_mayas_journey_is_there(desk: Desk) -> None:
    seen = journey.journey(desk, person(desk, "Maya Whitlock").id)
    states = {(step.kind, step.title): step.state for step in seen.all_steps}
    assert states[StepKind.PERSON, ""] is PartState.DONE
    assert states[StepKind.OUTCOMES, ""] is PartState.DONE
    assert states[StepKind.CONTRACT, "Help at home"] is PartState.DONE
    assert states[StepKind.MONEY, "Help at home"] is PartState.NEEDS_ATTENTION
    assert states[StepKind.OFFERS, "Gardening group"] is PartState.IN_PROGRESS
    assert states[StepKind.SPECIFICATION, "Swimming buddy"] is PartState.IN_PROGRESS
    assert {due.kind for due in seen.dues} >= {
        DueKind.PAYMENT,
        DueKind.MILESTONE,
        DueKind.CHECK,
        DueKind.REVIEW,
        DueKind.OFFERS_CLOSE,
        DueKind.CONCERN,
    }
    assert {due.kind for due in seen.late} == {DueKind.PAYMENT, DueKind.MILESTONE}


def test_owens_contract_waits_to_be_signed_by_his_attorney(desk: Desk) -> None:
    owen = person(desk, "Owen Pryce")
    seen = journey.journey(desk, owen.id)
    (service,) = seen.services
    (held,) = service.contracts
    assert held.status is ContractStatus.READY
    assert contract.gaps(contract.view(desk, held.id)) == ()
    assert contract.signer(desk, owen).name == "Carys Pryce-Howell"
    with desk.case.reading() as reading:
        shares = reading.find(CostShare, specification_id=service.specification.id)
    assert sum(item.share or 0 for item in shares) == 100


def test_offers_tell_the_whole_story(desk: Desk) -> None:
    with desk.case.reading() as reading:
        by_title = {item.title: item.id for item in reading.find(Specification)}
    seen = offers.comparison(desk, by_title["Help at home"])
    assert {one.compliance for one in seen.results} == {Compliance.MEETS, Compliance.LACKS}
    assert all(one.total is not None and one.cost.weekly for one in seen.results)
    assert len({price.basis for one in seen.results for price in one.facts.prices}) >= 4
    assert seen.best[0].facts.offer.status is OfferStatus.AWARDED
    waiting = offers.comparison(desk, by_title["Gardening group"])
    assert [one.facts.scores for one in waiting.results] == [(), (), ()]
    assert all(one.cost.weekly for one in waiting.results)


def test_money_shows_a_part_payment_a_late_one_and_money_back(desk: Desk) -> None:
    held = journey.journey(desk, person(desk, "Maya Whitlock").id).services[0].contracts[0]
    seen = money.money(desk, held.id)
    assert len(seen.balance.overdue) == 1
    assert 0 < seen.balance.overdue[0].paid < seen.balance.overdue[0].due.amount
    assert {made.kind for made in seen.paid} == set(PaymentKind)
    dues = {due.id: due for due in seen.whole.payments}
    assert any(
        made.payment_due_id and made.paid_on > dues[made.payment_due_id].due_on for made in seen.paid if made.paid_on
    )
    done = [step for step in seen.whole.milestones if step.done_on]
    assert any(step.due_on and step.done_on and step.done_on > step.due_on for step in done)
    assert any(step.due_on and step.due_on < TODAY and not step.done_on for step in seen.whole.milestones)
    assert any(step.due_on and step.due_on > TODAY for step in seen.whole.milestones)


def test_support_gets_better_as_time_goes_on(desk: Desk) -> None:
    maya = person(desk, "Maya Whitlock")
    checks = quality.list_checks(desk, quality.CheckFilter(maya.id))[::-1]
    faces = [check.face for check in checks if check.face]
    assert len(faces) == len(checks) >= 20
    assert sum(faces[-5:]) - sum(faces[4:9]) >= 5
    assert all(check.words for check in checks if check.face in (1, 2, 5) and check.kind is CheckKind.QUICK)
    full = [check for check in checks if check.kind is CheckKind.FULL]
    first, last = ([answer.face for answer in quality.check_answers(desk, check.id)] for check in (full[0], full[-1]))
    assert len(full) == 3
    assert all(before and after and before < after for before, after in zip(first, last, strict=True))


def test_one_concern_was_put_right_and_one_is_open(desk: Desk) -> None:
    with desk.case.reading() as reading:
        closed, new = reading.find(Concern)
    assert closed.told
    assert closed.told_at
    assert closed.done
    assert closed.closed_on
    assert not new.told
    assert new.closed_on is None


def test_people_changed_it_not_the_program(desk: Desk) -> None:
    with desk.case.reading() as reading:
        rows = [row for record in RECORDS for row in reading.find(record)]
    changed_by = {name for row in rows for name in (row.created_by, row.changed_by)}
    assert changed_by >= {"Maya Whitlock", "Idris Vale", "Maya Whitlock + Idris Vale", "Leila Whitlock", "Sioned Hale"}
    assert "NOS Desk" not in changed_by
    with desk.case.reading() as reading:
        assert {helper.name for helper in reading.find(Helper)} == {"Idris Vale", "Leila Whitlock", "Sioned Hale"}
        waiting = [item for item in reading.find(Provenance) if item.confirmed_on is None]
        known = reading.find(Provenance)
    assert 0 < len(waiting) < len(known) / 3


@pytest.mark.parametrize("day", [date(2026, 12, 28), date(2027, 3, 29), date(2028, 2, 29), date(2027, 5, 31)])
def test_it_is_alive_on_any_day(tmp_path: Path, day: date) -> None:
    made = make_sample(tmp_path / "example.nosdesk", None, Reader(easy=True), day)
    with made.case:
        assert made.today() == day
        held = journey.journey(made, person(made, "Maya Whitlock").id).services[0].contracts[0]
        assert held.start
        assert timedelta(weeks=13) < day - held.start < timedelta(weeks=16)
        assert len(money.money(made, held.id).balance.overdue) == 1
        with made.case.reading() as reading:
            assert all(item.paid_on and item.paid_on <= day for item in reading.find(PaymentMade))
            assert all(item.received_on and item.received_on <= day for item in reading.find(Offer))
