"""How each paragraph style looks in a format: sizes from the one table of the papers' layouts, distances in points.

A person who changes one of these styles in Word or LibreOffice changes the whole document: paragraphs carry nothing of their
own but their language, their direction and what keeps them on a page.
"""

from dataclasses import dataclass
from typing import Final

from nosdesk.documents.formats import Format
from nosdesk.export.office.parts import Style
from nosdesk.export.pdf.layout import AMBER, BRAND, CAUTION, DEEP, INK, MEASURE, QUIET, TINT, Layout, layout

FONT: Final = "Atkinson Hyperlegible Next"
FALLBACK: Final = "Verdana"
"""Named for programs that do not take the font from the file."""
COMPLEX_FONT: Final = "Arial"
"""For letters that the face lacks and that must be joined: Arabic, Urdu."""
SYMBOL_FONT: Final = "NOS Desk Symbols"
SYMBOL_FALLBACK: Final = "Segoe UI Symbol"

TICK: Final = 22.0
"""Size of a box to tick in points, at least."""
CELL_SIDE: Final = 6.0
"""Points at the left and right inside a cell."""
_HANGING: Final = 1.6
_BAR: Final = 0.75
"""Em between a notice's bar and its words."""
_LINE: Final = 1.5
_HEAD_LINE: Final = 1.2


@dataclass(frozen=True, slots=True)
class Look:
    """One style. Lengths in points; `line` is the least distance from line to line as a share of the size."""

    size: float
    parent: Style | None = Style.NORMAL
    bold: bool = False
    colour: str = INK
    before: float = 0.0
    after: float = 0.0
    line: float = _LINE
    left: float = 0.0
    right: float = 0.0
    hanging: float = 0.0
    keep: bool = False
    """Kept with what follows."""
    whole: bool = False
    """Not parted between pages."""
    level: int = 0
    """Of a heading."""
    new_page: bool = False
    ground: str = ""
    bar: str = ""
    rule: str = ""
    """A line above."""
    end: bool = False
    """Flush with the end of the line: figures."""
    following: Style | None = None
    """The style of the paragraph that a person types after it; itself where None."""


def page(form: Format, *, wide: bool) -> Layout:
    """The page of a format, the same as on paper."""
    return layout(form, wide=wide)


def looks(form: Format, look: Layout) -> dict[Style, Look]:
    """Every style in a format."""
    size, em = look.size, look.em
    measured = max(0.0, look.width - em(MEASURE)) if look.page[0] < look.page[1] else 0.0
    bar = em(_BAR)
    notice = {"left": bar, "right": min(measured, em(2)) + bar, "whole": True}
    listed = {"left": em(_HANGING), "hanging": em(_HANGING), "right": measured}
    part = {"before": em(look.before_part), "new_page": form.easy}
    step = {"left": em(2.2), "hanging": em(2.2), "right": measured}
    return {
        Style.NORMAL: Look(size, None),
        Style.BODY: Look(size, after=em(0.6), right=measured),
        Style.TITLE: _heading(look.h1, INK, after=em(0.7), following=Style.BODY),
        Style.SUBTITLE: Look(size, bold=True, colour=BRAND, after=em(0.25), keep=True, following=Style.BODY),
        Style.COVER_LINE: Look(size * (1.25 if form.easy else 1.0), after=em(0.3)),
        Style.HEADING_1: _heading(look.h2, DEEP if form.easy else BRAND, after=em(0.6), level=1, **part),
        Style.HEADING_2: _heading(look.h3, INK, before=em(1.0), after=em(0.35), level=2),
        Style.HEADING_3: _heading(
            (look.h3 + size) / 2, DEEP, before=em(1.1), after=em(0.3), level=3, rule=BRAND, left=bar, bar=BRAND
        ),
        Style.CONTENTS_HEADING: _heading(look.h2 if form.easy else size * 1.25, INK, before=em(0.6), after=em(0.4)),
        Style.CONTENTS_LINE: Look(size, after=em(0.35), right=measured),
        Style.BULLET: Look(size, after=em(0.35), **listed),
        Style.NUMBER: Look(size, after=em(0.35), **listed),
        Style.STEP: Look(size, bold=True, keep=True, **step),
        Style.STEP_MORE: Look(size, after=em(0.75), left=em(2.2), right=measured, whole=True),
        Style.CAPTION: Look(size, bold=True, before=em(0.5), after=em(0.35), keep=True),
        Style.TABLE_TEXT: Look(size),
        Style.TABLE_HEADING: Look(size, Style.TABLE_TEXT, bold=True, line=1.25, keep=True),
        Style.TABLE_FIGURE: Look(size, Style.TABLE_TEXT, end=True),
        Style.TABLE_TOTAL: Look(size, Style.TABLE_TEXT, bold=True),
        Style.NOTICE: Look(size, ground=TINT, bar=BRAND, **notice),
        Style.NOTICE_TITLE: Look(size, Style.NOTICE, bold=True, ground=TINT, bar=BRAND, keep=True, **notice),
        Style.CAUTION: Look(size, Style.NOTICE, ground=CAUTION, bar=AMBER, **notice),
        Style.CAUTION_TITLE: Look(size, Style.CAUTION, bold=True, ground=CAUTION, bar=AMBER, keep=True, **notice),
        Style.CARD_LINE: Look(size, after=em(0.25), left=bar, right=measured, bar=BRAND, whole=True),
        Style.NOTE: Look(size, Style.BODY, colour=QUIET, after=em(0.6), right=measured),
        Style.PICTURE: Look(size, before=em(0.3), after=em(0.6), line=1.0),
        Style.ROW_TEXT: Look(size, after=em(0.3)),
        Style.SIGNER: Look(size, before=em(0.9), after=em(0.35), keep=True),
        Style.LABEL: Look(size, after=em(0.2), keep=True, right=measured),
        Style.ANSWER: Look(size, whole=True),
        Style.CHECK_BOX: Look(size, after=em(0.5), left=em(2.2), hanging=em(2.2), right=measured),
        Style.HEADER: Look(size, colour=QUIET, line=_HEAD_LINE),
        Style.HEADER_STATE: Look(size, Style.HEADER, bold=True, line=_HEAD_LINE),
        Style.HEADER_DRAFT: Look(size, Style.HEADER_STATE, bold=True, line=_HEAD_LINE, ground=CAUTION),
        Style.FOOTER: Look(size, bold=True, line=_HEAD_LINE),
    }


def _heading(
    size: float,
    colour: str,
    *,
    before: float = 0.0,
    after: float = 0.0,
    level: int = 0,
    new_page: bool = False,
    rule: str = "",
    bar: str = "",
    left: float = 0.0,
    following: Style = Style.BODY,
) -> Look:
    return Look(
        size,
        bold=True,
        colour=colour,
        before=before,
        after=after,
        line=_HEAD_LINE,
        keep=True,
        whole=True,
        level=level,
        new_page=new_page,
        rule=rule,
        bar=bar,
        left=left,
        following=following,
    )
