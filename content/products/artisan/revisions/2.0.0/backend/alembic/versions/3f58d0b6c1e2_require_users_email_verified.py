"""Require users.email_verified"""

import sqlalchemy as sa
from alembic import op

revision = "3f58d0b6c1e2"
down_revision = "e07b3c58d914"


def upgrade() -> None:
    op.alter_column("users", "email_verified", existing_type=sa.Boolean(), nullable=False)


def downgrade() -> None:
    op.alter_column("users", "email_verified", existing_type=sa.Boolean(), nullable=True)
