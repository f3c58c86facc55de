"""The benches themselves, at a small size: a bench that no longer runs measures nothing."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from nosdesk.domain.author import Author
from nosdesk.domain.records import Contract, PaymentMade, Person
from nosdesk.services.desk import Desk
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.check import check
from tests.bench.starting import start
from tests.seed import TODAY, Sizes, make_seeded

SMALL = Sizes(people=6, contracts_each=2, payments_each=3, checks_each=2, providers=3)


def test_the_seeded_file_is_sound_and_of_the_size_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "seeded.nosdesk"
    make_seeded(path, None, SMALL)
    with CaseFile.open(path) as case:
        assert check(case) == ()
        with case.reading() as reading:
            assert len(reading.find(Person)) == 6
            assert len(reading.find(Contract)) == 12
            assert len(reading.find(PaymentMade)) == SMALL.payments == 36
            assert all(made.paid_on and made.paid_on <= TODAY for made in reading.find(PaymentMade))


@pytest.mark.parametrize("what", ["bare", "first"])
def test_a_start_is_measured(tmp_path: Path, what: str) -> None:
    told = start(what, tmp_path)
    assert told.seconds > 0
    assert 20 < told.megabytes < 500


def test_the_memory_of_a_start_is_its_own_and_not_that_of_the_process_that_began_it(tmp_path: Path) -> None:
    held = bytearray(b"x" * 400_000_000)
    assert start("bare", tmp_path).megabytes < 300
    assert held


def test_home_is_reached_in_a_process_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "seeded.nosdesk"
    make_seeded(path, None, SMALL)
    assert start("home", tmp_path / "home", str(path)).seconds > 0


def test_pages_are_gone_to(qapp: QApplication, tmp_path: Path) -> None:
    pytest.importorskip("pytest_benchmark")
    from tests.bench.bench_pages import PAGES, window_on

    path = tmp_path / "seeded.nosdesk"
    make_seeded(path, None, SMALL)
    with CaseFile.open(path) as case:
        window = window_on(Desk(case, Author(helper="Sioned Hale"), today=lambda: TODAY))
        for page, place in PAGES.items():
            window.ui.start_at(place(window))
            assert window.screen_shown, page
        window.hide()
        window.deleteLater()


def test_the_same_paper_is_drawn_by_every_writer() -> None:
    from tests.bench.bench_papers import long_paper, tagged, untagged
    from tests.bench.peer_papers import typst_source, web_page

    document = long_paper(1)
    assert abs(tagged(document) - untagged(document)) <= 1
    for source in (web_page(document), typst_source(document)):
        assert source.count("£1,761.60") == 26
        assert "give 24 hours’ notice if a visit has to change" in source
