"""Add users.email_verified, empty at first"""

import sqlalchemy as sa
from alembic import op

revision = "c4e8f7a61b30"
down_revision = "5b7c1d9e0a42"


def upgrade() -> None:
    op.add_column("users", sa.Column("email_verified", sa.Boolean(), nullable=True))


def downgrade() -> None:
    op.drop_column("users", "email_verified")
