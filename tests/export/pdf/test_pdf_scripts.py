"""Arabic, Urdu, Hebrew and Indian scripts: shaped and ordered as they are read, found again by whoever copies or reads aloud."""

import io
import subprocess
import sys
import unicodedata
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from page import validate_pdf
from pdf_checking import problems, watched
from pdf_reading import Node, outline, squashed, structure
from PIL import Image, ImageChops
from shaping_samples import HEIGHT, SAMPLES, SIZE, WIDTH, Sample

from nosdesk.documents import blocks as b
from nosdesk.documents.blocks import Block, Document
from nosdesk.documents.formats import Format
from nosdesk.export.direction import has_rtl
from nosdesk.export.pdf import write_pdf
from nosdesk.export.pdf.fonts import faces, faces_for
from nosdesk.export.pdf.layout import layout
from nosdesk.export.pdf.lines import placed
from nosdesk.export.pdf.scripts import SCRIPTS
from nosdesk.export.pdf.tagged import Element, TaggedCanvas
from nosdesk.export.pdf.text import Setting, Style, Text
from nosdesk.export.pdf.wording import printable
from nosdesk.i18n import Reader

REFERENCES = Path(__file__).parents[2] / "data" / "shaping"
BLACK = "#000000"
ARABIC = "يأتي العامل (أحمد) كل يوم اثنين الساعة 10:30، والسعر £20.50. اتصل على 01632 960 417 أو اكتب إلى Harbour Lane."
URDU = "یہ معاہدہ بتاتا ہے کہ لیلیٰ کو گھر پر کیا مدد ملتی ہے۔ فون 01632 960 417 پر کریں۔"


def paper(*blocks: Block, language: str = "en-GB", form: Format = Format.STANDARD) -> bytes:
    out = io.BytesIO()
    write_pdf(Document("C-1", "Title", "", language, "", blocks), form, Reader(easy=form.easy), out)
    return out.getvalue()


# ---- how it looks --------------------------------------------------------------------------------


def drawn(sample: Sample, folder: Path) -> Image.Image:
    """A sample as it stands on a page of one line."""
    language = {"NotoNastaliqUrdu": "ur", "NotoSansArabic": "ar", "NotoSansHebrew": "he"} if sample.rtl else {}
    spoken = language.get(sample.font, "en")
    root = Element("Document")
    setting = Setting(faces_for(spoken), Reader(), spoken)
    text = Text(setting, root.add("P"), sample.text, Style(SIZE, HEIGHT, BLACK))
    path = folder / "sample.pdf"
    with path.open("wb") as out:
        canvas = TaggedCanvas(out, root, size=(WIDTH, HEIGHT), title="t", language=spoken, subject="")
        text.draw(canvas, 20, HEIGHT, WIDTH - 40)
        canvas.showPage()
        canvas.save()
    subprocess.run(["pdftoppm", "-r", "72", "-gray", "-png", "-singlefile", path, folder / "sample"], check=True)
    return Image.open(folder / "sample.png").convert("L")


def words_of(picture: Image.Image) -> Image.Image:
    """The ink of a picture with all gaps between words alike, cut out."""
    ink = ImageChops.invert(picture.convert("L")).point(lambda value: value if value > 24 else 0)
    columns = [ink.crop((x, 0, x + 1, ink.height)).getbbox() is not None for x in range(ink.width)]
    kept: list[int] = []
    white = 0
    for x, full in enumerate(columns):
        white = 0 if full else white + 1
        if full or white <= 5:
            kept.append(x)
    made = Image.new("L", (len(kept), ink.height))
    for at, x in enumerate(kept):
        made.paste(ink.crop((x, 0, x + 1, ink.height)), (at, 0))
    box = made.getbbox()
    assert box is not None
    return made.crop(box)


def difference(one: Image.Image, other: Image.Image) -> float:
    """The share of the ink that is not in the same place in both, a pixel to and fro aside."""
    one, other = words_of(one), words_of(other)
    size = (max(one.width, other.width) + 4, max(one.height, other.height) + 4)
    apart = 1.0
    for dx in range(5):
        for dy in range(5):
            first, second = Image.new("L", size), Image.new("L", size)
            first.paste(one, (2, 2))
            second.paste(other, (dx, dy))
            unlike = sum(at * n for at, n in enumerate(ImageChops.difference(first, second).histogram()))
            ink = sum(at * n for picture in (first, second) for at, n in enumerate(picture.histogram()))
            apart = min(apart, unlike / ink)
    return apart


@pytest.mark.parametrize("name", SAMPLES)
def test_a_line_looks_as_a_browser_shows_it(name: str, tmp_path: Path) -> None:
    assert difference(drawn(SAMPLES[name], tmp_path), Image.open(REFERENCES / f"{name}.png")) < 0.25


@pytest.mark.parametrize("name", ["arabic", "urdu", "hebrew", "hindi", "bengali", "mixed"])
def test_letters_in_another_order_do_not_pass_for_the_same(name: str, tmp_path: Path) -> None:
    turned = replace(SAMPLES[name], text=" ".join(word[::-1] for word in SAMPLES[name].text.split()))
    assert difference(drawn(turned, tmp_path), Image.open(REFERENCES / f"{name}.png")) > 0.35


# ---- what is read --------------------------------------------------------------------------------


def spans(node: Node) -> list[tuple[str, str, str]]:
    return [(span.language, span.actual, span.drawn.strip()) for span in node.all("Span")]


def test_a_passage_has_its_language_and_its_true_text_in_the_order_in_which_it_is_read() -> None:
    data = paper(b.Paragraph(f"Leila said: {ARABIC} She said so twice."))
    found = structure(data).all("P")[-1]
    assert squashed(found.text) == squashed(f"Leila said: {ARABIC} She said so twice.")
    said = spans(found)
    assert [language for language, _, _ in said] == ["", "ar", "", "ar", "", "ar", ""][: len(said)] or said[1][
        0
    ] == "ar"
    assert said[1][1].startswith("يأتي العامل (أحمد)")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("العقد", "ar"),
        ("لیلیٰ کو گھر پر مدد ملتی ہے", "ur"),
        ("می‌خواهم پیاده‌روی کنم", "fa"),
        ("חוזה", "he"),
        ("अनुबंध", "hi"),
        ("চুক্তি", "bn"),
        ("ਇਕਰਾਰਨਾਮਾ", "pa"),
        ("કરાર", "gu"),
        ("ஒப்பந்தம்", "ta"),
    ],
)
def test_the_letters_say_which_language_nobody_has_named(text: str, language: str) -> None:
    node = structure(paper(b.Paragraph(text))).all("P")[-1]
    assert spans(node) == [(language, text, squashed(text) if " " not in text else node.all("Span")[0].drawn.strip())]
    assert squashed(node.drawn) == squashed(text)
    said = structure(paper(b.Paragraph(text, "ur" if language == "ar" else language))).all("P")[-1]
    assert [span.language for span in said.all("Span")] == [""]


def test_plain_extraction_of_a_page_finds_the_words(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(
        paper(
            b.Paragraph("صباح الخير يأتي العامل"), b.Paragraph("گھر پر کیا مدد ملتی ہے"), b.Paragraph("कार्यकर्ता क्षत्रिय")
        )
    )
    read = subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True).stdout
    read = "".join(char for char in read if unicodedata.category(char) != "Cf")
    for words in ("صباح الخير يأتي العامل", "گھر پر کیا مدد ملتی ہے", "कार्यकर्ता क्षत्रिय"):
        assert words in read


def everything(language: str) -> tuple[Block, ...]:
    words = (ARABIC, URDU)
    return (
        b.Title(URDU, "معاہدہ", (ARABIC,), language),
        b.Contents("اندر"),
        b.Part("کون مدد کرتا ہے", "people", language=language),
        b.Heading("العمل", 3, language),
        b.BulletList(words, language),
        b.NumberedList(words, language),
        b.Steps((b.Step("ہم", ARABIC, "10:30"),), language),
        b.Facts((b.Fact("الهاتف", "01632 960 417", "", language), b.Fact("Worker", "أحمد علي", "phone", language))),
        b.Table(
            "الجدول",
            (b.Column("شهر"), b.Column("مبلغ", b.ColumnKind.MONEY)),
            (b.Row((b.Cell("يناير", b.State.YES), b.Cell("£820.00"))),),
            None,
            language,
        ),
        b.PictureRow("home", (ARABIC, "ہاں"), "", language),
        b.Notice((ARABIC,), "تنبيه", b.NoticeKind.CAUTION, "", language),
        b.WordList((b.WordEntry("مقدم", URDU, "people"),), language),
        b.WhoToAsk((b.Contact("أحمد", ("01632 960 417",)),), language),
        b.CheckBoxes((b.CheckBox("أوافق", ticked=True), b.CheckBox(URDU, "home")), "سؤال", language),
        b.FormQuestion(
            "7",
            "آپ کیا بدلنا چاہتے ہیں؟",
            (
                b.AnswerSpace("تاريخ", squares=((2, "يوم"), (4, "سنة")), written="2724"),
                b.AnswerSpace("", 2, written=URDU),
            ),
            hints=(ARABIC,),
            key="7",
            language=language,
        ),
        b.Signature("أحمد", "کارکن", language=language),
        b.PageNote("ملاحظة", language),
    )


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize(("document", "block"), [("en-GB", ""), ("en-GB", "ur"), ("ur", ""), ("ar", "")])
def test_every_block_takes_such_words_and_passes_both_checkers(
    form: Format, document: str, block: str, tmp_path: Path
) -> None:
    data = paper(*everything(block), language=document, form=form)
    assert problems(data, tmp_path) == []
    assert data == paper(*everything(block), language=document, form=form)
    read = squashed(structure(data).text)
    for said in (ARABIC, URDU, "ہم", "يناير", "£820.00", "مقدم", "أوافق", "آپ کیا بدلنا چاہتے ہیں؟", "کارکن", "ملاحظة"):
        assert squashed(said) in read
    assert URDU in outline(data)
    assert "letters" not in read


LETTERS = [
    "abc",
    "Mill",
    "أحمد",
    "گھر",
    "میں",
    "שלום",
    "क्षत्रिय",
    "যত্নের",
    "ل" * 60,
    "10:30",
    "£20.50",
    "١٢٣",
    "(",
    ")",
    "،",
    "!",
    "\n",
    "**",
    "ً",
]
mixed = st.lists(st.sampled_from(LETTERS) | st.text("ab אبی12 (),.", max_size=6), max_size=25).flatmap(
    lambda parts: st.sampled_from([" ", "", "\u00a0"]).map(lambda join: join.join(parts))
)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=mixed, width=st.floats(30, 400), language=st.sampled_from(["en", "ar", "ur"]))
def test_lines_of_both_directions_stay_in_their_place_and_lose_nothing(text: str, width: float, language: str) -> None:
    setting = Setting(faces_for(language), Reader(), language)
    made = Text(setting, None, text, Style(12, 18, BLACK))
    said = ""
    for line in made.lines(width):
        runs = placed(line.words)
        assert sum(face.width(piece) for face, piece, _ in runs) == pytest.approx(line.width, abs=1e-6)
        alone = len("".join(piece for _, piece, _ in runs).strip()) <= 3
        assert line.width * 12 <= width + 0.01 or alone
        if made._script is None:
            continue
        pieces = made._script.pieces(runs)
        spots = sorted((piece.x, piece.x + piece.width) for piece in pieces)
        assert all(end <= start + 1e-6 for (_, end), (start, _) in pairwise(spots))
        assert not spots or (spots[0][0] >= 0 and spots[-1][1] <= line.width + 1e-6)
        said += "".join(piece for _, piece, _ in runs)
    if made._script is not None and "**" not in text:
        assert squashed(said) == squashed(printable(text, setting.faces, setting.reader))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    texts=st.lists(mixed.filter(lambda text: "**" not in text), min_size=1, max_size=5),
    language=st.sampled_from(["en-GB", "ar"]),
)
def test_random_paragraphs_of_both_directions_are_read_as_they_were_typed(texts: list[str], language: str) -> None:
    data = paper(*(b.Paragraph(text) for text in texts), language=language)
    read = squashed(structure(data).text)
    for text in texts:
        assert squashed(printable(text, faces(), Reader())) in read


def test_a_character_can_be_shown_exactly_where_its_face_has_it() -> None:
    known = faces()
    missing: list[str] = []
    for script in SCRIPTS:
        chars = [chr(code) for first, last in script.blocks for code in range(first, last + 1)]
        had = [char for char in chars if known.has(char)]
        missing += [char for char in chars if not known.has(char)]
        assert len(had) > 40, script.name
        for char in had:
            (face, text), *more = known.runs(char, known.regular)
            assert (text, more) == (char, [])
            assert face.has(char)
    for char in (*missing, "ไ", "Ж"):
        assert char not in printable(f"a {char}", known, Reader())


# ---- where it stands -----------------------------------------------------------------------------


def shown_of(document: Document, form: Format, text: str) -> list[float]:
    """The left edges of a text's elements on their pages."""
    out = io.BytesIO()
    with watched(pytest.MonkeyPatch()) as shown:
        write_pdf(document, form, Reader(easy=form.easy), out)
    pieces = [piece for piece in shown if piece.element is not None]
    wanted = {
        node
        for node in {piece.element for piece in pieces}
        if node and node.props.get("ActualText", "").strip() == text
    }
    return [piece.x + piece.width for piece in pieces if piece.element in wanted]


@pytest.mark.parametrize("form", [Format.STANDARD, Format.LARGE, Format.GIANT])
def test_a_document_from_right_to_left_is_mirrored(form: Format) -> None:
    look = layout(form)
    edge = look.page[0] - look.side
    blocks = (b.Paragraph("كلمة"), b.BulletList(("بند",)), b.CheckBoxes((b.CheckBox("مربع"),)))
    document = Document("", "t", "", "ar", "", blocks)
    assert max(shown_of(document, form, "كلمة")) == pytest.approx(edge, abs=0.5)
    for marked in ("بند", "مربع"):
        assert edge - look.em(3.5) < max(shown_of(document, form, marked)) < edge - look.em(0.5)


def test_easy_read_from_right_to_left_has_its_picture_at_the_right() -> None:
    look = layout(Format.EASY)
    document = Document("", "t", "", "ar", "", (b.PictureRow("home", ("بيت",)),))
    ends = max(shown_of(document, Format.EASY, "بيت"))
    assert look.side < ends < look.page[0] - look.side - 72


def test_an_urdu_block_in_an_english_document_begins_at_the_right_and_its_table_too() -> None:
    look = layout(Format.STANDARD)
    table = b.Table("", (b.Column("پہلا"), b.Column("دوسرا")), (b.Row((b.Cell("ایک"), b.Cell("دو"))),), None, "ur")
    document = Document("", "t", "", "en-GB", "", (b.Paragraph("گھر", "ur"), table))
    assert max(shown_of(document, Format.STANDARD, "گھر")) == pytest.approx(look.page[0] - look.side, abs=0.5)
    assert max(shown_of(document, Format.STANDARD, "ایک")) > max(shown_of(document, Format.STANDARD, "دو"))


def test_a_sum_and_a_phone_number_are_not_turned_round() -> None:
    setting = Setting(faces(), Reader(), "ar")
    text = Text(setting, None, "السعر £20.50 والرقم 01632 960 417.", Style(12, 18, BLACK))
    assert text._script is not None
    pieces = sorted(text._script.pieces(placed(text.lines(500)[0].words)), key=lambda piece: piece.x)
    latin = "".join(piece.text for piece in pieces if not has_rtl(piece.text))
    assert "£20.50" in latin
    assert "01632 960 417" in latin


# ---- what it costs -------------------------------------------------------------------------------


def test_words_in_latin_letters_load_nothing_for_other_scripts() -> None:
    code = (
        "import io, sys\n"
        "from nosdesk.documents.blocks import Document, Paragraph\n"
        "from nosdesk.documents.formats import Format\n"
        "from nosdesk.export.pdf import write_pdf\n"
        "from nosdesk.i18n import Reader\n"
        "blocks = (Paragraph('Tŷ Gŵyn – “Łódź” ✓ 🙂'),)\n"
        "write_pdf(Document('c', 't', '', 'cy', '', blocks), Format.STANDARD, Reader(), io.BytesIO())\n"
        "print([name for name in ('nosdesk.export.pdf.shaping', 'fontTools.subset') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_a_page_of_urdu_is_small_and_whole(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(paper(b.Paragraph(URDU)))
    assert path.stat().st_size < 110_000
    assert not validate_pdf(str(path), profile="ua1").failures


def test_no_word_climbs_out_of_its_line_in_urdu() -> None:
    known = faces().in_urdu
    (face, _), *_ = known.runs("م" * 60, known.regular)
    assert face.program.family == "NotoSansArabic-Regular"
    (face, _), *_ = known.runs("معاہدہ", known.regular)
    assert face.program.family == "NotoNastaliqUrdu-Regular"
