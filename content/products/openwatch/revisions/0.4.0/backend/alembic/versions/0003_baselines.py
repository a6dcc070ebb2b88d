"""Add baselines of host groups"""

import sqlalchemy as sa
from alembic import op

revision = "b83d06f1a7ce"
down_revision = "7a41c9be02d5"


def upgrade() -> None:
    op.create_table(
        "baselines",
        sa.Column("id", sa.BigInteger, primary_key=True),
        sa.Column("name", sa.Text, nullable=False, unique=True),
    )
    op.add_column("hosts", sa.Column("baseline_id", sa.BigInteger))


def downgrade() -> None:
    op.drop_column("hosts", "baseline_id")
    op.drop_table("baselines")
