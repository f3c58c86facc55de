"""Every concept has a drawing that both painters can draw, and says in words what it shows."""

import re
from xml.etree import ElementTree

import pytest

from nosdesk.errors import BugError
from nosdesk.i18n import PSEUDO, Reader
from nosdesk.paths import resources_dir
from nosdesk.pictures import FACES, PICTURES, PROVIDER_SIGNS, picture_path, search_pictures

FOLDER = resources_dir() / "pictures"
FILES = sorted({picture.file for picture in PICTURES.values()})


def test_every_drawing_is_in_the_catalogue_and_every_entry_is_drawn() -> None:
    assert sorted(path.name for path in FOLDER.glob("*.svg")) == FILES


def test_a_concept_without_a_drawing_is_our_mistake() -> None:
    with pytest.raises(BugError, match="flying saucer"):
        picture_path("flying saucer")


def test_a_concept_is_found_by_its_name_and_its_other_names() -> None:
    assert picture_path("target").name == "target.svg"
    assert picture_path("objective") == picture_path("target")


def test_names_are_kebab_case_and_words_are_short_labels() -> None:
    for concept, picture in PICTURES.items():
        assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", concept), concept
        assert picture.words.plain, concept
        assert len(picture.words.plain.split()) <= 4 or picture.words.easy, concept
        assert picture.keywords, concept


def test_no_two_drawings_say_the_same_words() -> None:
    said: dict[str, str] = {}
    for picture in PICTURES.values():
        assert said.setdefault(picture.words.plain, picture.file) == picture.file


def test_faces_and_provider_signs_are_drawn() -> None:
    assert len(FACES) == 5
    assert len(set(PROVIDER_SIGNS)) >= 12, "up to 12 offers stand side by side, each with a sign of its own"
    assert set(FACES) | set(PROVIDER_SIGNS) <= set(PICTURES)


def test_a_drawing_stands_by_itself() -> None:
    """Nothing from outside, no script, no text that needs a font, no ids that clash when several are put in one page."""
    shapes = {"svg", "g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon"}
    for file in FILES:
        root = ElementTree.fromstring((FOLDER / file).read_text("utf-8"))  # noqa: S314 - our own file
        assert root.get("viewBox") == "0 0 72 72", file
        for element in root.iter():
            assert element.tag.rpartition("}")[2] in shapes, (file, element.tag)
            assert not {"id", "class", "style"} & set(element.attrib), file
            assert not any("href" in name or "url(" in value for name, value in element.attrib.items()), file


def test_the_screen_can_draw_them(qapp: object) -> None:
    from PySide6.QtGui import QColor, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    for file in FILES:
        renderer = QSvgRenderer(str(FOLDER / file))
        assert renderer.isValid(), file
        image = QImage(36, 36, QImage.Format.Format_ARGB32)
        image.fill(QColor("transparent"))
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        drawn = sum(image.pixelColor(x, y).alpha() > 0 for x in range(0, 36, 2) for y in range(0, 36, 2))
        assert drawn > 12, f"{file} is all but empty"


def test_the_printer_can_draw_them() -> None:
    from nosdesk.export.pdf.pictures import drawing_operators

    for file in FILES:
        # Each shape ends in one operator that fills or strokes it.
        assert re.search(r"(?m)(^|\s)(f\*?|S|B\*?)(\s|$)", drawing_operators(FOLDER / file)), file


@pytest.mark.parametrize(
    ("wanted", "first"),
    [
        ("bus", "bus"),
        ("BÚS", "bus"),
        ("swim", "swimming"),
        ("dog", "pets"),
        ("mum", "parent"),
        ("person swim", "swimming"),
    ],
)
def test_pictures_are_found_by_their_names_and_other_words(wanted: str, first: str) -> None:
    assert search_pictures(wanted, Reader())[0] == first


def test_every_picture_is_found_without_a_word_and_none_for_nonsense() -> None:
    assert sorted(f"{each}.svg" for each in search_pictures(" ", Reader())) == FILES
    assert search_pictures("xyzzy", Reader()) == ()


def test_pictures_are_found_in_the_language_of_the_reader() -> None:
    """In the made-up language the bus is called [Bûš~]; its English word finds it too."""
    assert "bus" in search_pictures("[bus", Reader(PSEUDO))
    assert "bus" in search_pictures("bus", Reader(PSEUDO))
