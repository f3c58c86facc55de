"""Choosing a passphrase: typed twice, with words that say how hard it is to guess, and simple words for who wants them."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtWidgets import QWidget

from nosdesk.i18n import Words
from nosdesk.ui.context import Ui
from nosdesk.ui.kit.arrange import Beside, column
from nosdesk.ui.kit.controls import Button, Entry
from nosdesk.ui.kit.field import Field
from nosdesk.ui.kit.messages import Notice
from nosdesk.ui.kit.pieces import StateMark, Text
from nosdesk.ui.screens.parts import button, buttons

PASSPHRASE: Final = Words("Passphrase", "Password")
HINT: Final = Words(
    "Some words that only you know. Without them nobody can read the file: not even we can help if they are lost.",
    "Pick some words only you know. If you lose them, nobody can open the file.",
)
TWICE: Final = Words("The same passphrase again", "The same password again")
EMPTY: Final = Words("Type a passphrase, or choose to have none.", "Type a password here.")
NOT_SAME: Final = Words("The two passphrases are not the same.", "The 2 passwords are different.")
SHOW: Final = Words("Show what I type", "Show the letters")
SUGGEST: Final = Words("Suggest simple words", "Give me some words")
SUGGESTED: Final = Words("Your words", "Here are your words")
SUGGESTED_TEXT: Final = Words(
    "**{five}**\nThey were chosen by chance and are typed in already. Write them down and keep the paper in a safe place, "
    "away from this computer.",
    "**{five}**\nWe typed them for you. Write them down. Keep the paper safe.",
)
EASY_TO_GUESS: Final = Words("This passphrase is easy to guess", "This is easy to guess")
EASY_TO_GUESS_TEXT: Final = Words(
    "{advice} Anyone who finds the file could open it. You can use it all the same, and change it at any time.",
    "{advice} You can still use it. You can change it later.",
)
USE_IT: Final = Words("Use it all the same", "Use it")
ANOTHER: Final = Words("Choose another", "Pick another one")

_MARKS: Final = {"NONE": "none", "WEAK": "not_met", "FAIR": "partly", "GOOD": "met"}


class NewPassphrase:
    """The two fields, the meter below the first, and the offer of words. `known` are words that others would try."""

    def __init__(self, ui: Ui, known: Iterable[str] = ()) -> None:
        self.ui, self._known = ui, tuple(known)
        look = ui.look
        self.one, self.two = secret(ui, PASSPHRASE), secret(ui, TWICE)
        self.fields = {
            "one": Field(look, ui.say(PASSPHRASE), self.one, ui.say(HINT)),
            "two": Field(look, ui.say(TWICE), self.two),
        }
        self._mark = StateMark(look, _MARKS["NONE"], 20)
        self._strength, self._advice = Text(look, "", weight="semibold"), Text(look, "")
        mark = column(self._mark, None)
        mark.setFixedWidth(look.icon(20) + 4)
        words = column(self._strength, self._advice, gap=look.space(4))
        meter = Beside(words, mark, look.space(8), look.characters(10))
        self._offered = column()
        self._said = ""
        self.one.edited.connect(self._judge)
        self._judge()
        self.widget: QWidget = column(
            self.fields["one"],
            look.space(12),
            meter,
            look.space(24),
            self.fields["two"],
            look.space(20),
            buttons(ui, button(ui, SUGGEST, self._suggest), show_button(ui, self.one, self.two)),
            self._offered,
        )

    @property
    def value(self) -> str:
        """What is typed in the first field."""
        return self.one.value

    def _judge(self) -> None:
        from nosdesk.services.passphrase import Strength, judge

        ui = self.ui
        judged = judge(self.one.value, self._known)
        said = ui.say(judged.words)
        self._strength.setText(said)
        self._advice.setText(ui.say(judged.advice) if judged.advice else "")
        self._advice.setVisible(judged.advice is not None)
        self._mark.state = _MARKS[judged.strength.name]
        self._mark.update()
        if said != self._said and self._said:
            # The focus stays in the field: a screen reader is told when the judgement changes, not at every key.
            ui.shell.announce(said)
        self._said = said if judged.strength is not Strength.NONE else ""

    def _suggest(self) -> None:
        from nosdesk.services.passphrase import suggest

        ui, words = self.ui, suggest()
        self.one.value = self.two.value = words
        self._judge()
        text = ui.say(SUGGESTED_TEXT, five=words)
        _show(self._offered, column(ui.look.space(16), Notice(ui.look, "info", ui.say(SUGGESTED), text)))
        ui.shell.announce(text)

    def problems(self) -> dict[str, Words]:
        """What must be put right, by field: nothing typed, or not the same twice."""
        if not self.one.value:
            return {"one": EMPTY}
        return {} if self.one.value == self.two.value else {"two": NOT_SAME}

    def show_problems(self, wrong: dict[str, Words]) -> None:
        """Say at each field what is wrong with it."""
        for key, field in self.fields.items():
            field.set_error(self.ui.say(wrong[key]) if key in wrong else "")

    def is_wanted(self) -> bool:
        """Whether the person wants this passphrase: one that is easy to guess is asked about, never refused."""
        from nosdesk.services.passphrase import ADVICE, Strength, judge

        judged = judge(self.one.value, self._known)
        if judged.strength is not Strength.WEAK:
            return True
        ui = self.ui
        text = ui.say(EASY_TO_GUESS_TEXT, advice=ui.say(judged.advice or ADVICE))
        return ui.shell.ask(ui.say(EASY_TO_GUESS), text, ui.say(USE_IT), ui.say(ANOTHER), danger=True)


def secret(ui: Ui, name: Words) -> Entry:
    """A field whose letters are hidden."""
    entry = Entry(ui.look, "", ui.say(name), 28)
    entry.setEchoMode(Entry.EchoMode.Password)
    return entry


def show_button(ui: Ui, *entries: Entry) -> Button:
    """A button that shows what is typed, and hides it again."""

    def toggle() -> None:
        normal, hidden = Entry.EchoMode.Normal, Entry.EchoMode.Password
        shown = entries[0].echoMode() == normal
        for entry in entries:
            entry.setEchoMode(hidden if shown else normal)

    return button(ui, SHOW, toggle, before="show")


def _show(place: QWidget, content: QWidget) -> None:
    """Put one thing into a place, instead of what was there."""
    layout = place.layout()
    if layout is None:
        return
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
    layout.addWidget(content)
    place.updateGeometry()
