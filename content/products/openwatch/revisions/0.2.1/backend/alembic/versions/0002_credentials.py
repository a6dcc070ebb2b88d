"""Keep the credentials of hosts"""

import sqlalchemy as sa
from alembic import op

revision = "7a41c9be02d5"
down_revision = "4f0b7c2e9d18"


def upgrade() -> None:
    op.create_table(
        "credentials",
        sa.Column("host_id", sa.BigInteger, sa.ForeignKey("hosts.id"), primary_key=True),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("credentials")
