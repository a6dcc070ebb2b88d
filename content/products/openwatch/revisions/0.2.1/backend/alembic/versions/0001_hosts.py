"""Create hosts and scans"""

import sqlalchemy as sa
from alembic import op

revision = "4f0b7c2e9d18"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "hosts",
        sa.Column("id", sa.BigInteger, primary_key=True),
        sa.Column("address", sa.Text, nullable=False, unique=True),
    )
    op.create_table(
        "scans",
        sa.Column("id", sa.BigInteger, primary_key=True),
        sa.Column("host_id", sa.BigInteger, sa.ForeignKey("hosts.id"), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True)),
        sa.Column("results", sa.JSON, nullable=False),
        sa.Column("evidence_path", sa.Text),
    )


def downgrade() -> None:
    op.drop_table("scans")
    op.drop_table("hosts")
