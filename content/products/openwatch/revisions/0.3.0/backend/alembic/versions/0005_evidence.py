"""Add a table for the evidence of scans"""

import sqlalchemy as sa
from alembic import op

revision = "2c74ae90d6f3"
down_revision = "e19f5d83b6c0"


def upgrade() -> None:
    op.create_table(
        "evidence",
        sa.Column("scan_id", sa.BigInteger, sa.ForeignKey("scans.id"), primary_key=True),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("evidence")
