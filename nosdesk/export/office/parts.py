"""What to draw, whatever the file: styled paragraphs, tables, pictures, places to write. Both writers draw these.

Texts are plain here: emphasis has become bold runs. Lengths are points.
"""

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final


class Style(Enum):
    """The paragraph styles, by the names under which a person finds them; Word's and LibreOffice's own where they have one."""

    NORMAL = "Normal"
    BODY = "Body Text"
    TITLE = "Title"
    SUBTITLE = "Subtitle"
    COVER_LINE = "Cover Line"
    HEADING_1 = "heading 1"
    HEADING_2 = "heading 2"
    HEADING_3 = "heading 3"
    CONTENTS_HEADING = "TOC Heading"
    CONTENTS_LINE = "toc 1"
    BULLET = "List Bullet"
    NUMBER = "List Number"
    STEP = "Step"
    STEP_MORE = "Step Continue"
    CAPTION = "caption"
    TABLE_HEADING = "Table Heading"
    TABLE_TEXT = "Table Text"
    TABLE_FIGURE = "Table Figure"
    TABLE_FIGURE_HEADING = "Table Figure Heading"
    TABLE_TOTAL = "Table Total"
    NOTICE_TITLE = "Notice Title"
    NOTICE = "Notice"
    CAUTION_TITLE = "Caution Title"
    CAUTION = "Caution"
    CARD_FIRST = "Card First Line"
    CARD_LINE = "Card Line"
    CARD_LAST = "Card Last Line"
    NOTE = "Page Note"
    PICTURE = "Picture"
    ROW_TEXT = "Row Text"
    SIGNER = "Signer"
    LABEL = "Field Label"
    ANSWER = "Answer"
    CHECK_BOX = "Check Box"
    HEADER = "header"
    HEADER_STATE = "Header State"
    HEADER_DRAFT = "Header Draft"
    FOOTER = "footer"


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in a line of text, a PNG or JPEG file. Without `alt` it says what the words beside it say: decorative."""

    data: bytes = field(repr=False)
    width: float
    height: float
    alt: str = ""


def ending(data: bytes) -> str:
    """The ending of a picture's name in the file: "jpg" for a photo, "png" for all that is drawn."""
    return "jpg" if data.startswith(b"\xff\xd8") else "png"


MIME: Final = {"jpg": "image/jpeg", "png": "image/png"}
"""By the endings of pictures."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box to tick, ticked or not, with what it says when read aloud."""

    ticked: bool
    alt: str


Inline = Run | Image | Box


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph.

    `language` (BCP 47) is given where it is not the document's. `rtl` where it runs from right to left. `list` numbers the
    lists of the document: paragraphs of one list have one number, 0 is none; `numbered` heads (parts) count through the
    document. `anchor` is a bookmark's name. `keep` holds it to what follows.
    """

    style: Style
    inline: tuple[Inline, ...]
    language: str = ""
    rtl: bool = False
    list: int = 0
    numbered: bool = False
    anchor: str = ""
    keep: bool = False
    new_page: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(run.text for run in self.inline if isinstance(run, Run))


@dataclass(frozen=True, slots=True)
class Space:
    """A box to write in, by hand or on the keyboard, and what it says when read aloud."""

    width: float
    height: float
    alt: str
    keep: bool = False
    new_page: bool = False


class GridKind(Enum):
    """What a table is for."""

    DATA = auto()
    """Heads above columns, names before rows."""
    FACTS = auto()
    """Labels before values."""
    ROWS = auto()
    """Pictures at the left, words at the right: only a layout."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """What stands in a cell."""

    paras: tuple[Para, ...]


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row. With a `ground` colour it is a notice: tinted, with a thick line in the colour `bar` before it."""

    cells: tuple[GridCell, ...]
    ground: str = ""
    bar: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `head` and `total` say whether the first row heads the columns and the last is set apart.

    `title` and `description` are read aloud before it. `figures` are the columns set flush with their end,
    `chosen` is the framed one, -1 for none. `whole` keeps all its
    rows on one page.
    """

    kind: GridKind
    widths: tuple[float, ...]
    rows: tuple[GridRow, ...]
    title: str = ""
    description: str = ""
    head: bool = False
    total: bool = False
    figures: frozenset[int] = frozenset()
    chosen: int = -1
    whole: bool = False
    rtl: bool = False
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: its words with its number, and the bookmark it leads to."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class ContentsList:
    """The contents, filled in; both programs can make them anew from the headings."""

    title: Para | None
    entries: tuple[Entry, ...]
    on_page: str
    """Says where each is, with the place {page}: "page {page}"."""
    new_page: bool = False


Piece = Para | Space | Grid | ContentsList


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands at the head and the foot of every page; `page` has the places {page} and {total}."""

    title: str
    code: str
    state: str
    page: str
    draft: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole document, ready for either writer."""

    pieces: tuple[Piece, ...]
    furniture: Furniture
    title: str
    subject: str
    language: str
    rtl: bool
