from time import time
from uuid import RFC_4122

from nosdesk.domain.ids import new_id
from nosdesk.domain.records import Requirement


def test_ids_stand_in_the_order_in_which_they_were_made() -> None:
    ids = [new_id() for _ in range(20_000)]
    assert ids == sorted(ids)
    assert len(set(ids)) == len(ids)
    assert [str(each) for each in ids] == sorted(map(str, ids))


def test_an_id_is_of_version_7_and_tells_when_it_was_made() -> None:
    made = new_id()
    assert made.version == 7
    assert made.variant == RFC_4122
    assert abs((made.int >> 80) / 1000 - time()) < 60


def test_records_made_one_after_another_are_in_order() -> None:
    one, other = (Requirement(specification_id=new_id()) for _ in range(2))
    assert one.id < other.id
