"""A case file to work on, and keys that are quick to derive."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nosdesk.storage import key
from nosdesk.storage.casefile import CaseFile

from .making import PASSPHRASE


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousandth of the rounds: how long a passphrase takes is no part of what is tested here, but for one test."""
    monkeypatch.setattr(key, "ROUNDS", 256)


@pytest.fixture(params=[None, PASSPHRASE], ids=["plain", "encrypted"])
def passphrase(request: pytest.FixtureRequest) -> str | None:
    """Without and with a passphrase: the test runs for both."""
    return request.param


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a case file can be made."""
    return tmp_path / "Maya's support.nosdesk"


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An empty case file without a passphrase."""
    path = tmp_path_factory.mktemp("empty") / "a.nosdesk"
    CaseFile.create(path, None).close()
    return path.read_bytes()


@pytest.fixture
def case(path: Path, empty: bytes) -> Iterator[CaseFile]:
    """An empty case file without a passphrase, open."""
    path.write_bytes(empty)
    with CaseFile.open(path) as opened:
        yield opened


@pytest.fixture
def reopen() -> Callable[[CaseFile, str | None], CaseFile]:
    """Close a case file and open it again."""

    def opened_again(case: CaseFile, passphrase: str | None = None) -> CaseFile:
        case.close()
        return CaseFile.open(case.path, passphrase)

    return opened_again
