"""Help without a network: topics, the glossary, the version, and an error report that the user reads, saves and sends."""

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nosdesk import __version__
from nosdesk.i18n import Words
from nosdesk.paths import documents_dir
from nosdesk.ui import places
from nosdesk.ui.bar import home
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.file_dialogs import ask_save
from nosdesk.ui.guide import GLOSSARY, TOPICS, Topic
from nosdesk.ui.kit.arrange import Item, column, sized_by_width
from nosdesk.ui.kit.controls import Entry
from nosdesk.ui.kit.entries import LongEntry
from nosdesk.ui.kit.field import Field, announce
from nosdesk.ui.kit.pieces import Line, Text
from nosdesk.ui.kit.rows import TaskRow
from nosdesk.ui.screens.parts import back_link, button, buttons, plain_screen

_TITLE: Final = Words("Help")
_FIND: Final = Words("Find in the help", "Find a word in the help")
_NOTHING: Final = Words("No topic has these words.", "We found no help for this.")
_WORDS: Final = Words("What the words mean", "Hard words")
_READ: Final = Words("Read")
_VERSION: Final = Words("Version {version}")
_REPORT: Final = Words("Report an error", "Tell us what broke")
_NO_REPORT: Final = Words(
    "Nothing has gone wrong since the program was opened, so there is nothing to report.",
    "Nothing broke today. There is nothing to send.",
)
_REPORT_TEXT: Final = Words(
    "This is all that the report says. It holds no names and nothing that was typed. Read it, save it, and send it to whoever looks "
    "after your computer.",
    "This is the whole report. It has no names in it. Save it and send it to your helper.",
)
_SAVE: Final = Words("Save this report", "Save the report")
_TEXT_FILE: Final = Words("Text file (*.txt)", "Text *.txt")
_SAVED: Final = Words("The report is saved: {file}.", "We saved it. It is called {file}.")
_DONE: Final = Words("Done")
_WHO: Final = Words("Who is here")
_FILE: Final = Words("Your case file", "Your file")
REPORT: Final = "report"
GLOSSARY_KEY: Final = "words"


def screen(ui: Ui, place: places.Help) -> Screen:
    """The list of topics, or one of them."""
    if place.topic == REPORT:
        return _report(ui)
    if place.topic == GLOSSARY_KEY:
        return _glossary(ui)
    topic = next((one for one in TOPICS if one.key == place.topic), None)
    return _topic(ui, topic) if topic else _list(ui)


def _list(ui: Ui) -> Screen:
    look = ui.look
    words = Entry(look, "", ui.say(_FIND), 28)
    results = QWidget()
    layout = QVBoxLayout(results)
    layout.setContentsMargins(0, 0, 0, 0)
    sized_by_width(results)

    def fill() -> None:
        while (item := layout.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        layout.addWidget(_topics(ui, words.value))

    words.edited.connect(fill)
    fill()
    links = []
    if ui.desk:
        links = [
            button(ui, _WHO, lambda: ui.go(places.WhoIsHere())),
            button(ui, _FILE, lambda: ui.go(places.File())),
        ]
    return plain_screen(
        ui,
        ui.say(_TITLE),
        Field(look, ui.say(_FIND), words),
        results,
        buttons(ui, *links, button(ui, _REPORT, lambda: ui.go(places.Help(REPORT)))),
        Text(look, ui.say(_VERSION, version=__version__), "small", colour="quiet_ink"),
        back=back_link(ui, home(ui)),
        here="help",
        picture="help",
        first=words,
    )


def _topics(ui: Ui, words: str) -> QWidget:
    look = ui.look
    wanted = words.strip().casefold()
    items: list[Item] = []
    for topic in TOPICS:
        text = " ".join([ui.say(topic.title), *(ui.say(one) for one in topic.paragraphs)])
        if wanted in text.casefold():
            row = TaskRow(look, ui.say(topic.title), "", "")
            row.clicked.connect(lambda _checked=False, key=topic.key: ui.go(places.Help(key)))
            items += [row, Line(look)]
    if any(wanted in f"{ui.say(term.word)} {ui.say(term.meaning)}".casefold() for term in GLOSSARY):
        row = TaskRow(look, ui.say(_WORDS), "", "")
        row.clicked.connect(lambda: ui.go(places.Help(GLOSSARY_KEY)))
        items += [row]
    if not items:
        nothing = Text(look, ui.say(_NOTHING))
        announce(nothing, ui.say(_NOTHING))
        items = [nothing]
    return column(*items)


def _topic(ui: Ui, topic: Topic) -> Screen:
    paragraphs = [Text(ui.look, ui.say(one)) for one in topic.paragraphs]
    return plain_screen(
        ui,
        ui.say(topic.title),
        *paragraphs,
        back=back_link(ui, places.Help()),
        here="help",
        picture=topic.picture,
        gap=16,
    )


def _glossary(ui: Ui) -> Screen:
    look = ui.look
    entries = [
        column(Text(look, ui.say(term.word), "body", "bold"), look.space(2), Text(look, ui.say(term.meaning)))
        for term in sorted(GLOSSARY, key=lambda one: ui.say(one.word).casefold())
    ]
    return plain_screen(
        ui, ui.say(_WORDS), *entries, back=back_link(ui, places.Help()), here="help", picture="book", gap=16
    )


def _report(ui: Ui) -> Screen:
    look, text = ui.look, ui.last_report
    back = back_link(ui, places.Help())
    if not text:
        return plain_screen(ui, ui.say(_REPORT), Text(look, ui.say(_NO_REPORT)), back=back, here="help", picture="help")
    shown = LongEntry(look, text, ui.say(_REPORT), 10)
    shown.setReadOnly(True)

    def save() -> None:
        offered = str(documents_dir() / "nosdesk-report.txt")
        name = ask_save(ui, ui.say(_SAVE), offered, ui.say(_TEXT_FILE))
        if name and ui.did(lambda: write_report(Path(name), text)):
            ui.shell.tell(ui.say(_DONE), ui.say(_SAVED, file=Path(name).name))

    return plain_screen(
        ui,
        ui.say(_REPORT),
        shown,
        buttons(ui, button(ui, _SAVE, save, "primary", before="save")),
        hint=ui.say(_REPORT_TEXT),
        back=back,
        here="help",
        picture="help",
        first=shown,
    )


def write_report(path: Path, text: str) -> None:
    """Write the report. Raises KnownError where it cannot be written."""
    from nosdesk.storage.trouble import told

    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise told(error, path) or error from error
