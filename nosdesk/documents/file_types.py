"""The kinds of file in which a document can be given out, by the names used on the command line."""

from enum import StrEnum
from typing import Final

from nosdesk.i18n import Words


class FileType(StrEnum):
    """A kind of file; each writer draws the same blocks in it."""

    PDF = "pdf"
    HTML = "html"
    DOCX = "docx"
    ODT = "odt"
    TEXT = "text"
    AUDIO = "audio"
    BRAILLE = "braille"
    XLSX = "xlsx"

    @property
    def words(self) -> Words:
        """What the kind is called."""
        return _TITLES[self]

    @property
    def purpose(self) -> Words:
        """What it is good for."""
        return _PURPOSES[self]

    @property
    def suffix(self) -> str:
        """How the file's name ends: "pdf", "txt"."""
        return _SUFFIXES.get(self, self.value)


_TITLES: Final = {
    FileType.PDF: Words("PDF"),
    FileType.HTML: Words("Web page"),
    FileType.DOCX: Words("Word"),
    FileType.ODT: Words("OpenDocument"),
    FileType.TEXT: Words("Plain text", "Only words"),
    FileType.AUDIO: Words("Sound"),
    FileType.BRAILLE: Words("Braille"),
    FileType.XLSX: Words("Spreadsheet"),
}
_PURPOSES: Final = {
    FileType.PDF: Words("To read or print", "To read or to print"),
    FileType.HTML: Words(
        "To read on any screen, in the reader’s own size and colours", "To read on a phone or computer"
    ),
    FileType.DOCX: Words("To change in Word or LibreOffice", "To change in Word"),
    FileType.ODT: Words("To change in LibreOffice and other programs", "To change in LibreOffice"),
    FileType.TEXT: Words("For e-mail and screen readers", "For e-mail"),
    FileType.AUDIO: Words("To listen to", "You can listen to it"),
    FileType.BRAILLE: Words("For an embosser or a braille display", "To read with your fingers"),
    FileType.XLSX: Words("The tables, to reckon with", "Only the tables"),
}
_SUFFIXES: Final = {FileType.TEXT: "txt", FileType.AUDIO: "mp3", FileType.BRAILLE: "brf"}
