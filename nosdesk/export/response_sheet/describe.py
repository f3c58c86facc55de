"""What was understood of a file, in lines that can be shown, printed and read aloud."""

from collections.abc import Iterator
from typing import Final

from nosdesk.domain.choices import Met, PriceBasis
from nosdesk.export.response_sheet import wording
from nosdesk.export.response_sheet.asked import Asked, vat_unsaid
from nosdesk.export.response_sheet.understood import Ambiguity, FoundAnswer, FoundPrice, Understood, Unread
from nosdesk.i18n import Reader, Words

_FACT: Final = Words("{label}: {value}")
_PRICE: Final = Words("Price: {price} for {basis}, {band}, {vat}", "{price} for {basis}. When: {band}. {vat}")
_ONCE: Final = Words("Price: {price}, paid once, {vat}", "You pay {price} only once. {vat}")
_EACH_WEEK: Final = Words("{price}, {number} a week")
_ANSWER: Final = Words("{statement}: {met}")
_ANSWER_SAID: Final = Words("{statement}: {met}. “{said}”")
_NOT_READ: Final = Words(
    "Not read: sheet “{sheet}”, row {row}, column {column}: “{found}”. {why}",
    "We could not read line {row}, column {column}: “{found}”. {why}",
)
_QUESTION: Final = Words(
    "In doubt: sheet “{sheet}”, row {row}, column {column}: “{found}”. {question} {options}",
    "We are not sure about line {row}, column {column}: “{found}”. {question} {options}",
)


def describe(understood: Understood, asked: Asked, reader: Reader) -> tuple[str, ...]:
    """Facts, prices, answers, notes, what could not be read, and what must be asked: a line each, in this order."""
    return (
        *_facts(understood, reader),
        *(price_said(price, asked, reader) for price in understood.prices),
        *(answer_said(answer, asked, reader) for answer in understood.answers),
        *(note.said(reader) for note in understood.notes),
        *(unread_said(cell, reader) for cell in understood.unread),
        *(question_said(question, reader) for question in understood.questions),
    )


def _facts(understood: Understood, reader: Reader) -> Iterator[str]:
    for field, label in wording.FACTS.items():
        value = getattr(understood.provider, field)
        if value:
            text = value if isinstance(value, str) else reader.date(value)
            yield reader.say(_FACT, label=reader.say(label), value=text)


def price_said(price: FoundPrice, asked: Asked, reader: Reader) -> str:
    """One price: "Price: £24.50 for an hour, All times, No VAT"."""
    vat = reader.say((vat_unsaid(asked.specification) if price.vat is None else price.vat).words)
    amount = reader.money(price.amount)
    if price.basis is PriceBasis.ONE_OFF:
        said = reader.say(_ONCE, price=amount, vat=vat)
    else:
        basis, band = reader.say(price.basis.words), reader.say(price.band.words)
        said = reader.say(_PRICE, price=amount, basis=basis, band=band, vat=vat)
    if price.per_week is not None:
        said = reader.say(_EACH_WEEK, price=said, number=reader.number(price.per_week))
    return f"{said}. {price.note}" if price.note else said


def answer_said(answer: FoundAnswer, asked: Asked, reader: Reader) -> str:
    """One answer with the provider's words."""
    statement = next((each.statement for each in asked.requirements if each.id == answer.requirement_id), "")
    met = reader.say((Met.UNCLEAR if answer.met is None else answer.met).words)
    if answer.words:
        return reader.say(_ANSWER_SAID, statement=statement, met=met, said=answer.words)
    return reader.say(_ANSWER, statement=statement, met=met)


def unread_said(cell: Unread, reader: Reader) -> str:
    """One cell that could not be read, by sheet, row and column, and why."""
    why = cell.why.said(reader)
    return reader.say(_NOT_READ, sheet=cell.sheet, row=cell.row, column=cell.column, found=cell.found, why=why)


def question_said(question: Ambiguity, reader: Reader) -> str:
    """One doubtful row, by sheet, row and column, with what it may mean."""
    place = question.place
    options = " · ".join(option.means.said(reader) for option in question.options)
    return reader.say(
        _QUESTION,
        sheet=place.sheet,
        row=place.row,
        column=place.column,
        found=question.found,
        question=question.question.said(reader),
        options=options,
    )
