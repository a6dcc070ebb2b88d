"""Give the notes of calls a table of their own"""

import sqlalchemy as sa
from alembic import op

revision = "c93e77ab1f05"
down_revision = "8f21c0d4a7be"


def upgrade() -> None:
    op.create_table(
        "call_notes",
        sa.Column("id", sa.BigInteger, primary_key=True),
        sa.Column("call_id", sa.BigInteger, sa.ForeignKey("calls.id"), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )
    op.add_column("sessions", sa.Column("signature", sa.LargeBinary))


def downgrade() -> None:
    op.drop_column("sessions", "signature")
    op.drop_table("call_notes")
