"""Alembic's entry: runs on the connection that `nosdesk.storage.migrate` hands over."""

from alembic import context

from nosdesk.storage.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
