"""An SQLAlchemy engine over one SQLCipher connection."""

from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2 as sqlcipher


def engine_over(connection: Any) -> Engine:
    """The engine; it begins its transactions itself, so that CREATE and ALTER TABLE are part of them.

    What is written never stands in an error message: those end up in error reports.
    """
    engine = create_engine(
        "sqlite://", creator=lambda: connection, module=sqlcipher, poolclass=StaticPool, hide_parameters=True
    )

    @event.listens_for(engine, "begin")
    def _begin(session: Any) -> None:
        session.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
