"""Whole screens built from the kit's base, for the tests, and as pictures to look at.

Run `python -m tests.ui.kit.gallery FOLDER [NAME …]` from the checkout to write a PNG of each screen in several looks.
"""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from nosdesk.ui.kit.arrange import SCROLL_BAR_PX, Beside, Item, Wrapping, column, mid, row, wrapping
from nosdesk.ui.kit.bar import PlaceWords, TopBar
from nosdesk.ui.kit.choices import ChoiceGroup, Option, RadioGroup, TickGroup
from nosdesk.ui.kit.controls import Button, Entry, Switch, Tile
from nosdesk.ui.kit.dialog import Answer, Dialog
from nosdesk.ui.kit.entries import DateEntry, LongEntry, MoneyEntry, NumberEntry, TimeEntry
from nosdesk.ui.kit.field import Field, Headline
from nosdesk.ui.kit.icons import ICONS
from nosdesk.ui.kit.look import Look, load_fonts
from nosdesk.ui.kit.messages import Card, EmptyState, ErrorSummary, HelpPanel, NextCard, Notice, Problem
from nosdesk.ui.kit.page import BackLink, ButtonRow, Page, ProgressLine, Rail
from nosdesk.ui.kit.paint import Centre, Wrapped, rounded
from nosdesk.ui.kit.pieces import Band, Icon, Line, Picture, StateMark, Surface, Text
from nosdesk.ui.kit.ring import FocusRing
from nosdesk.ui.kit.rows import AddedRow, AnswerList, AnswerRow, PartRow, RowList, TaskRow
from nosdesk.ui.kit.stepper import Stepper
from nosdesk.ui.kit.tokens import THEMES

PLACES = (
    PlaceWords("home", "home", "Home"),
    PlaceWords("find", "find", "Find"),
    PlaceWords("documents", "documents", "Documents"),
    PlaceWords("reading", "reading", "Reading", keep=True),
    PlaceWords("concern", "concern", "Raise a concern"),
    PlaceWords("help", "help", "Help", keep=True),
)
PARTS = (
    PartRow("aims", "What it is for", "done", "Done"),
    PartRow("needs", "What must be in it", "done", "Done"),
    PartRow("when", "When and how often", "here", "You are here"),
    PartRow("where", "Where it happens", "none", "Not started"),
    PartRow("who", "Who gives the help", "none", "Not started"),
    PartRow("price", "Price and budget", "attention", "Needs attention"),
    PartRow("checks", "How we will check", "none", "Not started"),
    PartRow("answers", "Check your answers", "none", "Not started"),
)


class Window(Band):
    """A window as the program has it: bar, page, ring."""

    def __init__(self, look: Look, page: QWidget, here: str = "", bar: TopBar | None = None) -> None:
        super().__init__(look, "paper")
        self.setPalette(look.palette())
        self.page = page
        self.bar = bar or TopBar(look, "NOS Desk", "Maya Ferndale’s support", PLACES, "Menu", here)
        column(self.bar, (page, 1), box=self)
        self.ring = FocusRing(look, self)
        self.first: QWidget | None = None


def why(look: Look) -> HelpPanel:
    return HelpPanel(
        look,
        "Why are we asking?",
        [
            "Providers need to know the days and times before they can say what their help will cost.",
            "You are asking for times that suit **you**. A provider may suggest others. You choose.",
        ],
        "For example",
        "“Someone at 8:30, so that I can have breakfast and catch the 10:45 bus.”",
        "Read this to me",
    )


def rail(look: Look) -> Rail:
    return Rail(look, "What service is needed", "3 of 8 parts started", PARTS)


def next_and_leave(look: Look) -> ButtonRow:
    go = Button(look, "Next", "primary", after="next", least=150, picture="like" if look.easy else "")
    leave = Button(look, "Save and leave", least=150, picture="stop" if look.easy else "")
    return ButtonRow(look, go, leave)


def question(look: Look) -> Window:
    """One question with its choices, list of parts and reason."""
    options = [
        Option("agency", "An agency", "They find the workers and step in when one is ill", "provider"),
        Option("own", "My own worker", "You choose and pay the person yourself", "personal-assistant"),
        Option("friend", "A friend or neighbour", picture="friend"),
        Option("unsure", "I do not know yet"),
    ]
    choices = ChoiceGroup(look, "Who should give the help?", options, "own")
    field = Field(
        look,
        "Who should give the help?",
        choices,
        "Choose one. You can change it later.",
        heading=True,
        picture="people" if look.easy else "",
    )
    progress = ProgressLine(look, "Who gives the help", "Question 4 of 12", 4, 12)
    body = column(progress, look.space(20), field, look.space(28), next_and_leave(look))
    page = Page(
        look,
        body,
        BackLink(look, "Back"),
        rail(look),
        why(look),
        fold_word="All 8 parts",
        side_word="Why are we asking?",
    )
    window = Window(look, page)
    window.first = choices
    return window


def error(look: Look) -> Window:
    """Two wrong dates, with the summary at the top."""
    start = DateEntry(look, "31/2/2027", "Start date")
    end = DateEntry(look, "10/1/2027", "End date")
    first, second = "February 2027 has 28 days. Choose 1 to 28.", "This is before the start. Choose a later date."
    fields = [
        Field(look, "Start date", start, "For example, 11 1 2027", first),
        Field(look, "End date", end, "Leave it empty if there is no end", second),
    ]
    start.set_wrong(True, ("day", "month"))
    summary = ErrorSummary(look)
    summary.show_problems(
        "Two things to put right", [Problem(f"Start date: {first}", start), Problem(f"End date: {second}", end)]
    )
    body = column(
        summary,
        look.space(20),
        ProgressLine(look, "When and how often", "Question 5 of 12", 5, 12),
        look.space(20),
        Headline(look, "When should help start and end?"),
        look.space(18),
        fields[0],
        look.space(24),
        fields[1],
        look.space(28),
        next_and_leave(look),
    )
    page = Page(
        look,
        body,
        BackLink(look, "Back"),
        rail(look),
        why(look),
        fold_word="All 8 parts",
        side_word="Why are we asking?",
    )
    window = Window(look, page)
    window.first = start
    return window


def fields(look: Look) -> Window:
    """Every control that is written in or ticked."""
    parts: list[QWidget] = [
        Field(look, "What do you like to be called?", Entry(look, "Maya", "What do you like to be called?", 30)),
        Field(
            look,
            "What should a good day be like?",
            LongEntry(
                look,
                "I swim on Monday and Thursday. I want to get there by bus, with somebody I know.\nI need help "
                "with the changing room.",
                "What should a good day be like?",
            ),
            "In your own words",
        ),
        Field(
            look, "When were you born?", DateEntry(look, "4/11/1998", "When were you born?"), "For example, 4 11 1998"
        ),
        Field(look, "When does it start?", TimeEntry(look, "8:30 am", "When does it start?"), "For example, 8:30 am"),
        Field(
            look,
            "What is the most you can pay?",
            MoneyEntry(look, "1,234.5", "What is the most you can pay?", after="a week"),
            error="Write pounds and pence. For example, 1,234.50",
        ),
        Field(look, "How far is it?", NumberEntry(look, "12", "How far is it?", "miles")),
        Field(
            look,
            "Which days suit you?",
            TickGroup(
                look,
                "Which days suit you?",
                [Option(day, day) for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")],
                "Monday,Thursday",
                inline=True,
            ),
        ),
        Field(
            look,
            "Do you want to be told when an offer comes in?",
            ChoiceGroup(
                look,
                "Do you want to be told when an offer comes in?",
                [Option("yes", "Yes"), Option("no", "No")],
                inline=True,
            ),
        ),
        Field(
            look,
            "How much does the price matter?",
            Stepper(look, "35", "Price", "Less for price", "More for price", say=lambda number: f"{number}%"),
        ),
        Field(look, "Read every page to me", Switch(look, "Read every page to me", True)),
    ]
    items: list[Item] = []
    for part in parts:
        items += [part, look.space(28)]
    page = Page(look, column(*items, next_and_leave(look)), BackLink(look, "Back"))
    window = Window(look, page)
    window.first = parts[1].control  # type: ignore[attr-defined]
    return window


def answers(look: Look) -> Window:
    """Check your answers, one of them missing."""
    lists = [
        AnswerList(
            look,
            "What it is for",
            [
                AnswerRow(look, "Aim", "To live in my own flat and swim every week.", "Change"),
                AnswerRow(look, "My outcomes", "Live on my own\nStay fit and see friends", "Change"),
            ],
        ),
        AnswerList(
            look,
            "When and how often",
            [
                AnswerRow(
                    look,
                    "Days and times",
                    "Monday, Wednesday, Friday morning: 2 hours each\nTuesday evening: 3 hours",
                    "Change",
                ),
                AnswerRow(look, "Hours a week", "12 hours", "Change"),
            ],
        ),
        AnswerList(
            look,
            "Price and budget",
            [
                AnswerRow(look, "Price is for", "An hour of help", "Change"),
                AnswerRow(look, "Most I can pay a week", "Not answered yet", "Answer", missing=True),
            ],
        ),
    ]
    items: list[Item] = [
        Headline(look, "Check what you have said", "Put right anything that is wrong. **One answer is missing.**"),
        look.space(20),
    ]
    for part in lists:
        items += [part, look.space(20)]
    foot = ButtonRow(
        look,
        Button(look, "Answer what is missing", "primary", after="next"),
        Button(look, "Save and leave"),
        at_end=Button(look, "Print or share", "quiet", before="print"),
    )
    page = Page(
        look,
        column(*items, look.space(8), foot),
        BackLink(look, "Back"),
        rail(look),
        room="wide",
        fold_word="All 8 parts",
    )
    window = Window(look, page)
    window.first = lists[2].findChildren(Button)[-1]
    return window


def home(look: Look) -> Window:
    """The journey as a task list, the next step first, what is due beside it."""
    tasks: list[Item] = []
    for name, state, word, detail in (
        ("What I want to achieve", "done", "Done", "4 outcomes, agreed on 2 October"),
        ("Ways to get there", "done", "Done", "3 options looked at, 1 chosen"),
        ("People who matter", "attention", "Needs attention", "A question is waiting for Idris, your advocate"),
        ("What service is needed", "progress", "In progress", "3 of 8 parts started"),
        ("Compare offers", "none", "Not started", ""),
        ("Agree a contract", "none", "Not started", ""),
        ("Check how it goes", "none", "Not started", ""),
        ("Look back and learn", "none", "Not started", ""),
    ):
        tasks += [Line(look)] if tasks else []
        tasks += [TaskRow(look, name, state, word, detail)]
    body = column(
        Headline(look, "Hello Maya"),
        look.space(18),
        NextCard(
            look,
            "Your next step",
            "Say when you need help",
            "Question 4 of 12. All you have said so far is saved.",
            "Go on",
            "calendar",
        ),
        look.space(30),
        Text(look, "All the steps", "lead", "bold", leading=1.25),
        look.space(8),
        *tasks,
    )
    side = column(
        Card(
            look,
            "Payment due in 5 days",
            Text(look, "£96.00", "title", "bold", leading=1.25),
            2,
            Text(look, "Pebblewick Days, swimming buddy\nFriday 27 November", "small"),
            icon="clock",
            button=Button(look, "See the payment"),
        ),
        look.space(20),
        Card(
            look,
            "A check is 7 days late",
            Text(look, "How did swimming go? Tell us in your own words, or with a face.", "small"),
            state="attention",
            button=Button(look, "Do the check"),
            fill="caution_soft",
        ),
    )
    return Window(look, Page(look, body, side=side, room="main", side_width="side_cards"), "home")


def reading(look: Look) -> Window:
    """How do you like to read? Tiles that paint their own inside."""

    def centred(painter: QPainter, words: Wrapped, rect: QRectF, colour: QColor) -> None:
        words.draw(painter, QRectF(rect.left(), rect.center().y() - words.height / 2, 1, 1).topLeft(), colour)

    def size_tile(percent: int) -> Tile:
        def inside(painter: QPainter, rect: QRectF, chosen: bool) -> None:
            face = look.font("body", "semibold")
            face.setPixelSize(round(17 * (percent / 100) ** 0.82))
            top = QRectF(0, rect.height() * 0.05, rect.width(), rect.height() * 0.6)
            centred(painter, Wrapped("Aa", face, rect.width(), 1.1, Centre), top, look.colour("ink"))
            words = Wrapped(
                f"{percent}%", look.font("small", "semibold" if chosen else "regular"), rect.width(), 1.2, Centre
            )
            centred(
                painter, words, QRectF(0, rect.height() * 0.6, rect.width(), rect.height() * 0.34), look.colour("ink")
            )

        return Tile(look, f"{percent}%", look.icon(110), look.icon(88), inside)

    def colour_tile(key: str, name: str) -> Tile:
        theme = THEMES[key]

        def inside(painter: QPainter, rect: QRectF, chosen: bool) -> None:
            plate = QRectF(10, 10, rect.width() - 20, rect.height() * 0.4)
            rounded(painter, plate, 6, QColor(theme.roles["paper"]), look.colour("edge"), 1.5)
            centred(
                painter,
                Wrapped("Aa", look.font("lead", "bold"), plate.width(), 1.2, Centre),
                plate,
                QColor(theme.roles["ink"]),
            )
            words = Wrapped(
                name, look.font("small", "semibold" if chosen else "regular"), rect.width() - 8, 1.15, Centre
            )
            centred(
                painter,
                words,
                QRectF(4, plate.bottom(), rect.width() - 8, rect.height() - plate.bottom()),
                look.colour("ink"),
            )

        return Tile(look, name, look.icon(98), look.icon(98), inside)

    def choice(picture: str, title: str, tiles: Mapping[str, Tile], chosen: str) -> QWidget:
        group = RadioGroup(title, list(tiles.items()), chosen)
        box = Wrapping(look.space(12), look.space(12))
        for tile in tiles.values():
            box.add(tile)
        column(box, box=group)
        words = column(Text(look, title, "lead", "bold", leading=1.25), look.space(10), group)
        return Beside(words, Picture(look, picture, look.space(72), "panel"), look.space(24), look.characters(30))

    sizes = {str(percent): size_tile(percent) for percent in (100, 125, 150, 200, 300)}
    colours = {
        key: colour_tile(key, name)
        for key, name in zip(
            THEMES, ("Light", "Cream", "Blue tint", "Dark", "Yellow on black", "White on black"), strict=True
        )
    }
    words = {
        "usual": Tile(look, "Usual words", look.icon(200), look.target),
        "easy": Tile(look, "Easy words", look.icon(200), look.target),
    }
    sample = Surface(look, "paper", "line", edge_width=2)
    column(
        Text(look, "Who do you want to swim with?", "title", "bold"),
        8,
        Text(look, "Choose one. You can change it."),
        margins=(26, 26, 26, 28),
        box=sample,
    )
    body = column(
        Headline(
            look, "How do you like to read?", "Choose what suits you. You can change it with **Reading** at the top."
        ),
        look.space(28),
        choice("text-size", "Size of the words", sizes, "125"),
        look.space(24),
        choice("art", "Colours", colours, "cream"),
        look.space(24),
        choice("books", "Words", words, "easy"),
        look.space(24),
        ButtonRow(look, Button(look, "Use these", "primary", after="next"), Button(look, "Skip for now")),
    )
    side = column(Text(look, "This is how it will look", "lead", "bold", leading=1.25), look.space(12), sample)
    bar = TopBar(look, "NOS Desk", extra=Button(look, "Read this page to me", "nav", before="speak"))
    window = Window(look, Page(look, body, side=side, room="main", side_width="side_cards"), bar=bar)
    window.first = sizes["125"]
    return window


def lists(look: Look) -> Window:
    """Notices, a list of rows, an empty list."""
    body = column(
        Headline(look, "What you want to achieve", "Add as many as you like.", "target" if look.easy else ""),
        look.space(20),
        Notice(look, "info", "Saved", "All you have said so far is saved on this computer."),
        look.space(14),
        Notice(look, "caution", "Two offers have no price", "Ask the providers, or leave them out."),
        look.space(14),
        Notice(look, "danger", "This file is open on another computer", "Nothing was changed. Close it there first."),
        look.space(14),
        Notice(look, "done", "Your contract is signed", "", Button(look, "See the contract", ground="good_soft")),
        look.space(28),
        RowList(
            look,
            [
                AddedRow("a", "Live in my own flat", "By June 2027. Most important"),
                AddedRow("b", "Swim every week", "By January 2027"),
                AddedRow("c", "Swim every week"),
            ],
            "Change",
            "Remove",
            "Add another",
        ),
        look.space(36),
        EmptyState(
            look,
            "milestone",
            "No milestones yet",
            "A milestone is a date by which something must be done. Payments can wait for it.",
            "Add the first milestone",
        ),
    )
    return Window(look, Page(look, body, BackLink(look, "Back"), room="main"))


def parts(look: Look) -> Window:
    """Type, icons, buttons in every state, marks and colours."""

    def titled(title: str, *items: Item) -> list[Item]:
        head = Text(look, title, "lead", "bold", leading=1.25)
        return [head, look.space(6), Line(look, "edge", 2), look.space(12), *items, look.space(20)]

    type_rows: list[Item] = [
        Text(look, size.capitalize(), size, "bold" if size not in ("body", "small") else "regular")
        for size in ("display", "heading", "title", "lead", "body", "small")
    ]
    hover, press, pointed = (
        Button(look, "Pointed at", "primary"),
        Button(look, "Pressed", "primary"),
        Button(look, "Pointed at it"),
    )
    hover.shown_as, press.shown_as, pointed.shown_as = "hover", "press", "hover"
    marks: list[Item] = []
    for state, word in (
        ("done", "Done, met"),
        ("progress", "In progress"),
        ("none", "Not started"),
        ("attention", "Needs attention"),
        ("partly", "Partly met"),
        ("not_met", "Not met, error"),
        ("unclear", "Not clear"),
    ):
        marks += [row(StateMark(look, state), 12, (mid(Text(look, word, leading=1.25)), 1)), 8]
    colours: list[Item] = []
    for front, ground in (
        ("ink", "paper"),
        ("ink", "canvas"),
        ("ink", "panel"),
        ("ink", "brand_soft"),
        ("on_brand", "brand"),
        ("on_deep", "brand_deep"),
        ("good", "good_soft"),
        ("caution", "caution_soft"),
        ("danger", "danger_soft"),
    ):
        box = Surface(look, ground, "line", look.radius, 1)
        words = Text(look, f"{front} on {ground}", "small", "semibold", front)
        colours += [column(words, margins=(14, 10, 14, 10), box=box), 6]
    left = column(
        *titled("Type", *type_rows),
        *titled("Icons", wrapping(*(Icon(look, name, 28) for name in ICONS), gap=18, line_gap=14)),
    )
    middle = column(
        *titled(
            "Buttons",
            wrapping(Button(look, "Primary", "primary"), hover, press),
            16,
            wrapping(Button(look, "Secondary"), pointed),
            16,
            row(Button(look, "A button with many words wraps and grows taller"), None),
            16,
            wrapping(Button(look, "Quiet", "quiet"), Button(look, "Read to me", "quiet", before="speak"), gap=28),
        ),
    )
    right = column(*titled("States", *marks), *titled("Colour", *colours))
    columns = (
        row((column(left, None), 1), 48, (column(middle, None), 1), 48, (column(right, None), 1))
        if look.scale < 1.5
        else column(left, middle, right)
    )
    return Window(look, Page(look, columns, room="wide"))


SCREENS: dict[str, Callable[[Look], Window]] = {
    "parts": parts,
    "reading": reading,
    "home": home,
    "question": question,
    "error": error,
    "fields": fields,
    "answers": answers,
    "lists": lists,
}
"""Every screen of the gallery by its name."""


def dialog(look: Look, parent: QWidget | None = None) -> Dialog:
    """A question that comes before everything else."""
    return Dialog(
        look,
        parent,
        "Remove “Swim every week”?",
        "Its measures go with it. You can bring it back with Undo.",
        [Answer("remove", "Remove it", "primary"), Answer("keep", "Keep it")],
        picture="remove",
    )


LOOKS = {
    "100": Look(),
    "200": Look(scale=2.0),
    "300": Look(scale=3.0),
    "dark": Look(THEMES["dark"]),
    "yellow": Look(THEMES["yellow_on_black"]),
    "easy-150": Look(scale=1.5, easy=True),
}
"""The looks in which pictures are drawn."""


def settle(app: QApplication) -> None:
    """Let layouts and rings come to rest."""
    for _ in range(4):
        app.processEvents()


def draw(app: QApplication, name: str, look: Look, path: Path, width: int = 1280, height: int = 860) -> None:
    """Write a picture of a screen; a height of 0 shows the whole page."""
    window = SCREENS[name](look)
    window.resize(width, height or 860)
    window.show()
    window.activateWindow()
    settle(app)
    if not height:
        page = window.page
        assert isinstance(page, Page)
        inside = page.view.widget()
        assert inside is not None
        window.resize(width, window.bar.height() + inside.heightForWidth(width - SCROLL_BAR_PX))
        settle(app)
    if window.first is not None:
        window.first.setFocus()
        settle(app)
    window.grab().save(str(path))
    window.close()
    window.deleteLater()
    settle(app)


def main(folder: str, *names: str) -> None:
    """Draw the named screens, or all, in every look; the 300 % ones also whole and in a window 640 wide."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    load_fonts()
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    for name in names or SCREENS:
        for key, look in LOOKS.items():
            draw(app, name, look, out / f"{name}-{key}.png")
        draw(app, name, LOOKS["300"], out / f"{name}-300-whole.png", height=0)
        draw(app, name, LOOKS["300"], out / f"{name}-300-narrow.png", 640, 0)
        draw(app, name, LOOKS["100"], out / f"{name}-100-narrow.png", 640, 0)
    window = SCREENS["lists"](LOOKS["100"])
    window.resize(1280, 860)
    window.show()
    shown = dialog(LOOKS["100"], window)
    shown.show()
    settle(app)
    shown.grab().save(str(out / "dialog.png"))


if __name__ == "__main__":
    main(*sys.argv[1:])
