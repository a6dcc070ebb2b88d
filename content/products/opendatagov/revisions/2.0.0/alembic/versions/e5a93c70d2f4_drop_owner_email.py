"""Without the single owner of a data set

Several owners do not go back into one column.

Revision ID: e5a93c70d2f4
Revises: b18e5d27c640
"""

from alembic import op

revision = "e5a93c70d2f4"
down_revision = "b18e5d27c640"


def upgrade() -> None:
    op.execute("DROP TRIGGER copy_owner ON datasets")
    op.execute("DROP FUNCTION copy_owner()")
    op.drop_column("datasets", "owner_email")


def downgrade() -> None:
    raise NotImplementedError("the single owners are in the backup only")
