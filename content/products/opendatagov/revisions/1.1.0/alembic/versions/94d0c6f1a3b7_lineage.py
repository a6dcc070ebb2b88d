"""Lineage between data sets, partitions of the audit log

Revision ID: 94d0c6f1a3b7
Revises: 2e7b40c8d91f
"""

import sqlalchemy as sa
from alembic import op

revision = "94d0c6f1a3b7"
down_revision = "2e7b40c8d91f"


def upgrade() -> None:
    op.create_table(
        "lineage_edges",
        sa.Column("source_id", sa.BigInteger, sa.ForeignKey("datasets.id"), primary_key=True),
        sa.Column("target_id", sa.BigInteger, sa.ForeignKey("datasets.id"), primary_key=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), server_default=sa.func.now(), nullable=False),
    )
    op.create_table(
        "audit_partitions",
        sa.Column("month", sa.Date, primary_key=True),
        sa.Column("entries", sa.BigInteger, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("audit_partitions")
    op.drop_table("lineage_edges")
