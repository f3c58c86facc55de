"""How far a form is: states of parts, what is asked of whom, and what is missing."""

import dataclasses
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nosdesk.domain.choices import (
    AuthorityBasis,
    BudgetPeriod,
    DecisionArea,
    FundingSource,
    Nation,
    Priority,
    Route,
    Strength,
    Weekday,
)
from nosdesk.domain.people import LifeStage
from nosdesk.domain.problem import Problem
from nosdesk.domain.records import (
    Authority,
    Contract,
    CostShare,
    Criterion,
    Funding,
    Milestone,
    Objective,
    Offer,
    Outcome,
    Person,
    Provenance,
    Requirement,
    Specification,
    Visit,
)
from nosdesk.forms.case import ROUTE
from nosdesk.forms.catalogue import FORMS
from nosdesk.forms.contract import CONTRACT
from nosdesk.forms.outcomes import OUTCOMES
from nosdesk.forms.person import PERSON
from nosdesk.forms.progress import (
    PartState,
    form_progress,
    is_answered,
    missing,
    part_state,
    visible_parts,
)
from nosdesk.forms.question import Form, Page, Rows, WeeklyPattern
from nosdesk.forms.specification import SPECIFICATION
from nosdesk.forms.specification_rows import CRITERIA
from nosdesk.forms.troubles import rows_trouble, troubles
from nosdesk.i18n import Reader

TODAY = date(2026, 11, 22)
TOMORROW = TODAY + timedelta(days=1)
READER = Reader()
MAYA = Person(name="Maya Whitlock", nation=Nation.ENGLAND)
HELP = Specification(person_id=MAYA.id)


def state(form: Form, key: str, record: object, rows: object = ()) -> PartState:
    part = form.part(key)
    return part_state(part, record, {key: rows}, Route.FULL, TODAY)  # type: ignore[arg-type,dict-item]


def keys(form: Form, record: object, route: Route, stage: LifeStage | None = None) -> list[str]:
    return [part.key for part in visible_parts(form, record, route, stage)]  # type: ignore[arg-type]


def test_an_empty_form_is_not_started() -> None:
    progress = form_progress(SPECIFICATION, HELP, {}, Route.SHORT, TODAY)
    assert progress.state is PartState.NOT_STARTED
    assert (progress.started, progress.done) == (0, 0)
    assert progress.next is SPECIFICATION.part("aims")


def test_a_page_goes_from_not_started_to_done() -> None:
    assert state(SPECIFICATION, "aims", HELP) is PartState.NOT_STARTED
    begun = replace(HELP, title="Help at home")
    assert state(SPECIFICATION, "aims", begun) is PartState.IN_PROGRESS
    assert state(SPECIFICATION, "aims", replace(begun, aims="To live in my own flat.")) is PartState.DONE


def test_a_page_that_asks_nothing_needed_is_done_with_any_answer() -> None:
    assert state(SPECIFICATION, "preferences", HELP) is PartState.NOT_STARTED
    assert state(SPECIFICATION, "preferences", replace(HELP, pets="Two cats")) is PartState.DONE


def test_no_is_an_answer_and_an_empty_tuple_is_none() -> None:
    assert state(PERSON, "interpreter", replace(MAYA, interpreter=False)) is PartState.DONE
    assert state(PERSON, "interpreter", replace(MAYA, interpreter=True)) is PartState.IN_PROGRESS
    assert state(PERSON, "reading", MAYA) is PartState.NOT_STARTED


def test_usual_answers_do_not_count_as_begun_until_somebody_changes_them() -> None:
    contract = Contract(person_id=MAYA.id, specification_id=HELP.id, provider_id=uuid4())
    assert state(CONTRACT, "payment", contract) is PartState.NOT_STARTED
    assert state(CONTRACT, "payment", replace(contract, days_to_pay=14)) is PartState.DONE
    assert state(CONTRACT, "payment-rules", contract) is PartState.DONE, "all its answers are there from the start"
    assert state(ROUTE, "route", MAYA) is PartState.DONE


def test_the_weekly_pattern_is_answered_by_visits() -> None:
    page = SPECIFICATION.part("pattern")
    assert isinstance(page, Page)
    pattern = page.questions[0]
    assert isinstance(pattern, WeeklyPattern)
    visits = (Visit(specification_id=HELP.id, days=(Weekday.MONDAY,)),)
    assert not is_answered(pattern, HELP)
    assert is_answered(pattern, HELP, {"visits": visits})
    assert part_state(page, HELP, {"visits": visits}, Route.SHORT, TODAY) is PartState.DONE


def test_rows_need_as_many_as_asked_for_and_each_of_them_whole() -> None:
    whole = Outcome(person_id=MAYA.id, statement="I cook my own tea.", priority=Priority.HIGH)
    assert state(OUTCOMES, "outcomes", MAYA) is PartState.NOT_STARTED
    assert state(OUTCOMES, "outcomes", MAYA, (Outcome(person_id=MAYA.id),)) is PartState.IN_PROGRESS
    assert state(OUTCOMES, "outcomes", MAYA, (whole,)) is PartState.DONE


def test_a_part_that_was_begun_and_left_needs_attention() -> None:
    left = replace(HELP, title="Help at home", what="Help me to get up.")
    progress = form_progress(SPECIFICATION, left, {}, Route.SHORT, TODAY)
    states = {item.part.key: item.state for item in progress.parts}
    assert states["aims"] is PartState.NEEDS_ATTENTION
    assert states["what"] is PartState.DONE
    assert states["place"] is PartState.NOT_STARTED
    assert progress.state is PartState.NEEDS_ATTENTION
    assert progress.next is SPECIFICATION.part("aims")


def test_the_last_part_that_was_begun_is_in_progress() -> None:
    progress = form_progress(SPECIFICATION, replace(HELP, title="Help at home"), {}, Route.SHORT, TODAY)
    assert progress.parts[0].state is PartState.IN_PROGRESS
    assert progress.state is PartState.IN_PROGRESS


def complete() -> tuple[Specification, dict[str, tuple[object, ...]]]:
    done = replace(
        HELP,
        title="Cleaning",
        aims="A clean flat.",
        what="Hoover and wash the floor.",
        place="My flat",
        budget=Decimal(50),
        budget_period=BudgetPeriod.WEEK,
    )
    rows: dict[str, tuple[object, ...]] = {
        "objectives": (
            Objective(specification_id=HELP.id, statement="Clean floor", outcome_id=uuid4(), watched="I look at it."),
        ),
        "requirements": (
            Requirement(specification_id=HELP.id, statement="Brings own hoover", strength=Strength.SHOULD),
        ),
    }
    return done, rows


def test_two_hours_of_cleaning_are_done_on_the_short_route() -> None:
    done, rows = complete()
    seen = keys(SPECIFICATION, done, Route.SHORT)
    progress = form_progress(SPECIFICATION, done, rows, Route.SHORT, TODAY, passed=seen)  # type: ignore[arg-type]
    assert progress.state is PartState.DONE
    assert progress.next is None
    assert missing(SPECIFICATION, done, rows, Route.SHORT) == ()  # type: ignore[arg-type]
    assert any(item.optional and item.state is PartState.NOT_STARTED for item in progress.parts)


def test_who_stops_half_way_goes_on_at_the_first_part_not_seen() -> None:
    begun = Person(name="Maya Whitlock")
    progress = form_progress(PERSON, begun, {}, Route.SHORT, TODAY)
    assert progress.next is PERSON.part("birth"), "nobody passed it over"
    passed = form_progress(PERSON, begun, {}, Route.SHORT, TODAY, passed={"birth"})
    assert passed.next is PERSON.part("home")
    assert form_progress(PERSON, begun, {}, Route.SHORT, TODAY, passed={"birth", "home"}).next is PERSON.part("home")
    further = replace(begun, nation=Nation.WALES, about="I am Maya.")
    later = form_progress(PERSON, further, {}, Route.SHORT, TODAY, passed={"birth", "reach"})
    assert later.next is PERSON.part("good-support")
    assert later.state is not PartState.DONE, "what comes last was not seen yet"


def test_a_part_that_another_route_brings_waits_in_a_form_that_was_done() -> None:
    done, rows = complete()
    seen = keys(SPECIFICATION, done, Route.SHORT)
    progress = form_progress(SPECIFICATION, done, rows, Route.FULL, TODAY, passed=seen)  # type: ignore[arg-type]
    assert progress.next is SPECIFICATION.part("miles")


def test_the_full_route_asks_more_of_the_same_record() -> None:
    short, full = keys(SPECIFICATION, HELP, Route.SHORT), keys(SPECIFICATION, HELP, Route.FULL)
    assert set(short) < set(full)
    assert set(full) - set(short) == {"miles", "quality", "features", "payment", "shares", "managing", "if-not"}


def test_pages_for_children_are_asked_of_children() -> None:
    young = {"under-18", "turning-18"}
    assert young <= set(keys(PERSON, MAYA, Route.SHORT, LifeStage.CHILD))
    assert young <= set(keys(PERSON, MAYA, Route.SHORT, LifeStage.YOUNG_PERSON))
    assert not young & set(keys(PERSON, MAYA, Route.SHORT, LifeStage.ADULT))
    assert not young & set(keys(PERSON, MAYA, Route.SHORT))


def test_missing_names_question_part_and_row() -> None:
    begun = replace(HELP, title="Cleaning")
    row = Requirement(specification_id=HELP.id, statement="Brings own hoover")
    found = missing(SPECIFICATION, begun, {"requirements": (row,)}, Route.SHORT)
    places = [(item.part, item.question.field if item.question else None, item.row) for item in found]
    assert places == [
        ("aims", "aims", None),
        ("what", "what", None),
        ("objectives", None, None),
        ("place", "place", None),
        ("requirements", "strength", row.id),
        ("budget", "budget", None),
        ("budget", "budget_period", None),
    ]
    assert READER.say(found[0].words) == "What is this service for?"
    assert READER.say(found[2].words) == "What must this service achieve?"


def test_a_condition_decides_what_is_missing() -> None:
    assert not missing(PERSON, replace(MAYA, interpreter=False), {})
    asked = missing(PERSON, replace(MAYA, interpreter=True), {})
    assert [item.question.field for item in asked if item.question] == ["interpreter_for"]


def problem(record: object, field: str) -> str:
    found = [item.problem for item in troubles(record, TODAY) if item.field == field]  # type: ignore[arg-type]
    assert len(found) == 1
    return found[0].said(READER)


def test_answers_that_cannot_be_true_need_attention() -> None:
    contract = Contract(person_id=MAYA.id, specification_id=HELP.id, provider_id=uuid4(), start=TOMORROW, end=TODAY)
    assert state(CONTRACT, "dates", contract) is PartState.NEEDS_ATTENTION
    assert problem(contract, "end") == "This is before the start. Choose a later date."
    assert problem(replace(MAYA, birth_date=TOMORROW), "birth_date").startswith("This day has not come yet.")
    assert problem(replace(MAYA, birth_date=date(1884, 3, 27)), "birth_date").startswith("This is more than 125 years")
    late = replace(contract, end=date(2027, 11, 21), review_on=date(2028, 1, 1))
    assert "Choose a day between them." in problem(late, "review_on")
    slow = replace(HELP, start_wanted=TODAY, answers_by=TOMORROW)
    assert state(SPECIFICATION, "answers-by", slow) is PartState.NEEDS_ATTENTION
    assert problem(slow, "answers_by").startswith("Offers come after")


def test_records_of_one_another_are_checked() -> None:
    somebody, own = uuid4(), AuthorityBasis.OWN
    decides = Authority(person_id=MAYA.id, area=DecisionArea.MONEY, basis=own)
    assert not troubles(decides, TODAY)
    assert problem(replace(decides, contact_id=somebody), "contact_id").startswith("The person decides, yet")
    assert problem(replace(decides, basis=AuthorityBasis.DEPUTY), "contact_id").startswith("Somebody else decides.")
    offer = Offer(specification_id=HELP.id, provider_id=uuid4(), received_on=TODAY, valid_until=date(2026, 1, 1))
    assert problem(offer, "valid_until").startswith("This is before the offer came.")
    fact = Provenance(
        about="Outcome", about_id=uuid4(), field="statement", stated_on=TODAY, confirmed_on=date(2026, 1, 1)
    )
    assert problem(fact, "confirmed_on").startswith("It was confirmed before it was said.")
    assert problem(Milestone(contract_id=uuid4(), done_on=TOMORROW), "done_on").startswith("This day has not come")
    both = CostShare(specification_id=HELP.id, person_id=somebody, contact_id=somebody, share=Decimal(50))
    assert problem(both, "contact_id").startswith("Two are chosen")
    assert problem(replace(both, person_id=None, contact_id=None), "person_id") == "Choose who bears this share."


def test_parental_responsibility_ends_at_18() -> None:
    parent = Authority(
        person_id=MAYA.id, area=DecisionArea.SUPPORT, basis=AuthorityBasis.PARENT, contact_id=uuid4(), since=TODAY
    )
    young = replace(MAYA, birth_date=date(2012, 1, 1))
    assert state(PERSON, "decisions", young, (parent,)) is PartState.NEEDS_ATTENTION
    assert state(PERSON, "decisions", young, (replace(parent, until=date(2029, 12, 31)),)) is PartState.DONE


def money(share: int) -> Funding:
    return Funding(contract_id=uuid4(), source=FundingSource.DIRECT_PAYMENT, share=Decimal(share))


def test_shares_must_make_100() -> None:
    contract = Contract(person_id=MAYA.id, specification_id=HELP.id, provider_id=uuid4())
    assert state(CONTRACT, "funding", contract, (money(60),)) is PartState.IN_PROGRESS, "more are still to come"
    assert state(CONTRACT, "funding", contract, (money(60), money(50))) is PartState.NEEDS_ATTENTION
    assert state(CONTRACT, "funding", contract, (money(60), money(40))) is PartState.DONE
    found = rows_trouble((money(60), money(50)), TODAY)
    assert found is not None
    assert found.said(READER) == "Together they make 110, not 100. Change one of them."
    weights = tuple(Criterion(specification_id=HELP.id, name=name, weight=50) for name in ("Price", "Kindness"))
    assert state(CRITERIA, "criteria", HELP, weights) is PartState.DONE


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_every_part_of_every_form_has_a_state(form: Form) -> None:
    for part in form.parts:
        record = _new(form.record)
        assert part_state(part, record, {}, Route.SHORT, TODAY) in PartState
        if isinstance(part, Rows):
            row = _new(part.of.record)
            assert part_state(part, record, {part.key: (row,)}, Route.FULL, TODAY) in PartState
    form_progress(form, _new(form.record), {}, Route.FULL, TODAY, LifeStage.CHILD)


def _new(record: type) -> object:
    links = {item.name: uuid4() for item in dataclasses.fields(record) if item.metadata.get("link")}
    needed = {"about": "Outcome", "about_id": uuid4(), "field": "statement"} if record is Provenance else {}
    return record(**{name: value for name, value in links.items() if "contact" not in name}, **needed)


@given(st.sets(st.sampled_from(["title", "aims", "what", "place", "pets", "quality"])), st.sampled_from(list(Route)))
def test_more_answers_never_mean_more_missing(given_fields: set[str], route: Route) -> None:
    before: list[object] = [item.question for item in missing(SPECIFICATION, HELP, {}, route)]
    answered = replace(HELP, **dict.fromkeys(given_fields, "words"))
    after = [item.question for item in missing(SPECIFICATION, answered, {}, route)]
    assert len(after) <= len(before)
    assert all(question in before for question in after)
    progress = form_progress(SPECIFICATION, answered, {}, route, TODAY)
    assert progress.done <= progress.started <= len(progress.parts)


def test_a_trouble_is_a_problem_in_both_wordings() -> None:
    for item in troubles(replace(MAYA, birth_date=TOMORROW), TODAY):
        assert isinstance(item.problem, Problem)
        assert item.problem.said(READER) != item.problem.said(Reader(easy=True))
