"""Several owners of a data set, in a table of their own

The trigger copies what 1.1 writes, so that both versions see the same owners.

Revision ID: b18e5d27c640
Revises: 6a2f90be41d3
"""

import sqlalchemy as sa
from alembic import op

revision = "b18e5d27c640"
down_revision = "6a2f90be41d3"


def upgrade() -> None:
    op.create_table(
        "dataset_owners",
        sa.Column("dataset_id", sa.BigInteger, sa.ForeignKey("datasets.id"), primary_key=True),
        sa.Column("email", sa.Text, primary_key=True),
    )
    op.alter_column("datasets", "owner_email", nullable=True)
    op.execute(
        """
        CREATE FUNCTION copy_owner() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          INSERT INTO dataset_owners VALUES (NEW.id, NEW.owner_email) ON CONFLICT DO NOTHING;
          RETURN NEW;
        END $$
        """
    )
    op.execute(
        """
        CREATE TRIGGER copy_owner AFTER INSERT OR UPDATE OF owner_email ON datasets
        FOR EACH ROW WHEN (NEW.owner_email IS NOT NULL) EXECUTE FUNCTION copy_owner()
        """
    )


def downgrade() -> None:
    op.execute("DROP TRIGGER copy_owner ON datasets")
    op.execute("DROP FUNCTION copy_owner()")
    op.execute(
        """
        UPDATE datasets SET owner_email = coalesce(
          (SELECT min(email) FROM dataset_owners WHERE dataset_id = datasets.id), 'nobody')
        WHERE owner_email IS NULL
        """
    )
    op.alter_column("datasets", "owner_email", nullable=False)
    op.drop_table("dataset_owners")
