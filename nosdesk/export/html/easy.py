"""Easy read as a page: a cover, pictures beside the contents, and one idea a row, its picture before its words."""

from typing import assert_never

from nosdesk.documents import blocks as b
from nosdesk.documents.blocks import Block, NoticeKind
from nosdesk.export import words
from nosdesk.export.html import charts
from nosdesk.export.html.body import Body
from nosdesk.export.html.markup import NOTHING, Markup, join, tag, text
from nosdesk.export.html.tables import table
from nosdesk.export.outline import Entry
from nosdesk.export.typed import seen
from nosdesk.pictures import Shown


class EasyBody(Body):
    """Makes the markup of a document's blocks in easy read."""

    def block(self, block: Block) -> Markup:
        page = self.page
        match block:
            case b.Title() | b.Contents() | b.Part() | b.Heading():
                return super().block(block)
            case b.PictureRow():
                return self._row(
                    block.picture, page.lines(block.sentences, block.language), block.language, block.badge
                )
            case b.Paragraph():
                return self._row("", page.line(block.text, block.language))
            case b.PageNote():
                return self._row("", page.line(block.text, block.language, class_="note"))
            case b.BulletList() | b.NumberedList():
                return self._row("", super().block(block))
            case b.Steps():
                return self._easy_steps(block)
            case b.Facts() if any(fact.picture for fact in block.facts):
                rows = [self._pair(f.picture, f.label, (f.value,), f.language) for f in block.facts]
                return join(*rows)
            case b.Facts():
                return super().block(block)
            case b.Table():
                return table(page, block, named=not self._named())
            case b.WordList():
                return join(*(self._pair(e.picture, e.word, (e.meaning,), block.language) for e in block.entries))
            case b.WhoToAsk():
                return join(*(self._pair(c.picture, c.name, c.lines, block.language) for c in block.contacts))
            case b.Notice():
                return self._box(block)
            case b.PaidChart():
                return self._chart(block, charts.paid(page, block))
            case b.TrendChart():
                return self._chart(block, charts.trend(page, block))
            case b.CheckBoxes() | b.AnswerSpace() | b.WrittenKey():
                return super().block(block)
            case b.FormQuestion():
                return self._row(block.picture, super().block(block), block.language)
            case b.Signature():
                made = super().block(block)
                return self._row("", made) if self.document.draft else made
            case _:
                assert_never(block)

    # ---- headings --------------------------------------------------------------------------------

    def _title(self, block: b.Title) -> Markup:
        page, language = self.page, self.page.language(block.language)
        self._level = 1
        sign = tag("p", page.drawings.picture("easy-read"), page.own(words.EASY_READ), class_="own sign")
        picture = self.document.picture
        drawn = tag("div", page.drawings.picture(picture), class_="cover") if picture else NOTHING
        kicker = page.line(block.kicker, class_="kicker")
        lines = [page.line(line) for line in block.lines]
        mark = self.mark() if self.document.draft else NOTHING
        inside = (sign, mark, kicker, self._title_words(block), self._draft_notice(), drawn, *lines)
        return tag("header", *inside, **language)

    def entry_picture(self, entry: Entry) -> Markup:
        return self.page.drawings.picture(entry.picture) if entry.picture else NOTHING

    # ---- rows ------------------------------------------------------------------------------------

    def _row(self, picture: Shown, inside: Markup, language: str = "", badge: str = "") -> Markup:
        """One idea: its picture and its words, both centred on the row."""
        if not inside:
            return NOTHING
        drawn = [self.page.drawings.picture(picture)] if picture else []
        if badge:
            drawn.append(self.page.drawings.picture(badge, "badge"))
        pictures = tag("div", *drawn, class_="pictures")
        return tag("div", pictures, tag("div", inside, class_="words"), class_="row", **self.page.language(language))

    def _pair(self, picture: str, label: str, values: tuple[str, ...], language: str) -> Markup:
        name = self.page.line(label, class_="answer")
        return self._row(picture, join(name, self.page.lines(values, language)), language)

    def _easy_steps(self, block: b.Steps) -> Markup:
        page = self.page
        made = []
        for at, step in enumerate(block.steps, start=1):
            number = page.own(words.STEP, "strong", number=at)
            dot = tag("span", text(". "), class_="own")
            name = tag("p", number, dot, page.words(step.name, block.language))
            said = join(name, page.lines((step.time, step.text), block.language))
            drawn = (
                page.drawings.picture(step.picture) if step.picture else tag("span", text(str(at)), class_="own disc")
            )
            pictures = tag("div", drawn, class_="pictures", aria_hidden="true")
            made.append(tag("li", pictures, tag("div", said, class_="words"), class_="row"))
        return tag("ol", *made, role="list", class_="rows", **page.language(block.language)) if made else NOTHING

    def _box(self, block: b.Notice) -> Markup:
        """What must not be missed: a row on a tinted ground with a bar."""
        page = self.page
        inside = join(page.line(block.title, class_="answer"), page.lines(block.sentences, block.language))
        if not inside:
            return NOTHING
        kind = "notice caution" if block.kind is NoticeKind.CAUTION else "notice"
        if block.picture:
            kind += " row"
            drawn = tag("div", page.drawings.picture(block.picture), class_="pictures")
            inside = join(drawn, tag("div", inside, class_="words"))
        return tag("div", inside, class_=kind, **page.language(block.language))

    def ticked_words(self, box: b.CheckBox, language: str) -> Markup:
        picture = self.page.drawings.picture(box.picture) if box.picture else NOTHING
        said = super().ticked_words(box, language) if seen(box.text) else NOTHING
        return join(picture, said)
