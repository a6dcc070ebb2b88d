"""Queue reports in the database"""

import sqlalchemy as sa
from alembic import op

revision = "61d8f3b50c9e"
down_revision = "2c74ae90d6f3"


def upgrade() -> None:
    op.create_table(
        "report_jobs",
        sa.Column("id", sa.BigInteger, primary_key=True),
        sa.Column("scan_id", sa.BigInteger, sa.ForeignKey("scans.id"), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("report_jobs")
