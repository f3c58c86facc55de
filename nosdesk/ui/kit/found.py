"""A result of a search: what it is called, where it stands, and the place that was found marked."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from nosdesk.domain.wanted import Stretch
from nosdesk.ui.kit.controls import escaped
from nosdesk.ui.kit.look import Look
from nosdesk.ui.kit.paint import Wrapped, mirrored
from nosdesk.ui.kit.rows import TaskRow, spoken


def marked(stretches: Sequence[Stretch]) -> str:
    """Stretches of a text as the kit writes them, what was found in bold. Asterisks that somebody typed mark nothing."""
    plain = (Stretch(part.text.replace("**", "* *"), part.found) for part in stretches)
    return "".join(f"**{part.text}**" if part.found and part.text else part.text for part in plain)


class FoundRow(TaskRow):
    """One result. The whole row is pressed; what was found is bold on a ground of its own, reversed in high contrast."""

    def __init__(self, look: Look, name: str, excerpt: str, where: str) -> None:
        super().__init__(look, name, "", "", "\n".join(filter(None, (excerpt, where))))
        self.setText(escaped(spoken(name, excerpt, where)))

    def _draw(self, painter: QPainter, words: Wrapped, x: float, y: float, room: float, role: str) -> None:
        look = self.look
        at = mirrored(self, QRectF(x, y, room, words.height))
        ground, ink = ("brand", "on_brand") if look.theme.high else ("caution_soft", "ink")
        words.draw(painter, at.topLeft(), look.colour(role), (look.colour(ground), look.colour(ink)))
