"""Write and check the revisions of a case file's tables.

    migration.py new "what changes"   write the next revision from what the records have and the last revision lacks; read it
                                      through, it is yours from then on
    migration.py keep                 make the example file of the newest revision, which every later version must open
    migration.py check                exit 1 where records and revisions differ
    migration.py first                before the first release only: write revision 0001 anew, and its example file

Run from the root of a checkout with the project's own Python, e.g. `.venv/bin/python packaging/migration.py check`.
"""

import argparse
import dataclasses
import re
import subprocess
import sys
import tempfile
from contextlib import closing
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin
from uuid import UUID, uuid4

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlcipher3 import dbapi2 as sqlcipher

from nosdesk.domain.author import Author
from nosdesk.domain.choices import Choices
from nosdesk.domain.records import RECORDS, Record
from nosdesk.storage import revisions
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.engine import engine_over
from nosdesk.storage.migrate import SCRIPTS, upgrade
from nosdesk.storage.revisions import REVISIONS
from nosdesk.storage.schema import METADATA
from nosdesk.storage.tables import Choice, Fixed, ManyChoices, UtcDateTime, field_hint

ROOT: Final = Path(__file__).resolve().parents[1]
KEPT: Final = ROOT / "tests" / "data" / "cases"
"""One case file of each revision, as the version of that time wrote it."""

_AS_KEPT: Final = {UtcDateTime: "sa.DateTime(timezone=True)", Fixed: "sa.BigInteger()"}
_WRITER: Final = Author("Maya Whitlock", "Idris Vale")


def differences(folder: Path) -> list[Any]:
    """What alembic finds different between a file brought up from nothing by the revisions and the tables of the records."""
    with closing(_from_nothing(folder)) as connection:
        engine = engine_over(connection)
        with engine.begin() as session:
            found = list(compare_metadata(MigrationContext.configure(session), METADATA))
        engine.dispose()
        return found


def write_first(folder: Path) -> Path:
    """Revision 0001 from the records as they are now. It may change until a file of it is in somebody's hands."""
    if REVISIONS != ("0001",):
        raise SystemExit("There are later revisions: 0001 stays as it is. Use: migration.py new")
    for old in (SCRIPTS / "versions").glob("0001_*.py"):
        old.unlink()
    return _write(sqlcipher.connect(str(folder / "empty"), isolation_level=None), "The first tables", "0001")


def write_next(folder: Path, words: str) -> Path:
    """The next revision: what the records have and the last revision lacks."""
    number = f"{int(REVISIONS[-1]) + 1:04}"
    made = _write(_from_nothing(folder), words, number)
    listed = Path(str(revisions.__file__))
    names = ", ".join(f'"{each}"' for each in (*REVISIONS, number))
    listed.write_text(re.sub(r"= \(.*\)", f"= ({names})", listed.read_text(encoding="utf-8")), encoding="utf-8")
    return made


def keep(folder: Path) -> Path:
    """A case file of the newest revision with two records of every kind, one of them changed, one removed."""
    made = folder / f"{REVISIONS[-1]}.nosdesk"
    with CaseFile.create(made, None) as case:
        for full in (True, False):
            ids = {record.__name__: uuid4() for record in RECORDS}
            with case.writing(_WRITER) as writing:
                for record in RECORDS:
                    writing.add(example(record, ids, full=full))
        person = RECORDS[0]
        with case.writing(_WRITER) as writing:
            writing.set(person, ids["Person"], name="Somebody else")
            writing.remove(RECORDS[-1], ids["Helper"])
    KEPT.mkdir(parents=True, exist_ok=True)
    return made.replace(KEPT / made.name)


def example(record: type[Record], ids: dict[str, UUID], *, full: bool) -> Record:
    """A record with every field filled, or with none but those that must be; links go to `ids` by class name."""
    values: dict[str, Any] = {"id": ids[record.__name__]}
    for item in dataclasses.fields(record)[len(dataclasses.fields(Record)) :]:
        target = item.metadata.get("link")
        required = item.default is dataclasses.MISSING
        if full or required:
            values[item.name] = ids[target] if target else _value(item.name, field_hint(record, item.name))
    return record(**values)


def _value(name: str, hint: Any) -> Any:
    if get_origin(hint) in (Union, UnionType):
        return _value(name, next(part for part in get_args(hint) if part is not type(None)))
    if get_origin(hint) is Annotated:
        return Decimal("12.34")
    if get_origin(hint) is tuple:
        return tuple(get_args(hint)[0])[-2:]
    if isinstance(hint, type) and issubclass(hint, Choices):
        return list(hint)[-1]
    plain = {
        str: f"{name}: “ŵ” £5\nsecond line",
        int: 3,
        bool: True,
        date: date(2028, 2, 29),
        time: time(23, 30),
        datetime: datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
        UUID: UUID(int=7),
    }
    return plain[hint]


def _from_nothing(folder: Path) -> Any:
    path = str(folder / "upgraded")
    with closing(sqlcipher.connect(path, isolation_level=None, check_same_thread=False)) as connection:
        upgrade(connection)
    return sqlcipher.connect(path, isolation_level=None, check_same_thread=False)


def _write(connection: Any, words: str, number: str) -> Path:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    engine = engine_over(connection)
    with engine.begin() as session:
        config.attributes.update(connection=session, render_item=_rendered)
        command.revision(config, words.rstrip("."), autogenerate=True, rev_id=number)
    engine.dispose()
    made = next((SCRIPTS / "versions").glob(f"{number}_*.py"))
    made.write_text(re.sub(r"\n *# (###|---).*", "", made.read_text(encoding="utf-8")), encoding="utf-8")
    for step in (["check", "--fix", "--quiet"], ["format", "--quiet"]):
        subprocess.run([sys.executable, "-m", "ruff", *step, str(made)], check=True)  # noqa: S603 - our own linter
    return made


def _rendered(kind: str, item: Any, _: object) -> str | bool:
    """A column type as the database has it: a revision must not change when our types do."""
    if kind == "type" and isinstance(item, (Choice, ManyChoices)):
        return "sa.Text()"
    return _AS_KEPT.get(type(item), False) if kind == "type" else False


def main() -> int:
    """The command line; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("task", choices=("new", "keep", "check", "first"))
    parser.add_argument("words", nargs="?", default="")
    given = parser.parse_args()
    if (given.task == "new") != bool(given.words):
        parser.error("say what changes with new, and only there")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if given.task == "new":
            print(write_next(folder, given.words))
        elif given.task == "keep":
            print(keep(folder))
        elif given.task == "first":
            print(write_first(folder))
            print(keep(folder))
        elif found := differences(folder):
            print("Records and revisions differ:", *found, sep="\n  ", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
