"""The kinds of file in which a document can be given out, by the names used on the command line."""

from enum import StrEnum
from typing import Final

from nosdesk.documents.formats import Format
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
        """What the kind is called, and what it is for."""
        return _TITLES[self]

    @property
    def suffix(self) -> str:
        """How the file's name ends: "pdf", "txt"."""
        return _SUFFIXES.get(self, self.value)

    def file_name(self, document: str, form: Format) -> str:
        """The name of a document's file: "contract.easy-read.pdf"."""
        return f"{document}.{form}.{self.suffix}"


_TITLES: Final = {
    FileType.PDF: Words("PDF, to read or print", "PDF"),
    FileType.HTML: Words("Web page, to read on any screen", "Web page"),
    FileType.DOCX: Words("Word document, to change", "Word"),
    FileType.ODT: Words("OpenDocument, to change", "OpenDocument"),
    FileType.TEXT: Words("Plain text", "Only words"),
    FileType.AUDIO: Words("Sound, to listen to", "Sound"),
    FileType.BRAILLE: Words("Braille, for an embosser or display", "Braille"),
    FileType.XLSX: Words("Spreadsheet of its tables", "Spreadsheet"),
}
_SUFFIXES: Final = {FileType.TEXT: "txt", FileType.AUDIO: "wav", FileType.BRAILLE: "brf"}
