"""Drives `worker.py`: a second program that shares a case file with the test and can be killed."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

WORKER: Final = Path(__file__).with_name("worker.py")
PATIENCE: Final = 60.0


class Second:
    """The other program. One task at a time."""

    def __init__(self, process: subprocess.Popen[str], log: Path) -> None:
        self.process = process
        self.log = log
        self.child = 0

    def begin(self, task: str, path: Path, **more: Any) -> None:
        """Let a child do a task of `worker.py`."""
        self.log.write_text("")
        self.child = int(self._said(json.dumps({"task": task, "path": str(path), "log": str(self.log), **more})))

    def lines(self) -> list[str]:
        """What the child has said so far: finished lines."""
        return self.log.read_text().split("\n")[:-1]

    def wait_for_line(self, number: int = 1) -> None:
        """Wait until the child has said that many lines."""
        deadline = time.monotonic() + PATIENCE
        while len(self.lines()) < number:
            assert time.monotonic() < deadline, "the second program says nothing"
            assert self.process.poll() is None
            time.sleep(0.001)

    def kill(self) -> None:
        """End the child at once, and wait until it is gone. It must not have ended by itself before."""
        os.kill(self.child, signal.SIGKILL)
        assert self.end() == signal.SIGKILL, "the second program had ended by itself; see what it complained of"

    def end(self) -> int:
        """Wait for the child; gives its exit status."""
        return int(self._said(""))

    def _said(self, line: str) -> str:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline()


@contextmanager
def second_program(
    log: Path, before: tuple[str, ...] = (), worker: Path = WORKER, **environment: str
) -> Iterator[Second]:
    """Start the other program; `before` is what starts it, such as `unshare`. What it complains of is shown by the test run."""
    process = subprocess.Popen(
        [*before, sys.executable, str(worker)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | environment,
    )
    assert process.stdout is not None
    assert process.stdin is not None
    try:
        assert process.stdout.readline() == "ready\n", "the second program did not start"
        yield Second(process, log)
    finally:
        process.stdin.close()
        process.wait(PATIENCE)
        process.stdout.close()


def at_random(most: float) -> None:
    """Wait for a moment nobody chose, at most so many seconds."""
    time.sleep(random.random() * most)
