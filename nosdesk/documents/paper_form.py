"""A form on paper, for writing by hand: blank, or with what the file holds already.

It follows the screens: the same parts and questions in the same order, numbered, each with room for handwriting at that print
size. The first page says how to fill it in; the questions begin on a page of their own, so that what stands before them moves
none. Answers that have no room where they belong stand on a page at the end, for the same reason: the pages of a form filled
in for somebody are those of a blank one, and can be typed in by its code.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from nosdesk.documents import blocks as b
from nosdesk.documents.formats import Format
from nosdesk.documents.paper_answers import Answers, Known
from nosdesk.documents.paper_code import code_for
from nosdesk.documents.paper_sizes import Room, room
from nosdesk.domain.choices import Route
from nosdesk.domain.people import LifeStage
from nosdesk.domain.records import Record
from nosdesk.forms.answers import display
from nosdesk.forms.life import only_for
from nosdesk.forms.numbering import Numbered, hangs_on, leads, lettered, numbered, paper_parts
from nosdesk.forms.question import Form, Page, Rows, WeeklyPattern
from nosdesk.i18n import Reader, Words

KICKER: Final = Words("Paper form")
BLANK: Final = Words("To fill in by hand", "For you to fill in")
PART_FILLED: Final = Words("Filled in so far", "Some answers are there")

HOW: Final = Words("How to fill in this form", "How to use this form")
_PEN: Final = Words("Use a pen and write in the boxes.", "Use a pen. Write in the boxes.")
_SKIP: Final = Words("You can leave a question out.", "You can leave questions out.")
_OTHERS: Final = Words("Somebody else may write for you.", "Someone can write for you.")
_PAPER: Final = Words(
    "No room left? Take another sheet, and write the number of the question on it.",
    "Is the box too small? Use another sheet. Copy the number of the question.",
)
_ALL_PAGES: Final = Words("Keep all the pages together.", "Each page has a number. Keep all the pages.")
_TICK: Final = Words("Tick a box like this.", "This is a tick in a box.")
_CHANGE: Final = Words("Use a pen, and cross out what is wrong.", "Use a pen. Cross out what is wrong.")
_HELP: Final = Words("Do you want help with this form?", "Do you want help?")
_ASK: Final = Words(
    "Ask somebody you trust, an advocate, or the person who gave you this form.",
    "Ask someone you trust. Or ask the person who gave you this form.",
)
_ASK_THEM: Final = Words("Ask {name}: {way}.", "You can ask {name}. {way}")
_GIVE: Final = Words("When you have finished, give or post it to:", "When you finish, give this form to:")
_WHOSE: Final = Words("Whose form is this?", "Who is this form about?")

_WHY: Final = Words("Why we ask: {reason}", "Why we ask. {reason}")
_GO_TO: Final = Words("Go to question {number}")
_ONLY_IF: Final = Words(
    "Answer this only if your answer to question {number} is “{answer}”.",
    "Did you say “{answer}” at question {number}? Then answer this.",
)
_OTHERS_GO: Final = Words("Everybody else goes on to question {number}.", "Is this not you? Go to question {number}.")
_CARD: Final = Words("{name} {number}")
_MORE: Final = Words(
    "Are there more? Use another sheet, or another copy of these pages.",
    "Do you have more? Use another sheet.",
)

CLOSING: Final = Words("Who filled in this form", "Who wrote on this form")
_WHO: Final = Words("Who filled in this form?", "Who wrote on this form?")
_WHO_WHY: Final = Words(
    "Your own words count most. If somebody wrote for you, we check with you.",
    "Your own words count most.",
)
_WHEN: Final = Words("On which day was it filled in?", "When did you write this?")
_WHEN_WHY: Final = Words("Things change. The newest answer counts.", "Things change. The new answer counts.")
_SIGNATURES: Final = Words("Sign here")
_KNOWN: Final = Words("What we know already", "What we know now")
_KNOWN_TEXT: Final = Words(
    "These answers did not fit into their boxes. Change them here, or write a new answer in the box.",
    "These answers are long. You can change them here.",
)

_FEW: Final = 3
"""A card of at most so many questions is printed three times, a longer one twice..."""
_MANY: Final = 6
"""...and one of more than so many once where the print is large: it fills pages."""
_NAME: Final = 40


@dataclass(frozen=True)
class Asked:
    """Whom a form is for: which way of asking, which stage of life, whose help and address to name on the first page."""

    route: Route = Route.FULL
    stage: LifeStage | None = None
    person: str = ""
    contacts: tuple[b.Contact, ...] = ()


def build(
    form: Form,
    reader: Reader,
    written_as: Format,
    known: Known | None = None,
    asked: Asked | None = None,
    *,
    size: int = 0,
) -> b.Document:
    """A form on paper for one reader in one format: blank, or with what is `known`. `size`: print size in points."""
    made = _Paper(
        form, replace(reader, easy=written_as.easy), written_as, known, asked or Asked(), room(written_as, size)
    )
    blank = replace(made, known=None)
    say = made.reader.say
    return b.Document(
        code=str(code_for(form, written_as, blank.body(), size)),
        title=say(form.title),
        state=say(PART_FILLED if known else BLANK),
        language=made.reader.language,
        subject=made.asked.person or say(form.about),
        blocks=(*made.first_page(), *made.body(), *made.left_over()),
        picture=form.picture,
    )


@dataclass(frozen=True)
class _Paper:
    form: Form
    reader: Reader
    written_as: Format
    known: Known | None
    asked: Asked
    room: Room

    @property
    def _items(self) -> tuple[Numbered, ...]:
        return numbered(paper_parts(self.form, self.asked.route, self.asked.stage))

    @property
    def _answers(self) -> Answers:
        slots = 3 if self.written_as is Format.STANDARD else 2
        return Answers(self.reader, self.room, slots, faces=self.written_as.easy)

    # ---- the first page ------------------------------------------------------------------------

    def first_page(self) -> Iterator[b.Block]:
        """What the form is, how to fill it in, who helps, where it goes."""
        say = self.reader.say
        about = say(self.form.paper_about or self.form.about)
        yield b.Title(say(self.form.title), say(KICKER))
        easy = self.written_as.easy
        if easy:
            yield b.Heading(say(HOW), 2)
            yield b.PictureRow(self.form.picture, (about,))
        else:
            yield b.Paragraph(about)
            yield b.Heading(say(HOW), 3)
        ways = [
            ("pencil", _CHANGE if self.known else _PEN),
            ("steps", _SKIP),
            ("support", _OTHERS),
            ("documents", _PAPER),
            ("paper-form", _ALL_PAGES),
        ]
        if easy:
            for picture, words in ways:
                yield b.PictureRow(picture, tuple(_sentences(say(words))))
        else:
            yield b.BulletList(tuple(say(words) for _, words in ways))
        yield b.CheckBoxes((b.CheckBox(say(_TICK), ticked=True),))
        yield b.Notice(self._help(), say(_HELP), picture="help")
        yield b.AnswerSpace(say(_WHOSE), written=self.asked.person)

    def _help(self) -> tuple[str, ...]:
        """Whom to ask: about as long for everybody, so that the pages that follow keep their numbers."""
        say = self.reader.say
        for contact in self.asked.contacts[:1]:
            return tuple(_sentences(say(_ASK_THEM, name=contact.name, way=contact.lines[-1] if contact.lines else "")))
        return (say(_ASK),)

    # ---- the questions -------------------------------------------------------------------------

    def body(self) -> tuple[b.Block, ...]:
        """Every part with its questions, who filled it in, and where it is signed."""
        made: list[b.Block] = []
        items = self._items
        for at, item in enumerate(items):
            if at == 0 or items[at - 1].part is not item.part:
                made += self._part(items, at)
            match item.asked:
                case Rows():
                    made += self._rows(item, item.asked)
                case _:
                    made.append(self._question(items, at, self.known, self._next_number))
        return (*made, *self._closing())

    @property
    def _next_number(self) -> str:
        """The number of the first question after those of the form."""
        return str(len(self._items) + 1)

    def _part(self, items: Sequence[Numbered], at: int) -> Iterator[b.Block]:
        part = items[at].part
        picture = part.picture if isinstance(part, Rows) else items[at].asked.picture
        yield b.Part(self.reader.say(part.title), picture, numbered=False, new_page=at == 0)
        if not isinstance(part, Page) or not part.life_stage or self.asked.stage:
            return
        after = next((each for each in items[at:] if _stages(each) != part.life_stage), None)
        number = after.number if after else self._next_number
        say = self.reader.say
        yield b.Notice((f"**{say(only_for(part.life_stage))}.**", say(_OTHERS_GO, number=number)), picture="birthday")

    def _question(
        self, items: Sequence[Numbered], at: int, known: Known | None, after: str, key: str = ""
    ) -> b.FormQuestion:
        """One question. `after` is the number that follows the last of these items."""
        item, say, answers = items[at], self.reader.say, self._answers
        asked = item.asked
        if isinstance(asked, Rows):
            raise TypeError("a list has cards, not one place for its answer")
        goes = {
            value: say(_GO_TO, number=target.number if target else after) for value, target in leads(items, at).items()
        }
        return b.FormQuestion(
            item.number,
            say(asked.ask),
            answers.spaces(asked, known, goes),
            answers.hints(asked),
            say(_WHY, reason=say(asked.why)),
            self._only_if(items, at),
            asked.picture,
            key or item.number,
        )

    def _only_if(self, items: Sequence[Numbered], at: int) -> str:
        asked = items[at].asked
        owner = hangs_on(items, asked)
        if owner is None or isinstance(asked, Rows) or asked.only_if is None or isinstance(owner.asked, Rows):
            return ""
        answer = display(owner.asked, asked.only_if.value, self.reader, {})
        return self.reader.say(_ONLY_IF, number=owner.number, answer=answer)

    def _rows(self, item: Numbered, part: Rows) -> Iterator[b.Block]:
        """A list: what it is for, then its cards, those that are known first, and what to do if there are more."""
        say = self.reader.say
        items = lettered(item.number, part, self.asked.route)
        hints = (say(part.hint),) if part.hint else ()
        yield b.FormQuestion(
            item.number,
            say(part.ask),
            (),
            hints,
            say(_WHY, reason=say(part.why)),
            picture=part.picture,
            key=item.number,
        )
        rows = self._known_rows(part)
        for number in range(1, cards(part, items, self.written_as) + 1):
            yield b.Heading(say(_CARD, name=say(part.of.title), number=number), 2)
            known = self._of_row(rows[number - 1]) if number <= len(rows) else None
            for at, each in enumerate(items):
                yield self._question(items, at, known, self._after(item), f"{each.number}/{number}")
        yield b.PageNote(say(_MORE))

    def _after(self, item: Numbered) -> str:
        """The number of what follows a list."""
        items = self._items
        at = items.index(item) + 1
        return items[at].number if at < len(items) else self._next_number

    def _known_rows(self, part: Rows) -> Sequence[Record]:
        return self.known.rows.get(part.key, ()) if self.known else ()

    def _of_row(self, row: Record) -> Known:
        return Known(row, {}, self.known.names if self.known else {})

    # ---- the end -------------------------------------------------------------------------------

    def _closing(self) -> Iterator[b.Block]:
        say, number = self.reader.say, len(self._items) + 1
        yield b.Part(say(CLOSING), "signature", numbered=False)
        answers = self._answers
        who = b.AnswerSpace("", self.room.for_text(_NAME))
        yield b.FormQuestion(
            str(number), say(_WHO), (who,), (), say(_WHY, reason=say(_WHO_WHY)), picture="pencil", key=str(number)
        )
        yield b.FormQuestion(
            str(number + 1),
            say(_WHEN),
            (answers.date(),),
            (),
            say(_WHY, reason=say(_WHEN_WHY)),
            picture="calendar",
            key=str(number + 1),
        )
        if self.form.signed:
            yield b.Part(say(_SIGNATURES), "signature", numbered=False)
            yield from (b.Signature(say(words), "", helper=False) for words in self.form.signed)
        yield b.AnswerSpace(say(_GIVE), self.room.for_text(_NAME) + 1)

    def left_over(self) -> Iterator[b.Block]:
        """What is known and had no room, on a page after all others."""
        facts = tuple(self._unplaced()) if self.known else ()
        if facts:
            yield b.Part(self.reader.say(_KNOWN), "records", numbered=False, new_page=True)
            yield b.Paragraph(self.reader.say(_KNOWN_TEXT))
            yield b.Facts(facts)

    def _unplaced(self) -> Iterator[b.Fact]:
        known = self.known
        if known is None:
            return
        for item in self._items:
            match item.asked:
                case Rows() as part:
                    yield from self._unplaced_rows(item, part)
                case _:
                    said = self._answers.left_over(item.asked, known)
                    if said:
                        yield b.Fact(f"{item.number}. {self.reader.say(item.asked.label)}", said, item.asked.picture)

    def _unplaced_rows(self, item: Numbered, part: Rows) -> Iterator[b.Fact]:
        items = lettered(item.number, part, self.asked.route)
        have = cards(part, items, self.written_as)
        for number, row in enumerate(self._known_rows(part), 1):
            known = self._of_row(row)
            for each in items:
                asked = each.asked
                if isinstance(asked, Rows | WeeklyPattern):
                    continue
                value = getattr(row, asked.field)
                every = display(asked, value, self.reader, known.names) if value not in (None, "", ()) else ""
                said = every if number > have else self._answers.left_over(asked, known)
                if said:
                    label = f"{each.number}. {self.reader.say(part.of.title)} {number}: {self.reader.say(asked.label)}"
                    yield b.Fact(label, said, asked.picture)


def cards(part: Rows, items: Sequence[Numbered], written_as: Format) -> int:
    """How many cards of a list are printed: at least as many rows as the list must have."""
    if len(items) > _MANY:
        return max(part.least, 2 if written_as is Format.STANDARD else 1)
    return max(part.least, 3 if len(items) <= _FEW else 2)


def _stages(item: Numbered) -> frozenset[LifeStage]:
    return item.part.life_stage if isinstance(item.part, Page) else frozenset()


def _sentences(text: str) -> list[str]:
    """The sentences of a text: in easy read each stands on a line of its own."""
    return re.split(r"(?<=[.?!]) ", text)
