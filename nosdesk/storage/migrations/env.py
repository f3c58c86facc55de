"""Alembic's entry: runs on the connection that `nosdesk.storage.migrate` hands over."""

from alembic import context

from nosdesk.storage.schema import METADATA
from nosdesk.storage.search import is_of_index

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    transactional_ddl=True,
    include_name=lambda name, kind, _: kind != "table" or not is_of_index(name),
    render_item=context.config.attributes.get("render_item"),
)
context.run_migrations()
