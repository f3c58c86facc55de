"""Pages on the screen are the pages of the file: drawn by us and by a PDF viewer, they look the same."""

import io
import subprocess
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from paper_case import Maya, empty_desk, rich
from PIL import Image, ImageChops, ImageFilter, ImageStat
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from nosdesk.documents.catalogue import PAPERS
from nosdesk.documents.formats import Format
from nosdesk.documents.sheet import PLAIN_SHEET, Binding, PaperSize, Sheet, Tint
from nosdesk.errors import BugError
from nosdesk.export.pdf import write_pdf
from nosdesk.export.pdf.fonts import faces
from nosdesk.export.pdf.reading import PdfFile
from nosdesk.export.pdf.tagged import Element, TaggedCanvas
from nosdesk.i18n import Reader
from nosdesk.services import papers
from nosdesk.ui.kit.page_paint import page_image, paint_page

_DOTS_AN_INCH = 72
_MOST_PAGES = 6
"""So many of each document are compared."""
_WHITE = QColor("white")


@pytest.fixture(scope="module")
def maya(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Maya]:
    desk = empty_desk(tmp_path_factory.mktemp("pages") / "maya.nosdesk")
    with desk.case:
        yield rich(desk)


def pdf(maya: Maya, name: str, form: Format, sheet: Sheet = PLAIN_SHEET) -> bytes:
    reader = Reader(easy=form.easy)
    about = next(one.record_id for one in papers.papers(maya.desk, maya.person) if one.paper.name == name)
    out = BytesIO()
    write_pdf(papers.build(maya.desk, name, about, form, reader), form, reader, out, sheet)
    return out.getvalue()


def as_viewed(data: bytes, folder: Path) -> list[Image.Image]:
    """The pages as poppler draws them."""
    (folder / "it.pdf").write_bytes(data)
    most = ["-l", str(_MOST_PAGES), "-r", str(_DOTS_AN_INCH), "-png"]
    subprocess.run(["pdftoppm", *most, folder / "it.pdf", folder / "page"], check=True)
    return [Image.open(path).convert("RGB") for path in sorted(folder.glob("page*.png"))]


def as_drawn(data: bytes, sizes: list[tuple[int, int]]) -> list[Image.Image]:
    """The pages as we draw them, at the same scale on pictures of these sizes."""
    drawn = []
    for page, size in zip(PdfFile(data).pages, sizes, strict=False):
        image = QImage(*size, QImage.Format.Format_RGB32)
        image.fill(_WHITE)
        painter = QPainter(image)
        paint_page(painter, page, _DOTS_AN_INCH / 72)
        painter.end()
        drawn.append(pillow(image))
    return drawn


def pillow(image: QImage) -> Image.Image:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return Image.open(io.BytesIO(buffer.data().data())).convert("RGB")


def unlike(one: Image.Image, other: Image.Image) -> float:
    """How unlike two pages are: the mean difference of their dots, 0 to 255, after edges are made soft."""
    soft = [image.filter(ImageFilter.BoxBlur(2)) for image in (one, other)]
    return max(ImageStat.Stat(ImageChops.difference(*soft)).mean)


@pytest.mark.parametrize("form", list(Format))
@pytest.mark.parametrize("name", [each.name for each in PAPERS])
def test_pages_look_as_in_a_viewer(qapp: object, maya: Maya, tmp_path: Path, name: str, form: Format) -> None:
    data = pdf(maya, name, form)
    viewed = as_viewed(data, tmp_path)
    drawn = as_drawn(data, [image.size for image in viewed])
    far = [round(unlike(*pair), 1) for pair in zip(viewed, drawn, strict=True)]
    assert max(far) < 3, far
    if len(viewed) > 1:
        assert unlike(viewed[0], drawn[1]) > 9, "the test would prove nothing"


def test_pages_have_the_size_and_colour_of_their_paper(qapp: object, maya: Maya, tmp_path: Path) -> None:
    sheet = Sheet(PaperSize.A3, 20, Binding.MIRRORED, Tint.YELLOW, painted=True)
    data = pdf(maya, "contract", Format.LARGE, sheet)
    page = PdfFile(data).pages[0]
    assert (round(page.width / 72 * 25.4), round(page.height / 72 * 25.4)) == (297, 420)
    image = page_image(page, 500, 2, _WHITE)
    assert (image.width(), image.height(), image.devicePixelRatio()) == (1000, 1414, 2)
    assert image.pixelColor(500, 1400).name() == "#fff7b8"
    viewed = as_viewed(data, tmp_path)
    drawn = as_drawn(data, [image.size for image in viewed])
    assert max(unlike(*pair) for pair in zip(viewed, drawn, strict=True)) < 3


def test_a_page_is_drawn_at_once(qapp: object, maya: Maya) -> None:
    for page in PdfFile(pdf(maya, "contract", Format.STANDARD)).pages:
        began = time.process_time()
        page_image(page, 800, 1, _WHITE)
        assert time.process_time() - began < 0.1


def test_photos_and_dashes_are_drawn(qapp: object, tmp_path: Path) -> None:
    """What our documents do not have yet, or seldom: photos as JPEG and as dots, with a mask; clipping; dashes."""
    photo = Image.linear_gradient("L").convert("RGB")
    jpeg = BytesIO()
    Image.merge("RGB", (photo.getchannel(0), Image.new("L", photo.size, 90), photo.getchannel(0))).save(jpeg, "JPEG")
    seen = photo.copy()
    seen.putalpha(Image.radial_gradient("L"))
    out = BytesIO()
    canvas = Canvas(out, pagesize=(300, 300), pageCompression=1, invariant=1)
    canvas._preamble = "1 0 0 1 0 0 cm"  # type: ignore[attr-defined]  # without ReportLab's own font, as our writer
    canvas.setDash([12, 6], 3)
    canvas.setLineWidth(4)
    canvas.line(10, 20, 290, 40)
    canvas.drawImage(ImageReader(BytesIO(jpeg.getvalue())), 20, 60, 100, 200)
    canvas.drawImage(ImageReader(seen), 150, 60, 120, 120, mask="auto")
    path = canvas.beginPath()
    path.circle(210, 240, 40)
    canvas.clipPath(path, stroke=0)
    canvas.setFillColorRGB(0.8, 0.2, 0.1)
    canvas.rect(150, 200, 70, 90, stroke=0, fill=1)
    canvas.showPage()
    canvas.save()
    (viewed,) = as_viewed(out.getvalue(), tmp_path)
    (drawn,) = as_drawn(out.getvalue(), [viewed.size])
    assert unlike(viewed, drawn) < 3
    assert unlike(viewed, Image.new("RGB", viewed.size, "white")) > 20, "the test would prove nothing"


def test_every_way_of_placing_letters_and_closing_shapes_is_drawn(qapp: object, tmp_path: Path) -> None:
    """What writers of other letters may use: letters apart, squeezed, raised, moved one by one; curves and shapes that close."""
    out = BytesIO()
    canvas = TaggedCanvas(out, Element("Document"), size=(400, 400), title="t", language="en-GB", subject="")
    face = faces().bold
    code = face.encode("Gwasanaeth cymorth")
    with canvas.mark(None):
        canvas.text(20, 370, [(face, "Gwasanaeth cymorth")], 20)
        canvas._code.append(
            f"BT /{face.program.name} 24 Tf 30 TL 20 330 Td <{code}> Tj T* 3 Tc <{code}> Tj 0 Tc 60 Tz T* <{code}> Tj "
            f"0 -40 TD 100 Tz [<{code[:16]}> -900 <{code[16:]}>] TJ 8 Ts <{code[:8]}> Tj 0 Ts 1 0 0.3 1 20 150 Tm <{code}> Tj ET "
            "q 0.1 0.3 0.6 rg 0.8 0.1 0.1 RG 5 w 1 j 1 J 20 20 m 60 120 90 60 v 120 140 140 20 y b "
            "160 20 m 200 120 l 240 20 l s Q 0.4 g 0.7 G 280 20 100 100 re W* n 330 70 m 300 140 l 400 140 l h B* "
            "260 20 40 40 re f 1 0 0 1 10 10 cm 260 60 30 30 re S"
        )
    canvas.save()
    (viewed,) = as_viewed(out.getvalue(), tmp_path)
    (drawn,) = as_drawn(out.getvalue(), [viewed.size])
    assert unlike(viewed, drawn) < 3
    assert unlike(viewed, Image.new("RGB", viewed.size, "white")) > 20, "the test would prove nothing"


def test_what_our_writer_never_draws_is_a_mistake(qapp: object) -> None:
    out = BytesIO()
    canvas = Canvas(out, pagesize=(300, 300))
    canvas._preamble = ""  # type: ignore[attr-defined]
    canvas._code.append("/Shading sh")  # type: ignore[attr-defined]
    canvas.showPage()
    canvas.save()
    with pytest.raises(BugError, match="sh"):
        page_image(PdfFile(out.getvalue()).pages[0], 100, 1, _WHITE)
