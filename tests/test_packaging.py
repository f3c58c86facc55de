"""What carries the program to a machine: locks, set-up scripts, desktop entry, metadata, icons."""

import configparser
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def _locked(name: str) -> dict[str, tuple[Requirement, bool]]:
    """Each locked package with its requirement, and whether it has hashes; of several versions the last."""
    text = (PACKAGING / name).read_text("utf-8")
    found = {}
    for entry in re.split(r"\n(?=[a-z0-9])", text.replace("\\\n", " ")):
        if "==" in entry:
            requirement = Requirement(entry.split("--hash")[0].split("#")[0].strip())
            found[canonicalize_name(requirement.name)] = (requirement, "--hash=sha256:" in entry)
    return found


@pytest.mark.parametrize(
    ("lock", "wanted"),
    [
        ("locked-run.txt", PROJECT["dependencies"]),
        ("locked-test.txt", PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"]),
    ],
)
def test_the_lock_fits_the_project_and_checks_every_package(lock: str, wanted: list[str]) -> None:
    locked = _locked(lock)
    for text in wanted:
        requirement = Requirement(text)
        assert canonicalize_name(requirement.name) in locked, f"{text}: run packaging/lock"
        (version,) = [pin.version for pin in locked[canonicalize_name(requirement.name)][0].specifier]
        assert requirement.specifier.contains(version), f"{text} is locked at {version}: run packaging/lock"
    assert [name for name, (_, hashed) in locked.items() if not hashed] == []


def test_the_tests_run_what_the_program_runs() -> None:
    run, test = _locked("locked-run.txt"), _locked("locked-test.txt")
    assert {name: test.get(name) for name in run} == run


def test_the_locks_name_no_server_and_no_place_on_a_machine() -> None:
    for lock in PACKAGING.glob("locked-*.txt"):
        assert not re.search(r"https?:|file:|index-url|find-links| /", lock.read_text("utf-8")), lock.name


@pytest.mark.parametrize("script", ["packaging/run", "packaging/test", "packaging/lock", ".ci/run"])
def test_scripts_can_be_started_and_are_plain_shell(script: str) -> None:
    path = ROOT / script
    assert os.access(path, os.X_OK)
    assert path.read_text("utf-8").startswith("#!/bin/sh\n")
    assert subprocess.run(["sh", "-n", path], check=False).returncode == 0


class TestSetUp:
    """The set-up on a machine that lacks something, played with a folder that holds the only commands it finds."""

    @pytest.fixture
    def machine(self, tmp_path: Path) -> Path:
        commands = tmp_path / "bin"
        commands.mkdir()
        for name in ("sh", "dirname", "uname", "cat", "id"):
            (commands / name).symlink_to(f"/usr/bin/{name}" if Path(f"/usr/bin/{name}").exists() else f"/bin/{name}")
        return commands

    @staticmethod
    def _write(machine: Path, name: str, body: str) -> None:
        # Some names are links to the real commands: writing through one would overwrite the command of this machine.
        (machine / name).unlink(missing_ok=True)
        (machine / name).write_text(f"#!/bin/sh\n{body}\n", "utf-8")
        (machine / name).chmod(0o755)

    @staticmethod
    def _start(machine: Path, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["/bin/sh", PACKAGING / "run"],
            env={"PATH": str(machine), "NOSDESK_VENV": str(machine / "venv"), **environment},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def test_without_python_it_says_what_to_install(self, machine: Path) -> None:
        done = self._start(machine)
        assert done.returncode == 1
        assert "There is no Python on this machine." in done.stderr
        assert "apt install python3" in done.stderr

    def test_an_old_python_is_named(self, machine: Path) -> None:
        self._write(machine, "python3", '[ "$1" = --version ] && echo Python 3.9.2 && exit 0; exit 1')
        done = self._start(machine)
        assert done.returncode == 1
        assert "It needs Python 3.11 or newer; here is Python 3.9.2." in done.stderr

    @pytest.mark.skipif(sys.platform != "linux", reason="system packages are those of Debian")
    def test_missing_libraries_that_cannot_be_installed_are_named_with_their_packages(self, machine: Path) -> None:
        (machine / "python3").symlink_to(sys.executable)
        self._write(machine, "ldconfig", "echo 'libGL.so.1 (libc6,x86-64) => /usr/lib/libGL.so.1'")
        self._write(machine, "id", "echo 1000")
        self._write(machine, "apt-get", "exit 99")
        done = self._start(machine)
        assert done.returncode == 1
        assert "sudo apt-get install libegl1 libdbus-1-3" in done.stderr
        assert "libgl1 " not in done.stderr
        assert not (machine / "venv").exists()

    @pytest.mark.skipif(sys.platform != "linux", reason="system packages are those of Debian")
    def test_a_machine_without_apt_is_told_what_the_packages_hold(self, machine: Path) -> None:
        (machine / "python3").symlink_to(sys.executable)
        self._write(machine, "ldconfig", "exit 0")
        done = self._start(machine)
        assert done.returncode == 1
        assert "This machine has no apt" in done.stderr
        assert "NOSDESK_SKIP_SYSTEM=1 packaging/run" in done.stderr


class TestDesktop:
    def test_the_desktop_entry_starts_a_command_that_the_project_installs(self) -> None:
        entry = configparser.ConfigParser(interpolation=None)
        entry.optionxform = str  # type: ignore[assignment, method-assign]
        entry.read(PACKAGING / "nosdesk.desktop", "utf-8")
        desktop = entry["Desktop Entry"]
        assert desktop["Exec"].split()[0] in {**PROJECT["scripts"], **PROJECT["gui-scripts"]}
        assert (ROOT / "resources" / "icons" / f"{desktop['Icon']}.svg").exists()
        for key in ("Categories", "Keywords", "MimeType"):
            assert desktop[key].endswith(";"), key

    def test_the_metadata_agree_with_the_project(self) -> None:
        root = ElementTree.parse(PACKAGING / "org.nosdesk.NOSDesk.metainfo.xml").getroot()  # noqa: S314 - our own file
        assert root.findtext("launchable") == "nosdesk.desktop"
        assert (PACKAGING / "nosdesk.desktop").exists()
        release = root.find("releases/release")
        assert release is not None
        assert release.get("version") == PROJECT["version"]
        assert {binary.text for binary in root.findall("provides/binary")} == {
            *PROJECT["scripts"],
            *PROJECT["gui-scripts"],
        }
        assert len(root.findtext("summary", "")) <= 70

    def test_the_file_type_is_known_by_what_the_program_writes(self) -> None:
        from nosdesk.storage.casefile import SUFFIX
        from nosdesk.storage.key import APPLICATION_ID, MAGIC

        text = (PACKAGING / "nosdesk-mime.xml").read_text("utf-8")
        assert f'pattern="*{SUFFIX}"' in text
        assert f'value="{MAGIC.decode()}"' in text
        assert f'value="0x{APPLICATION_ID:08X}"' in text

    def test_icons_can_be_drawn_and_have_the_size_they_say(self, qapp: object) -> None:
        from PySide6.QtGui import QImage
        from PySide6.QtSvg import QSvgRenderer

        icons = ROOT / "resources" / "icons"
        for name in ("nosdesk", "nosdesk-case"):
            assert QSvgRenderer(str(icons / f"{name}.svg")).isValid()
        for side in (32, 64, 128, 256):
            image = QImage(str(icons / f"nosdesk-{side}.png"))
            assert (image.width(), image.height()) == (side, side)
