"""Forms against records: every field named is there and of a fitting type, and every field meant for people is asked."""

import dataclasses
import types
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import pytest

from nosdesk.domain.choices import Choices
from nosdesk.domain.records import (
    RECORDS,
    Check,
    CheckAnswer,
    ChosenPicture,
    Concern,
    Contract,
    ContractObjective,
    Criterion,
    EasyWording,
    Export,
    Offer,
    OfferAnswer,
    OfferScore,
    PaymentDue,
    PaymentMade,
    Person,
    Photo,
    Provenance,
    Record,
    Share,
    Specification,
    Visit,
)
from nosdesk.errors import BugError
from nosdesk.forms.catalogue import FORMS as ON_PAPER
from nosdesk.forms.catalogue import form_for
from nosdesk.forms.life import only_for
from nosdesk.forms.photo import PHOTO
from nosdesk.forms.question import (
    Asked,
    Choice,
    Date,
    Form,
    Link,
    LongText,
    ManyChoices,
    Money,
    Number,
    Page,
    Rows,
    Scale,
    Text,
    WeeklyPattern,
    YesNo,
    questions,
)
from nosdesk.pictures import PICTURES
from nosdesk.standards.catalogue import BY_CODE

FORMS = (*ON_PAPER, PHOTO)

STAMPS = {item.name for item in dataclasses.fields(Record)}

BY_PROGRAM = "worked out or set by the program"
BY_SCREEN = "chosen on a screen of its own"

NOT_ASKED: dict[type[Record], dict[str, str]] = {
    Provenance: dict.fromkeys(("about", "about_id", "field"), "says which fact it is about: set by the screen"),
    Specification: {
        "status": f"draft until it is agreed: {BY_PROGRAM}",
        "agreed_on": f"the day of agreement: {BY_PROGRAM}",
        "criteria_locked_at": f"the moment the first offer was opened: {BY_PROGRAM}",
    },
    Offer: {
        "came_as": f"the name of the file: {BY_PROGRAM}",
        "opened_at": f"the moment an answer was first shown: {BY_PROGRAM}",
        "status": f"chosen, not chosen, taken back: {BY_SCREEN}",
    },
    OfferAnswer: dict.fromkeys(("requirement_id", "met", "words"), f"requirement by requirement: {BY_SCREEN}"),
    OfferScore: {"criterion_id": f"points are given in the comparison: {BY_SCREEN}"},
    Contract: {
        "provider_id": f"drawn from the offer: {BY_PROGRAM}",
        "offer_id": f"drawn from the offer: {BY_PROGRAM}",
        "status": f"draft, ready, signed: {BY_SCREEN}",
    },
    ContractObjective: {"objective_id": f"drawn from the specification: {BY_PROGRAM}"},
    PaymentDue: dict.fromkeys(
        ("due_on", "amount", "period_start", "period_end", "milestone_id"), f"the payment schedule: {BY_PROGRAM}"
    ),
    Export: dict.fromkeys(
        ("document", "format", "file_type", "about", "about_id"), f"a document was made: {BY_PROGRAM}"
    ),
    Share: dict.fromkeys(
        (
            *("person_id", "to_id", "to_name", "given_on", "document", "about", "about_id", "about_version", "format"),
            *(
                "file_type",
                "tint",
                "paper",
                "binding",
                "letters",
                "parts_out",
                "names_out",
                "prices_out",
                "photos_out",
                "digest",
            ),
        ),
        f"when a copy is given: {BY_SCREEN}",
    ),
    EasyWording: dict.fromkeys(
        ("person_id", "about", "about_id", "field", "language", "text", "made_from"), f"beside each answer: {BY_SCREEN}"
    ),
    ChosenPicture: dict.fromkeys(
        ("person_id", "about", "about_id", "concept", "photo_id"), f"in the picture picker: {BY_SCREEN}"
    ),
    Photo: dict.fromkeys(("person_id", "digest", "wide", "high"), f"from the file that was added: {BY_PROGRAM}"),
    Check: {"kind": f"the form says which kind it is: {BY_PROGRAM}"},
    CheckAnswer: {"contract_objective_id": f"one answer for each objective: {BY_PROGRAM}"},
    Concern: {"told_at": f"the moment it is said who was told: {BY_PROGRAM}"},
    Visit: dict.fromkeys(
        ("days", "start", "end", "workers", "every_weeks", "kind"), "the weekly pattern has an editor of its own"
    ),
}
"""Fields that no question asks, each with the reason."""


def hints(record: type[Record]) -> dict[str, Any]:
    return get_type_hints(record, include_extras=True)


def bare(hint: Any) -> tuple[Any, bool]:
    """The type without None, and whether None is allowed."""
    if get_origin(hint) in (Union, types.UnionType):
        return next(part for part in get_args(hint) if part is not type(None)), True
    return hint, False


def fits(asked: Asked, hint: Any) -> bool:
    inner, optional = bare(hint)
    match asked:
        case Text() | LongText():
            return hint is str
        case Choice(options=options):
            return inner is options and optional is not asked.always
        case ManyChoices(options=options):
            return bool(hint == tuple[options, ...])  # type: ignore[valid-type]
        case YesNo():
            return hint == (bool | None)
        case Date():
            return hint == (date | None)
        case Money(places=places):
            return get_origin(inner) is Annotated and get_args(inner) == (Decimal, places) and optional
        case Number(places=places):
            if places:
                return get_origin(inner) is Annotated and get_args(inner)[1] >= places
            return inner is int and optional is not asked.always
        case Scale():
            return hint == (int | None)
        case Link():
            return inner is UUID and optional is not asked.always
    return False


def own_questions(form: Form) -> list[Asked]:
    return [asked for asked in questions(form) if not isinstance(asked, WeeklyPattern)]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_fields_exist_and_fit(form: Form) -> None:
    known = hints(form.record)
    assert form.names in known
    for asked in own_questions(form):
        assert asked.field in known, asked.field
        assert fits(asked, known[asked.field]), f"{form.key}.{asked.field}: {asked} does not fit {known[asked.field]}"
        if isinstance(asked, Link):
            target = next(item for item in dataclasses.fields(form.record) if item.name == asked.field)
            assert target.metadata["link"] == asked.to.__name__
            assert asked.shown in hints(asked.to)
            assert asked.none is not None or asked.needed or asked.always
        if asked.only_if:
            assert asked.only_if.field in known
            assert any(other.field == asked.only_if.field for other in own_questions(form))


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_rows_link_to_their_parent(form: Form) -> None:
    for part in form.parts:
        if isinstance(part, Rows):
            link = next(item for item in dataclasses.fields(part.of.record) if item.name == part.parent)
            assert link.metadata["link"] == form.record.__name__
            assert all(isinstance(inner, Page) for inner in part.of.parts), "rows go one level deep"
            assert part.of in FORMS
            for name, _ in part.fixed:
                assert name in hints(part.of.record)


def test_every_field_meant_for_people_is_asked_or_has_a_reason() -> None:
    asked = {record: set[str]() for record in RECORDS}
    for form in FORMS:
        asked[form.record] |= {question.field for question in own_questions(form)}
        for part in form.parts:
            if isinstance(part, Rows):
                asked[part.of.record].add(part.parent)
    for record in RECORDS:
        excused = set(NOT_ASKED.get(record, {}))
        parents = {"person_id", "specification_id", "offer_id", "contract_id", "check_id"}
        for item in dataclasses.fields(record):
            if item.name in STAMPS or item.name in asked[record]:
                assert item.name not in excused, f"{record.__name__}.{item.name} is asked and excused"
                continue
            belongs = item.name in parents and item.default is dataclasses.MISSING
            assert belongs or item.name in excused, f"{record.__name__}.{item.name} is never asked"


def test_no_excuse_for_fields_that_do_not_exist() -> None:
    for record, excused in NOT_ASKED.items():
        assert excused.keys() <= hints(record).keys(), record.__name__
    assert PaymentMade not in NOT_ASKED


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.key)
def test_pictures_and_criteria_exist(form: Form) -> None:
    drawn = [form, *(part for part in form.parts if isinstance(part, Rows)), *questions(form)]
    assert {holder.picture for holder in drawn} <= PICTURES.keys()
    assert {code for holder in (form, *questions(form)) for code in holder.criteria} <= BY_CODE.keys()


def test_keys_are_unique() -> None:
    assert len({form.key for form in FORMS}) == len(FORMS)
    for form in ON_PAPER:
        assert len({part.key for part in form.parts}) == len(form.parts), form.key
        assert form_for(form.key) is form
        for part in form.parts:
            assert form.part(part.key) is part
        fields = [asked.field for asked in questions(form)]
        assert len(fields) == len(set(fields)), form.key


def test_an_unknown_key_is_a_mistake_of_ours() -> None:
    with pytest.raises(BugError):
        form_for("nonsense")
    with pytest.raises(KeyError):
        form_for("person").part("nonsense")


def test_pages_for_a_stage_of_life_say_so_on_paper() -> None:
    staged = [part for form in FORMS for part in form.parts if isinstance(part, Page) and part.life_stage]
    assert len(staged) == 2
    for page in staged:
        assert only_for(page.life_stage).easy


def test_pages_are_one_question_or_a_small_group() -> None:
    for form in FORMS:
        for part in form.parts:
            if isinstance(part, Page):
                assert 1 <= len(part.questions) <= 6, f"{form.key}/{part.key}"


def test_the_short_route_is_short() -> None:
    def short(key: str) -> int:
        return len([part for part in form_for(key).parts if not part.full_route_only])

    full = len(form_for("specification").parts)
    assert short("specification") <= 11 < full
    assert short("person") <= 15


def test_weights_are_a_criterion_kind_of_its_own() -> None:
    # A list of criteria is judged by its total, which only weights that always hold a number can give.
    weight = next(asked for asked in questions(form_for("criterion")) if asked.field == "weight")
    assert weight.always
    assert hints(Criterion)["weight"] is int
    assert issubclass(hints(Criterion)["kind"], Choices)
    assert hints(Person)["route"] is not None
