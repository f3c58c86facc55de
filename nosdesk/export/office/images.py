"""Pictures, charts and the shapes of states as images, drawn by the same functions as on paper."""

from functools import lru_cache
from typing import Final, cast

from nosdesk.documents.blocks import PaidChart, State, TrendChart
from nosdesk.export.chart_words import paid_alt, trend_alt
from nosdesk.export.office.parts import Image
from nosdesk.export.pdf.boxes import Figure
from nosdesk.export.pdf.charts import LyingBars, Trend, UprightBars
from nosdesk.export.pdf.fonts import tidy
from nosdesk.export.pdf.marks import StateMark
from nosdesk.export.pdf.pictures import BADGE, PictureBox
from nosdesk.export.pdf.tagged import Element, TaggedCanvas
from nosdesk.export.pdf.text import Setting
from nosdesk.export.raster import Raster
from nosdesk.pictures import OwnPhoto, Shown

_DPI: Final = 300
_CHART_DPI: Final = 200
_COLOURS: Final = 128
_STATE_COLOURS: Final = 64
_LEAST_PIXELS: Final = 256
"""Side of a small picture: it may be made larger in the word processor."""


def picture(picture: Shown, side: float, badge: str = "") -> tuple[Image, ...]:
    """A picture in a square of `side` points. A drawing is decorative, the words beside it say what it means; a photo has words of
    its own, and its badge stands beside it.
    """
    if isinstance(picture, OwnPhoto):
        wide, high = (length * side / max(picture.size) for length in picture.size)
        photo = Image(picture.jpeg, wide, high, tidy(picture.words))
        return (photo, _of_concept(badge, side * BADGE, "")) if badge else (photo,)
    return (_of_concept(picture, side, badge),)


def _of_concept(concept: str, side: float, badge: str) -> Image:
    return Image(_picture(concept, badge, max(_DPI, round(_LEAST_PIXELS * 72 / side)), side), side, side)


@lru_cache(maxsize=512)
def _picture(concept: str, badge: str, dpi: int, side: float) -> bytes:
    raster = Raster(side, side, dpi=dpi)
    PictureBox(concept, side, badge).paint(_canvas(raster), 0, 0, side)
    return raster.png(_COLOURS)


@lru_cache(maxsize=64)
def state(which: State, size: float) -> Image:
    """The shape of a state: decorative, its word stands beside it."""
    raster = Raster(size, size, dpi=_DPI * 2)
    StateMark(which, size).paint(_canvas(raster), 0, size / 2)
    return Image(raster.png(_STATE_COLOURS), size, size)


def paid_chart(chart: PaidChart, setting: Setting, size: float, width: float, height: float) -> list[Image]:
    """Planned beside paid: one image, or several where it is taller than a page."""
    if not chart.bars:
        return []
    if UprightBars.fits(chart, setting, size, width):
        figure = UprightBars(chart, setting, Element("Figure"), size, width)
        return [_drawn(figure, paid_alt(chart, setting.reader))]
    left: Figure | None = LyingBars(chart, setting, Element("Figure"), size, width)
    made: list[Image] = []
    while isinstance(left, LyingBars):
        parts = left.split(width, height) if left.tall > height else None
        first = parts[0] if parts else left
        left = cast(Figure, parts[1]) if parts else None
        if isinstance(first, LyingBars):
            made.append(_drawn(first, paid_alt(first.chart, setting.reader)))
    return made


def trend_chart(chart: TrendChart, setting: Setting, size: float, width: float) -> list[Image]:
    """The trend, if there is one yet."""
    if not chart.points:
        return []
    return [_drawn(Trend(chart, setting, Element("Figure"), size, width), trend_alt(chart, setting.reader))]


def _drawn(figure: Figure, alt: str) -> Image:
    raster = Raster(figure.wide, figure.tall, dpi=_CHART_DPI, ground="#FFFFFF")
    figure.paint(_canvas(raster), 0, 0, figure.wide)
    return Image(raster.png(), figure.wide, figure.tall, tidy(alt))


def _canvas(raster: Raster) -> TaggedCanvas:
    """The raster where a paper's canvas is asked for: it has every call that charts, marks and pictures make."""
    return cast(TaggedCanvas, raster)
