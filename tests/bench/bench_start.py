"""Start-up and memory against a bare window of PySide6 started in the same run; opening a big file against a small one."""

from pathlib import Path
from statistics import median
from time import perf_counter

import pytest

from nosdesk.services.opening import open_desk
from nosdesk.services.people import list_people
from tests.bench.limits import hold
from tests.bench.starting import Started, starts

ROUNDS = 9


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory, example: Path) -> dict[str, Started]:
    wanted = {"bare": (), "first": (), "start": (str(example),), "home": (str(example),)}
    return starts(wanted, tmp_path_factory.mktemp("homes"), ROUNDS)


@pytest.mark.parametrize(("what", "limit"), [("first", 1.5), ("start", 1.5), ("home", 3.6)])
def test_the_window_is_there_soon(started: dict[str, Started], what: str, limit: float) -> None:
    hold(f"start to {what}, × bare", started[what].seconds / started["bare"].seconds, limit, "×")


def test_little_memory_is_held(started: dict[str, Started]) -> None:
    hold("memory at home, × bare", started["home"].megabytes / started["bare"].megabytes, 1.8, "×")


def test_a_big_file_opens_as_fast_as_a_small_one(example: Path, seeded: Path) -> None:
    times: dict[Path, list[float]] = {example: [], seeded: []}
    for _ in range(7):
        for path, seen in times.items():
            began = perf_counter()
            desk, _one = open_desk(path, None)
            list_people(desk)
            seen.append(perf_counter() - began)
            desk.case.close()
    hold("open the big file, × example", median(times[seeded]) / median(times[example]), 1.5, "×")
