"""Pictures of a Word file: each drawing kept once, named by its alternative text or marked as decorative."""

from typing import Final

from nosdesk.export.office.markup import Xml, element
from nosdesk.export.office.parts import Image

_EMU: Final = 12_700
"""English Metric Units in a point."""
_DECORATIVE: Final = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_DECORATIVE_SPACE: Final = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_PICTURE: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"


class Pictures:
    """The pictures of one file, in the order they are met."""

    def __init__(self) -> None:
        self.kept: dict[bytes, int] = {}

    def drawing(self, image: Image, number: int) -> Xml:
        """A picture in a line of text; `number` is used for no other in the file."""
        which = self.kept.setdefault(image.data, len(self.kept) + 1)
        size = {"cx": round(image.width * _EMU), "cy": round(image.height * _EMU)}
        name = f"Picture {number}"
        return element(
            "w:drawing",
            None,
            element(
                "wp:inline",
                {"distT": 0, "distB": 0, "distL": 0, "distR": 0},
                element("wp:extent", size),
                element("wp:docPr", {"id": number, "name": name, "descr": image.alt}, *_decoration(image)),
                element("wp:cNvGraphicFramePr", None, element("a:graphicFrameLocks", {"noChangeAspect": 1})),
                element("a:graphic", None, element("a:graphicData", {"uri": _PICTURE}, _picture(which, name, size))),
            ),
        )


def _decoration(image: Image) -> tuple[Xml, ...]:
    if image.alt:
        return ()
    mark = element("adec:decorative", {"xmlns:adec": _DECORATIVE_SPACE, "val": 1})
    return (element("a:extLst", None, element("a:ext", {"uri": _DECORATIVE}, mark)),)


def _picture(which: int, name: str, size: dict[str, int]) -> Xml:
    return element(
        "pic:pic",
        None,
        element("pic:nvPicPr", None, element("pic:cNvPr", {"id": which, "name": name}), element("pic:cNvPicPr")),
        element(
            "pic:blipFill",
            None,
            element("a:blip", {"r:embed": f"rIdPicture{which}"}),
            element("a:stretch", None, element("a:fillRect")),
        ),
        element(
            "pic:spPr",
            None,
            element("a:xfrm", None, element("a:off", {"x": 0, "y": 0}), element("a:ext", size)),
            element("a:prstGeom", {"prst": "rect"}, element("a:avLst")),
        ),
    )
