"""Contracts through the window: from a chosen offer to a signed contract, by keyboard."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from contract_case import START, TODAY, Case, answer, draw_up, make_case, open_window, sign
from pytestqt.qtbot import QtBot
from ui.drive import choose, find, name_of, press, said, settle, stops, there, write

from nosdesk.documents.blocks import Signature
from nosdesk.documents.formats import Format
from nosdesk.domain.author import Author
from nosdesk.domain.choices import (
    AuthorityBasis,
    ContractStatus,
    DecisionArea,
    FundingSource,
    PartWeek,
    PaymentRhythm,
    SpecificationStatus,
)
from nosdesk.domain.records import (
    Authority,
    Contact,
    Contract,
    ContractObjective,
    Funding,
    Milestone,
    PaymentDue,
    Specification,
)
from nosdesk.errors import KnownError
from nosdesk.i18n import Reader
from nosdesk.services import answers, contract, papers
from nosdesk.settings import Settings
from nosdesk.ui import places
from nosdesk.ui.kit.table import BigTable, DataTable
from nosdesk.ui.window import Window


@pytest.fixture
def case(tmp_path: Path, qapp: object) -> Iterator[Case]:
    """A case whose offer was chosen."""
    made = make_case(tmp_path, budget=FundingSource.DIRECT_PAYMENT)
    yield made
    made.desk.case.close()


def contract_of(case: Case) -> Contract:
    """The one contract of the case."""
    (found,) = answers.rows(case.desk, Contract, "person_id", case.person_id)
    return found


def test_from_a_chosen_offer_to_a_payment_and_a_milestone(tmp_path: Path, qtbot: QtBot) -> None:
    case = make_case(tmp_path, watched="")
    window = open_window(case, places.Home(case.person_id))
    qtbot.addWidget(window)

    press(window, "Agree a contract")
    drawn = contract_of(case)
    assert window.ui.here == places.ContractHome(drawn.id)
    assert "Draft: now" in said(window)
    assert "2 things are missing" in said(window)
    assert (drawn.start, drawn.end) == (START, START + timedelta(days=8 * 7 - 1))
    (step,) = answers.rows(case.desk, Milestone, "contract_id", drawn.id)
    assert (step.title, step.due_on, step.note) == ("I swim every week", date(2027, 5, 10), "My card")

    press(window, "Each objective needs an outcome")
    (objective,) = answers.rows(case.desk, ContractObjective, "contract_id", drawn.id)
    assert window.ui.here == places.Wizard("contract", drawn.id, "objectives")
    press(window, "Change: Maya gets to the pool")
    write(window, "How do both sides watch how it goes?", "Maya keeps a swimming card")
    press(window, "Done")
    assert answers.read(case.desk, ContractObjective, objective.id).watched == "Maya keeps a swimming card"

    press(window, "Save and leave")
    assert window.ui.here == places.ContractHome(drawn.id)
    assert "1 thing is missing" in said(window)
    press(window, "Add what is missing")
    press(window, "Add a source")
    choose(window, "Direct payment")
    write(window, "What part of the whole does it pay?", "100")
    press(window, "Done")
    assert answers.rows(case.desk, Funding, "contract_id", drawn.id)[0].share == 100

    press(window, "Save and leave")
    assert window.ui.here == places.ContractHome(drawn.id)
    assert "Nothing is missing" in said(window)
    press(window, "Make it ready to sign")
    assert contract_of(case).status is ContractStatus.READY
    assert "Ready to sign: now" in said(window)

    press(window, "Sign the contract")
    assert "Maya Ferndale and Idris Vale sit at the program now" in said(window)
    assert find(window, "Who signs for the provider?").text() == "Ruth Okafor"  # type: ignore[attr-defined]
    assert find(window, "Who read it with the person?").text() == "Idris Vale"  # type: ignore[attr-defined]
    write(window, "Who read it with the person?", "Idris Vale, advocate")
    write(window, "Who signs for the provider?", "Ruth Okafor, manager")
    assert contract_of(case).signed_for_provider == "Ruth Okafor, manager"
    answer("Lock it")
    press(window, "Sign and lock it")

    signed = contract_of(case)
    assert signed.status is ContractStatus.SIGNED
    assert (signed.signed_for_person, signed.signed_on) == ("Maya Ferndale", TODAY)
    assert signed.signed_read_with == "Idris Vale, advocate"
    assert "Idris Vale, advocate read it with Maya first." in said(window)
    assert signed.value == Decimal("768.00")
    assert [due.amount for due in answers.rows(case.desk, PaymentDue, "contract_id", signed.id)] == [
        Decimal("384.00")
    ] * 2
    assert window.ui.here == places.ContractHome(signed.id)
    assert "Recorded by Maya Ferndale and Idris Vale." in said(window)
    assert not there(window, "Read it all through")

    case.clock.day = date(2027, 5, 11)
    press(window, "Milestones and money")
    assert window.ui.here == places.Money(signed.id)
    press(window, "Record the late payment")
    press(window, "Record it")
    assert "You have paid £384.00, just as planned." in said(window)
    answer("Yes, it is done")
    press(window, "Mark as done: I swim every week")
    assert answers.read(case.desk, Milestone, step.id).done_on == date(2027, 5, 11)
    press(window, "Home")
    assert "1 of 2 payments made" in said(window)
    case.desk.case.close()


def test_what_is_missing_leads_to_where_it_is_put_right(case: Case, qtbot: QtBot) -> None:
    drawn = draw_up(case)
    for name in ("aims", "monitoring"):
        answers.save(case.desk, Contract, drawn.id, name, "", None, None)
    answers.save(case.desk, Contract, drawn.id, "weekly_cost", None, None, None)
    answers.save(case.desk, Specification, case.specification_id, "status", SpecificationStatus.DRAFT, None, None)
    window = open_window(case, places.ContractHome(drawn.id))
    qtbot.addWidget(window)
    wanted: tuple[tuple[str, places.Place], ...] = (
        ("The specification must be agreed first", places.CheckAnswers("specification", case.specification_id)),
        ("Say what the contract is for", places.Wizard("contract", drawn.id, "aims")),
        ("There is no price to plan payments for", places.Wizard("contract", drawn.id, "price")),
        ("Say how it is monitored", places.Wizard("contract", drawn.id, "monitoring")),
    )
    for name, place in wanted:
        press(window, name)
        assert window.ui.here == place
        window.ui.back()
        settle()
    press(window, "Payment plan")
    assert "The payments cannot be worked out yet" in said(window)
    press(window, "Put this right")
    assert window.ui.here == places.Wizard("contract", drawn.id, "price")


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"end": date(2027, 1, 1)}, "dates"),
        ({"weekly_cost": None}, "price"),
        ({"rhythm": PaymentRhythm.MILESTONES}, "milestones"),
        ({"days_to_pay": 900}, "payment"),
        ({"part_week": PartWeek.PLANNED}, "payment-rules"),
    ],
)
def test_a_plan_that_cannot_be_made_is_put_right_in_its_part(case: Case, change: dict[str, object], part: str) -> None:
    drawn = draw_up(case)
    for name, value in change.items():
        answers.save(case.desk, Contract, drawn.id, name, value, None, None)
    if part == "payment-rules":
        with case.desk.case.writing(case.desk.author) as writing:
            for visit in contract.view(case.desk, drawn.id).visits:
                writing.remove(type(visit), visit.id)
    gaps = contract.gaps(contract.view(case.desk, drawn.id))
    assert [gap.part for gap in gaps] == [part]


def test_ready_goes_back_to_draft_and_tells_what_changed_since(case: Case, qtbot: QtBot) -> None:
    drawn = draw_up(case)
    contract.make_ready(case.desk, drawn.id)
    window = open_window(case, places.ContractHome(drawn.id))
    qtbot.addWidget(window)
    answers.save(case.desk, Contract, drawn.id, "aims", "", None, None)
    window.ui.again()
    settle()
    assert "It was ready to sign. Since then something was changed." in said(window)
    assert not there(window, "Sign the contract")
    press(window, "Not ready after all")
    assert contract_of(case).status is ContractStatus.DRAFT


def test_too_early_to_sign_says_so(case: Case, qtbot: QtBot) -> None:
    drawn = draw_up(case)
    window = open_window(case, places.Sign(drawn.id))
    qtbot.addWidget(window)
    assert "It cannot be signed yet" in said(window)
    press(window, "Go to the contract")
    assert window.ui.here == places.ContractHome(drawn.id)


def test_signing_needs_both_names_and_a_day_that_has_come(case: Case, qtbot: QtBot) -> None:
    drawn = draw_up(case)
    contract.make_ready(case.desk, drawn.id)
    window = open_window(case, places.Sign(drawn.id))
    qtbot.addWidget(window)
    write(window, "Who signs for the person?", "")
    write(window, "On which day was it signed?: Year", "2028")
    press(window, "Sign and lock it")
    shown = said(window)
    assert "There is a problem" in shown
    assert shown.count("Type who signs for the person.") >= 2
    assert "This day has not come yet." in shown
    assert contract_of(case).status is ContractStatus.READY
    write(window, "Who signs for the person?", "Maya Ferndale")
    write(window, "On which day was it signed?: Year", "2027")
    answer("Not yet")
    press(window, "Sign and lock it")
    assert contract_of(case).status is ContractStatus.READY
    answer("Lock it")
    press(window, "Sign and lock it")
    assert contract_of(case).status is ContractStatus.SIGNED


def test_whoever_has_the_authority_signs(case: Case, qtbot: QtBot) -> None:
    drawn = draw_up(case)
    contract.make_ready(case.desk, drawn.id)
    with case.desk.case.writing(case.desk.author) as writing:
        leila = writing.add(Contact(person_id=case.person_id, name="Leila Ferndale"))
        writing.add(
            Authority(
                person_id=case.person_id,
                area=DecisionArea.CONTRACTS,
                basis=AuthorityBasis.ATTORNEY,
                contact_id=leila.id,
                since=TODAY,
            )
        )
    window = open_window(case, places.Sign(drawn.id))
    qtbot.addWidget(window)
    assert "Leila Ferndale may sign for Maya" in said(window)
    assert "Power of attorney" in said(window)
    assert find(window, "Who signs for the person?").text() == "Leila Ferndale"  # type: ignore[attr-defined]


def test_a_signed_contract_stands_as_it_is(case: Case, qtbot: QtBot) -> None:
    signed = sign(case)
    with pytest.raises(KnownError, match="signed already"):
        contract.sign(case.desk, signed.id, "A", "B")
    (step,) = answers.rows(case.desk, Milestone, "contract_id", signed.id)
    for attempt in (
        lambda: answers.save(case.desk, Contract, signed.id, "aims", "New", None, None),
        lambda: answers.save(case.desk, Milestone, step.id, "amount", Decimal(5), None, None),
        lambda: answers.add(case.desk, Milestone, contract_id=signed.id),
    ):
        with pytest.raises(KnownError):
            attempt()
    window = open_window(case, places.ContractHome(signed.id))
    qtbot.addWidget(window)
    shown = said(window)
    assert "It is signed and locked" in shown
    assert "Maya swims, safe and happy." in shown
    assert "Outcome: I swim every week" in shown
    assert "Next payment\n£384.00 by 10 May 2027" in shown
    assert not [widget for widget in stops(window) if "Change" in widget.accessibleName()]


@pytest.mark.parametrize("form", list(Format))
def test_the_signature_on_paper_names_who_read_it_with_the_person(case: Case, form: Format) -> None:
    signed = sign(case, read_with="Idris Vale")
    paper = papers.build(case.desk, "contract", signed.id, form, Reader(easy=form.easy))
    own, provider = [block for block in paper.blocks if isinstance(block, Signature)]
    assert [line.split(" read it with ")[0] for line in own.signed[1:]] == ["Idris Vale"]
    assert len(provider.signed) == 1


def test_nobody_is_suggested_who_is_not_there(case: Case, qtbot: QtBot) -> None:
    drawn = draw_up(case)
    contract.make_ready(case.desk, drawn.id)
    case = replace(case, desk=case.desk.by(Author("Maya Ferndale")))
    window = open_window(case, places.Sign(drawn.id))
    qtbot.addWidget(window)
    assert find(window, "Who read it with the person?").text() == ""  # type: ignore[attr-defined]


def test_who_signs_is_the_one_who_is_here(case: Case) -> None:
    signed = sign(case)
    kept = contract.signature(case.desk, signed.id)
    assert kept is not None
    assert kept.names == ("Maya Ferndale", "Idris Vale")
    assert contract.signature(case.desk.by(Author("Somebody")), signed.id) == kept


def test_the_payment_plan_adds_up_and_says_its_rules(case: Case, qtbot: QtBot) -> None:
    signed = sign(case)
    window = open_window(case, places.Schedule(signed.id))
    qtbot.addWidget(window)
    shown = said(window)
    assert "2 payments, £768.00 in all." in shown
    assert "so that all of them come to £768.00 exactly." in shown
    assert "The bank holidays are those of England." in shown
    table = window.findChildren(DataTable)[0]
    rows = [[cell.text for cell in row.cells] for row in table.data.rows]
    assert rows == [
        ["5 April to 2 May 2027", "10 May 2027", "To come", "384.00"],
        ["3 to 30 May 2027", "7 June 2027", "To come", "384.00"],
        ["Contract value", "", "", "768.00"],
    ]
    assert table.data.rows[0].cells[1].note == "Moved from Sunday 9 May"


def test_a_long_plan_scrolls_by_itself(case: Case, qtbot: QtBot) -> None:
    signed = sign(case, PaymentRhythm.WEEKLY, end=date(2030, 4, 5), review_on=date(2028, 1, 3))
    window = open_window(case, places.Schedule(signed.id))
    qtbot.addWidget(window)
    (table,) = window.findChildren(BigTable)
    assert table.total == len(contract.view(case.desk, signed.id).payments) + 1


@pytest.mark.parametrize("settings", [Settings(asked=True, easy=True), Settings(asked=True, scale=3.0, theme="dark")])
def test_everything_is_there_in_every_look(case: Case, qtbot: QtBot, settings: Settings) -> None:
    signed = sign(case)
    looks: tuple[places.Place, ...] = (places.ContractHome(signed.id), places.Schedule(signed.id))
    plain = [_pressed(open_window(case, place), qtbot) for place in looks]
    other = [_pressed(open_window(case, place, settings), qtbot) for place in looks]
    assert [len(names) for names in plain] == [len(names) for names in other]
    for names in (*plain, *other):
        assert len(set(names)) == len(names)
        assert all(names)


def _pressed(window: Window, qtbot: QtBot) -> list[str]:
    qtbot.addWidget(window)
    page = window.screen_shown
    assert page is not None
    return [
        name_of(widget) for widget in stops(page.page) if not name_of(widget).startswith(("The main", "What matters"))
    ]
