"""What a person types stands in the encrypted file and nowhere else: not in logs, reports, settings, temporary files or the system's lists.

A session of the program runs in a process with folders of its own; then every file that it wrote is looked through, after it was closed and
after it was killed.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from nosdesk.storage.casefile import CaseFile
from nosdesk.ui.private import sweep
from tests.journeys.session import FOLDER, NAME, PASSPHRASE, TEXT
from tests.storage.second import Second, second_program

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the second program forks")

STEPS = ["begun", "typed", "papers", "sheet", "trouble", "locked", "done", "titles"]


class Place:
    """Folders for one session: the user's own (`home`), temporary ones, and where the case file is."""

    def __init__(self, root: Path) -> None:
        self.home, self.temporary, self.mine = root / "home", root / "tmp", root / "mine" / FOLDER
        for folder in (self.home, self.temporary, self.mine, self.home / "bin"):
            folder.mkdir(parents=True)
        self.runtime = self.home / "runtime"
        self.runtime.mkdir(mode=0o700)
        printer = self.home / "bin" / "lp"
        printer.write_text("#!/bin/sh\nexec cat > /dev/null\n")
        printer.chmod(0o700)

    @property
    def environment(self) -> dict[str, str]:
        """What a program is started with."""
        own = {name: str(self.home / name.lower()) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
        own |= {"XDG_STATE_HOME": str(self.home / "state"), "XDG_RUNTIME_DIR": str(self.runtime)}
        own |= {name: str(self.temporary) for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR")}
        own |= {"HOME": str(self.home), "NOSDESK_HOME": str(self.home / "nosdesk"), "QT_QPA_PLATFORM": "offscreen"}
        own |= {
            "PATH": f"{self.home / 'bin'}:{os.environ['PATH']}",
            "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
        }
        return own


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """New folders."""
    return Place(tmp_path)


@pytest.fixture
def second(place: Place, tmp_path: Path) -> Iterator[Second]:
    """The program, not started on a file yet."""
    worker = Path(__file__).with_name("session.py")
    with second_program(tmp_path / "log", worker=worker, **place.environment) as program:
        yield program


def session(second: Second, place: Place, ends: str, *, recent: bool = False) -> tuple[str, ...]:
    """A session to its end; gives the groups of the recovery sheet that was printed in it."""
    more = {"ends": ends, "recent": recent, "output": str(place.home / "output")}
    second.begin("session", place.mine / f"{NAME}.nosdesk", **more)
    if ends == "killed":
        second.wait_for_line(len(STEPS))
        second.kill()
    else:
        assert second.end() == 0
    lines = second.lines()
    assert [line.split()[0] for line in lines] == STEPS
    return tuple(lines[STEPS.index("sheet")].split()[1:])


def seen(place: Place, *words: str) -> list[str]:
    """Files, the encrypted one as well, in which one of the words can be read in any of the ways in which text is kept, or that have one in their names."""
    forms = [
        each.encode(code)
        for word in words
        for each in {word, quote(word)}
        for code in ("utf-8", "utf-16-le", "utf-16-be")
    ]
    found = []
    for folder in (place.home, place.temporary, place.mine):
        for path in folder.rglob("*"):
            if path == place.mine / "paper.pdf":
                # Saved on purpose.
                continue
            inside = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
            # The person's own name for the file stands in its folder, and in that of its journal.
            name = b"" if folder is place.mine else os.fsencode(path.name)
            if any(form in inside + name for form in forms):
                found.append(str(path))
    return found


@pytest.mark.parametrize("ends", ["closed", "killed"])
def test_a_session_leaves_nothing_that_was_typed(
    place: Place, second: Second, monkeypatch: pytest.MonkeyPatch, ends: str
) -> None:
    key = session(second, place, ends)
    if ends == "killed":
        # Only a paper that was on its way to a viewer: the next start takes it away.
        left = seen(place, TEXT, *NAME.split(), PASSPHRASE, FOLDER, *key)
        assert [path for path in left if "nosdesk-papers-" not in path] == []
        assert left
        monkeypatch.setattr("tempfile.tempdir", str(place.temporary))
        sweep()
    assert seen(place, TEXT, *NAME.split(), PASSPHRASE, FOLDER, *key) == []
    assert (place.home / "output").stat().st_size > 0, "the error was logged"
    assert "PrivateError" in (place.home / "output").read_text()
    assert (place.mine / "paper.pdf").read_bytes().startswith(b"%PDF")
    with CaseFile.open_with_written_key(place.mine / f"{NAME}.nosdesk", key) as case:
        assert case.problems() == []


def test_files_are_remembered_only_where_that_is_wanted_and_the_scan_would_find_them(
    place: Place, second: Second
) -> None:
    session(second, place, "closed", recent=True)
    kept = seen(place, *NAME.split(), FOLDER)
    assert str(place.home / "nosdesk" / "settings.json") in kept
    assert any("QtProject" in path for path in kept), "Qt's own dialog remembers folders, if it is let"
    assert seen(place, TEXT, PASSPHRASE) == []
    mode = (place.home / "nosdesk" / "settings.json").stat().st_mode & 0o777
    assert mode == 0o600
