"""Files that benches measure on: the example case, and a big one made once in a session."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from nosdesk.i18n import Reader
from nosdesk.services.sample import make_sample
from tests.bench import limits
from tests.seed import TODAY, make_seeded


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example case, without a passphrase."""
    path = tmp_path_factory.mktemp("example") / "example.nosdesk"
    make_sample(path, None, Reader(), TODAY).case.close()
    return path


@pytest.fixture(scope="session")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """1,000 people, 5,000 contracts, 100,000 payments, without a passphrase."""
    path = tmp_path_factory.mktemp("seeded") / "seeded.nosdesk"
    make_seeded(path)
    return path


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Iterator[None] | None:
    """Show every figure beside its limit."""
    if limits.MEASURED:
        terminalreporter.section("measured against limits")
        for line in limits.table():
            terminalreporter.write_line(line)
    return None
