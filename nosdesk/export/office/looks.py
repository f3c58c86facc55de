"""How each paragraph style looks in a format: sizes from the one table of the papers' layouts, distances in points.

A person who changes one of these styles in Word or LibreOffice changes the whole document: paragraphs carry nothing of their
own but their language, their direction and what keeps them on a page.
"""

from dataclasses import dataclass, replace
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

HEAD_AT: Final = 0.28
FOOT_AT: Final = 0.4
"""Where the running head and foot stand, as a share of the margin."""
TICK: Final = 22.0
"""Size of a box to tick in points, at least."""
CELL_SIDE: Final = 4.5
"""Points at the left and right inside a cell: less than the widths of columns allow for, as programs measure differently."""
FIGURE_GAP: Final = 1.1
"""Em besides, before a column of words that follows one of figures."""
_HANGING: Final = 1.6
_STEP: Final = 2.2
"""Em that the words of lists, and those of steps and boxes to tick, stand after their marks."""
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
    part = DEEP if form.easy else BRAND
    notice = Look(size, ground=TINT, bar=BRAND, left=bar, right=min(measured, em(2)) + bar, whole=True, after=em(0.6))
    caution = replace(notice, parent=Style.NOTICE, ground=CAUTION, bar=AMBER)
    listed = Look(size, after=em(0.35), left=em(_HANGING), hanging=em(_HANGING), right=measured)
    step = Look(size, left=em(_STEP), right=measured)
    card = Look(size, after=em(0.25), left=bar, right=measured, bar=BRAND, whole=True)
    cell = Look(size, Style.TABLE_TEXT)
    head = replace(cell, bold=True, line=1.25, keep=True)
    header = Look(size, colour=QUIET, line=_HEAD_LINE)
    state = replace(header, parent=Style.HEADER, bold=True, colour=INK)
    return {
        Style.NORMAL: Look(size, None),
        Style.BODY: Look(size, after=em(0.6), right=measured),
        Style.TITLE: _heading(look.h1, INK, after=em(0.7)),
        Style.SUBTITLE: Look(size, bold=True, colour=BRAND, after=em(0.25), keep=True, following=Style.BODY),
        Style.COVER_LINE: Look(size * (1.25 if form.easy else 1.0), after=em(0.3)),
        Style.HEADING_1: replace(
            _heading(look.h2, part, before=em(look.before_part), after=em(0.6), level=1), new_page=form.easy
        ),
        Style.HEADING_2: _heading(look.h3, INK, before=em(1.0), after=em(0.35), level=2),
        Style.HEADING_3: _heading((look.h3 + size) / 2, DEEP, before=em(1.0), after=em(0.3), level=3),
        Style.CONTENTS_HEADING: _heading(look.h2 if form.easy else size * 1.25, INK, before=em(0.6), after=em(0.4)),
        Style.CONTENTS_LINE: Look(size, after=em(0.35), right=measured),
        Style.BULLET: listed,
        Style.NUMBER: listed,
        Style.STEP: replace(step, bold=True, keep=True, hanging=em(_STEP)),
        Style.STEP_MORE: replace(step, after=em(0.75), whole=True),
        Style.CAPTION: Look(size, bold=True, before=em(0.5), after=em(0.35), keep=True),
        Style.TABLE_TEXT: Look(size),
        Style.TABLE_HEADING: head,
        Style.TABLE_FIGURE: replace(cell, end=True),
        Style.TABLE_FIGURE_HEADING: replace(head, parent=Style.TABLE_HEADING, end=True),
        Style.TABLE_TOTAL: replace(cell, bold=True),
        Style.NOTICE: notice,
        Style.NOTICE_TITLE: replace(notice, parent=Style.NOTICE, bold=True, keep=True, after=em(0.1)),
        Style.CAUTION: caution,
        Style.CAUTION_TITLE: replace(caution, parent=Style.CAUTION, bold=True, keep=True, after=em(0.1)),
        Style.CARD_LINE: card,
        Style.CARD_LAST: replace(card, parent=Style.CARD_LINE, after=em(0.9)),
        Style.CARD_FIRST: replace(card, parent=Style.CARD_LINE, before=em(1.0), rule=BRAND, keep=True),
        Style.NOTE: Look(size, Style.BODY, colour=QUIET, after=em(0.6), right=measured),
        Style.PICTURE: Look(size, before=em(0.6), after=em(0.6), line=1.0),
        Style.ROW_TEXT: Look(size, after=em(0.3)),
        Style.SIGNER: Look(size, before=em(0.9), after=em(0.35), keep=True),
        Style.LABEL: Look(size, after=em(0.2), keep=True, right=measured),
        Style.ANSWER: Look(size, whole=True),
        Style.CHECK_BOX: replace(step, after=em(0.5), hanging=em(_STEP)),
        Style.HEADER: header,
        Style.HEADER_STATE: state,
        Style.HEADER_DRAFT: replace(state, parent=Style.HEADER_STATE, ground=CAUTION),
        Style.FOOTER: Look(size, bold=True, line=_HEAD_LINE),
    }


def _heading(size: float, colour: str, *, before: float = 0.0, after: float = 0.0, level: int = 0) -> Look:
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
        following=Style.BODY,
    )
