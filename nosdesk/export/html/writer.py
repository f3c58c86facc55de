"""Puts a page together: what it may load, its style, the buttons of its reader, the document, its code at the foot."""

import base64
import hashlib
from typing import Final

from nosdesk.documents.blocks import Document, plain
from nosdesk.documents.formats import Format
from nosdesk.export import words
from nosdesk.export.html.body import Body
from nosdesk.export.html.easy import EasyBody
from nosdesk.export.html.markup import NOTHING, Markup, join, tag, text
from nosdesk.export.html.page import Page
from nosdesk.export.html.style import DEVICE, SIZES, sheet
from nosdesk.export.typed import clean, seen
from nosdesk.i18n import Reader
from nosdesk.settings import THEMES

_MAIN: Final = "document"


def page(document: Document, form: Format, reader: Reader) -> str:
    """The document as a whole page; see `write_html`."""
    made = Page(document, form, reader)
    body = (EasyBody if form.easy else Body)(made).whole()
    style = sheet(document, form, reader, made.folds)
    head = tag("head", *_head(document, reader, style, photos=made.drawings.photos))
    draft = text(reader.say(words.DRAFT))
    wash = tag("div", draft, class_="own wash", aria_hidden="true") if document.draft else NOTHING
    inside = (
        tag("a", text(reader.say(words.SKIP)), class_="own skip", href=f"#{_MAIN}"),
        made.drawings.sheet(),
        tag("header", _reading(made), class_="own reading"),
        wash,
        tag("main", body, id=_MAIN, tabindex="-1"),
        _foot(made),
    )
    whole = tag(
        "html",
        head,
        tag("body", *inside),
        lang=document.language,
        dir="rtl" if made.turned else "ltr",
        class_=f"{form.value}{' draft' if document.draft else ''}{' wide' if document.wide else ''}",
    )
    return f"<!DOCTYPE html>\n{whole}\n"


def _head(document: Document, reader: Reader, style: str, *, photos: bool) -> tuple[Markup, ...]:
    """What the page is called and what it may load: this one style sheet, letters and photos in itself, and nothing else at all."""
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    inside = "font-src data:; img-src data:" if photos else "font-src data:"
    rules = f"default-src 'none'; style-src 'sha256-{digest}'; {inside}; base-uri 'none'; form-action 'none'"
    name = next((clean(plain(each)) for each in (document.title, document.code) if seen(each)), "NOS Desk")
    title = f"{reader.say(words.DRAFT)}: {name}" if document.draft else name
    about = document.subject or document.title
    return (
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=rules),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="description", content=" ".join(clean(plain(about)).split())),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", text(" ".join(title.split()))),
        tag("style", Markup(style)),
    )


def _reading(made: Page) -> Markup:
    """Text size and colours: radio buttons that the style sheet looks at, so that they work without any script."""
    say = made.reader.say
    sizes = [_choice("size", str(size), made.reader.percent(size), first=size == SIZES[0]) for size in SIZES]
    themes = [_choice("colour", DEVICE, say(words.DEVICE_COLOURS), first=True)]
    themes += [_choice("colour", key, say(name)) for key, name in THEMES.items()]
    return tag(
        "details",
        tag("summary", text(say(words.READING))),
        _choices(say(words.TEXT_SIZE), sizes),
        _choices(say(words.COLOURS), themes),
        open="",
    )


def _choices(legend: str, choices: list[Markup]) -> Markup:
    return tag("fieldset", tag("legend", text(legend)), tag("div", *choices))


def _choice(group: str, value: str, said: str, *, first: bool = False) -> Markup:
    key = f"{group}-{value}"
    button = tag("input", type="radio", name=group, id=key, checked="" if first else None)
    return join(button, tag("label", text(said), for_=key))


def _foot(made: Page) -> Markup:
    code = made.line(made.document.code)
    return tag("footer", code, class_="own") if code else NOTHING
