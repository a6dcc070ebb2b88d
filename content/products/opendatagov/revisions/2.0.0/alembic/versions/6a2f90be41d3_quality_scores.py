"""Scores of the quality of data sets

Revision ID: 6a2f90be41d3
Revises: 94d0c6f1a3b7
"""

import sqlalchemy as sa
from alembic import op

revision = "6a2f90be41d3"
down_revision = "94d0c6f1a3b7"


def upgrade() -> None:
    op.create_table(
        "quality_scores",
        sa.Column("dataset_id", sa.BigInteger, sa.ForeignKey("datasets.id"), primary_key=True),
        sa.Column("scored_at", sa.DateTime(timezone=True), primary_key=True),
        sa.Column("score", sa.Numeric(4, 3), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("quality_scores")
