"""The program without a window: make a case, export papers, import an offer, look a case over.

Exit 0: done. 1: a problem, told in plain words on standard error, with nothing changed. 2: wrong usage. A passphrase is
asked for, or read from NOSDESK_PASSPHRASE or an open file descriptor; never taken as an argument, where others could see it.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from nosdesk.errors import KnownError
from nosdesk.i18n import LANGUAGES, SOURCE, Counted, Reader, Words

if TYPE_CHECKING:
    from uuid import UUID

    from nosdesk.services.desk import Desk

DONE: Final = 0
PROBLEM: Final = 1
WRONG_USAGE: Final = 2
PASSPHRASE_VARIABLE: Final = "NOSDESK_PASSPHRASE"  # noqa: S105 - a name, not a passphrase

NO_PASSPHRASE: Final = Words(
    "This file has a passphrase and nobody is here to type it. Nothing was changed. Set NOSDESK_PASSPHRASE or use --passphrase-fd.",
    "We need the password for this file. Nothing has changed.",
)
NEW_NEEDS_ONE: Final = Words(
    "No passphrase was given. Nothing was made. Set NOSDESK_PASSPHRASE, use --passphrase-fd, or say --no-passphrase.",
    "You typed no password. We made nothing.",
)
NOT_THE_SAME: Final = Words(
    "The two passphrases are not the same. Nothing was made. Try again.",
    "You typed 2 different passwords. We made nothing. Try again.",
)
BAD_DESCRIPTOR: Final = Words(
    "No passphrase could be read from descriptor {number}. Nothing was changed.",
    "We could not read the password. Nothing has changed.",
)
UNCLEAR: Final = Words(
    "{file} could not be understood whole, so nothing was imported and nothing was changed.",
    "Some parts of {file} are not clear. Nothing has changed.",
)
ROW: Final = Words("{sheet}, row {row}, column {column}: {text}", "Sheet {sheet}, row {row}, {column}: {text}")
MADE: Final = Words("Made {file}", "We made {file}")
SKIPPED: Final = Words("Left out: {kind}. {why}", "We left out {kind}. {why}")
KEPT: Final = Words("Imported from {file}:", "We read {file}:")
EASY: Final = Words("{file}: every answer is easy to read.", "All answers in {file} are easy to read.")
NO_RULES: Final = Words(
    "There are no easy-read rules for this language yet, so nothing was checked.",
    "We cannot check this language yet.",
)
ALL_WELL: Final = Words(
    "{file}: all is well. The file is whole, and its sums come out.", "{file} is all right. The sums are right."
)
FINDINGS: Final = Words("{file}: something is wrong.", "Something in {file} is wrong.")
EXAMPLE_IS: Final = Words("Its passphrase is: {passphrase}", "The password is: {passphrase}")
BACKED_UP: Final = Words("The backup is made and checked: {file}", "We saved a safety copy: {file}")
NOT_CHANGED: Final = Words(
    "{file} has not changed since its last backup, so no new one was made.",
    "{file} is the same as before. It has a safety copy.",
)
NO_BACKUPS: Final = Words("There are no backups of {file} on this computer.", "{file} has no safety copy here.")
HOLDS: Final = Counted("{n} person", "{n} people")
LATER: Final = Counted("{n} change since", "{n} changes since")
OLDER_PASSPHRASE: Final = Words("opens with the passphrase of that time", "needs your old password")
BUG: Final = Words(
    "Something went wrong in NOS Desk itself ({kind}). Nothing was changed. Please send an error report from the window.",
    "NOS Desk made a mistake. Nothing has changed. Ask someone to tell us.",
)


def run(argv: Sequence[str]) -> int:
    """Do what the words after the program's name say. Gives the exit code."""
    parser = _parser()
    try:
        chosen = parser.parse_args(list(argv))
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else WRONG_USAGE
    if chosen.action is None:
        parser.print_usage(sys.stderr)
        return WRONG_USAGE
    reader = Reader(chosen.language)
    action: Callable[[argparse.Namespace, Reader], int] = chosen.action
    try:
        return action(chosen, reader)
    except KnownError as error:
        return _tell(error.said(reader))
    except KeyboardInterrupt:
        return _tell("")
    except BrokenPipeError:
        # Whoever read our answer has left: there is nobody to tell. Python would complain once more at its end.
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PROBLEM


def _tell(text: str) -> int:
    print(text, file=sys.stderr)
    return PROBLEM


def _parser() -> argparse.ArgumentParser:
    from nosdesk import __version__

    parser = _Parser(prog="nosdesk", description="Arrange care and support. Without a command, the window opens.")
    parser.add_argument("--version", action="version", version=f"NOS Desk {__version__}")
    parser.set_defaults(action=None, language=SOURCE, passphrase_fd=None)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser)

    new = _command(commands, "new", "make an empty case file", _new)
    new.add_argument("--no-passphrase", action="store_true", help="anyone who has the file can read it")
    _command(commands, "sample", "make the example case, with invented people", _sample)

    _export_options(_command(commands, "export", "make papers", _export))

    offer = _command(commands, "import-offer", "read a provider's response sheet", _import_offer)
    offer.add_argument("file", metavar="FILE", type=Path, help="workbook (.xlsx) or table (.csv)")
    offer.add_argument("--service", metavar="NAME", help="title or id of the service it answers")
    offer.add_argument("--provider", metavar="NAME", help="who sent it, where the file does not say")

    _command(commands, "check", "look over the file, its tables and its sums", _check)
    made = _command(commands, "backup", "make a backup now, where the file changed since the last one", _backup)
    made.add_argument("--to", metavar="FOLDER", type=Path, help="in this folder, whether it changed or not")
    _command(commands, "backups", "list the backups of the file: date, size, what is in them, where", _backups)
    _command(commands, "easy-read-check", "say which answers are not easy read yet, and where", _easy_read_check)
    names = commands.add_parser("documents", help="list documents and their formats")
    names.set_defaults(action=_documents)
    _language(names)
    return parser


def _export_options(export: "_Parser") -> None:
    export.add_argument("--document", metavar="NAME", help="see: nosdesk documents")
    export.add_argument("--format", metavar="FORMAT", help="standard, large, giant or easy-read")
    export.add_argument(
        "--type",
        metavar="TYPE",
        default="pdf",
        help="pdf, html, docx, odt, text, audio, braille or xlsx; pdf if not said",
    )
    export.add_argument(
        "--form", action="store_true", help="the blank paper form of that document, or of a form by name"
    )
    export.add_argument("--size", metavar="PT", type=float, help="size of the text in points, for PDF")
    export.add_argument("--paper", metavar="PAPER", help="a4 or a3, for PDF; a4 if not said")
    export.add_argument(
        "--tint",
        metavar="COLOUR",
        help="white, cream, yellow, blue, green or pink: page 1 asks for such paper, for PDF",
    )
    export.add_argument(
        "--binding", metavar="ROOM", help="none, left, or mirrored for both sides of the paper: room for holes, for PDF"
    )
    export.add_argument("--record", metavar="ID", help="whose or which, where there are several")
    export.add_argument("--all", action="store_true", help="every document and format, in a folder for each record")
    export.add_argument("--all-types", action="store_true", help="with --all: every kind of file besides PDF")
    export.add_argument("--all-languages", action="store_true", help="with --all: in every language of the program")
    export.add_argument(
        "--out", metavar="FILE", required=True, type=Path, help="file, or with --all the folder, to write"
    )


class _Parser(argparse.ArgumentParser):
    """A parser that takes no shortened options: what a script says stays right when options are added."""

    def __init__(self, **values: object) -> None:
        super().__init__(**values, allow_abbrev=False)  # type: ignore[arg-type]

    def wrong(self, text: str) -> NoReturn:
        """Leave with the code for wrong usage."""
        self.error(text)


def _command(
    commands: "argparse._SubParsersAction[_Parser]",
    name: str,
    about: str,
    action: Callable[[argparse.Namespace, Reader], int],
) -> _Parser:
    made: _Parser = commands.add_parser(name, help=about, description=about.capitalize() + ".")
    made.add_argument("case", metavar="CASE", type=Path, help="the case file")
    made.add_argument("--passphrase-fd", metavar="N", type=int, help="read the passphrase from this open descriptor")
    made.set_defaults(action=action, parser=made)
    _language(made)
    return made


def _language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--language", metavar="L", default=SOURCE, choices=tuple(LANGUAGES), help="en_GB or cy")


# ---- passphrases ---------------------------------------------------------------------------------


def _given(chosen: argparse.Namespace) -> str | None:
    """The passphrase from a descriptor or the environment, without its line end; None where there is neither."""
    number: int | None = chosen.passphrase_fd
    if number is not None:
        try:
            with os.fdopen(number, "r", encoding="utf-8") as file:
                read = file.readline().rstrip("\r\n")
        except (OSError, UnicodeDecodeError, ValueError) as error:
            raise KnownError(BAD_DESCRIPTOR, number=number) from error
        if not read:
            raise KnownError(BAD_DESCRIPTOR, number=number)
        return read
    return os.environ.get(PASSPHRASE_VARIABLE) or None


def _asked(prompt: str) -> str | None:
    """What is typed at the prompt; None where there is no terminal to ask at."""
    if not sys.stdin or not sys.stdin.isatty():
        return None
    import getpass

    try:
        return getpass.getpass(prompt)
    except EOFError:
        return None


def _open(chosen: argparse.Namespace) -> "Desk":
    from nosdesk.services.opening import needs_passphrase, open_desk

    passphrase = None
    if needs_passphrase(chosen.case):
        passphrase = _given(chosen) or _asked("Passphrase: ")
        if passphrase is None:
            raise KnownError(NO_PASSPHRASE)
    return open_desk(chosen.case, passphrase)[0]


# ---- commands ------------------------------------------------------------------------------------


def _new(chosen: argparse.Namespace, reader: Reader) -> int:
    from nosdesk.storage.casefile import CaseFile

    CaseFile.create(chosen.case, _new_passphrase(chosen)).close()
    print(reader.say(MADE, file=chosen.case))
    return DONE


def _new_passphrase(chosen: argparse.Namespace) -> str | None:
    if chosen.no_passphrase:
        return None
    given = _given(chosen)
    if given is None:
        given = _asked("New passphrase: ")
        if given and _asked("The same again: ") != given:
            raise KnownError(NOT_THE_SAME)
    if not given:
        raise KnownError(NEW_NEEDS_ONE)
    return given


def _sample(chosen: argparse.Namespace, reader: Reader) -> int:
    from nosdesk.services.example import EXAMPLE_PASSPHRASE
    from nosdesk.services.sample import make_sample

    given = _given(chosen)
    make_sample(chosen.case, given or EXAMPLE_PASSPHRASE, reader).case.close()
    print(reader.say(MADE, file=chosen.case))
    if given is None:
        print(reader.say(EXAMPLE_IS, passphrase=EXAMPLE_PASSPHRASE))
    return DONE


def _documents(chosen: argparse.Namespace, reader: Reader) -> int:
    from nosdesk.documents.catalogue import PAPERS

    for paper in PAPERS:
        print(f"{paper.name:18} {' '.join(paper.formats):28} {reader.say(paper.title)}")
    return DONE


def _export(chosen: argparse.Namespace, reader: Reader) -> int:
    wrong = _wrong_export(chosen)
    if wrong:
        return _wrong(chosen, wrong)
    if chosen.form:
        return _export_form(chosen, reader)
    return _export_all(chosen, reader) if chosen.all else _export_one(chosen, reader)


def _wrong_export(chosen: argparse.Namespace) -> str:
    """What does not go together in what was asked, "" where all does."""
    from nosdesk.documents.catalogue import paper
    from nosdesk.documents.file_types import FileType
    from nosdesk.documents.formats import Format
    from nosdesk.documents.sheet import Binding, PaperSize, Tint

    if chosen.all == bool(chosen.document):
        return "say either --document NAME or --all"
    on_paper = bool(chosen.size or chosen.paper or chosen.tint or chosen.binding)
    if chosen.all and (chosen.format or chosen.record or on_paper or chosen.type != FileType.PDF):
        return "--all takes none of --format, --type, --record, --size, --paper, --tint and --binding"
    if not chosen.all and (chosen.all_types or chosen.all_languages):
        return "--all-types and --all-languages go with --all"
    if chosen.form and (not chosen.document or chosen.record or on_paper):
        return "--form goes with --document NAME, and is blank: it takes no --all, --record, --size, --paper, --tint, --binding"
    if chosen.document and not chosen.form and paper(chosen.document) is None:
        return f"no document is called {chosen.document}; see: nosdesk documents"
    if chosen.document and chosen.format not in list(Format):
        return f"--format is one of: {', '.join(Format)}"
    if chosen.type not in list(FileType):
        return f"--type is one of: {', '.join(FileType)}"
    if on_paper and chosen.type != FileType.PDF:
        return "--size, --paper, --tint and --binding are for --type pdf"
    for option, kinds in (("paper", PaperSize), ("tint", Tint), ("binding", Binding)):
        said = getattr(chosen, option)
        if said and said not in list(kinds):
            return f"--{option} is one of: {', '.join(kinds)}"
    if chosen.record and _record(chosen) is None:
        return "--record is an id such as 3f2a1b5c-…"
    return ""


def _export_one(chosen: argparse.Namespace, reader: Reader) -> int:
    from nosdesk.documents.file_types import FileType
    from nosdesk.documents.formats import Format
    from nosdesk.documents.sheet import Binding, PaperSize, Sheet, Tint
    from nosdesk.services.making import make

    form, file_type = Format(chosen.format), FileType(chosen.type)
    sheet = Sheet(
        PaperSize(chosen.paper or PaperSize.A4),
        chosen.size,
        Binding(chosen.binding or Binding.NONE),
        Tint(chosen.tint or Tint.WHITE),
    )
    # Before the file is opened, which takes a while: a size that there is not.
    sheet.points(form)
    desk = _open(chosen)
    with desk.case:
        for path in make(desk, chosen.document, _record(chosen), form, reader, chosen.out, file_type, sheet):
            print(reader.say(MADE, file=path))
    return DONE


def _export_form(chosen: argparse.Namespace, reader: Reader) -> int:
    """A blank form for anybody. It takes nothing from the case, but whoever has no passphrase gets nothing either."""
    from nosdesk.documents.file_types import FileType
    from nosdesk.documents.formats import Format
    from nosdesk.services import paper_forms

    form, written_as = paper_forms.form_of(chosen.document), Format(chosen.format)
    if form is None:
        return _wrong(chosen, f"no document or form is called {chosen.document}; see: nosdesk documents")
    with _open(chosen).case:
        for path in paper_forms.make_blank(form, written_as, reader, chosen.out, FileType(chosen.type)):
            print(reader.say(MADE, file=path))
    return DONE


def _export_all(chosen: argparse.Namespace, reader: Reader) -> int:
    from nosdesk.documents.file_types import FileType
    from nosdesk.services.making import Hear, make_all

    types = tuple(FileType) if chosen.all_types else (FileType.PDF,)
    others = [Reader(locale) for locale in LANGUAGES if locale != chosen.language] if chosen.all_languages else []
    desk = _open(chosen)
    with desk.case:
        made = make_all(
            desk, chosen.out, [reader, *others], types, Hear(lambda path: print(reader.say(MADE, file=path)))
        )
    for skipped in made.skipped:
        print(reader.say(SKIPPED, kind=skipped.file_type.value, why=skipped.why.said(reader)))
    return DONE


def _record(chosen: argparse.Namespace) -> "UUID | None":
    from uuid import UUID

    try:
        return UUID(chosen.record) if chosen.record else None
    except ValueError:
        return None


def _wrong(chosen: argparse.Namespace, text: str) -> int:
    parser: _Parser = chosen.parser
    parser.print_usage(sys.stderr)
    print(f"{parser.prog}: {text}", file=sys.stderr)
    return WRONG_USAGE


def _import_offer(chosen: argparse.Namespace, reader: Reader) -> int:
    from nosdesk.services import importing

    desk = _open(chosen)
    with desk.case:
        service = importing.service_named(desk, chosen.service) if chosen.service else None
        found = importing.understand_file(desk, chosen.file, service)
        if not found.complete:
            for unread in found.unread:
                place = {"sheet": unread.sheet, "row": unread.row, "column": unread.column}
                _tell(reader.say(ROW, **place, text=f"{unread.why.said(reader)} “{unread.found}”"))
            for question in found.questions:
                at = question.place
                options = " / ".join(option.means.said(reader) for option in question.options)
                said = f"{question.question.said(reader)} “{question.found}” ({options})"
                _tell(reader.say(ROW, sheet=at.sheet, row=at.row, column=at.column, text=said))
            return _tell(reader.say(UNCLEAR, file=found.file))
        kept = importing.keep(desk, found, chosen.provider)
    print(reader.say(KEPT, file=found.file))
    for line in kept.said(reader):
        print(line)
    return DONE


def _check(chosen: argparse.Namespace, reader: Reader) -> int:
    from nosdesk.services.checking import look_over

    desk = _open(chosen)
    with desk.case:
        found = look_over(desk)
    if not found:
        print(reader.say(ALL_WELL, file=chosen.case))
        return DONE
    _tell(reader.say(FINDINGS, file=chosen.case))
    for each in found:
        _tell(each.said(reader))
    return PROBLEM


def _backup(chosen: argparse.Namespace, reader: Reader) -> int:
    from nosdesk.services import backups

    desk = _open(chosen)
    with desk.case:
        if chosen.to:
            made = backups.back_up_to(desk.case, chosen.to)
        else:
            found = backups.back_up(desk.case, _second_place())
            told = (
                reader.say(BACKED_UP, file=found.made.path) if found.made else reader.say(NOT_CHANGED, file=chosen.case)
            )
            print(told)
            return _tell(found.not_sent.said(reader)) if found.not_sent else DONE
    print(reader.say(BACKED_UP, file=made.path))
    return DONE


def _second_place() -> Path | None:
    from nosdesk.settings import load

    place = load().second_place
    return Path(place) if place else None


def _backups(chosen: argparse.Namespace, reader: Reader) -> int:
    from decimal import Decimal

    from nosdesk.services import going_back

    desk = _open(chosen)
    with desk.case:
        there = going_back.found(desk.case, _second_place())
        for each in there:
            seen = going_back.seen(desk.case, each.path)
            within = (
                f"{reader.count(HOLDS, seen.people)}, {reader.count(LATER, seen.changed_since or 0)}"
                if seen
                else reader.say(OLDER_PASSPHRASE)
            )
            size = reader.number((Decimal(each.size) / 1_000_000).quantize(Decimal("0.1")))
            print(f"{reader.moment(each.made_at)}  {size} MB  {within}  {each.path}")
    if not there:
        print(reader.say(NO_BACKUPS, file=chosen.case))
    return DONE


def _easy_read_check(chosen: argparse.Namespace, reader: Reader) -> int:
    """Prints `person: answer: what is written, why, what is easier` for each rule that is broken. Exit 1 where one is."""
    from nosdesk.domain.easy_read import rules_for
    from nosdesk.services.easy_read import reports

    if not rules_for(chosen.language):
        raise KnownError(NO_RULES)
    desk = _open(chosen)
    with desk.case:
        found = [line for report in reports(desk, chosen.language) for line in report.said(reader)]
    for line in found:
        print(line)
    if not found:
        print(reader.say(EASY, file=chosen.case))
    return PROBLEM if found else DONE
