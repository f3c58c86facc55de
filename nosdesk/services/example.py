"""The passphrase of the example case, which anybody may know: it holds invented people only."""

from typing import Final

EXAMPLE_PASSPHRASE: Final = "correct horse garden bus"  # noqa: S105 - meant to be known
