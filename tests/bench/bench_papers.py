"""Every document of the example case in every format, from records to the file on the disk."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest

from nosdesk.documents.catalogue import PAPERS
from nosdesk.documents.formats import Format
from nosdesk.i18n import Reader
from nosdesk.services import making, papers
from nosdesk.services.desk import Desk
from nosdesk.services.opening import open_desk
from nosdesk.services.people import list_people
from tests.bench.limits import hold

PAPER_SECONDS = 1.0


@pytest.fixture(scope="module")
def desk(example: Path) -> Iterator[Desk]:
    opened, _one = open_desk(example, None)
    yield opened
    opened.case.close()


@pytest.mark.parametrize("form", list(Format), ids=[form.value for form in Format])
@pytest.mark.parametrize("name", [paper.name for paper in PAPERS])
def test_a_document_is_made_in_a_second(tmp_path: Path, desk: Desk, name: str, form: Format) -> None:
    maya = next(row.id for row in list_people(desk) if row.called == "Maya")
    one = next(item for item in papers.papers(desk, maya) if item.paper.name == name)
    spent = []
    for turn in range(4):
        began = perf_counter()
        making.make(desk, name, one.record_id, form, Reader(), tmp_path / f"{turn}.pdf")
        spent.append(perf_counter() - began)
    hold(f"paper {name}, {form.value}", median(spent[1:]), PAPER_SECONDS, "s")
