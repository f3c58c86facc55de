"""how copies are printed."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    with op.batch_alter_table("share", schema=None) as batch_op:
        batch_op.add_column(sa.Column("paper", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("binding", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("letters", sa.Integer(), nullable=True))
