"""The gallery's window and its two screens that paint for themselves: the parts, and the reading preferences."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from nosdesk.themes import THEMES
from nosdesk.ui.kit.arrange import Beside, Item, Wrapping, column, mid, row, wrapping
from nosdesk.ui.kit.bar import PlaceWords, TopBar
from nosdesk.ui.kit.choices import RadioGroup
from nosdesk.ui.kit.controls import Button, Tile
from nosdesk.ui.kit.field import Headline
from nosdesk.ui.kit.icons import ICONS
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.messages import HelpPanel
from nosdesk.ui.kit.page import ButtonRow, Page, Rail
from nosdesk.ui.kit.paint import Centre, Wrapped, rounded
from nosdesk.ui.kit.pieces import Band, Icon, Line, Picture, StateMark, Surface, Text
from nosdesk.ui.kit.ring import FocusRing
from nosdesk.ui.kit.rows import PartRow

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
