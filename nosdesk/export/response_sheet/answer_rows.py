"""Reads the rows that answer requirements, and asks where a row could mean two things."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from nosdesk.domain.choices import Met, Strength
from nosdesk.domain.problem import Problem
from nosdesk.domain.records import Requirement
from nosdesk.export.response_sheet.amounts import BROKEN_CELL, NO_RESULT
from nosdesk.export.response_sheet.grid import Grid, Line, NoValue, Value, column_letter, shown
from nosdesk.export.response_sheet.matching import Requirements, code_in
from nosdesk.export.response_sheet.tables import Header, is_number
from nosdesk.export.response_sheet.understood import Ambiguity, FoundAnswer, Option, Place, Unread
from nosdesk.export.response_sheet.vocabulary import Role, SaidMet, own_choice, read_met
from nosdesk.i18n import Words

NOT_AN_ANSWER: Final = Problem(
    Words(
        "This is not one of the answers met, partly, not met or unclear.",
        "This answer is not on the list. We do not know what it means.",
    )
)
NO_SUCH_REQUIREMENT: Final = Problem(
    Words(
        "This row matches none of the requirements.", "We do not know what this line is about. You did not ask for it."
    )
)
NAMES_NOTHING: Final = Problem(
    Words("This row does not say which requirement it answers.", "We do not know what this line answers.")
)
_WHICH_REQUIREMENT: Final = Words(
    "Which requirement does this row answer?", "What does this line answer? You can choose."
)
_MOVED: Final = Words(
    "The code of this row belongs to one requirement, its words to another. Which one does it answer?",
    "This line fits 2 of the things you asked. Which one is it?",
)
_WHICH_ANSWER: Final = Words(
    "This answer could be read in two ways. Which is meant?", "This answer can mean 2 things. Which one is right?"
)
_WHICH_ROW: Final = Words(
    "“{statement}” is answered twice, and the answers differ. Which one holds?",
    "There are 2 answers to “{statement}”. Which one is right?",
)
_LEAVE_OUT: Final = Problem(Words("Leave it out"))
_THIS_MET: Final = Words("{met}: {said}")
_CLIP: Final = 120


@dataclass(frozen=True, slots=True)
class _Row:
    """One row that answers something, before it is known to what for certain."""

    place: Place
    found: str
    about: tuple[Requirement, ...]
    moved: bool
    answer: SaidMet | None
    words: str


class AnswerRows:
    """Gathers the rows of all sheets; `results` tells them apart once all were seen."""

    def __init__(self, requirements: Requirements) -> None:
        self._requirements = requirements
        self._rows: list[_Row] = []
        self.unread: list[Unread] = []

    def take(self, grid: Grid, line: Line, header: Header) -> bool:
        """Read a row of a table of requirements; False where it is about none of them."""
        column = header.first(Role.REQUIREMENT, Role.LABEL)
        about, moved = self._about(line, line.at(column))
        if not about:
            return False
        answer, place, found = self._answer(grid, line, header)
        self._add(grid, line, about, moved, answer, place, found, self._words(line, header, about, place))
        return True

    def take_loose(self, grid: Grid, line: Line) -> bool:
        """Read a row outside any table: by its code or its words, the answer and words being what follows them."""
        statement = next((column for column, cell in line if self._states(cell)), None)
        about, moved = self._about(line, line.at(statement))
        if not about:
            return False
        rest = [(c, cell) for c, cell in line if c != statement and not self._ours(cell) and not is_number(cell)]
        answers = [(c, cell, said) for c, cell in rest if (said := _met(cell)) is not None and said.could_be]
        if not answers and (statement is None or not rest):
            return statement is not None and len(about) == 1
        column, cell, said = answers[0] if answers else (rest[0][0], rest[0][1], SaidMet(()))
        words = " ".join(shown(c) for at, c in rest if at != column or not answers)
        place = Place(grid.name, line.number, column_letter(column))
        self._add(grid, line, about, moved, said, place, cell, words)
        return True

    def unmatched(self, grid: Grid, line: Line, header: Header) -> None:
        """Name a row of a table of requirements that is about none of them, where somebody answered in it."""
        statement = header.first(Role.REQUIREMENT, Role.LABEL)
        answered = [c for c in header.of(Role.ANSWER, Role.WORDS) if c != statement and line.at(c) is not None]
        if answered:
            stated = line.at(statement)
            why = NAMES_NOTHING if stated is None else NO_SUCH_REQUIREMENT
            column = answered[0] if stated is None or statement is None else statement
            self._refuse(grid, line, column, line.at(column), why)

    def _about(self, line: Line, statement: Value | NoValue) -> tuple[tuple[Requirement, ...], bool]:
        """The requirements a row may be about, and whether its code and its words tell different ones."""
        code = code_in(line)
        coded = self._requirements.coded(code) if code else None
        text = statement if isinstance(statement, str) else ""
        if coded is not None:
            stated = self._requirements.exactly(text)
            if stated and coded not in stated:
                return (*stated, coded), True
            return (coded,), False
        return self._requirements.like(text), False

    def _states(self, cell: Value | NoValue) -> bool:
        return isinstance(cell, str) and bool(self._requirements.like(cell))

    def _ours(self, cell: Value | NoValue) -> bool:
        """Whether a cell is a code or says must or should: what we wrote ourselves."""
        return isinstance(cell, str) and ("NOSDESK-" in cell or own_choice(Strength, cell) is not None)

    def _answer(self, grid: Grid, line: Line, header: Header) -> tuple[SaidMet | None, Place, Value | NoValue]:
        """The answer of a row: the first cell under a heading for it that says one, else a cell without a heading."""
        columns = [column for column in header.of(Role.ANSWER) if line.at(column) is not None]
        for column in columns:
            said = _met(line.at(column))
            if said is not None:
                return said, Place(grid.name, line.number, column_letter(column)), line.at(column)
        if columns:
            return None, Place(grid.name, line.number, column_letter(columns[0])), line.at(columns[0])
        for column, cell in line:
            said = _met(cell) if column not in header.columns and not is_number(cell) else None
            if said is not None and said.could_be:
                return said, Place(grid.name, line.number, column_letter(column)), cell
        column = header.first(Role.ANSWER, Role.WORDS) or 0
        return SaidMet(()), Place(grid.name, line.number, column_letter(column)), None

    def _words(self, line: Line, header: Header, about: tuple[Requirement, ...], answer: Place) -> str:
        """The provider's own words: every cell under a heading for words, and answers that are more than one word."""
        said = []
        for column in header.of(Role.ANSWER, Role.WORDS):
            cell = line.at(column)
            if cell is None or isinstance(cell, NoValue) or column_letter(column) == answer.column:
                continue
            if header.columns[column].role is Role.ANSWER and _met(cell) is not None:
                continue
            text = cell if isinstance(cell, str) else shown(cell)
            if not any(text == requirement.statement for requirement in about):
                said.append(text)
        return "\n".join(dict.fromkeys(said))

    def _add(
        self,
        grid: Grid,
        line: Line,
        about: tuple[Requirement, ...],
        moved: bool,
        answer: SaidMet | None,
        place: Place,
        cell: Value | NoValue,
        words: str,
    ) -> None:
        if answer is None:
            why = (NO_RESULT if cell.formula else BROKEN_CELL) if isinstance(cell, NoValue) else NOT_AN_ANSWER
            self.unread.append(Unread(grid.name, line.number, place.column, shown(cell), why))
            if not isinstance(cell, NoValue):
                words = "\n".join(filter(None, (cell if isinstance(cell, str) else shown(cell), words)))
        elif answer.words:
            words = "\n".join(filter(None, (answer.words, words)))
        if answer is None or answer.could_be or words:
            found = shown(cell) or _clip(words)
            self._rows.append(_Row(place, found, about, moved, answer, words))

    def _refuse(self, grid: Grid, line: Line, column: int, cell: Value | NoValue, why: Problem) -> None:
        self.unread.append(Unread(grid.name, line.number, column_letter(column), shown(cell), why))

    def results(self) -> tuple[list[FoundAnswer], list[Ambiguity]]:
        """The answers that are certain, and a question for each row that is not."""
        certain: dict[UUID, list[FoundAnswer]] = defaultdict(list)
        doubtful: list[_Row] = []
        for row in self._rows:
            if len(row.about) == 1 and (row.answer is None or len(row.answer.could_be) < 2):
                certain[row.about[0].id].append(_answer_of(row, row.about[0], _one(row.answer)))
            else:
                doubtful.append(row)
        answers, questions = [], []
        for requirement_id, found in certain.items():
            one = _joined(found)
            if one is not None:
                answers.append(one)
            else:
                questions.append(self._contradiction(requirement_id, found))
        taken = set(certain)
        questions += [question for row in doubtful if (question := self._doubt(row, taken)) is not None]
        return answers, questions

    def _contradiction(self, requirement_id: UUID, found: list[FoundAnswer]) -> Ambiguity:
        requirement = self._requirements.coded(requirement_id)
        statement = requirement.statement if requirement else ""
        options = tuple(Option(_as_said(answer), answer) for answer in found)
        place = found[1].place
        question = Problem(_WHICH_ROW, {"statement": _clip(statement)})
        return Ambiguity(place, _clip(statement), question, (*options, Option(_LEAVE_OUT, None)))

    def _doubt(self, row: _Row, taken: set[UUID]) -> Ambiguity | None:
        about = [each for each in row.about if each.id not in taken]
        if not about:
            return None
        could_be = row.answer.could_be if row.answer else ()
        if len(about) == 1 and len(could_be) > 1:
            options = [Option(Problem(met.words), _answer_of(row, about[0], met)) for met in (*could_be, Met.UNCLEAR)]
            return Ambiguity(row.place, row.found, Problem(_WHICH_ANSWER), tuple(options))
        words = Problem(_MOVED if row.moved else _WHICH_REQUIREMENT)
        options = [
            Option(_choice(each, met, len(could_be) > 1), _answer_of(row, each, met))
            for each in about
            for met in could_be or (None,)
        ]
        return Ambiguity(row.place, row.found, words, (*options, Option(_LEAVE_OUT, None)))


def _met(cell: Value | NoValue) -> SaidMet | None:
    match cell:
        case bool():
            return SaidMet((Met.MET if cell else Met.NOT_MET,))
        case str():
            return read_met(cell)
        case _:
            return None


def _one(answer: SaidMet | None) -> Met | None:
    return answer.could_be[0] if answer and answer.could_be else None


def _answer_of(row: _Row, requirement: Requirement, met: Met | None) -> FoundAnswer:
    return FoundAnswer(row.place, requirement.id, met, row.words)


def _joined(found: list[FoundAnswer]) -> FoundAnswer | None:
    """Several rows about one requirement as one answer; None where they contradict each other."""
    mets = {answer.met for answer in found if answer.met is not None}
    if len(mets) > 1:
        return None
    words = "\n".join(dict.fromkeys(answer.words for answer in found if answer.words))
    first = next((answer for answer in found if answer.met is not None), found[0])
    return FoundAnswer(first.place, first.requirement_id, first.met, words)


def _as_said(answer: FoundAnswer) -> Problem:
    met = (answer.met or Met.UNCLEAR).words
    return Problem(_THIS_MET, {"met": met, "said": _clip(answer.words)}) if answer.words else Problem(met)


def _choice(requirement: Requirement, met: Met | None, said: bool) -> Problem:
    statement = _clip(requirement.statement)
    if met is not None and said:
        return Problem(_THIS_MET, {"met": met.words, "said": statement})
    return Problem(Words("{statement}"), {"statement": statement})


def _clip(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _CLIP else f"{line[: _CLIP - 1]}…"
