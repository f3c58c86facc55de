"""What the tests of the case file share: authors, records, and reading a whole file."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Final
from uuid import uuid4

from nosdesk.domain.author import Author
from nosdesk.domain.records import RECORDS, Contract, Person, Provider, Record, Specification
from nosdesk.storage.casefile import CaseFile
from nosdesk.storage.unit import Writing

ROOT: Final = Path(__file__).resolve().parents[2]
PASSPHRASE: Final = "apricot kettle 7"
MAYA: Final = Author("Maya Whitlock")
IDRIS: Final = Author("Maya Whitlock", "Idris Vale")


def migration_script() -> ModuleType:
    """packaging/migration.py as a module."""
    name = "packaging_migration"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, ROOT / "packaging" / "migration.py")
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


def fill(case: CaseFile) -> None:
    """Two records of every kind: one with every field filled, one with no more than must be."""
    example = migration_script().example
    with case.writing(MAYA) as writing:
        for full in (True, False):
            ids = {record.__name__: uuid4() for record in RECORDS}
            for record in RECORDS:
                writing.add(example(record, ids, full=full))


def add_contract(writing: Writing) -> Contract:
    """A contract with the records that it needs."""
    person = writing.add(Person(name="Maya Whitlock"))
    specification = writing.add(Specification(person_id=person.id))
    provider = writing.add(Provider(name="Fernhill Support"))
    return writing.add(
        Contract(person_id=person.id, specification_id=specification.id, provider_id=provider.id, title="Support")
    )


def everything(case: CaseFile) -> dict[type[Record], tuple[Record, ...]]:
    """Every record of every kind, removed ones too."""
    with case.reading() as reading:
        return {record: reading.find(record, removed=True, order=("id",)) for record in RECORDS}


def left_over(folder: Path) -> list[str]:
    """Names in a folder that are no finished file: parts and journals."""
    return sorted(each.name for each in folder.iterdir() if ".part" in each.name or "-journal" in each.name)
