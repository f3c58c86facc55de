"""Documents made at random, with everything that people paste, are valid in every format and lose no word."""

import unicodedata
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from pdf_checking import problems, stranded, watched
from pdf_reading import squashed, structure
from random_documents import ALL_ODD, FULL, documents

from nosdesk.documents.blocks import Contents, Document, PageNote, PaidBar, PaidChart, Paragraph, plain
from nosdesk.documents.formats import Format
from nosdesk.export.pdf import write_pdf
from nosdesk.export.pdf.fonts import faces
from nosdesk.export.pdf.layout import layout
from nosdesk.export.pdf.wording import printable
from nosdesk.i18n import Reader


@settings(max_examples=200, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck))
@given(document=documents(), form=st.sampled_from(Format))
@example(document=ALL_ODD, form=Format.STANDARD)
@example(document=ALL_ODD, form=Format.EASY)
@example(document=replace(ALL_ODD, language="ur"), form=Format.STANDARD)
@example(document=replace(ALL_ODD, language="ar"), form=Format.GIANT)
@example(document=replace(FULL, language="ur"), form=Format.LARGE)
@example(document=FULL, form=Format.STANDARD)
@example(document=FULL, form=Format.LARGE)
@example(document=FULL, form=Format.EASY)
@example(document=Document("", "", "", "en-GB", "", ()), form=Format.STANDARD)
@example(
    document=Document("", "", "", "en-GB", "", (Contents(""), PaidChart("", "", (PaidBar("", Decimal(0), None),), ""))),
    form=Format.EASY,
)
def test_any_document(document: Document, form: Format, tmp_path_factory: pytest.TempPathFactory) -> None:
    reader = Reader(easy=form.easy)
    out = BytesIO()
    with watched(pytest.MonkeyPatch()) as shown:
        write_pdf(document, form, reader, out)
    data = out.getvalue()
    # TAG-031, TAG-032: the sentence drawn for letters without glyphs is, on purpose, not the text that is read aloud.
    assert problems(data, tmp_path_factory.mktemp("pdf"), "TAG-031", "TAG-032") == []
    look = layout(form, wide=document.wide)
    for piece in shown:
        assert piece.size > 100 or piece.x >= look.side - 0.1
        assert piece.size > 100 or piece.x + piece.width <= look.page[0] - look.side + 0.2, piece
        assert piece.element is None or piece.y >= look.bottom - 0.1
    assert stranded(shown) == []
    read = squashed(structure(data).text)
    for block in document.blocks:
        if isinstance(block, Paragraph | PageNote):
            assert squashed(printable(plain(block.text), faces(), reader)) in read


@given(st.text(max_size=200))
def test_printable_text_has_a_glyph_for_every_character(typed: str) -> None:
    known = faces()
    for char in printable(typed, known, Reader()):
        assert char == "\n" or known.has(char), unicodedata.name(char, repr(char))
