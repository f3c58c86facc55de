"""How do you like to read? Asked first of all, in words and pictures; each choice shows at once, on this very screen."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QRadioButton, QWidget

from nosdesk.i18n import LANGUAGES, Words
from nosdesk.settings import SCALES, THEMES
from nosdesk.themes import THEMES as THEME_TOKENS
from nosdesk.ui import places
from nosdesk.ui.bar import home
from nosdesk.ui.context import Screen, Ui
from nosdesk.ui.file_dialogs import remember
from nosdesk.ui.kit.arrange import Item, column, wrapping
from nosdesk.ui.kit.choices import ChoiceGroup, Option, RadioGroup
from nosdesk.ui.kit.controls import Tile
from nosdesk.ui.kit.layouts import Beside
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.paint import Centre, Wrapped, rounded
from nosdesk.ui.kit.pieces import Picture, Surface, Text
from nosdesk.ui.screens.parts import back_link, button, buttons, plain_screen

_TITLE: Final = Words("How do you like to read?", "How do you like to read best?")
_HINT: Final = Words(
    "Choose what suits you. You can change it on every screen, with **Reading** at the top or the key F2.",
    "Pick what you like. Change it at any time with **Reading** or F2.",
)
_SIZE: Final = Words("Size of the words")
_COLOURS: Final = Words("Colours")
_WORDS: Final = Words("Words")
_USUAL: Final = Words("Usual words")
_EASY: Final = Words("Easy words")
_USUAL_HINT: Final = Words("“We review the plan annually.”", "“The plan is reviewed each year.”")
_EASY_HINT: Final = Words(
    "“We check the plan every year.” With pictures.", "“We check the plan each year.” With pictures."
)
_LANGUAGE: Final = Words("Language")
_WELSH_BEGUN: Final = Words("Begun: some of it is still in English.", "Some words are still in English.")
_ALOUD: Final = Words("Read aloud")
_ALOUD_ON: Final = Words("Show “Read this to me”", "Show “Read this to me” on each page")
_ALOUD_OFF: Final = Words("Do not read aloud", "I do not want this")
_MOTION: Final = Words("Movement")
_MOTION_ON: Final = Words("Small movements are fine", "Things may move a bit")
_MOTION_OFF: Final = Words("Nothing moves")
_RECENT: Final = Words("Files you opened")
_RECENT_ON: Final = Words("Remember them on this computer", "Show me my last files")
_RECENT_OFF: Final = Words("Do not remember them", "Forget my last files")
_USE: Final = Words("Use these")
_SKIP: Final = Words("Skip for now")
_SAMPLE: Final = Words("This is how it looks", "It looks like this")
_SAMPLE_ASK: Final = Words("Who do you want to swim with?", "Who will you swim with?")
_SAMPLE_HINT: Final = Words("Choose one. You can change it.", "Pick 1. You can change it.")
_FRIEND: Final = Words("With a friend")
_HELPER: Final = Words("With a helper")


def screen(ui: Ui, place: places.Reading) -> Screen:
    """Every choice, with the present one chosen."""
    look, settings = ui.look, ui.settings
    size = _tiles(ui, _SIZE, [_size_tile(look, scale) for scale in SCALES], f"{settings.scale:g}")
    size.edited.connect(lambda: ui.prefer(scale=float(size.value)))
    colours = _tiles(ui, _COLOURS, _colour_tiles(ui), settings.theme)
    colours.edited.connect(lambda: ui.prefer(theme=colours.value))
    words = _choice(
        ui,
        _WORDS,
        [Option("usual", ui.say(_USUAL), ui.say(_USUAL_HINT)), Option("easy", ui.say(_EASY), ui.say(_EASY_HINT))],
        "easy" if settings.easy else "usual",
        lambda key: ui.prefer(easy=key == "easy"),
    )
    language = _choice(
        ui,
        _LANGUAGE,
        [Option(key, name, ui.say(_WELSH_BEGUN) if key == "cy" else "") for key, name in LANGUAGES.items()],
        settings.locale,
        lambda key: ui.prefer(locale=key),
    )
    aloud = _yes_no(ui, _ALOUD, _ALOUD_ON, _ALOUD_OFF, settings.read_aloud, lambda on: ui.prefer(read_aloud=on))
    motion = _yes_no(ui, _MOTION, _MOTION_ON, _MOTION_OFF, settings.motion, lambda on: ui.prefer(motion=on))
    recent = _yes_no(
        ui,
        _RECENT,
        _RECENT_ON,
        _RECENT_OFF,
        settings.keep_recent,
        lambda on: remember(ui, on),
    )
    chosen = [
        _with_picture(look, "magnifier", ui.say(_SIZE), size),
        _with_picture(look, "palette", ui.say(_COLOURS), colours),
        _with_picture(look, "book", ui.say(_WORDS), words),
        _with_picture(look, "globe", ui.say(_LANGUAGE), language),
        _with_picture(look, "audio", ui.say(_ALOUD), aloud),
        _with_picture(look, "motion", ui.say(_MOTION), motion),
        _with_picture(look, "file", ui.say(_RECENT), recent),
    ]
    use = button(ui, _USE, lambda: _use(ui, place), "primary", after="next")
    row = buttons(ui, use, *([button(ui, _SKIP, lambda: _use(ui, place))] if place.first else []))
    side = column(Text(look, ui.say(_SAMPLE), "lead", "bold"), look.space(12), _sample(ui))
    return plain_screen(
        ui,
        ui.say(_TITLE),
        *chosen,
        row,
        hint=ui.say(_HINT),
        back=None if place.first else back_link(ui, home(ui)),
        here="reading",
        room="main",
        side=side,
        first=size,
        gap=28,
    )


def _use(ui: Ui, place: places.Reading) -> None:
    """Keep the choices; the first time, go to where the program was started for."""
    if not ui.settings.asked:
        ui.prefer(asked=True)
    if place.first:
        ui.trail.pop()
        ui.start_at(ui.here or places.Start())
    else:
        ui.back(home(ui))


def _with_picture(look: Look, concept: str, title: str, control: QWidget) -> QWidget:
    inside = column(Text(look, title, "lead", "bold", leading=1.25), look.space(10), control)
    return Beside(
        inside,
        column(Picture(look, concept, look.icon(72) if look.scale < 2 else 72, "panel"), None),
        look.space(24),
        look.characters(24),
        line_gap=look.space(12),
    )


def _choice(ui: Ui, name: Words, options: Sequence[Option], value: str, done: Callable[[str], None]) -> ChoiceGroup:
    group = ChoiceGroup(ui.look, ui.say(name), list(options), value, inline=True)
    group.edited.connect(lambda: done(group.value))
    return group


def _yes_no(ui: Ui, name: Words, yes: Words, no: Words, on: bool, done: Callable[[bool], None]) -> ChoiceGroup:
    options = [Option("yes", ui.say(yes)), Option("no", ui.say(no))]
    return _choice(ui, name, options, "yes" if on else "no", lambda key: done(key == "yes"))


def _tiles(ui: Ui, name: Words, tiles: Sequence[tuple[str, QRadioButton]], value: str) -> RadioGroup:
    group = RadioGroup(ui.say(name), tiles, value)
    box = wrapping(*(tile for _, tile in tiles), gap=max(12, ui.look.space(12)), line_gap=max(12, ui.look.space(12)))
    column(box, box=group)
    return group


def _centred(painter: QPainter, words: Wrapped, rect: QRectF, colour: QColor) -> None:
    words.draw(painter, QPointF(rect.left(), rect.top() + (rect.height() - words.height) / 2), colour)


def _size_tile(look: Look, scale: float) -> tuple[str, Tile]:
    """Letters as large as the choice makes them, as far as the tile has room."""
    words = f"{scale * 100:g}%"
    height, width = look.space(56) + look.icon(34), max(look.icon(86), 96)

    def paint(painter: QPainter, rect: QRectF, chosen: bool) -> None:
        face = look.font("body", "semibold")
        face.setPixelSize(round(17 * scale**0.82 * look.scale**0.4))
        letters = Wrapped("Aa", face, rect.width(), 1.1, Centre)
        _centred(painter, letters, QRectF(0, 4, rect.width(), look.space(56)), look.colour("ink"))
        small = Wrapped(words, look.font("small", "semibold" if chosen else "regular"), rect.width(), 1.2, Centre)
        _centred(painter, small, QRectF(0, look.space(54), rect.width(), look.icon(30)), look.colour("ink"))

    return f"{scale:g}", Tile(look, words, width, height, paint)


def _colour_tiles(ui: Ui) -> list[tuple[str, Tile]]:
    """A tile for each theme, all as high as the longest name needs."""
    look = ui.look
    width, face = look.icon(104), look.font("small", "semibold")
    label = max(Wrapped(ui.say(words), face, width - 8, 1.15, Centre).height for words in THEMES.values())
    return [_colour_tile(ui, key, width, label) for key in THEMES]


def _colour_tile(ui: Ui, key: str, width: int, label: float) -> tuple[str, Tile]:
    """A sample of the colours over their name, which is `label` high."""
    look, theme, name = ui.look, THEME_TOKENS[key], ui.say(THEMES[key])
    plate_height = look.icon(38)
    height = round(plate_height + 18 + label + 10)

    def paint(painter: QPainter, rect: QRectF, chosen: bool) -> None:
        plate = QRectF(10, 10, rect.width() - 20, plate_height)
        rounded(painter, plate, 6, QColor(theme.roles["paper"]), look.colour("edge"), 1.5)
        letters = Wrapped("Aa", look.font("lead", "bold"), plate.width(), 1.2, Centre)
        _centred(painter, letters, plate, QColor(theme.roles["ink"]))
        words = Wrapped(name, look.font("small", "semibold" if chosen else "regular"), rect.width() - 8, 1.15, Centre)
        words.draw(painter, QPointF(4, plate.bottom() + 8), look.colour("ink"))

    return key, Tile(look, name, width, height, paint)


def _sample(ui: Ui) -> QWidget:
    """A small question in the chosen look. It is there to be seen: nothing in it can be reached or pressed."""
    look = ui.look
    box = Surface(look, "paper", "line", edge_width=2)
    answers = column(
        *(_sample_answer(look, ui.say(words), chosen) for words, chosen in ((_FRIEND, False), (_HELPER, True))), gap=12
    )
    shown: list[Item] = [wrapping(Picture(look, "swimming", look.icon(72), "panel")), 16] if look.easy else []
    return column(
        *shown,
        Text(look, ui.say(_SAMPLE_ASK), "title", "bold"),
        8,
        Text(look, ui.say(_SAMPLE_HINT)),
        20,
        answers,
        margins=(24, 24, 24, 24),
        box=box,
    )


def _sample_answer(look: Look, words: str, chosen: bool) -> QWidget:
    box = Surface(
        look, "brand_soft" if chosen else "paper", "brand" if chosen else "edge", look.radius, 3 if chosen else 2
    )
    return column(Text(look, words, weight="semibold" if chosen else "regular"), margins=(16, 12, 16, 12), box=box)
