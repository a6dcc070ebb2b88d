"""Add the documents of the search"""

import sqlalchemy as sa
from alembic import op

revision = "1d6f02b97ac5"
down_revision = "c4e8f7a61b30"


def upgrade() -> None:
    op.create_table(
        "search_documents",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("project_id", sa.Integer(), sa.ForeignKey("projects.id"), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("search_documents")
