"""The blocks of a document as a page in standard, large and giant print."""

from typing import assert_never

from nosdesk.documents import blocks as b
from nosdesk.documents.blocks import Block, NoticeKind, plain
from nosdesk.export import words
from nosdesk.export.form_words import simple, simple_boxes, simple_space
from nosdesk.export.html import charts
from nosdesk.export.html.markup import NOTHING, Markup, join, tag, text
from nosdesk.export.html.page import Page
from nosdesk.export.html.tables import table
from nosdesk.export.outline import Entry, entries
from nosdesk.export.typed import seen

_NEAR = 3
"""A heading at most so many blocks above a table names it, where only words stand between."""
_MOST_LINES = 60


class Body:
    """Makes the markup of a document's blocks."""

    def __init__(self, page: Page) -> None:
        self.page, self.document = page, page.document
        self.entries: dict[int, Entry] = entries(page.document)
        self._place = 0
        self._level = 0
        self._refused = False

    def whole(self) -> Markup:
        """Everything from the title to the last block, in sections that begin with the headings of level 2."""
        sections: list[list[Markup]] = [[]]
        if not any(isinstance(block, b.Title) for block in self.document.blocks):
            sections[0].append(self._title(b.Title("")))
        for at, block in enumerate(self.document.blocks):
            self._place = at
            made = self.block(block)
            if isinstance(block, b.Part | b.Contents) or (isinstance(block, b.Heading) and block.level <= 2):
                sections.append([])
            sections[-1].append(made)
        return join(join(*sections[0]), *(tag("section", *made) for made in sections[1:] if any(made)))

    def block(self, block: Block) -> Markup:
        """The markup of one block; `_place` says which it is."""
        page = self.page
        match block:
            case b.Title():
                return self._title(block)
            case b.Contents():
                return self._contents(block)
            case b.Part():
                return self._part(block)
            case b.Heading():
                return self._heading(block)
            case b.Paragraph():
                return page.line(block.text, block.language)
            case b.PageNote():
                return page.line(block.text, block.language, class_="note")
            case b.BulletList():
                return self._list("ul", block.items, block.language)
            case b.NumberedList():
                return self._list("ol", block.items, block.language)
            case b.WrittenKey():
                return self._list("ol", block.groups, "")
            case b.PictureRow():
                return page.line(" ".join(block.sentences), block.language)
            case b.Steps():
                return self._steps(block)
            case b.Facts():
                return self._facts(block)
            case b.Table():
                return table(page, block, named=not self._named())
            case b.WordList():
                return self._pairs([(e.word, (e.meaning,), "") for e in block.entries], block.language)
            case b.WhoToAsk():
                return self._pairs([(c.name, c.lines, "") for c in block.contacts], block.language)
            case b.Notice():
                return self._notice(block)
            case b.PaidChart():
                return self._chart(block, charts.paid(page, block))
            case b.TrendChart():
                return self._chart(block, charts.trend(page, block))
            case b.CheckBoxes():
                return self._check_boxes(simple_boxes(block))
            case b.AnswerSpace():
                space = simple_space(block)
                return self._facts(space) if isinstance(space, b.Facts) else self._answer(space)
            case b.FormQuestion():
                return tag("section", *(self.block(part) for part in simple(block)))
            case b.Signature():
                return self._signature(block)
            case _:
                assert_never(block)

    # ---- headings --------------------------------------------------------------------------------

    def _title(self, block: b.Title) -> Markup:
        page, language = self.page, self.page.language(block.language)
        self._level = 1
        lines = [page.line(line) for line in block.lines]
        kicker = page.line(block.kicker, class_="kicker")
        inside = (self.mark(), kicker, self._title_words(block), *lines)
        return join(tag("header", *inside, **language), self._draft_notice())

    def mark(self) -> Markup:
        """How the document stands: "Signed 14 December 2026", "Draft"."""
        page = self.page
        if seen(self.document.state):
            return tag("p", page.words(self.document.state), class_="own mark")
        return page.own(words.DRAFT, "p", "own mark") if self.document.draft else NOTHING

    def _title_words(self, block: b.Title) -> Markup:
        """The heading of level 1: the title, or what the document is called in its properties."""
        own, title = None, block.text
        if not seen(title):
            own = "own"
            title = next(filter(seen, (self.document.title, self.document.code)), "NOS Desk")
        return tag("h1", self.page.words(title, block.language), class_=own)

    def _draft_notice(self) -> Markup:
        if not self.document.draft:
            return NOTHING
        notice = self.document.draft_notice or self.page.reader.say(words.DRAFT_NOTICE)
        return tag("div", tag("p", self.page.words(notice)), class_="own notice caution")

    def _contents(self, block: b.Contents) -> Markup:
        lines = [self._entry(at, entry) for at, entry in self.entries.items() if entry.number or seen(entry.title)]
        if not lines:
            return NOTHING
        heading = self.heading(2, block.title)
        return tag("nav", heading, tag("ul", *lines, role="list", class_="own contents"))

    def _entry(self, at: int, entry: Entry) -> Markup:
        """A line of the contents, which leads to its part."""
        part = self.document.blocks[at]
        language = part.language if isinstance(part, b.Part | b.Heading) else ""
        numbered = any(each.number for each in self.entries.values())
        shown = text(f"{entry.number}.") if entry.number else NOTHING
        number = tag("span", shown, class_="number") if numbered else NOTHING
        words_ = tag("span", self.page.words(entry.title, language))
        link = tag("a", number, words_, href=f"#{entry.key}", **self.page.language(language))
        picture = self.entry_picture(entry)
        return tag("li", picture, link, class_="drawn" if picture else None)

    def entry_picture(self, entry: Entry) -> Markup:
        """What stands before a line of the contents."""
        return NOTHING

    def heading(self, level: int, typed: str, *, language: str = "", number: str = "", key: str = "") -> Markup:
        """A heading with its number; no level is ever skipped, and an empty one is only a place to lead to."""
        page = self.page
        if not number and not seen(typed):
            return tag("span", id=key) if key else NOTHING
        self._level = min(level, self._level + 1)
        before = tag("span", text(f"{number}. "), class_="own number") if number else NOTHING
        words_ = page.words(typed, language)
        return tag(f"h{self._level}", before, words_, id=key or None, **page.language(language))

    def _part(self, block: b.Part) -> Markup:
        entry = self.entries[self._place]
        return self.heading(2, block.title, language=block.language, number=entry.number, key=entry.key)

    def _heading(self, block: b.Heading) -> Markup:
        entry = self.entries.get(self._place)
        level = 2 if block.level <= 2 else 3
        return self.heading(level, block.text, language=block.language, key=entry.key if entry else "")

    def _named(self) -> bool:
        """Whether a heading close above says what a table holds."""
        for block in reversed(self.document.blocks[max(0, self._place - _NEAR) : self._place]):
            if isinstance(block, b.Heading | b.Part):
                return True
            if not isinstance(block, b.Paragraph | b.Notice | b.PageNote):
                return False
        return False

    # ---- words -----------------------------------------------------------------------------------

    def _list(self, name: str, items: tuple[str, ...], language: str) -> Markup:
        page = self.page
        lines = [tag("li", page.words(item, language)) for item in items if seen(item)]
        return tag(name, *lines, **page.language(language)) if lines else NOTHING

    def _steps(self, block: b.Steps) -> Markup:
        page = self.page
        made = []
        for at, step in enumerate(block.steps, start=1):
            name = [page.words(plain(each), block.language) for each in (step.name, step.time) if seen(each)]
            head = (
                tag("p", tag("strong", Markup(tag("span", text(", "), class_="own").join(name)))) if name else NOTHING
            )
            number = tag("span", text(str(at)), class_="own disc")
            made.append(tag("li", number, tag("div", head, page.line(step.text))))
        if not made:
            return NOTHING
        return tag("ol", *made, role="list", class_="steps", **page.language(block.language))

    def _facts(self, block: b.Facts) -> Markup:
        return self._pairs([(fact.label, (fact.value,), fact.language) for fact in block.facts], "")

    def _pairs(self, pairs: list[tuple[str, tuple[str, ...], str]], language: str) -> Markup:
        """Labels and what they stand for, with the language of each where it is its own."""
        page = self.page
        made = []
        for label, values, own in pairs:
            inside = [
                tag("dd", page.words(value, own or language), **page.language(own)) for value in values if seen(value)
            ]
            if seen(label) or inside:
                made.append(tag("div", tag("dt", page.words(label, language)), *(inside or [tag("dd")])))
        return tag("dl", *made, **page.language(language)) if made else NOTHING

    def _notice(self, block: b.Notice) -> Markup:
        inside = join(self.page.line(block.title, class_="answer"), self.page.lines(block.sentences, block.language))
        kind = "notice caution" if block.kind is NoticeKind.CAUTION else "notice"
        return tag("div", inside, class_=kind, **self.page.language(block.language)) if inside else NOTHING

    def _chart(self, block: b.PaidChart | b.TrendChart, drawing: Markup) -> Markup:
        page = self.page
        caption = charts.answered(page, block.title, block.sentence)
        figure = tag("figure", caption, drawing, **page.language(block.language)) if caption or drawing else NOTHING
        return join(figure, table(page, block.table, named=True) if block.table else NOTHING)

    # ---- to fill in by hand ------------------------------------------------------------------------

    def _check_boxes(self, block: b.CheckBoxes) -> Markup:
        page = self.page
        legend = page.line(block.legend, block.language)
        made = [tag("li", self.tick(box), self.ticked_words(box, block.language)) for box in block.boxes]
        return join(
            legend, tag("ul", *made, role="list", class_="ticks", **page.language(block.language)) if made else NOTHING
        )

    def tick(self, box: b.CheckBox) -> Markup:
        """The box itself, read aloud."""
        said = self.page.reader.say(words.BOX_TICKED if box.ticked else words.BOX_EMPTY)
        return self.page.drawings.box(ticked=box.ticked, said=said)

    def ticked_words(self, box: b.CheckBox, language: str) -> Markup:
        """What is ticked."""
        return tag("span", self.page.words(box.text, language))

    def space(self, said: str, lines: int = 1, class_: str = "space") -> Markup:
        """Room to write by hand, read aloud as what it is for."""
        rules = [tag("span") for _ in range(min(max(lines, 1), _MOST_LINES))]
        return tag("div", *rules, class_=class_, role="img", aria_label=said)

    def _answer(self, block: b.AnswerSpace) -> Markup:
        said = self.page.reader.say(words.ANSWER_SPACE, label=plain(block.label))
        label = self.page.line(block.label)
        return tag(
            "div", label, self.space(said, block.lines), class_="answer-space", **self.page.language(block.language)
        )

    def _signature(self, block: b.Signature) -> Markup:
        page = self.page
        if self.document.draft:
            if self._refused:
                return NOTHING
            self._refused = True
            return page.own(words.NO_SIGNING_YET, "p")
        name = tag("strong", page.words(plain(block.name))) if seen(block.name) else NOTHING
        role = page.words(block.role) if seen(block.role) else NOTHING
        between = tag("span", text(", "), class_="own") if name and role else NOTHING
        who = tag("p", name, between, role) if name or role else NOTHING
        if block.signed:
            inside = [tag("p", page.stated(each, b.State.YES)) for each in block.signed if seen(each)]
        else:
            inside = self._to_sign(block)
        return tag("div", who, *inside, class_="signature", **page.language(block.language))

    def _to_sign(self, block: b.Signature) -> list[Markup]:
        """Places to sign, to write the date, and to say who helped."""
        page, say = self.page, self.page.reader.say
        sign = self.space(say(words.SIGN_SPACE, name=plain(block.name)), class_="space sign")
        groups = [tag("span", *[tag("span")] * count) for count in (2, 2, 4)]
        date = tag("div", *groups, class_="squares", role="img", aria_label=say(words.DATE_SPACE))
        made = [page.own(words.SIGN_HERE, "p"), sign, page.own(words.SIGN_DATE, "p"), date]
        if block.helper:
            made += [page.own(words.WHO_READ, "p"), self.space(say(words.HELPER_SPACE))]
        return made
