"""A backup of a 200 MB file beside a plain SQLite backup of the same size, and how long the window waits meanwhile."""

import os
import random
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from nosdesk.services import backups
from nosdesk.storage import backup, shelf
from nosdesk.storage.casefile import CaseFile
from nosdesk.ui.keeping import Job
from nosdesk.ui.kit.immortal import keep_constants
from tests.bench.limits import hold

SECONDS = 5.0
MOST_TIMES = 16.0
"""Encrypted, read back and compared, against a plain copying of pages; see facts for what SQLCipher costs..."""
MOST_WAIT = 0.1
"""...and the longest that the window may wait for its turn, in seconds."""
TURNS = 3
LETTERS = "abcdefghij klmno"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An encrypted file of some 200 MB, most of it history."""
    path = tmp_path_factory.mktemp("large") / "large.nosdesk"
    chance = random.Random(1)
    texts = ["".join(chance.choice(LETTERS) for _ in range(200)) for _ in range(50)]
    row = "INSERT INTO change (number, at, who, visit, record, record_id, version, field, old, new, schema) VALUES (?,?,?,?,?,?,?,?,?,?,?)"
    with CaseFile.create(path, "apricot kettle 7") as case, case.turn() as connection:
        connection.execute("BEGIN")
        rows = (
            (
                *(n, "2026-01-01 10:00:00.000000", "Sioned", f"{n:032x}", "Person", f"{n % 999:032x}", 1, "about"),
                *(f'"{texts[n % 50]}"', f'"{texts[(n + 1) % 50]}"', "0002"),
            )
            for n in range(1, 292_001)
        )
        connection.executemany(row, rows)
        connection.execute("COMMIT")
    return path


def test_a_large_file_is_backed_up_beside_a_plain_backup(large: Path, tmp_path: Path) -> None:
    size = large.stat().st_size
    assert 190_000_000 < size < 215_000_000
    plain = sqlite3.connect(tmp_path / "plain")
    plain.execute("CREATE TABLE held (bytes BLOB)")
    plain.executemany("INSERT INTO held VALUES (?)", ((os.urandom(4_000),) for _ in range(size // 4_096)))
    plain.commit()
    ratios, spent = [], []
    with CaseFile.open(large, "apricot kettle 7") as case:
        for turn in range(TURNS):
            began = process_time()
            target = sqlite3.connect(tmp_path / f"copy{turn}")
            plain.backup(target)
            target.close()
            theirs = process_time() - began
            began, at = process_time(), perf_counter()
            made, _ = backup.make(case, shelf.home_of(case.id), datetime.now(UTC), lambda _done: None)
            ratios.append((process_time() - began) / theirs)
            spent.append(perf_counter() - at)
            made.path.unlink()
            (tmp_path / f"copy{turn}").unlink()
    plain.close()
    hold("backup of 200 MB ÷ plain SQLite backup, CPU", median(ratios), MOST_TIMES, "x")
    hold("backup of 200 MB, checked", min(spent), SECONDS, "s")


def test_the_window_does_not_stutter_meanwhile(qapp: QApplication, large: Path) -> None:
    """How late a timer of 10 ms comes, and how long a reading of the file waits, while a backup is made in its thread."""
    keep_constants()
    late: list[float] = []
    with CaseFile.open(large, "apricot kettle 7") as case:
        last = perf_counter()

        def tick() -> None:
            nonlocal last
            with case.reading() as reading:
                reading.aside("nothing")
            now = perf_counter()
            late.append(now - last - 0.01)
            last = now

        timer = QTimer()
        timer.setInterval(10)
        timer.timeout.connect(tick)
        timer.start()
        job = Job(case, None, always=True)
        job.start()
        while job.is_alive():
            qapp.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        timer.stop()
        assert job.outcome
        assert backups.last_made(case)
    late.sort()
    hold("a key waits during a backup, 99 of 100", late[len(late) * 99 // 100], MOST_WAIT, "s")
