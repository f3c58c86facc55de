"""Makes sense of a provider's file: every sheet, row by row, whatever order, headings and additions it has."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from nosdesk.domain.problem import Count, Problem
from nosdesk.errors import KnownError
from nosdesk.export.response_sheet import trouble, wording
from nosdesk.export.response_sheet.answer_rows import AnswerRows
from nosdesk.export.response_sheet.asked import Asked, vat_unsaid
from nosdesk.export.response_sheet.book import read_book
from nosdesk.export.response_sheet.facts import Facts
from nosdesk.export.response_sheet.grid import Book, Grid, Line, column_letter
from nosdesk.export.response_sheet.matching import Requirements
from nosdesk.export.response_sheet.price_rows import PriceRows
from nosdesk.export.response_sheet.tables import Header, Kind, header_of
from nosdesk.export.response_sheet.understood import FoundAnswer, FoundPrice, Understood, Unread
from nosdesk.export.response_sheet.vocabulary import bare, read_met, said
from nosdesk.i18n import Counted, Words

_HIDDEN: Final = Words(
    "The hidden sheet “{sheet}” was left aside.", "We did not read the page “{sheet}”. It is hidden."
)
_LEFT_COLUMN: Final = Words(
    "Column {column} of “{sheet}” was left aside: nothing was asked there.", "We left out column {column}."
)
_NO_VAT_SAID: Final = Words(
    "The file does not say if VAT is added. It is read as “{vat}”: ask if you are not sure.",
    "The file does not tell about VAT. We read it as “{vat}”.",
)
_ONLY_WORDS: Final = Counted(
    "{amount} requirement has words but no answer. It is kept as unclear.",
    "{amount} requirements have words but no answer. They are kept as unclear.",
    "{amount} answer is only words. We write “not clear”.",
    "{amount} answers are only words. We write “not clear”.",
)
_UNANSWERED: Final = Counted(
    "{amount} requirement is not answered.",
    "{amount} requirements are not answered.",
    "They did not answer {amount} thing.",
    "They did not answer {amount} things.",
)
_NO_PRICES: Final = Words("There are no prices in the file.", "The file has no price.")
_COUNT: Final = Words("{count}")
_COLUMNS_LOOKED_AT: Final = 30


def read_response_sheet(path: Path, asked: Asked, today: date) -> Understood:
    """What a provider's file says about these requirements and prices; nothing is saved. Raises KnownError."""
    return understand(read_book(path), asked, today)


def understand(book: Book, asked: Asked, today: date) -> Understood:
    """What a book says. Raises KnownError where it answers another specification or nothing at all."""
    if book.specification_id not in (None, asked.specification.id):
        raise KnownError(trouble.ANOTHER_FORM, file=book.file, title=asked.specification.title)
    reading = _Reading(asked, today)
    for grid in book.grids:
        reading.sheet(grid)
    found = reading.understood(book)
    if not (found.prices or found.answers or found.questions or found.unread):
        raise KnownError(trouble.NOTHING_FOUND, file=book.file)
    return found


class _Reading:
    """One pass through a book."""

    def __init__(self, asked: Asked, today: date) -> None:
        self._asked = asked
        self._requirements = Requirements(asked.requirements)
        self._answers = AnswerRows(self._requirements)
        self._prices = PriceRows(asked)
        self._facts = Facts(today)
        self._notes: list[Problem] = []

    def sheet(self, grid: Grid) -> None:
        if grid.hidden:
            if bare(grid.name) not in said(wording.LISTS):
                self._notes.append(Problem(_HIDDEN, {"sheet": grid.name}))
            return
        header: Header | None = None
        extra: set[int] = set()
        for line in grid.lines:
            new = header_of(line, self._requirements, header)
            if new is not None:
                header = new
                continue
            self._line(grid, line, header)
            if header is not None:
                extra |= _beside(line, header)
        self._notes += [
            Problem(_LEFT_COLUMN, {"column": column_letter(column), "sheet": grid.name}) for column in sorted(extra)
        ]

    def _line(self, grid: Grid, line: Line, header: Header | None) -> None:
        if header is not None and header.kind is Kind.REQUIREMENTS:
            if self._answers.take(grid, line, header) or self._facts.take(grid, line):
                return
            if not self._prices.take_loose(grid, line):
                self._answers.unmatched(grid, line, header)
        elif header is not None:
            if not self._prices.take(grid, line, header) and not self._facts.take(grid, line):
                self._answers.take_loose(grid, line)
        elif not self._facts.take(grid, line) and not self._answers.take_loose(grid, line):
            self._prices.take_loose(grid, line)

    def understood(self, book: Book) -> Understood:
        answers, doubts = self._answers.results()
        prices, questions = self._prices.results()
        answered = {answer.requirement_id for answer in answers}
        unanswered = tuple(each.id for each in self._asked.requirements if each.id not in answered)
        unread = (*self._facts.unread, *self._answers.unread, *self._prices.unread)
        return Understood(
            file=book.file,
            specification_id=self._asked.specification.id,
            provider=self._facts.provider,
            prices=tuple(prices),
            answers=tuple(answers),
            unanswered=unanswered,
            notes=(*self._notes, *self._prices.notes, *self._summed_up(answers, prices, unread)),
            unread=tuple(_in_order(unread, book)),
            questions=tuple(doubts + questions),
        )

    def _summed_up(
        self, answers: Iterable[FoundAnswer], prices: Iterable[FoundPrice], unread: Iterable[Unread]
    ) -> Iterable[Problem]:
        kept = list(prices)
        if not kept:
            yield Problem(_NO_PRICES)
        elif any(price.vat is None for price in kept):
            yield Problem(_NO_VAT_SAID, {"vat": vat_unsaid(self._asked.specification).words})
        rows = {(cell.sheet, cell.row) for cell in unread}
        only_words = sum(a.met is None and (a.place.sheet, a.place.row) not in rows for a in answers)
        if only_words:
            yield _counted(_ONLY_WORDS, only_words)
        missing = len(self._asked.requirements) - len({answer.requirement_id for answer in answers})
        if missing:
            yield _counted(_UNANSWERED, missing)


def _beside(line: Line, header: Header) -> set[int]:
    """Columns of a table's row that hold text under no known heading and were not read as an answer."""
    cells = dict(line)
    if len(cells) < 3 or not any(column in cells for column in header.columns):
        return set()
    return {
        column
        for column, cell in cells.items()
        if column not in header.columns and column < _COLUMNS_LOOKED_AT and isinstance(cell, str) and not read_met(cell)
    }


def _counted(counted: Counted, number: int) -> Problem:
    return Problem(_COUNT, {"count": Count(counted, Decimal(number))})


def _in_order(unread: Iterable[Unread], book: Book) -> list[Unread]:
    """Cells by sheet and row, as they stand in the file."""
    sheets = [grid.name for grid in book.grids]
    return sorted(unread, key=lambda cell: (sheets.index(cell.sheet), cell.row, len(cell.column), cell.column))
