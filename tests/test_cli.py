"""The command line: what it prints, what it makes, its exit codes, and that it needs no window."""

import os
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from paper_case import Maya, empty_desk, rich
from pypdf import PdfReader

from nosdesk import __version__, cli
from nosdesk.documents.paper_code import read_code
from nosdesk.domain.choices import Strength
from nosdesk.domain.records import Contract, Offer, Requirement
from nosdesk.i18n import Reader
from nosdesk.services import criteria, paper_forms, people, response, specify
from nosdesk.services.checking import look_over
from nosdesk.services.example import EXAMPLE_PASSPHRASE
from nosdesk.services.opening import open_desk

SECRET = "four words and more"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "maya.nosdesk"
    desk = empty_desk(path)
    with desk.case:
        rich(desk)
    return path


def program(*words: object, **given: object) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("DISPLAY", "WAYLAND", "QT_"))}
    environment |= given.pop("env", {})  # type: ignore[operator]
    command = [sys.executable, "-m", "nosdesk", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, stdin=subprocess.DEVNULL, **given)  # type: ignore[call-overload]


def test_the_main_way_without_a_display(tmp_path: Path) -> None:
    path = tmp_path / "new.nosdesk"
    secret = {"NOSDESK_PASSPHRASE": SECRET}
    made = program("new", path, env=secret)
    assert (made.returncode, made.stderr) == (0, "")
    assert path.read_bytes()[:8] == b"NOSDESK1"
    again = program("new", path, env=secret)
    assert again.returncode == 1
    assert "already there" in again.stderr
    checked = program("check", path, env=secret)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert "all is well" in checked.stdout
    wrong = program("check", path, env={"NOSDESK_PASSPHRASE": "wrong"})
    assert wrong.returncode == 1
    assert "does not open" in wrong.stderr
    assert "Traceback" not in wrong.stderr


def test_qt_is_never_loaded(case: Path, tmp_path: Path) -> None:
    script = (
        "import sys; from nosdesk.cli import run; "
        "code = run(sys.argv[1:]); assert 'PySide6' not in sys.modules, 'Qt'; sys.exit(code)"
    )
    words = ["export", str(case), "--document", "contract", "--format", "easy-read", "--out", str(tmp_path / "c.pdf")]
    done = subprocess.run([sys.executable, "-c", script, *words], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "c.pdf").read_bytes().startswith(b"%PDF")


def test_documents_load_little() -> None:
    script = (
        "import sys; from nosdesk.cli import run; run(['documents']); "
        "heavy = {'PySide6', 'sqlalchemy', 'reportlab', 'openpyxl', 'alembic'} & set(sys.modules); assert not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert "offer-comparison" in done.stdout
    assert "standard large giant easy-read" in done.stdout


@pytest.mark.parametrize(("name", "form"), [*paper_forms.WIZARDS.items(), ("concern", "concern")])
def test_the_blank_form_of_a_document(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, form: str
) -> None:
    out = tmp_path / "form.pdf"
    words = ["export", str(case), "--document", name, "--form", "--format", "large", "--out", str(out)]
    assert cli.run(words) == 0
    assert "form.pdf" in capsys.readouterr().out
    text = " ".join(page.extract_text() for page in PdfReader(out).pages)
    found = read_code(str(re.search(r"NOS-\w+-L-\w{3}", text)[0]))  # type: ignore[index]
    assert found is not None
    assert found.form == form
    assert "Maya" not in text.replace("Teach Maya", "")


@pytest.mark.parametrize(
    "words",
    [
        ["--form", "--format", "large"],
        ["--form", "--all"],
        ["--form", "--document", "cake", "--format", "large"],
        ["--form", "--document", "contract", "--format", "tiny"],
        ["--form", "--document", "contract", "--format", "large", "--record", "0" * 32],
    ],
)
def test_wrong_words_about_a_form_make_nothing(case: Path, tmp_path: Path, words: list[str]) -> None:
    assert cli.run(["export", str(case), *words, "--out", str(tmp_path / "form.pdf")]) == 2
    assert not (tmp_path / "form.pdf").exists()


def test_everything_is_exported(case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["export", str(case), "--all", "--out", str(tmp_path / "papers"), "--language", "cy"]) == 0
    assert (tmp_path / "papers" / "help-at-home-harbour-lane-support" / "contract.easy-read.pdf").exists()
    assert len(capsys.readouterr().out.splitlines()) == len(list((tmp_path / "papers").rglob("*.pdf")))


def test_one_of_several_is_asked_for(case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["export", str(case), "--document", "person-profile", "--format", "large", "--out", str(tmp_path / "p.pdf")]
    assert cli.run(words) == 1
    said = capsys.readouterr().err
    assert "Maya Whitlock" in said
    assert not (tmp_path / "p.pdf").exists()
    desk, _ = open_desk(case, None)
    with desk.case:
        person = next(each for each in people.list_people(desk) if each.name)
    assert cli.run([*words, "--record", str(person.id)]) == 0
    assert (tmp_path / "p.pdf").exists()


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["dance"],
        ["new"],
        ["export", "c.nosdesk", "--out", "x.pdf"],
        ["export", "c.nosdesk", "--document", "contract", "--out", "x.pdf"],
        ["export", "c.nosdesk", "--document", "novel", "--format", "large", "--out", "x.pdf"],
        ["export", "c.nosdesk", "--document", "contract", "--format", "tiny", "--out", "x.pdf"],
        ["export", "c.nosdesk", "--document", "contract", "--format", "large"],
        ["export", "c.nosdesk", "--document", "contract", "--all", "--out", "x"],
        ["export", "c.nosdesk", "--all", "--format", "large", "--out", "x"],
        ["export", "c.nosdesk", "--document", "contract", "--format", "large", "--record", "12", "--out", "x.pdf"],
        ["check", "c.nosdesk", "--passphrase", "secret"],
        ["check", "c.nosdesk", "--lang", "cy"],
        ["documents", "--language", "tlh"],
    ],
)
def test_wrong_usage(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(words) == 2
    assert "usage" in capsys.readouterr().err


def test_help_and_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--version"]) == 0
    assert __version__ in capsys.readouterr().out
    assert cli.run(["export", "--help"]) == 0
    said = capsys.readouterr().out
    for option in ("--document", "--size", "--paper", "--tint", "--binding"):
        assert option in said


def test_a_paper_is_printed_as_its_reader_needs(case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "c.pdf"
    words = ["export", str(case), "--document", "contract", "--format", "large", "--out", str(out)]
    assert cli.run([*words, "--paper", "a3", "--tint", "yellow", "--binding", "mirrored", "--size", "22"]) == 0
    pdf = PdfReader(out)
    assert [round(float(side) / 72 * 25.4) for side in pdf.pages[0].mediabox[2:]] == [297, 420]
    assert "Print on yellow paper" in pdf.pages[0].extract_text()
    assert pdf.trailer["/Root"]["/ViewerPreferences"]["/Duplex"] == "/DuplexFlipLongEdge"
    larger = len(pdf.pages)
    assert cli.run([*words, "--paper", "a3"]) == 0
    pdf = PdfReader(out)
    assert len(pdf.pages) < larger
    assert "yellow" not in pdf.pages[0].extract_text()
    assert "/Duplex" not in pdf.trailer["/Root"]["/ViewerPreferences"]
    capsys.readouterr()
    out.unlink()
    assert cli.run([*words, "--size", "40"]) == 1
    assert "from 16 to 22 points" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        ["--document", "contract", "--format", "large", "--paper", "letter"],
        ["--document", "contract", "--format", "large", "--tint", "purple"],
        ["--document", "contract", "--format", "large", "--binding", "right"],
        ["--document", "contract", "--format", "large", "--type", "html", "--paper", "a3"],
        ["--document", "contract", "--format", "large", "--form", "--tint", "yellow"],
        ["--all", "--binding", "left"],
    ],
)
def test_paper_that_there_is_not_makes_nothing(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], wrong: list[str]
) -> None:
    assert cli.run(["export", str(case), *wrong, "--out", str(tmp_path / "c.pdf")]) == 2
    assert (
        f"--{'all' if '--all' in wrong else 'form' if '--form' in wrong else wrong[-2][2:]}" in capsys.readouterr().err
    )
    assert not list(tmp_path.iterdir())


def test_problems_are_told_in_plain_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    foreign = tmp_path / "letter.txt"
    foreign.write_text("Dear Maya")
    for path in (tmp_path / "nowhere.nosdesk", foreign, tmp_path):
        assert cli.run(["check", str(path)]) == 1
        said = capsys.readouterr()
        assert said.out == ""
        assert path.name in said.err
    assert foreign.read_text() == "Dear Maya"
    assert cli.run(["new", str(tmp_path / "a.nosdesk")]) == 1
    assert "No passphrase was given" in capsys.readouterr().err
    assert not (tmp_path / "a.nosdesk").exists()


def test_a_passphrase_from_a_descriptor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.nosdesk"

    def descriptor(text: str) -> str:
        read, write = os.pipe()
        os.write(write, text.encode())
        os.close(write)
        return str(read)

    assert cli.run(["new", str(path), "--passphrase-fd", descriptor(f"{SECRET}\n")]) == 0
    assert cli.run(["check", str(path), "--passphrase-fd", descriptor(SECRET)]) == 0
    assert cli.run(["check", str(path), "--passphrase-fd", descriptor("other")]) == 1
    assert cli.run(["check", str(path), "--passphrase-fd", descriptor("")]) == 1
    assert cli.run(["check", str(path), "--passphrase-fd", "987"]) == 1
    assert cli.run(["check", str(path)]) == 1
    assert "nobody is here to type it" in capsys.readouterr().err


def test_no_passphrase_has_to_be_said(tmp_path: Path) -> None:
    path = tmp_path / "open.nosdesk"
    assert cli.run(["new", str(path), "--no-passphrase"]) == 0
    assert path.read_bytes().startswith(b"SQLite format 3")


def _asked_for_offers(path: Path) -> None:

    desk = empty_desk(path)
    with desk.case:
        person = people.add_person(desk, "Ann Lee")
        spec = specify.start_specification(desk, person.id, "Cleaning")
        with desk.case.writing(desk.author) as writing:
            writing.add(Requirement(specification_id=spec.id, statement="Come on Mondays", strength=Strength.MUST))
            writing.add(
                Requirement(specification_id=spec.id, statement="Bring your own cloths", strength=Strength.SHOULD)
            )
        criteria.propose(desk, spec.id, Reader())
        response.write_sheet(desk, spec.id, path.with_suffix(".csv"), Reader())


def _held(path: Path) -> list[Offer]:
    desk, _ = open_desk(path, None)
    with desk.case, desk.case.reading() as reading:
        return list(reading.find(Offer))


def test_an_offer_is_imported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "ann.nosdesk"
    _asked_for_offers(path)
    sheet = tmp_path / "offer.csv"
    sheet.write_text("Requirement,Answer,Comment\nCome on Mondays,Yes,every Monday\nBring your own cloths,No,\n")
    assert (
        cli.run(["import-offer", str(path), str(sheet), "--service", "Cleaning", "--provider", "Brightwell Care"]) == 0
    )
    said = capsys.readouterr()
    assert "Brightwell Care" in said.out
    assert "Come on Mondays: Met (every Monday)" in said.out
    assert len(_held(path)) == 1
    assert cli.run(["import-offer", str(path), str(sheet), "--provider", "Brightwell Care"]) == 1
    assert "offer" in capsys.readouterr().err
    assert len(_held(path)) == 1


def test_what_is_not_clear_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "ann.nosdesk"
    _asked_for_offers(path)
    before = path.read_bytes()
    sheet = tmp_path / "offer.csv"
    sheet.write_text("Requirement,Answer,Comment\nCome on Mondays,perhaps maybe 7,\nBring your own cloths,No,\n")
    assert cli.run(["import-offer", str(path), str(sheet), "--provider", "Brightwell Care"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "row 2" in said.err
    assert cli.run(["import-offer", str(path), str(sheet), "--service", "Gardening"]) == 1
    assert "Cleaning" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_sums_that_do_not_come_out_are_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "maya.nosdesk"
    desk = empty_desk(path)
    with desk.case:
        made: Maya = rich(desk)
        assert look_over(desk) == ()
        with desk.case.writing(desk.author) as writing:
            writing.set(Contract, made.contract, value=Decimal("9555.01"))
        found = look_over(desk)
        assert [each.said(Reader()) for each in found] == [
            "The payments of the contract “Help at home” add up to £9,555.00, but its value is £9,555.01."
        ]
    assert cli.run(["check", str(path)]) == 1
    assert "£9,555.01" in capsys.readouterr().err


def test_the_example_opens_with_the_passphrase_that_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "example.nosdesk"
    assert cli.run(["sample", str(path)]) == 0
    assert EXAMPLE_PASSPHRASE in capsys.readouterr().out
    assert cli.run(["sample", str(path)]) == 1
    monkeypatch.setenv("NOSDESK_PASSPHRASE", EXAMPLE_PASSPHRASE)
    assert cli.run(["check", str(path)]) == 0
    assert "all is well" in capsys.readouterr().out
