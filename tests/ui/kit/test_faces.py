"""The five faces: choosing by press and by keys, and room for their words."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from nosdesk.errors import BugError
from nosdesk.themes import THEMES
from nosdesk.ui.kit.arrange import column, scrolled
from nosdesk.ui.kit.faces import FaceScale
from nosdesk.ui.kit.lint import problems
from nosdesk.ui.kit.look import Look

WORDS = ("Very bad", "Bad", "Not sure", "Good", "Very good")
LOOKS = [Look(), Look(scale=2.0), Look(scale=3.0), Look(THEMES["yellow_on_black"]), Look(scale=1.5, easy=True)]
Show = Callable[..., FaceScale]


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Show]:
    """Shows the faces in a page that scrolls, and keeps the page: pytest-qt holds it weakly."""
    kept = []

    def show(look: Look | None = None, width: int = 700, value: str = "") -> FaceScale:
        scale = FaceScale(look or Look(), "How did it go?", WORDS, value)
        page = scrolled(look or Look(), column(scale, None))
        kept.append(page)
        qtbot.addWidget(page)
        page.resize(width, 900)
        page.show()
        qtbot.waitExposed(page)
        page.activateWindow()
        return scale

    yield show
    kept.clear()


def test_each_face_is_a_named_radio_button(shown: Show) -> None:
    scale = shown(value="4")
    parts = [QAccessible.queryAccessibleInterface(face) for face in scale.faces]
    assert [part.text(QAccessible.Text.Name) for part in parts] == list(WORDS)
    assert {part.role() for part in parts} == {QAccessible.Role.RadioButton}
    assert [face.isChecked() for face in scale.faces] == [False, False, False, True, False]
    assert scale.accessibleName() == "How did it go?"


def test_a_press_chooses_one(qtbot: QtBot, shown: Show) -> None:
    scale = shown()
    assert scale.value == ""
    with qtbot.waitSignal(scale.edited):
        qtbot.mouseClick(scale.faces[4], Qt.MouseButton.LeftButton)
    assert scale.value == "5"
    qtbot.mouseClick(scale.faces[1], Qt.MouseButton.LeftButton)
    assert scale.value == "2"
    assert [face.isChecked() for face in scale.faces].count(True) == 1


def test_arrow_keys_move_and_choose(qtbot: QtBot, shown: Show) -> None:
    scale = shown()
    scale.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(scale.faces[0].hasFocus)
    qtbot.keyClick(scale.faces[0], Qt.Key.Key_Space)
    assert scale.value == "1"
    qtbot.keyClick(scale.faces[0], Qt.Key.Key_Right)
    assert scale.value == "2"
    assert scale.faces[1].hasFocus()
    qtbot.keyClick(scale.faces[1], Qt.Key.Key_Left)
    qtbot.keyClick(scale.faces[0], Qt.Key.Key_Left)
    assert scale.value == "5"


@pytest.mark.parametrize("look", LOOKS, ids=["100", "200", "300", "yellow", "easy"])
@pytest.mark.parametrize("width", [360, 700, 1264])
def test_targets_are_large_and_words_whole(shown: Show, look: Look, width: int) -> None:
    scale = shown(look, max(width, 560 if look.scale > 2 else width), value="4")
    lying = {face.lying for face in scale.faces}
    assert len(lying) == 1
    for face in scale.faces:
        assert min(face.width(), face.height()) >= 64
        assert face.geometry().right() < scale.width()
        assert face.height() >= face.heightForWidth(face.width())
        assert face.lying or face.width() >= face.least_upright()
    assert scale.parentWidget() is not None
    assert not scale.grab().isNull()
    assert problems(scale) == []


def test_there_are_five_words(qapp: object) -> None:
    with pytest.raises(BugError):
        FaceScale(Look(), "How?", ("Bad", "Good"))
