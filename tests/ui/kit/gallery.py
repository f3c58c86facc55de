"""Whole screens built from the kit's base, for the tests, and as pictures to look at.

Run `python -m tests.ui.kit.gallery FOLDER [NAME …]` from the checkout to write a PNG of each screen in several looks.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from nosdesk.themes import THEMES
from nosdesk.ui.kit.arrange import SCROLL_BAR_PX, Item, column
from nosdesk.ui.kit.choices import ChoiceGroup, Option, TickGroup
from nosdesk.ui.kit.controls import Button, Entry, Switch
from nosdesk.ui.kit.dialog import Answer, Dialog
from nosdesk.ui.kit.entries import DateEntry, LongEntry, MoneyEntry, NumberEntry, TimeEntry
from nosdesk.ui.kit.field import Field, Headline
from nosdesk.ui.kit.look import Look, load_fonts
from nosdesk.ui.kit.messages import Card, EmptyState, ErrorSummary, NextCard, Notice, Problem
from nosdesk.ui.kit.page import BackLink, ButtonRow, Page, ProgressLine
from nosdesk.ui.kit.pieces import Line, Text
from nosdesk.ui.kit.rows import AddedRow, AnswerList, AnswerRow, RowList, TaskRow
from nosdesk.ui.kit.stepper import Stepper
from tests.ui.kit.gallery_parts import Window, next_and_leave, parts, rail, reading, why


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
