"""Starts the window, or with a command the command line: `python -m nosdesk`."""

import gc
import sys


def main() -> int:
    """Entry of both commands. Gives the exit code."""
    words = sys.argv[1:]
    if words and not words[0].endswith(".nosdesk"):
        from nosdesk.cli import run

        return run(words)
    # Modules are made to stay: looking for rubbish among them only keeps the window waiting. `app` turns it on again.
    gc.disable()
    from nosdesk.app import run_window

    return run_window(words[0] if words else None)


if __name__ == "__main__":
    sys.exit(main())
