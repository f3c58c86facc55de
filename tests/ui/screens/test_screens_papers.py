"""The way from a record to its papers: those of that one, and all of them a press away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from contract_case import Case, draw_up, make_case, open_window
from pytestqt.qtbot import QtBot
from ui.drive import press, said, there

from nosdesk.domain.choices import FundingSource
from nosdesk.services import contract as contracts
from nosdesk.services import specify
from nosdesk.ui import places

FULL_LIST = "Save all of them"


@pytest.fixture
def case(tmp_path: Path, qapp: object) -> Iterator[Case]:
    """A case with a contract that is drawn up, and another service."""
    made = make_case(tmp_path, budget=FundingSource.SELF)
    draw_up(made)
    specify.start_specification(made.desk, made.person_id, "Gardening group")
    yield made
    made.desk.case.close()


@pytest.mark.parametrize("way", ["contract", "sign"])
def test_a_contract_leads_to_its_own_papers(case: Case, qtbot: QtBot, way: str) -> None:
    drawn = draw_up(case)
    if way == "sign":
        contracts.make_ready(case.desk, drawn.id)
    window = open_window(case, places.Sign(drawn.id) if way == "sign" else places.ContractHome(drawn.id))
    qtbot.addWidget(window)
    press(window, "Contract on paper")
    assert there(window, "Contract: Swimming buddy")
    assert there(window, "Payment plan: Swimming buddy")
    assert not there(window, "Specification")
    assert "about Swimming buddy, Pebblewick Days" in said(window)
    press(window, "Contract: Swimming buddy")
    assert window.ui.here == places.Preview("contract", drawn.id, "standard")
    press(window, "Back")
    press(window, "See all the documents")
    assert there(window, "Specification: Gardening group")
    assert there(window, FULL_LIST)
    press(window, "Back")
    assert window.ui.here in (places.ContractHome(drawn.id), places.Sign(drawn.id))


def test_a_comparison_leads_to_the_papers_of_its_service(case: Case, qtbot: QtBot) -> None:
    window = open_window(case, places.Compare(case.specification_id))
    qtbot.addWidget(window)
    press(window, "Make a paper of this")
    assert there(window, "Offer comparison: Swimming buddy")
    assert not there(window, "Contract")
    assert not there(window, "Specification: Gardening group")


def test_a_record_without_papers_leads_to_all_of_them(case: Case, qtbot: QtBot) -> None:
    window = open_window(case, places.Papers(case.offer_id))
    qtbot.addWidget(window)
    assert there(window, "Contract: Swimming buddy")
    assert there(window, FULL_LIST)
