"""Documents made at random, with everything that people paste, are sound pages in every format and lose no word."""

from decimal import Decimal

from html_making import expected, squashed, written
from html_reading import parsed, problems
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from random_documents import ALL_ODD, FULL, documents

from nosdesk.documents.blocks import Contents, Document, PaidBar, PaidChart
from nosdesk.documents.formats import Format
from nosdesk.export.html.markup import said, tag, text
from nosdesk.export.typed import clean


@settings(max_examples=80, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck))
@given(document=documents(), form=st.sampled_from(Format))
@example(document=ALL_ODD, form=Format.STANDARD)
@example(document=ALL_ODD, form=Format.EASY)
@example(document=FULL, form=Format.LARGE)
@example(document=FULL, form=Format.EASY)
@example(document=Document("", "", "", "en-GB", "", ()), form=Format.STANDARD)
@example(
    document=Document("", "", "", "en-GB", "", (Contents(""), PaidChart("", "", (PaidBar("", Decimal(0), None),), ""))),
    form=Format.EASY,
)
def test_any_document(document: Document, form: Format) -> None:
    root = parsed(written(document, form))
    assert problems(root) == []
    (main,) = root.all("main")
    assert squashed(main.said()) == expected(document)


@given(st.text(max_size=200))
def test_any_text_is_text(typed: str) -> None:
    made = tag("p", text(typed), title=typed)
    assert made.encode("utf-8")
    assert made.count("<") == 2
    assert made.count('"') == 2
    assert "<" not in said(typed).replace("<strong>", "").replace("</strong>", "").replace("<br>", "").replace(
        '<span class="whole">', ""
    ).replace("</span>", "")
    assert clean(clean(typed)) == clean(typed)
