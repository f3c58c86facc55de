"""When a case file is closed, the window keeps nothing of its words."""

import gc
from weakref import ref

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from nosdesk.domain.records import Person
from nosdesk.export.pdf import fonts, lines, wording
from nosdesk.services import answers
from nosdesk.ui import places
from nosdesk.ui.kit import cells, paint
from nosdesk.ui.kit.pages import PageViewer
from nosdesk.ui.screens import casefile
from tests.ui.drive import settle
from tests.ui.screens.seat import Seat


def remembered() -> str:
    known = (paint._extents, paint._fits, paint._one_line, paint._longest, cells._known(1.0).widths)
    return " ".join(str(key[0]) for each in known for key in each)


def test_documents_of_a_closed_file_are_forgotten(seat: Seat) -> None:
    answers.save(seat.desk, Person, seat.person_id, "about", "I like Zoë’s Tŷ Gŵyl teas.", None, None)
    seat.go(places.Preview("person-profile", seat.person_id, "standard"))
    (shown,) = (ref(one) for one in seat.window.findChildren(PageViewer) if one.isVisibleTo(seat.window))
    caches = (lines.words_of, fonts.tidy, wording._printable)
    assert all(cache.cache_info().currsize for cache in caches)
    assert fonts.faces().regular._widths
    casefile.close(seat.ui)
    settle()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    assert not any(cache.cache_info().currsize for cache in caches)
    assert not fonts.faces().regular._widths
    assert not fonts.faces().bold._widths
    assert shown() is None, "its pages are gone with it"


def test_words_of_a_closed_file_are_forgotten(seat: Seat) -> None:
    seat.go(places.Home(seat.person_id))
    QApplication.processEvents()
    assert "Ferndale" in remembered()
    casefile.close(seat.ui)
    settle()
    assert "Ferndale" not in remembered()
