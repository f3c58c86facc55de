"""The pictures of easy read and of the screens, found by what they mean.

The same concept has the same picture everywhere. Drawings lie in resources/pictures, 72 × 72 units with about 8 of air; who
made them is in LICENCE.md there. `Picture.words` say what is to be seen: the alternative text where no words beside the
picture already say it.
"""

import unicodedata
from dataclasses import field
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

from nosdesk.errors import BugError
from nosdesk.frozen import dataclass
from nosdesk.i18n import Reader, Words
from nosdesk.paths import resources_dir


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing: its file, what it shows, and English words under which it is looked for."""

    file: str
    words: Words
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OwnPhoto:
    """A photo as it is drawn. Two of the same digest are the same picture."""

    digest: str
    jpeg: bytes = field(repr=False, compare=False)
    """A JPEG file without anything but its picture."""
    size: tuple[int, int]
    """Its width and height in pixels."""
    words: str
    """What it shows: the alternative text."""
    who: str = ""
    """Who is in it."""
    usual: str = ""
    """The drawing that stands in its place where it is left out."""
    only_around: bool = False
    """Whether it is meant for the people around the person only."""


Shown: TypeAlias = str | OwnPhoto
"""The name of a drawing ("" for none) or a person's own photo."""


def _drawn(file: str, words: Words, keywords: str) -> Picture:
    return Picture(f"{file}.svg", words, tuple(keywords.split()))


_DRAWINGS: Final = (
    # People
    _drawn("you", Words("Person"), "me self user"),
    _drawn("you-woman", Words("Woman"), "she lady person"),
    _drawn("you-man", Words("Man"), "he person"),
    _drawn("you-older", Words("Older person"), "old pensioner retired"),
    _drawn("young-person", Words("Young person finishing school"), "teenager student transition"),
    _drawn("child", Words("Child"), "girl boy young"),
    _drawn("baby", Words("Baby"), "infant birth"),
    _drawn("parent", Words("Parent with child"), "mother father mum dad parental responsibility"),
    _drawn("family", Words("Family"), "parents relatives household"),
    _drawn("sisters", Words("Two sisters"), "sibling family relative"),
    _drawn("friend", Words("Two friends"), "mate companion friendship"),
    _drawn("people", Words("Two people"), "others together share"),
    _drawn("group", Words("Group of people"), "club team social together"),
    _drawn("support", Words("Two people together"), "someone you trust carer helper supporter"),
    _drawn("advocate", Words("Advocate speaking for someone"), "have your say represent voice"),
    _drawn("authority", Words("Person with official paper"), "representative attorney deputy appointee power decides"),
    _drawn("best-interests", Words("People caring about someone"), "decision capacity care together"),
    _drawn("who-is-here", Words("Who is working now"), "working name helper turn"),
    _drawn("worker", Words("Support worker"), "carer staff assistant"),
    _drawn("workers", Words("Three workers"), "team staff same workers rota"),
    _drawn("two-workers", Words("Two workers together"), "double handed pair"),
    _drawn("checked-worker", Words("Worker who was checked"), "dbs vetted safe trained"),
    _drawn("training", Words("Worker who is learning"), "course skill qualification"),
    _drawn("personal-assistant", Words("Personal assistant"), "pa employee employ"),
    _drawn("interpreter", Words("Interpreter between two languages"), "translate language"),
    _drawn("doctor", Words("Doctor"), "gp nurse health"),
    _drawn("social-worker", Words("Person with papers"), "manager officer professional office"),
    _drawn("teacher", Words("Teacher"), "school lesson tutor"),
    _drawn("police", Words("Police officer"), "crime emergency safe"),
    _drawn("provider", Words("Care provider building"), "company agency organisation supplier"),
    _drawn("council", Words("Council building"), "local authority town hall funder"),
    _drawn("court", Words("Judge"), "law legal deputy"),
    _drawn("equality", Words("Two equal people"), "fair same discrimination inclusion"),
    # Faces
    _drawn("face-1", Words("Very bad"), "unhappy awful scale"),
    _drawn("face-2", Words("Bad"), "unhappy poor scale"),
    _drawn("face-3", Words("OK"), "neutral middle scale"),
    _drawn("face-4", Words("Good"), "happy fine scale"),
    _drawn("face-5", Words("Very good"), "happy great scale"),
    _drawn("thinking", Words("Person thinking"), "consider time unsure"),
    _drawn("worried", Words("Worried face"), "anxious upset mood"),
    # Body and senses
    _drawn("wheelchair", Words("Person using a wheelchair"), "mobility access disabled"),
    _drawn("equipment", Words("Wheelchair and crutch"), "aid adaptation mobility"),
    _drawn("hearing", Words("Ear with hearing aid"), "deaf hard of hearing"),
    _drawn("sight", Words("Glasses"), "see eyes low vision"),
    _drawn("white-cane", Words("Person with white cane"), "blind sight"),
    _drawn("sleep", Words("Person in bed"), "bed rest night"),
    _drawn("night-support", Words("Bed at night"), "sleeping waking night sleep-in"),
    _drawn("memory", Words("Brain"), "mind learn remember"),
    _drawn("health", Words("Heart"), "care love wellbeing"),
    _drawn("check-up", Words("Stethoscope"), "health doctor"),
    _drawn("illness", Words("Thermometer"), "sick ill fever"),
    _drawn("injury", Words("Plaster"), "hurt first aid wound"),
    # Home and daily life
    _drawn("home", Words("House"), "flat address where live"),
    _drawn("neighbourhood", Words("Houses"), "street community area"),
    _drawn("help-at-home", Words("Helper in the home"), "home care domiciliary support"),
    _drawn("visit", Words("Worker at the door"), "call arrive come"),
    _drawn("door", Words("Door"), "entry access enter"),
    _drawn("equipment-lift", Words("Lift"), "elevator access"),
    _drawn("cooking", Words("Frying pan"), "cook meal kitchen"),
    _drawn("food", Words("Plate with cutlery"), "eat meal diet"),
    _drawn("healthy-food", Words("Bowl of salad"), "eat diet vegetables"),
    _drawn("drink", Words("Hot drink"), "tea coffee cup"),
    _drawn("washing", Words("Shower"), "wash personal care clean"),
    _drawn("bath", Words("Bath"), "wash personal care"),
    _drawn("toilet", Words("Toilet"), "continence personal care"),
    _drawn("teeth", Words("Toothbrush"), "dentist brush personal care"),
    _drawn("dressing", Words("Shirt"), "clothes dress getting up"),
    _drawn("medicine", Words("Medicine"), "tablet pill medication"),
    _drawn("cleaning", Words("Broom"), "housework clean sweep"),
    _drawn("laundry", Words("Laundry basket"), "washing clothes"),
    _drawn("shopping", Words("Shopping trolley"), "shop groceries buy"),
    _drawn("gardening", Words("Plant in a pot"), "garden grow"),
    _drawn("pets", Words("Dog"), "dog cat animal"),
    _drawn("cat", Words("Cat"), "pet animal"),
    _drawn("television", Words("Television"), "tv watch"),
    # Going out
    _drawn("bus", Words("Bus"), "travel transport journey"),
    _drawn("car", Words("Car"), "drive travel transport"),
    _drawn("taxi", Words("Taxi"), "travel transport car"),
    _drawn("train", Words("Train"), "travel transport journey"),
    _drawn("mileage", Words("Car and a ruler"), "miles distance travel price"),
    _drawn("walking", Words("Person walking"), "walk travel mobility"),
    _drawn("cycling", Words("Person cycling"), "bike exercise"),
    _drawn("swimming", Words("Person swimming"), "swim pool exercise"),
    _drawn("exercise", Words("Person lifting weights"), "gym sport fitness"),
    _drawn("sport", Words("Football"), "football game play"),
    _drawn("music", Words("Musical notes"), "sing listen song"),
    _drawn("dance", Words("Person dancing"), "music move"),
    _drawn("art", Words("Palette of paints"), "paint draw craft"),
    _drawn("cinema", Words("Film clapper"), "film movie"),
    _drawn("games", Words("Dice"), "play hobby"),
    _drawn("work", Words("Briefcase"), "job employment business"),
    _drawn("college", Words("Graduation cap"), "learn study education university"),
    _drawn("school", Words("School"), "learn education"),
    _drawn("holiday", Words("Beach with parasol"), "break respite bank holiday"),
    _drawn("birthday", Words("Birthday cake"), "date of birth age"),
    _drawn("celebration", Words("Party popper"), "party event"),
    _drawn("faith", Words("Person praying"), "religion worship church mosque temple belief"),
    _drawn("hospital", Words("Hospital"), "health emergency"),
    _drawn("ambulance", Words("Ambulance"), "emergency 999"),
    _drawn("park", Words("Park"), "outdoors nature"),
    # Talking and reading
    _drawn("talk", Words("Two people talking"), "conversation discuss say"),
    _drawn("meeting", Words("Meeting round a table"), "review discuss talk"),
    _drawn("phone", Words("Telephone"), "call ring contact"),
    _drawn("mobile", Words("Mobile phone"), "text message call"),
    _drawn("letter", Words("Letter"), "post mail write"),
    _drawn("email", Words("Email"), "message electronic mail"),
    _drawn("video-call", Words("Video call"), "online meeting screen"),
    _drawn("language", Words("Person speaking"), "speak talk english welsh"),
    _drawn("sign-language", Words("Hands signing"), "bsl deaf sign"),
    _drawn("easy-read", Words("Easy read page"), "simple words pictures"),
    _drawn("large-print", Words("Page with large letters"), "big letters giant print"),
    _drawn("text-size", Words("Small and large letter"), "font bigger smaller"),
    _drawn("braille", Words("Finger reading braille"), "dots blind touch"),
    _drawn("audio", Words("Loudspeaker"), "sound listen speech voice"),
    _drawn("listen", Words("Headphones"), "audio sound"),
    _drawn("read-aloud", Words("Book that speaks"), "speech voice read"),
    _drawn("reading", Words("Open book"), "read word list preferences"),
    _drawn("books", Words("Books"), "library guide learn"),
    _drawn("announcement", Words("Megaphone"), "tell news another way"),
    _drawn("computer", Words("Laptop"), "device online"),
    _drawn("screen", Words("Screen"), "monitor display html"),
    _drawn("keyboard", Words("Keyboard"), "type keys"),
    _drawn("print", Words("Printer"), "paper copy"),
    _drawn("globe", Words("Globe"), "world language country"),
    _drawn("motion", Words("Ball rolling fast"), "animation movement"),
    # Time
    _drawn("calendar", Words("Calendar page"), "date day when"),
    _drawn("one-day", Words("One day marked"), "day date single"),
    _drawn("every-week", Words("One week marked"), "weekly seven days"),
    _drawn("every-4-weeks", Words("Four weeks marked"), "four weekly month"),
    _drawn("weekly-pattern", Words("Days marked on calendar"), "pattern schedule rota"),
    _drawn("clock", Words("Clock"), "time hour"),
    _drawn("late", Words("Alarm clock"), "overdue reminder time"),
    _drawn("wait", Words("Hourglass"), "waiting time"),
    _drawn("morning", Words("Sunrise"), "early day"),
    _drawn("afternoon", Words("Sun high up"), "day noon"),
    _drawn("evening", Words("Town at sunset"), "late day"),
    _drawn("night", Words("Moon"), "dark sleep"),
    _drawn("timeline", Words("Steps along a line"), "plan schedule order"),
    _drawn("repeat", Words("Two arrows turning"), "again replace every change"),
    # Wanting and specifying
    _drawn("target", Words("Target"), "objective aim goal"),
    _drawn("outcome", Words("Shining star"), "goal better result achieve"),
    _drawn("milestone", Words("Red flag"), "step date mark"),
    _drawn("finish", Words("Chequered flag"), "end done complete"),
    _drawn("specification", Words("Clipboard with list"), "list needs requirements"),
    _drawn("requirement", Words("List with ticks"), "must should checklist"),
    _drawn("list", Words("Paper and pencil"), "plan write notes"),
    _drawn("paper-form", Words("Paper form"), "blank fill in questionnaire"),
    _drawn("measure", Words("Ruler"), "baseline progress size"),
    _drawn("idea", Words("Light bulb"), "suggestion think option"),
    _drawn("choice", Words("Signpost"), "decide options decision"),
    _drawn("personal", Words("Puzzle piece"), "fit preference part"),
    # Offers and contract
    _drawn("offer", Words("Offer arriving"), "bid tender response"),
    _drawn("compare", Words("Three pages, one chosen"), "choose offers appraisal"),
    _drawn("weights", Words("Pair of scales"), "criteria weigh law score"),
    _drawn("contract", Words("Signed paper"), "agreement sign"),
    _drawn("signature", Words("Hand signing"), "sign name mark"),
    _drawn("agreement", Words("Two hands shaking"), "agree partners deal"),
    _drawn("obligations", Words("Duties of two people"), "duty must roles responsibilities"),
    _drawn("amendment", Words("Page being changed"), "change edit variation"),
    _drawn("termination", Words("Stop sign"), "end stop notice"),
    _drawn("steps", Words("Steps"), "corrective stages"),
    _drawn("value-for-money", Words("Pound and heart balanced"), "fair price good worth"),
    _drawn("policy", Words("Scroll"), "rules statement"),
    _drawn("rights", Words("Page with scales"), "law legal equality"),
    _drawn("insurance", Words("Umbrella in rain"), "liability cover protect"),
    # Money
    _drawn("money", Words("Bank notes"), "pay cash payment"),
    _drawn("coin", Words("Pound coin"), "cash money pence"),
    _drawn("total", Words("Pile of bank notes"), "sum all together"),
    _drawn("price", Words("Price tag"), "cost rate charge"),
    _drawn("budget", Words("Jar of pound coins"), "money plan limit"),
    _drawn("saving", Words("Piggy bank"), "save surplus contingency"),
    _drawn("refund", Words("Money coming back"), "return overpaid repay"),
    _drawn("bank", Words("Bank"), "account"),
    _drawn("card", Words("Bank card"), "pay debit prepaid"),
    _drawn("invoice", Words("Bill"), "receipt charge"),
    _drawn("statement", Words("Bank statement"), "account list"),
    _drawn("payslip", Words("Payslip"), "wages salary employer"),
    _drawn("timesheet", Words("Page with clock"), "hours worked"),
    _drawn("less", Words("Arrow down"), "under lower variance"),
    _drawn("more", Words("Arrow up"), "over higher variance"),
    # Checking and learning
    _drawn("check", Words("Magnifying glass"), "look find inspect"),
    _drawn("quality", Words("Rosette with tick"), "good standard"),
    _drawn("chart", Words("Bar chart"), "figures graph"),
    _drawn("trend", Words("Line going up"), "graph rise over time"),
    _drawn("report", Words("Page with chart"), "summary results"),
    _drawn("improvement", Words("Steps up to star"), "better progress"),
    _drawn("evaluation", Words("Looking at a chart"), "evaluate impact learn"),
    _drawn("award", Words("Trophy"), "win chosen success"),
    _drawn("like", Words("Thumb up"), "good next agree"),
    _drawn("dislike", Words("Thumb down"), "bad disagree"),
    _drawn("praise", Words("Clapping hands"), "compliment thanks well done"),
    _drawn("complaint", Words("Unhappy letter"), "unhappy wrong letter"),
    _drawn("environment", Words("Young plant"), "sustainability green grow"),
    _drawn("recycle", Words("Recycling arrows"), "sustainability waste environment"),
    # Safety
    _drawn("safeguarding", Words("Person stopping an attack"), "abuse hurt scared danger"),
    _drawn("concern", Words("Worried person speaking"), "worry report wrong"),
    _drawn("warning", Words("Warning sign"), "risk caution danger"),
    _drawn("shield", Words("Shield"), "protect safe security"),
    _drawn("emergency", Words("SOS sign"), "999 urgent danger"),
    _drawn("fire", Words("Fire"), "danger health and safety"),
    _drawn("stop", Words("Hand held up"), "pause wait stop for now"),
    _drawn("help", Words("Person raising a hand"), "ask support"),
    _drawn("question", Words("Question mark"), "ask why unclear"),
    _drawn("information", Words("Letter i"), "about details"),
    # Yes and no
    _drawn("yes", Words("Tick in a box"), "agree met done"),
    _drawn("tick", Words("Tick"), "right done correct"),
    _drawn("no", Words("Cross"), "wrong not"),
    _drawn("partly", Words("Half-filled box"), "some part"),
    _drawn("add", Words("Plus sign"), "new more"),
    _drawn("remove", Words("Minus sign"), "less take away"),
    # Tools
    _drawn("gear", Words("Gear wheel"), "settings options"),
    _drawn("tools", Words("Hammer and spanner"), "repair mend"),
    _drawn("lock", Words("Closed lock"), "locked private passphrase"),
    _drawn("unlock", Words("Open lock"), "unlocked"),
    _drawn("key", Words("Key"), "passphrase open password"),
    _drawn("private", Words("Page with lock"), "confidential secret data"),
    _drawn("file", Words("Page"), "document paper"),
    _drawn("documents", Words("Folder"), "papers files"),
    _drawn("open", Words("Open folder"), "file load"),
    _drawn("save", Words("Disk"), "keep store"),
    _drawn("records", Words("Box of cards"), "archive register"),
    _drawn("copy", Words("Two pages"), "backup duplicate"),
    _drawn("share", Words("Page given to someone"), "send give"),
    _drawn("pencil", Words("Pencil"), "write edit change"),
    _drawn("undo", Words("Arrow turning back"), "back reverse"),
    _drawn("redo", Words("Arrow turning forward"), "again forward"),
    _drawn("map", Words("Map"), "place travel"),
    _drawn("location", Words("Map pin"), "place where address"),
    _drawn("link", Words("Chain link"), "connect join"),
    _drawn("attachment", Words("Paper clip"), "file attach"),
    _drawn("photo", Words("Camera"), "picture image"),
    _drawn("reminder", Words("Bell"), "remember alert"),
    _drawn("news", Words("Newspaper"), "notice publish"),
    # Provider signs
    _drawn("anchor", Words("Anchor"), "sign provider"),
    _drawn("sun", Words("Smiling sun"), "sign provider"),
    _drawn("bird", Words("Bird"), "sign provider"),
    _drawn("leaf", Words("Leaves"), "sign provider"),
    _drawn("boat", Words("Boat"), "sign provider"),
    _drawn("tree", Words("Tree"), "sign provider"),
    _drawn("star", Words("Star"), "sign provider"),
    _drawn("bridge", Words("Bridge"), "sign provider"),
    _drawn("flower", Words("Flower"), "sign provider"),
    _drawn("fish", Words("Fish"), "sign provider"),
    _drawn("kite", Words("Kite"), "sign provider"),
    _drawn("rainbow", Words("Rainbow"), "sign provider"),
    _drawn("mountain", Words("Mountain"), "sign provider"),
    _drawn("butterfly", Words("Butterfly"), "sign provider"),
)

_OTHER_NAMES: Final = {
    "bill": "invoice",
    "book": "reading",
    "choose": "compare",
    "date": "calendar",
    "decision": "choice",
    "dog": "pets",
    "flag": "milestone",
    "help-home": "help-at-home",
    "language-choice": "globe",
    "magnifier": "check",
    "objective": "target",
    "palette": "art",
    "payment": "money",
    "person": "you",
    "plan": "list",
    "pounds": "total",
    "printer": "print",
    "representative": "authority",
    "review": "meeting",
    "risk": "warning",
    "scales": "weights",
    "search": "check",
    "settings": "gear",
    "someone-you-trust": "support",
}
"""Concepts that share the picture of another."""

PICTURES: Final[dict[str, Picture]] = {picture.file.removesuffix(".svg"): picture for picture in _DRAWINGS}
PICTURES.update({name: PICTURES[concept] for name, concept in _OTHER_NAMES.items()})

FACES: Final = ("face-1", "face-2", "face-3", "face-4", "face-5")
"""The scale of five, from very bad to very good."""

PROVIDER_SIGNS: Final = (
    "anchor",
    "sun",
    "bird",
    "leaf",
    "boat",
    "tree",
    "star",
    "bridge",
    "flower",
    "fish",
    "kite",
    "rainbow",
    "mountain",
    "butterfly",
)
"""A provider keeps one of these through every table, chart and document; more than 12 offers never stand side by side."""


@cache
def picture_path(concept: str) -> Path:
    """The drawing of a concept. Raises BugError for a concept that has none."""
    picture = PICTURES.get(concept)
    if picture is None:
        raise BugError(f"no picture for {concept!r}")
    return resources_dir() / "pictures" / picture.file


def search_pictures(wanted: str, reader: Reader) -> tuple[str, ...]:
    """Concepts whose name in the reader's language, or one of whose other words, begins with each word that is wanted.

    Accents and capitals make no difference. Names come before other words, each in the order of the list; every drawing is
    there once. With no word wanted, all of them.
    """
    parts = _folded(wanted).split()
    ranked: list[tuple[int, int, str]] = []
    for place, drawing in enumerate(_DRAWINGS):
        concept = drawing.file.removesuffix(".svg")
        name = _folded(reader.say(drawing.words)).split()
        others = [*name, *_folded(drawing.words.plain).split(), *drawing.keywords, concept]
        if all(any(word.startswith(part) for word in others) for part in parts):
            by_name = all(any(word.startswith(part) for word in name) for part in parts)
            ranked.append((0 if by_name else 1, place, concept))
    return tuple(concept for _, _, concept in sorted(ranked))


def holds_words(text: str, wanted: str) -> bool:
    """Whether each word that is wanted begins a word of the text; accents and capitals make no difference."""
    words = [word.strip("“”‘’\"'.,;:!?()") for word in _folded(text).split()]
    return all(any(word.startswith(part) for word in words) for part in _folded(wanted).split())


def _folded(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in letters if not unicodedata.combining(each))
