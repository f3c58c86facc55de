"""What the program says to a person: problems to put right, notices, cards, the reason for a question, empty lists."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nosdesk.frozen import dataclass
from nosdesk.ui.kit.arrange import Beside, Item, Margins, column, fill_layout, row, sized_by_width, wrapping
from nosdesk.ui.kit.choices import Group
from nosdesk.ui.kit.controls import Button
from nosdesk.ui.kit.field import announce
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.paint import rounded, runs, smooth
from nosdesk.ui.kit.pieces import Icon, Line, Picture, StateMark, Surface, Text


class Box(Group):
    """A card that is a named group: a screen reader says its name when focus comes into it."""

    def __init__(self, look: Look, name: str, fill: str, edge: str = "", edge_width: float = 2) -> None:
        super().__init__(name)
        self.look, self.fill, self.edge, self.edge_width = look, fill, edge, edge_width
        if look.theme.high and not edge:
            # A tint means nothing where every surface is black: there the box gets its outline.
            self.edge = "edge"
        # Focus can be sent here, but Tab does not stop here.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        sized_by_width(self)

    def fill_with(self, items: Sequence[Item], margins: Margins) -> None:
        """Put the parts into the card, one below the other."""
        layout = QVBoxLayout(self)
        layout.setSpacing(0)
        layout.setContentsMargins(*margins)
        fill_layout(layout, tuple(items))

    def paintEvent(self, event: QPaintEvent, /) -> None:
        look = self.look
        edge = look.colour(self.edge) if self.edge else None
        width = look.edge(self.edge_width)
        rounded(smooth(self), QRectF(self.rect()), look.card_radius, look.colour(self.fill), edge, width)


def card_margins(look: Look) -> Margins:
    """Room inside a card."""
    side, top = look.space(20), look.space(18)
    return side, top, side, top


def headed(look: Look, mark: QWidget, title: str, size: str = "body") -> QWidget:
    """A mark and the bold words beside it, in their middle while they are one line."""
    words = Text(look, title, size, "bold", leading=1.25)
    return Beside(words, mark, look.space(10), look.characters(8), middle=True)


@dataclass(frozen=True)
class Problem:
    """One thing to put right: the words, and the widget that the link takes the focus to."""

    words: str
    target: QWidget


class ErrorSummary(Box):
    """What must be put right, at the top of the page: each line is a link to its field.

    `show_problems` fills it, shows it, takes the focus and announces it; with no problems it hides.
    """

    def __init__(self, look: Look, title: str = "") -> None:
        super().__init__(look, title, "danger_soft", "danger", 3)
        self._title = Text(look, title, "lead", "bold", leading=1.25)
        mark = StateMark(look, "not_met", 24, "danger_soft")
        self._links = QWidget()
        sized_by_width(self._links)
        self._lines = QVBoxLayout(self._links)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(look.space(4))
        self.links: list[Button] = []
        inside = column(self._title, look.space(6), self._links)
        self.fill_with([Beside(inside, column(mark, None), look.space(10), look.characters(12))], card_margins(look))
        self.hide()

    def show_problems(self, title: str, problems: Sequence[Problem]) -> None:
        """Say what is wrong; an empty list takes the summary away."""
        for link in self.links:
            self._lines.removeWidget(link.parentWidget() or link)
            (link.parentWidget() or link).deleteLater()
        self.links = []
        self._title.setText(title)
        spoken = ". ".join([runs(title)[0], *(runs(problem.words)[0] for problem in problems)])
        self.setAccessibleName(spoken)
        before: QWidget = self
        for problem in problems:
            link = Button(self.look, problem.words, "quiet", colour="danger", ground="danger_soft")
            link.clicked.connect(lambda _checked=False, target=problem.target: _focus(target))
            self.links.append(link)
            self._lines.addWidget(row(link, None))
            # Made after the fields below, a link would come after them for the Tab key.
            QWidget.setTabOrder(before, link)
            before = link
        self.setVisible(bool(problems))
        self.updateGeometry()
        if problems:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            announce(self, spoken, now=True)


def _focus(target: QWidget) -> None:
    target.setFocus(Qt.FocusReason.OtherFocusReason)


KINDS: Final = {
    "info": ("panel", "brand"),
    "caution": ("caution_soft", "caution"),
    "danger": ("danger_soft", "danger"),
    "done": ("good_soft", "good"),
}
"""Ground and bar of each kind of notice."""


class Notice(Surface):
    """Something to know: kind info, caution, danger or done, with its shape and its word, so that colour is not needed."""

    def __init__(self, look: Look, kind: str, word: str, text: str = "", *parts: QWidget) -> None:
        ground, bar = KINDS[kind]
        super().__init__(look, ground, radius=look.radius, bar=bar)
        if look.theme.high:
            self.edge = "edge"
        marks = {"caution": "attention", "danger": "not_met", "done": "done"}
        mark: QWidget = StateMark(look, marks[kind], 22, ground) if kind in marks else Icon(look, "info", 26, "brand")
        self.said = f"{runs(word)[0]}. {runs(text)[0]}" if text else runs(word)[0]
        items: list[Item] = [Text(look, word, "body", "bold", leading=1.3)]
        if text:
            items += [look.space(4), Text(look, text)]
        for part in parts:
            items += [look.space(12), row(part, None) if isinstance(part, Button) else part]
        inside = Beside(column(*items), column(mark, None), look.space(10), look.characters(12))
        side, top = look.space(20), look.space(14)
        column(inside, margins=(side, top, side, top), box=self)
        sized_by_width(self)

    def tell(self) -> None:
        """Let a screen reader say it, as it appears without taking the focus."""
        announce(self, self.said)


class Card(Surface):
    """A card with a mark, a title, some parts and at most one button: "Payment due in 5 days"."""

    def __init__(
        self,
        look: Look,
        title: str,
        *parts: Item,
        icon: str = "",
        state: str = "",
        button: Button | None = None,
        fill: str = "panel",
    ) -> None:
        super().__init__(look, fill, "line" if fill == "paper" else None, edge_width=1.5)
        mark: QWidget | None = None
        if state:
            mark = StateMark(look, state, 22, fill)
        elif icon:
            mark = Icon(look, icon, 26, "brand")
        head = headed(look, mark, title) if mark else Text(look, title, "body", "bold", leading=1.25)
        items: list[Item] = [head]
        if parts:
            items += [look.space(10), *parts]
        if button:
            button.ground = fill
            items += [look.space(14), row(button, None)]
        column(*items, margins=card_margins(look), box=self)
        sized_by_width(self)


class NextCard(Surface):
    """The next step, on the deep ground: what it is, where it stands, and the one button that goes on."""

    def __init__(self, look: Look, kicker: str, title: str, text: str, button: str, picture: str = "") -> None:
        super().__init__(look, "brand_deep")
        self.button = Button(look, button, "light", after="next", least=look.space(132))
        words = column(
            Text(look, kicker, "small", "semibold", "quiet_on_deep"),
            2,
            Text(look, title, "title", "bold", "on_deep", leading=1.25),
            4,
            Text(look, text, colour="on_deep"),
        )
        least = look.characters(22)
        inside: QWidget = Beside(
            words, wrapping(self.button), look.space(16), least, fixed_last=True, line_gap=look.space(20), middle=True
        )
        if picture:
            shown = Picture(look, picture, look.space(88), "brand_soft")
            inside = Beside(inside, shown, look.space(24), least, line_gap=look.space(20), middle=True)
        side = look.space(24)
        column(inside, margins=(side, side, side, side), box=self)
        sized_by_width(self)


class HelpPanel(Box):
    """Why we ask, beside the question: some short paragraphs, an example, and "Read this to me" where speech works."""

    read = Signal()

    def __init__(
        self,
        look: Look,
        title: str,
        parts: Sequence[str],
        example_title: str = "",
        example: str = "",
        read_word: str = "",
    ) -> None:
        super().__init__(look, title, "panel")
        self.heading = title
        items: list[Item] = [headed(look, Icon(look, "help", 24, "brand"), title), look.space(10)]
        for part in parts:
            items += [Text(look, part, "small"), look.space(10)]
        if example:
            line = Line(look, "edge" if look.theme.high else "line")
            head = Text(look, example_title, "small", "bold")
            items += [line, look.space(10), head, 2, Text(look, example, "small"), look.space(10)]
        self.read_button: Button | None = None
        if read_word:
            self.read_button = Button(look, read_word, "quiet", before="speak", size="small", ground="panel")
            self.read_button.setAccessibleName(f"{read_word}: {title}")
            self.read_button.clicked.connect(self.read)
            items += [row(self.read_button, None)]
        self.fill_with(items, (look.space(22), look.space(20), look.space(20), look.space(16)))
        self.setAccessibleDescription(" ".join(runs(part)[0] for part in parts))

    def said(self) -> str:
        """What is read aloud."""
        return f"{self.heading} {self.accessibleDescription()}"


class EmptyState(QWidget):
    """A list that is still empty teaches: a picture, what this is for, and one button to begin.

    `kind` is the button's: "secondary" where another button of the page leads on.
    """

    def __init__(
        self, look: Look, picture: str, title: str, text: str, button: str = "", kind: str = "primary"
    ) -> None:
        super().__init__()
        self.button = Button(look, button, kind) if button else None
        words: list[Item] = [Text(look, title, "lead", "bold", leading=1.25), look.space(6), Text(look, text)]
        if self.button:
            words += [look.space(20), row(self.button, None)]
        shown = Picture(look, picture, look.icon(96) if look.scale < 2 else look.icon(60), "panel")
        inside = Beside(column(*words), shown, look.space(24), look.characters(22), line_gap=look.space(16))
        column(inside, margins=(0, look.space(12), 0, look.space(12)), box=self)
        sized_by_width(self)
