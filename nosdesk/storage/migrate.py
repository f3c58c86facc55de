"""Bring an older case file up to date with Alembic. Loaded only where a migration is due."""

from pathlib import Path
from typing import Any, Final

from alembic import command
from alembic.config import Config

from nosdesk.errors import BugError
from nosdesk.storage.engine import engine_over

SCRIPTS: Final = Path(__file__).parent / "migrations"
"""Alembic's folder of revisions."""


def upgrade(connection: Any, to: str = "head") -> None:
    """Run every migration that is due, in one transaction, with foreign keys off while tables are rebuilt.

    A batch migration of a parent table with foreign keys on would silently delete its children; so they are off, and all
    links are checked before the transaction ends. Raises BugError where a link broke: nothing is kept then. The connection is
    closed afterwards.
    """
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    connection.execute("PRAGMA foreign_keys = OFF")
    engine = engine_over(connection)
    try:
        with engine.begin() as session:
            config.attributes["connection"] = session
            command.upgrade(config, to)
            broken = session.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise BugError(f"migration broke {len(broken)} links, the first in {broken[0][0]}")
        connection.execute("PRAGMA foreign_keys = ON")
    finally:
        engine.dispose()
