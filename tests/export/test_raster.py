"""Pictures as PNG files look like the drawings that they are made from."""

import io

import pytest
from PIL import Image, ImageChops, ImageStat
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from nosdesk.documents.blocks import State
from nosdesk.errors import BugError
from nosdesk.export.office import images
from nosdesk.export.pdf.fonts import faces
from nosdesk.export.raster import Raster
from nosdesk.pictures import PICTURES, picture_path

SIDE = 144


def known_good(concept: str) -> Image.Image:
    """The drawing as Qt draws it, on white."""
    drawn = QImage(SIDE, SIDE, QImage.Format.Format_RGB32)
    drawn.fill(0xFFFFFFFF)
    painter = QPainter(drawn)
    QSvgRenderer(str(picture_path(concept))).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    drawn.save(buffer, "PNG")
    return Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")


def on_white(png: bytes) -> Image.Image:
    made = Image.open(io.BytesIO(png)).convert("RGBA")
    ground = Image.new("RGBA", made.size, "white")
    return Image.alpha_composite(ground, made).convert("RGB").resize((SIDE, SIDE), Image.Resampling.BOX)


@pytest.mark.parametrize("concept", sorted({picture.file.removesuffix(".svg") for picture in PICTURES.values()}))
def test_picture_looks_like_its_drawing(qapp: QApplication, concept: str) -> None:
    made = on_white(images.picture(concept, 34)[0].data)
    wrong = ImageChops.difference(made, known_good(concept)).convert("L")
    # Edges are softened by each program in its own way; one pixel aside would be more than 10.
    assert ImageStat.Stat(wrong).mean[0] < 6
    assert sum(wrong.histogram()[100:]) <= SIDE * SIDE * 0.006


@pytest.mark.parametrize("state", State)
def test_every_state_has_a_shape_of_its_own(state: State) -> None:
    ours = images.state(state, 13.8).data
    assert Image.open(io.BytesIO(ours)).size == (115, 115)
    assert [other for other in State if images.state(other, 13.8).data == ours] == [state]


def test_white_is_white_and_a_hole_is_a_hole() -> None:
    raster = Raster(72, 72, dpi=72, ground="#FFFFFF")
    raster.stamp("", "1 0 0 rg 10 10 m 60 10 l 60 60 l 10 60 l h 20 20 m 20 50 l 50 50 l 50 20 l h f", 72, 0, 0, 72)
    made = Image.open(io.BytesIO(raster.png()))
    assert made.getpixel((2, 2)) == (255, 255, 255)
    assert made.getpixel((15, 15)) == (255, 0, 0)
    assert made.getpixel((36, 36)) == (255, 255, 255)


def test_what_cannot_be_drawn_is_said() -> None:
    with pytest.raises(BugError, match="sh"):
        Raster(10, 10, dpi=72).stamp("", "0 0 m 1 1 l sh", 10, 0, 0, 10)


def test_words_in_other_scripts_are_drawn_as_wide_as_they_are_measured() -> None:
    known = faces()
    for text in ("يناير", "जनवरी", "گھر"):
        raster = Raster(200, 60, dpi=72)
        raster.setFillColor("#000000")
        raster.text(20, 20, known.line(text, known.regular), 30)
        drawn = Image.open(io.BytesIO(raster.png())).getchannel("A").getbbox()
        assert drawn is not None
        assert drawn[0] == pytest.approx(20, abs=8)
        assert drawn[2] - 20 == pytest.approx(known.width(text, known.regular) * 30, abs=8)
