"""What every part of a page is made with: its words with their language, its drawings, its own words set apart."""

from nosdesk.documents.blocks import Document, State
from nosdesk.documents.formats import Format
from nosdesk.export import words
from nosdesk.export.direction import right_to_left
from nosdesk.export.html.markup import NOTHING, Markup, join, said, tag, text
from nosdesk.export.html.svg import Drawings
from nosdesk.export.typed import seen
from nosdesk.i18n import Reader, Words


class Page:
    """One page being made."""

    def __init__(self, document: Document, form: Format, reader: Reader) -> None:
        self.document, self.form, self.reader = document, form, reader
        self.drawings = Drawings()
        self.turned = right_to_left(document.language)
        self.folds: set[int] = set()
        """Widths in rem of the column, below which a table becomes cards."""

    def language(self, language: str) -> dict[str, str]:
        """The attributes of a passage: its language where it is not the document's, its direction where that differs."""
        if not language or language == self.document.language:
            return {}
        turned = right_to_left(language)
        return {"lang": language} | ({"dir": "rtl" if turned else "ltr"} if turned != self.turned else {})

    def words(self, typed: str, language: str = "") -> Markup:
        """A sentence of the document; nothing where there is nothing to see in it."""
        if not seen(typed):
            return NOTHING
        return said(typed, turned=right_to_left(language) if language else self.turned)

    def line(self, typed: str, language: str = "", *, name: str = "p", class_: str | None = None) -> Markup:
        """A sentence in an element of its own; nothing where there is nothing to see in it."""
        if not seen(typed):
            return NOTHING
        return tag(name, self.words(typed, language), class_=class_, **self.language(language))

    def lines(self, sentences: tuple[str, ...], language: str = "") -> Markup:
        """Sentences, each in its own paragraph; their language is said by what they stand in."""
        return join(*(tag("p", self.words(each, language)) for each in sentences if seen(each)))

    def own(self, own_words: Words, name: str = "span", class_: str = "own", **values: object) -> Markup:
        """Words that are the page's own, not the document's."""
        return tag(name, said(self.reader.say(own_words, **values)), class_=class_)

    def stated(self, typed: str, state: State | None, language: str = "") -> Markup:
        """Words after the shape of their state; a state without words is said."""
        if state is None:
            return self.words(typed, language) if seen(typed) else NOTHING
        drawn = self.drawings.state(state)
        if not seen(typed):
            return join(drawn, self.own(words.STATES[state], class_="own unseen"))
        return tag("span", drawn, tag("span", self.words(typed, language)), class_="stated")

    def around(self, own_words: Words, typed: str) -> Markup:
        """Words of the document between the page's own, "Chosen: {name}"."""
        before, _, after = self.reader.say(own_words, name="\x00").partition("\x00")
        pieces = [tag("span", text(own), class_="own") if own.strip() else text(own) for own in (before, after)]
        return join(pieces[0], self.words(typed), pieces[1])
