"""Starts the window, or with a command the command line: `python -m nosdesk`."""

import gc
import sys


def main() -> int:
    """Entry of both commands. Gives the exit code."""
    words = sys.argv[1:]
    if words and not words[0].endswith(".nosdesk"):
        from nosdesk.cli import run

        return run(words)
    prepare()
    from nosdesk.app import run_window

    return run_window(words[0] if words else None)


def prepare() -> None:
    """Before the window's modules are loaded: they are made to stay, looking for rubbish among them only keeps it waiting.

    `app` turns that on again.
    """
    gc.disable()


if __name__ == "__main__":
    sys.exit(main())
