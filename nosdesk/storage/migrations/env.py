"""Alembic's entry: runs on the connection that `nosdesk.storage.migrate` hands over."""

from alembic import context

from nosdesk.storage.schema import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    transactional_ddl=True,
    render_item=context.config.attributes.get("render_item"),
)
context.run_migrations()
