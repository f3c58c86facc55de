"""How a reader is spoken to, and the rules that every sentence in the code obeys."""

import datetime as dt
import gettext
import io
import re
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import pytest

from nosdesk import i18n
from nosdesk.errors import KnownError
from nosdesk.i18n import LANGUAGES, PSEUDO, Counted, Reader, Words, pseudo

ROOT = Path(__file__).resolve().parent.parent
MOST_WORDS = 15
"""In one sentence of easy read: the Department of Health's guide to making written information easier."""

ENGLISH, EASY, WELSH, MADE_UP = Reader(), Reader(easy=True), Reader("cy"), Reader(PSEUDO)


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """packaging/messages.py, which is no package of the program."""
    from importlib.util import module_from_spec, spec_from_file_location

    spec = spec_from_file_location("messages_tool", ROOT / "packaging" / "messages.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


class TestReader:
    def test_says_plain_or_easy_words_and_fills_the_places(self) -> None:
        words = Words("The contract with {name} was terminated.", "You ended the contract with {name}.")
        assert ENGLISH.say(words, name="Harbour Lane") == "The contract with Harbour Lane was terminated."
        assert EASY.say(words, name="Harbour Lane") == "You ended the contract with Harbour Lane."

    def test_a_label_is_the_same_for_every_reader(self) -> None:
        assert ENGLISH.say(Words("Documents")) == EASY.say(Words("Documents")) == "Documents"

    def test_a_brace_in_words_without_values_stays(self) -> None:
        assert ENGLISH.say(Words("{n} of them")) == "{n} of them"

    @pytest.mark.parametrize(
        ("reader", "date", "weekday"),
        [
            (ENGLISH, "14 December 2026", "Monday 14 December 2026"),
            (EASY, "14 December 2026", "Monday 14 December 2026"),
            (WELSH, "14 Rhagfyr 2026", "Dydd Llun 14 Rhagfyr 2026"),
            (MADE_UP, "14 December 2026", "Monday 14 December 2026"),
        ],
    )
    def test_dates_are_written_in_full(self, reader: Reader, date: str, weekday: str) -> None:
        day = dt.date(2026, 12, 14)
        assert reader.date(day) == date
        assert reader.weekday_date(day) == weekday

    def test_a_date_of_this_year_and_the_names_of_days(self) -> None:
        assert ENGLISH.day_month(dt.date(2027, 1, 2)) == "2 January"
        assert [ENGLISH.weekday(number) for number in (0, 6)] == ["Monday", "Sunday"]
        assert ENGLISH.weekday(2, "abbreviated") == "Wed"
        assert WELSH.weekday(5) == "Dydd Sadwrn"

    @pytest.mark.parametrize(
        ("amount", "with_sign", "without"),
        [
            ("0", "£0.00", "0.00"),
            ("1234.5", "£1,234.50", "1,234.50"),
            ("-12", "−£12.00", "−12.00"),
            ("1000000.05", "£1,000,000.05", "1,000,000.05"),
        ],
    )
    def test_money_has_its_pence(self, amount: str, with_sign: str, without: str) -> None:
        for reader in (ENGLISH, EASY, WELSH, MADE_UP):
            assert reader.money(Decimal(amount)) == with_sign
            assert reader.amount(Decimal(amount)) == without

    def test_numbers_and_shares(self) -> None:
        assert ENGLISH.number(12_500) == "12,500"
        assert ENGLISH.number(Decimal("7.50")) == "7.5"
        assert ENGLISH.percent(62) == "62%"

    @pytest.mark.parametrize(
        ("at", "said"),
        [((0, 0), "12 am"), ((8, 30), "8:30 am"), ((12, 0), "12 pm"), ((12, 5), "12:05 pm"), ((22, 0), "10 pm")],
    )
    def test_times_of_day(self, at: tuple[int, int], said: str) -> None:
        assert ENGLISH.time(dt.time(*at)) == said

    def test_a_moment_is_told_in_the_time_of_the_place(self) -> None:
        summer = dt.datetime(2026, 7, 1, 22, 30, tzinfo=dt.UTC)
        assert ENGLISH.moment(summer) == "1 July 2026, 11:30 pm"

    def test_plurals_follow_the_number(self) -> None:
        visits = Counted("{n} visit", "{n} visits")
        assert [ENGLISH.count(visits, n) for n in (0, 1, 2, 1500)] == [
            "0 visits",
            "1 visit",
            "2 visits",
            "1,500 visits",
        ]
        assert ENGLISH.count(Counted("{n} visit to {who}", "{n} visits to {who}"), 2, who="Maya") == "2 visits to Maya"

    def test_counted_words_have_an_easy_form(self) -> None:
        late = Counted("{n} payment is late.", "{n} payments are late.", "Pay {n} time.", "Pay {n} times.")
        easy = Reader(easy=True)
        assert [ENGLISH.count(late, n) for n in (1, 3)] == ["1 payment is late.", "3 payments are late."]
        assert [easy.count(late, n) for n in (1, 3)] == ["Pay 1 time.", "Pay 3 times."]
        assert easy.count(Counted("{n} visit", "{n} visits"), 3) == "3 visits"
        assert Reader(PSEUDO, easy=True).count(late, 3).startswith("[P")

    def test_a_language_with_only_the_usual_wording_says_that(self, monkeypatch: pytest.MonkeyPatch) -> None:
        class Usual(gettext.NullTranslations):
            def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
                return "{n} taliad yn hwyr."

        monkeypatch.setattr(i18n, "_catalogue", lambda locale: Usual())
        late = Counted("{n} payment is late.", "{n} payments are late.", "Pay {n} time.", "Pay {n} times.")
        assert Reader("cy", easy=True).count(late, 3) == "3 taliad yn hwyr."

    def test_lists_in_words(self) -> None:
        assert ENGLISH.together([]) == ""
        assert ENGLISH.together(["Ruth"]) == "Ruth"
        assert ENGLISH.together(["Ruth", "Priya", "Dean"]) == "Ruth, Priya and Dean"

    def test_language_tags_for_screen_readers(self) -> None:
        assert (ENGLISH.language, WELSH.language, MADE_UP.language) == ("en-GB", "cy", "en-GB")

    def test_an_error_is_said_in_the_reader_s_wording(self) -> None:
        trouble = KnownError(Words("{file} is open elsewhere.", "Someone else has {file} open."), file="Maya.nosdesk")
        assert trouble.said(ENGLISH) == str(trouble) == "Maya.nosdesk is open elsewhere."
        assert trouble.said(EASY) == "Someone else has Maya.nosdesk open."


class TestMadeUpLanguage:
    def test_is_longer_and_accented_and_keeps_places_and_emphasis(self) -> None:
        text = "Choose **one** of {n} offers from {name}."
        other = pseudo(text)
        assert len(other) >= len(text) * 1.3
        assert re.findall(r"\{\w+\}|\*\*", other) == ["**", "**", "{n}", "{name}"]
        assert "Choose" not in other

    def test_changes_all_words_and_nothing_empty(self) -> None:
        assert pseudo("") == ""
        assert MADE_UP.say(Words("Home")).startswith("[")
        assert MADE_UP.count(Counted("{n} visit", "{n} visits"), 2).startswith("[2 ")


def _welsh(text: str) -> str:
    return WELSH.say(Words(text))


class TestWelsh:
    def test_the_catalogue_is_begun(self) -> None:
        assert _welsh("Yes") == "Ie"
        assert _welsh("Monday") == "Dydd Llun"

    def test_what_is_not_translated_is_said_in_english(self) -> None:
        assert _welsh("A sentence that nobody has translated.") == "A sentence that nobody has translated."


@pytest.mark.parametrize("locale", [locale for locale in LANGUAGES if locale != "en_GB"])
def test_a_catalogue_compiles_and_keeps_every_place(locale: str, tool: ModuleType) -> None:
    path = ROOT / "translations" / locale / "LC_MESSAGES" / "nosdesk.po"
    catalogue = tool.read(path)
    assert [(message.id, fault) for message in catalogue if message.id for fault in tool.faults(message)] == []
    buffer = io.BytesIO()
    tool.write_mo(buffer, catalogue)
    buffer.seek(0)
    gettext.GNUTranslations(buffer)


def test_a_translation_that_loses_a_place_is_told(tool: ModuleType) -> None:
    from babel.messages.catalog import Message

    assert tool.faults(Message("Paid by {name}", "Talwyd gan {name}")) == []
    assert "{name} is missing" in tool.faults(Message("Paid by {name}", "Talwyd"))[0]
    assert "{neb} is not a place" in tool.faults(Message("Paid", "Talwyd gan {neb}"))[0]
    assert "emphasis" in tool.faults(Message("**Paid**", "Talwyd"))[0]
    assert tool.faults(Message(("{n} visit", "{n} visits"), ("un ymweliad", "{n} ymweliad"))) == []


def test_a_translation_comes_back_with_its_message(tool: ModuleType, tmp_path: Path) -> None:
    from babel.messages.catalog import Catalog

    def template(*texts: str) -> Catalog:
        catalogue = Catalog()
        for text in texts:
            catalogue.add(text, locations=[("nosdesk/a.py", 1)])
        return catalogue

    path = tmp_path / "cy" / "LC_MESSAGES" / "nosdesk.po"
    path.parent.mkdir(parents=True)
    path.write_text('msgid ""\nmsgstr ""\n\nmsgid "Home"\nmsgstr "Hafan"\n', "utf-8")
    path.write_text(tool.as_text(tool.merged(path, template("Find"))), "utf-8")
    assert '#~ msgstr "Hafan"' in path.read_text("utf-8")
    path.write_text(tool.as_text(tool.merged(path, template("Find"))), "utf-8")
    path.write_text(tool.as_text(tool.merged(path, template("Find", "Home"))), "utf-8")
    assert tool.read(path).get("Home").string == "Hafan"
    assert "#~" not in path.read_text("utf-8")


class TestExtraction:
    @pytest.fixture
    def said(
        self, tool: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> Callable[[str], list[dict[str, str]]]:
        def extract(code: str) -> list[dict[str, str]]:
            (tmp_path / "module.py").write_text(code, "utf-8")
            return [said.texts for said in tool.all_said(tmp_path)]

        monkeypatch.setattr(tool, "ROOT", tmp_path)
        return extract

    def test_finds_every_way_of_writing_words(self, said: Callable[[str], list[dict[str, str]]]) -> None:
        assert said('Words("a" " b")') == [{"plain": "a b"}]
        assert said('i18n.Words("a", easy="b")') == [{"plain": "a", "easy": "b"}]
        assert said('Counted("one", many="more")') == [{"one": "one", "many": "more"}]
        easy = {"one": "a", "many": "b", "easy_one": "c", "easy_many": "d"}
        assert said('Counted("a", "b", "c", "d")') == [easy]
        assert said('N_("week")') == [{"text": "week"}]
        assert said('c.gettext("am" if early else "pm")') == [{"text": "am"}, {"text": "pm"}]

    @pytest.mark.parametrize(
        "code", ['Words(f"a {b}")', 'Words("a" + b)', 'Words("a".upper())', 'Words("a", easy=say())']
    )
    def test_words_put_together_by_code_are_refused(
        self, code: str, said: Callable[[str], list[dict[str, str]]], tool: ModuleType
    ) -> None:
        with pytest.raises(tool.NotLiteralError, match=r"module\.py:1"):
            said(code)


def _sentences(text: str) -> list[str]:
    bare = re.sub(r"\{[^}]*\}", "x", text.replace("**", ""))
    return [part for part in re.split(r"(?<=[.?!])\s+|\n", bare) if part.strip()]


def _breaks(plain: str, easy: str) -> list[str]:
    """The rules of wording that a pair of wordings breaks."""
    if not easy:
        label = len(plain.split()) <= 4 and not re.search(r"[.?!]", plain)
        only_a_frame = not re.search(r"[a-zA-Z]", re.sub(r"\{[^}]*\}", "", plain))
        return [] if label or only_a_frame else ["has no easy wording"]
    found = ["the easy wording is the plain one"] if easy.strip() == plain.strip() else []
    counted = [(sentence, len(sentence.split())) for sentence in _sentences(easy)]
    found += [f"{words} words in “{sentence}”" for sentence, words in counted if words > MOST_WORDS]
    return found + [f"“{sign}” in easy words" for sign in re.findall(r"[;()\[\]]|\betc\b|e\.g\.|i\.e\.", easy)]


def test_every_sentence_in_the_code_obeys_the_rules_of_wording(tool: ModuleType) -> None:
    found = []
    for said in tool.all_said():
        if said.kind == "Words" and said.texts.get("plain"):
            plain = said.texts["plain"]
            found += [f"{said.place}: {fault}: “{plain}”" for fault in _breaks(plain, said.texts.get("easy", ""))]
        if said.kind == "Counted":
            for form in ("one", "many"):
                plain, easy = said.texts[form], said.texts.get(f"easy_{form}", "")
                found += [f"{said.place}: {fault}: “{plain}”" for fault in _breaks(plain, easy)]
    assert not found, f"{len(found)} breaks of the rules:\n" + "\n".join(found)


@pytest.mark.parametrize(
    ("plain", "easy", "fault"),
    [
        ("Documents", "", ""),
        ("What is the service for?", "What do you want help with?", ""),
        ("{label}: {value}.", "", ""),
        ("Why?", "", "has no easy wording"),
        ("A label of five words", "", "has no easy wording"),
        ("Save it.", "Save it.", "is the plain one"),
        (
            "Long.",
            "This sentence has one two three four five six seven eight nine ten eleven twelve words.",
            "16 words",
        ),
        ("Long.", "You can stop now; nothing is lost.", "“;”"),
        ("Long.", "Help with food (or drink).", "“(”"),
        ("Long.", "Food, drink, etc.", "“etc”"),
        ("Long.", "You can fetch it.", ""),
    ],
)
def test_the_rules_of_wording_find_what_breaks_them(plain: str, easy: str, fault: str) -> None:
    found = _breaks(plain, easy)
    assert fault in " ".join(found)
    assert bool(found) == bool(fault)
