"""Starts of windows in processes of their own, turn by turn, so that a busy moment of the machine meets all alike."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

SCRIPT = Path(__file__).with_name("measure.py")


@dataclass(frozen=True)
class Started:
    """The middle of several starts."""

    seconds: float
    megabytes: float


def start(what: str, home: Path, *rest: str) -> Started:
    """One start, measured."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "NOSDESK_HOME": str(home)}
    command = [sys.executable, str(SCRIPT), what, str(time.monotonic()), *rest]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    return Started(told["seconds"], told["megabytes"])


def starts(wanted: Mapping[str, Sequence[str]], folder: Path, rounds: int) -> dict[str, Started]:
    """The middle of so many starts of each kind; the first of each only warms the disk."""
    seen: dict[str, list[Started]] = {what: [] for what in wanted}
    for turn in range(rounds + 1):
        for what, rest in wanted.items():
            seen[what].append(start(what, folder / f"{what}-{turn}", *rest))
    return {
        what: Started(median(one.seconds for one in found[1:]), median(one.megabytes for one in found[1:]))
        for what, found in seen.items()
    }
