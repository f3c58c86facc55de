"""When a case file is closed, the window keeps nothing of its words."""

from PySide6.QtWidgets import QApplication

from nosdesk.ui import places
from nosdesk.ui.kit import cells, paint
from nosdesk.ui.screens import casefile
from tests.ui.drive import settle
from tests.ui.screens.seat import Seat


def remembered() -> str:
    known = (paint._extents, paint._fits, paint._one_line, paint._longest, cells._known(1.0).widths)
    return " ".join(str(key[0]) for each in known for key in each)


def test_words_of_a_closed_file_are_forgotten(seat: Seat) -> None:
    seat.go(places.Home(seat.person_id))
    QApplication.processEvents()
    assert "Ferndale" in remembered()
    casefile.close(seat.ui)
    settle()
    assert "Ferndale" not in remembered()
