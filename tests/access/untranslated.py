"""Finds words on the screen that went past the catalogue: in the made-up language every translated word is accented."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields

from PySide6.QtWidgets import QAbstractButton, QGroupBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from sqlalchemy import select

from nosdesk.domain import records
from nosdesk.domain.differences import word_changes
from nosdesk.domain.records import Record
from nosdesk.i18n import LANGUAGES, SOURCE, Reader
from nosdesk.paths import documents_dir
from nosdesk.services import easy_read, people
from nosdesk.storage.history import read_changes
from nosdesk.storage.tables import CHANGES
from nosdesk.ui.kit.lint import description_of, name_of
from nosdesk.ui.screens.easy_words import excerpt
from tests.access.places import Case

_PLAIN = re.compile(r"[A-Za-z]*[AEIOUYaeiouy][A-Za-z]*")
"""A word with a plain vowel: the made-up language has none."""
_CODE = re.compile(r"\bNOS-[A-Z-]+-[SLGE]\d*-\w{3}\b|\b[0-9A-Z]{4}-[0-9A-Z]{4}\b")
"""The code of a paper form and the number of a recovery sheet are the same in every language."""
_NAMES = ("NOS Desk", "GP", "PDF", "Aa", "BSL", "espeak-ng", "speech-dispatcher", *LANGUAGES.values())
"""Names, and what is no word of a language."""


def said_by_people(case: Case) -> list[str]:
    """Everything that people wrote into the case, longest first; it is in their language, whatever the reader's is."""
    kinds = [kind for kind in vars(records).values() if isinstance(kind, type) and issubclass(kind, Record)]
    found: set[str] = set()
    for kind in kinds:
        if kind is Record or not fields(kind):
            continue
        for row in case.of(kind):
            for item in fields(kind):
                value = getattr(row, item.name)
                if isinstance(value, str):
                    found |= {line.strip().rstrip(".") for line in (value, *value.splitlines())}
    found |= set(_said_before(case))
    reader = Reader()
    found |= {reader.weekday(day, width) for day in range(7) for width in ("wide", "abbreviated")}
    found |= {reader.month(case.desk.today().replace(day=1, month=month)).split()[0] for month in range(1, 13)}
    found |= {reader.month(case.desk.today().replace(day=1, month=month), "abbreviated") for month in range(1, 13)}
    paths = (
        case.locked,
        case.sheet,
        case.unprotected,
        case.desk.case.path,
        documents_dir(),
        case.locked.with_name("gone"),
    )
    found |= {part for path in paths for part in (str(path), str(path.parent), path.stem)}
    found |= set(_of_easy_read(case))
    called = {person.name.partition(" ")[0] for person in people.list_people(case.desk)}
    return sorted((text for text in found | called | set(_NAMES) if len(text) > 1), key=len, reverse=True)


def _said_before(case: Case) -> Iterator[str]:
    """What people said once and changed since: answers in the history, whole and word by word as it tells them."""
    with case.desk.case.reading() as reading:
        for row in read_changes(reading, select(CHANGES)):
            pairs = [value for _, value in row.new] if row.added else [row.old, row.new]
            texts = [value for value in pairs if type(value) is str]
            for text in texts:
                yield from (line.strip().rstrip(".") for line in (text, *text.splitlines()))
            if not row.added and len(texts) == 2:
                yield from (part for each in word_changes(*texts) for part in (each.out, each.put))


def _of_easy_read(case: Case) -> Iterator[str]:
    """What the easy-read check shows of people's words: excerpts, the words it is about, and what it offers, in their language."""
    for report in easy_read.reports(case.desk, SOURCE):
        for each in report.answers:
            yield excerpt(each.shown)
            for finding in (*each.findings, *each.easier):
                yield from (f"“{said}”" for said in finding.values.values())
                if finding.offer:
                    yield f"“{finding.offer}”"
                    yield finding.offer if " " in finding.offer else f"“{finding.offer}”"
    yield from ("dosette box", "pill box")


def untranslated(window: QWidget, own: Iterable[str]) -> list[str]:
    """Lines on the screen, or said by a screen reader, that hold words which are neither translated nor people's own.

    "and" is left out: Babel joins lists in the language whose formats are used.
    """
    lines = "\n".join(dict.fromkeys(_said(window)))
    for text in own:
        lines = lines.replace(text, "·")
    lines = _CODE.sub("", lines)
    words_of_people = {word for text in own for word in _PLAIN.findall(text)} | {"and"}
    return [line for line in lines.splitlines() if _is_plain(line, words_of_people)]


def _is_plain(line: str, words_of_people: set[str]) -> bool:
    words = {word for word in _PLAIN.findall(line) if len(word) > 1 and word != "and"}
    # Where part of what somebody wrote was found, the rest is a piece of it too: an excerpt, or a name at a sentence's beginning.
    return bool(words - words_of_people if "·" in line or "…" in line else words)


def _said(window: QWidget) -> Iterator[str]:
    for part in window.findChildren(QWidget):
        if not part.isVisibleTo(window):
            continue
        if isinstance(part, (QLabel, QAbstractButton)):
            yield part.text().replace("&&", "&")
        if isinstance(part, (QLabel, QAbstractButton, QLineEdit, QPlainTextEdit, QGroupBox)) or part.focusPolicy():
            yield name_of(part)
            yield description_of(part)
