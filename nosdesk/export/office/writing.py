"""From a document to the bytes of a file: drawn once, written by either writer."""

from nosdesk.documents.blocks import Document
from nosdesk.documents.formats import Format
from nosdesk.export.office.docx import docx
from nosdesk.export.office.draw import Drawer
from nosdesk.export.office.easy import EasyDrawer
from nosdesk.export.office.looks import looks, page
from nosdesk.export.office.odt import odt
from nosdesk.export.office.parts import Sheet
from nosdesk.i18n import Reader


def drawn(document: Document, form: Format, reader: Reader) -> Sheet:
    """What either writer writes."""
    return (EasyDrawer if form.easy else Drawer)(document, form, reader).sheet()


def as_docx(document: Document, form: Format, reader: Reader) -> bytes:
    """The document as a Word file."""
    layout = page(form, wide=document.wide)
    return docx(drawn(document, form, reader), looks(form, layout), layout)


def as_odt(document: Document, form: Format, reader: Reader) -> bytes:
    """The document as an OpenDocument text."""
    layout = page(form, wide=document.wide)
    return odt(drawn(document, form, reader), looks(form, layout), layout)
