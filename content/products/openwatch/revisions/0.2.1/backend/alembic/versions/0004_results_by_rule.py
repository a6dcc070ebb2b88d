"""Split the results of scans by rule"""

import sqlalchemy as sa
from alembic import op

revision = "e19f5d83b6c0"
down_revision = "b83d06f1a7ce"


def upgrade() -> None:
    op.create_table(
        "scan_results",
        sa.Column("scan_id", sa.BigInteger, sa.ForeignKey("scans.id"), nullable=False),
        sa.Column("rule", sa.Text, nullable=False),
        sa.Column("passed", sa.Boolean, nullable=False),
    )
    op.execute(
        "INSERT INTO scan_results (scan_id, rule, passed) "
        "SELECT s.id, r.key, (r.value)::text::boolean "
        "FROM scans s, json_each(s.results) r"
    )
    op.drop_column("scans", "results")


def downgrade() -> None:
    op.add_column("scans", sa.Column("results", sa.JSON))
    op.execute(
        "UPDATE scans s SET results = COALESCE("
        "(SELECT json_object_agg(r.rule, r.passed) "
        "FROM scan_results r WHERE r.scan_id = s.id), '{}')"
    )
    op.alter_column("scans", "results", nullable=False)
    op.drop_table("scan_results")
