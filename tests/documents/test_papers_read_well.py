"""Every document in every format and three languages: valid, honest, with the sums of its records and easy words."""

import ast
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import product
from pathlib import Path

import outloud
import page
import pytest
from paper_case import TODAY, Maya, empty_desk, rich
from pypdf import PdfReader

from nosdesk.documents import contract
from nosdesk.documents.blocks import Document, Notice, PictureRow, Signature, Steps, Table, plain, sayings
from nosdesk.documents.catalogue import PAPERS
from nosdesk.documents.formats import Format
from nosdesk.domain.choices import ContractStatus
from nosdesk.domain.records import Person, Specification
from nosdesk.export.pdf import write_pdf
from nosdesk.i18n import PSEUDO, SOURCE, Reader
from nosdesk.services import contract as contracts
from nosdesk.services import money, papers, people

LANGUAGES = (SOURCE, "cy", PSEUDO)
NAMES = [paper.name for paper in PAPERS]
EVERY = list(product(NAMES, Format, LANGUAGES))
DOCUMENTS = Path(papers.__file__).parents[1] / "documents"
MOST_WORDS = 15
FALSE_ALARMS = ("TBL-010", "TBL-014", "TAG-002")
"""Rules of outloud that are wrong about tables over several pages, about spanned cells, and about running heads."""
HARD = re.compile(
    r"\b(objective|criterion|criteria|obligation|monitor\w*|corrective|terminat\w*|amend\w*|variance)\b", re.IGNORECASE
)


@pytest.fixture(scope="module")
def maya(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Maya]:
    desk = empty_desk(tmp_path_factory.mktemp("papers") / "maya.nosdesk")
    with desk.case:
        yield rich(desk)


def subject(maya: Maya, name: str, *, bare: bool = False) -> object:
    kind = next(paper.record for paper in PAPERS if paper.name == name)
    if kind is Person:
        return maya.nobody if bare else maya.person
    if kind is Specification:
        return maya.draft if bare else maya.specification
    return maya.contract


def built(maya: Maya, name: str, form: Format, locale: str = SOURCE, *, bare: bool = False) -> Document:
    return papers.build(maya.desk, name, subject(maya, name, bare=bare), form, Reader(locale))


def pdf(document: Document, form: Format, locale: str = SOURCE) -> bytes:
    out = io.BytesIO()
    write_pdf(document, form, Reader(locale, easy=form.easy), out)
    return out.getvalue()


def invalid(data: bytes, folder: Path, *besides: str) -> list[str]:
    path = folder / "checked.pdf"
    path.write_bytes(data)
    found = [f"{one.rule_id}: {one.message}" for one in page.validate_pdf(str(path), profile="ua1").failures]
    result = outloud.check(str(path), skip=[*FALSE_ALARMS, *besides])
    found += [f"outloud: {result.error}"] if result.error else []
    return found + [f"{one.rule}: {one.message}" for one in result.findings if one.severity == "error"]


@pytest.mark.parametrize(("name", "form", "locale"), EVERY)
def test_every_paper_is_accessible(maya: Maya, tmp_path: Path, name: str, form: Format, locale: str) -> None:
    assert invalid(pdf(built(maya, name, form, locale), form, locale), tmp_path) == []


@pytest.mark.parametrize(("name", "form"), list(product(NAMES, Format)))
def test_a_paper_of_almost_nothing_is_a_paper(maya: Maya, tmp_path: Path, name: str, form: Format) -> None:
    document = built(maya, name, form, bare=True)
    assert invalid(pdf(document, form), tmp_path) == []
    text = "\n".join(sayings(document))
    assert "None" not in text
    if name in ("person-profile", "specification"):
        assert "Not said yet" in text


@pytest.mark.parametrize(("name", "form"), list(product(NAMES, Format)))
def test_papers_say_nothing_untranslated(maya: Maya, name: str, form: Format) -> None:
    """In the made-up language, a sentence without brackets is a person's, a name, a date or a figure."""
    english = set(sayings(built(maya, name, form)))
    said = [text for text in sayings(built(maya, name, form, PSEUDO)) if text in english]
    program = {plain(words) for words in _program_words()}
    assert [text for text in said if text in program and text != "MW"] == []


def _calls() -> Iterator[tuple[str, ast.Call]]:
    for path in sorted(DOCUMENTS.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("Words", "Counted"):
                yield path.name, node


def _texts(call: ast.Call) -> list[str]:
    return [part.value for part in call.args if isinstance(part, ast.Constant) and isinstance(part.value, str)]


def _program_words() -> Iterator[str]:
    for _, call in _calls():
        yield from (text for text in _texts(call) if "{" not in text and not text.isdigit())


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])\s+", plain(text).replace("“", "").replace("”", "")) if part]


def test_easy_sentences_of_the_program_are_easy_and_its_own() -> None:
    found = list(_calls())
    assert len(found) > 200
    wrong = [problem for where, call in found for problem in _problems(where, call)]
    assert wrong == []


def _problems(where: str, call: ast.Call) -> Iterator[str]:
    assert isinstance(call.func, ast.Name)
    texts = _texts(call)
    easy = (texts[2:] or texts) if call.func.id == "Counted" else texts[1:]
    if not easy and (len(texts[0].split()) > 4 or texts[0][-1] in "!?"):
        yield f"{where}: no easy words for {texts[0]}"
    half = len(texts) // 2
    if len(texts) > 1 and (call.func.id == "Words" or half > 1) and texts[:half] == texts[half:]:
        yield f"{where}: not easier: {texts[0]}"
    for sentence in (one for text in easy for one in sentences(text)):
        if len(sentence.split()) > MOST_WORDS or re.search(r"[();]|\betc\b", sentence) or HARD.search(sentence):
            yield f"{where}: not easy: {sentence}"


@pytest.mark.parametrize("name", NAMES)
def test_easy_read_marks_what_people_wrote(maya: Maya, name: str) -> None:
    """As it stands on the page: a sentence of more than 15 words is somebody's own, and in marks."""
    document = built(maya, name, Format.EASY)
    for block in document.blocks:
        texts = block.sentences if isinstance(block, PictureRow) else ()
        if isinstance(block, Steps):
            texts = tuple(text for step in block.steps for text in (step.name, step.text, step.time))
        open_mark = False
        for text in texts:
            open_mark = open_mark or text.startswith("“")
            if not open_mark:
                assert all(len(part.split()) <= MOST_WORDS for part in sentences(text.replace("\n", " "))), text
            open_mark = open_mark and not text.endswith("”")


def test_the_program_s_own_terms_are_easy_in_easy_read(maya: Maya) -> None:
    text = " ".join(sayings(built(maya, "contract", Format.EASY)))
    assert "Be kind to workers." in text
    assert "see that the home is a safe place to work" not in text
    assert "see that the home is a safe place to work" in " ".join(sayings(built(maya, "contract", Format.STANDARD)))


@pytest.mark.parametrize("form", Format)
def test_drafts_say_so(maya: Maya, form: Format) -> None:
    draft = built(maya, "specification", form, bare=True)
    assert draft.draft
    assert draft.state
    assert not built(maya, "specification", form).draft
    assert not built(maya, "contract", form).draft


@pytest.mark.parametrize("form", Format)
def test_a_contract_has_places_to_sign_only_when_ready(tmp_path: Path, form: Format) -> None:
    desk = empty_desk(tmp_path / "c.nosdesk")
    with desk.case:
        made = rich(desk)
        view = contracts.view(desk, made.contract)
        for status, draft, places in (
            (ContractStatus.DRAFT, True, 0),
            (ContractStatus.READY, False, 2),
            (ContractStatus.SIGNED, False, 2),
        ):
            changed = replace(view, contract=replace(view.contract, status=status))
            document = contract.build(changed, Reader(), form, TODAY)
            signed = [block for block in document.blocks if isinstance(block, Signature)]
            assert (document.draft, len(signed)) == (draft, places)
            assert all(bool(block.signed) == (status is ContractStatus.SIGNED) for block in signed)


def amounts(text: str) -> list[Decimal]:
    return [Decimal(found.replace(",", "")) for found in re.findall(r"£([\d,]+\.\d\d)", text)]


@pytest.mark.parametrize("form", [Format.STANDARD, Format.LARGE])
def test_the_payments_in_the_papers_are_the_records(maya: Maya, form: Format) -> None:
    view = money.money(maya.desk, maya.contract)
    for name in ("contract", "payment-plan"):
        document = built(maya, name, form)
        table = next(
            block
            for block in document.blocks
            if isinstance(block, Table) and len(block.rows) == len(view.whole.payments)
        )
        at = next(i for i, column in enumerate(table.columns) if column.head == "To pay")
        shown = [amounts(row.cells[at].text)[0] for row in table.rows]
        assert shown == [due.amount for due in view.whole.payments]
        assert table.total is not None
        assert amounts(table.total.cells[at].text) == [sum(shown)] == [view.whole.contract.value]


def test_the_payment_plan_says_what_was_paid(maya: Maya) -> None:
    view = money.money(maya.desk, maya.contract)
    text = "\n".join(sayings(built(maya, "payment-plan", Format.STANDARD)))
    assert Reader().money(view.balance.paid_total) in text
    assert "£24.50 late" in text
    easy = "\n".join(sayings(built(maya, "payment-plan", Format.EASY)))
    assert "You planned to pay £24.50 more." in easy


def test_the_first_page_answers(maya: Maya) -> None:
    """What, from when to when, how much, whom to ask: before the contents."""
    document = built(maya, "contract", Format.STANDARD)
    first = "\n".join(list(sayings(document))[:12])
    for wanted in ("Help at home", "4 January 2027", "2 January 2028", "£9,555.00", "Priya Nair", "01632 960 417"):
        assert wanted in first


def test_the_comparison_answers_first_and_shows_every_offer(maya: Maya) -> None:
    document = built(maya, "offer-comparison", Format.STANDARD)
    answer = next(block for block in document.blocks if isinstance(block, Notice))
    assert "Harbour Lane Support fits best" in answer.sentences[0]
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert {column.head for column in table.columns[1:]} == {
        "Harbour Lane Support",
        "Brightwell Care",
        "Kingfisher Community",
    }
    assert [column.head for column in table.columns if column.chosen] == ["Harbour Lane Support"]


@pytest.mark.parametrize("name", NAMES)
def test_easy_read_keeps_to_its_length(maya: Maya, name: str) -> None:
    data = pdf(built(maya, name, Format.EASY), Format.EASY)
    assert len(PdfReader(io.BytesIO(data)).pages) <= 24


def test_words_of_people_are_never_taken_for_emphasis_and_never_lost(maya: Maya, tmp_path: Path) -> None:
    desk = empty_desk(tmp_path / "odd.nosdesk")
    with desk.case:
        person = people.add_person(desk, "**Zoë** <b>O’Neil</b> & 王")
        long = "I like tea. " * 1500
        with desk.case.writing(desk.author) as writing:
            writing.set(Person, person.id, about=long, important="x" * 5000)
        for form in Format:
            document = papers.build(desk, "person-profile", person.id, form, Reader())
            text = " ".join(sayings(document))
            assert text.count("I like tea.") == 1500
            assert "Zoë" in text
            assert "**" not in text.replace("*\u2060*", "")
            # The sentence drawn for letters without glyphs is, on purpose, not the text that is read aloud.
            assert invalid(pdf(document, form), tmp_path, "TAG-032") == []


def test_the_same_records_make_the_same_paper(maya: Maya) -> None:
    once, again = (pdf(built(maya, "contract", Format.EASY), Format.EASY) for _ in range(2))
    assert once == again
