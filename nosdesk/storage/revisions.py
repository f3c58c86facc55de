"""Revisions of the schema, oldest first, so that a file's age is told without loading the migration engine."""

from typing import Final

REVISIONS: Final = ("0001", "0002", "0003", "0004", "0005")
HEAD: Final = REVISIONS[-1]
