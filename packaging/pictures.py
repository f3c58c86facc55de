"""Make the README's pictures from the real program: `python packaging/pictures.py`, after the set-up. No screen is needed."""

import os
import tempfile
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from nosdesk.domain.author import Author
from nosdesk.i18n import Reader
from nosdesk.services.journey import journey
from nosdesk.services.people import list_people
from nosdesk.services.sample import make_sample
from nosdesk.settings import Settings
from nosdesk.ui import places
from nosdesk.ui.kit.look import load_fonts
from nosdesk.ui.window import Window

OUT = Path(__file__).resolve().parent.parent / "resources" / "screenshots"
DAY = date(2026, 11, 22)


def main() -> None:
    """Draw each place in its look and save it."""
    application = QApplication(["nosdesk", "-style", "Fusion"])
    load_fonts()
    OUT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        desk = make_sample(Path(folder) / "example.nosdesk", None, Reader(), DAY)
        person = next(item for item in list_people(desk) if item.called == "Maya")
        desk = desk.by(Author(person=person.name))
        service = journey(desk, person.id).services[0]
        specification, contract = service.specification.id, service.contracts[0].id
        shots = (
            ("home", places.Home(person.id), Settings(asked=True)),
            ("reading", places.Reading(), Settings(asked=True, scale=1.25, theme="cream")),
            ("question", places.Wizard("specification", specification, "pattern"), Settings(asked=True)),
            ("easy", places.HowDidItGo(person.id), Settings(asked=True, scale=1.5, easy=True)),
            ("compare", places.Compare(specification), Settings(asked=True)),
            ("money", places.Money(contract), Settings(asked=True, theme="dark")),
            ("large", places.Home(person.id), Settings(asked=True, scale=3.0, theme="yellow_on_black")),
        )
        for name, place, settings in shots:
            window = Window(settings)
            window.ui.desk, window.ui.person_id = desk, person.id
            window.show()
            window.ui.start_at(place)
            for _ in range(5):
                application.processEvents()
            window.grab().save(str(OUT / f"{name}.png"))
            window.ui.desk = None
            window.close()
        desk.case.close()


if __name__ == "__main__":
    main()
