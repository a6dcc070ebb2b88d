"""Index the documents of the search"""

import sqlalchemy as sa
from alembic import op

revision = "e07b3c58d914"
down_revision = "1d6f02b97ac5"


def upgrade() -> None:
    op.create_index("ix_search_documents_project_id", "search_documents", ["project_id"])


def downgrade() -> None:
    op.drop_index("ix_search_documents_project_id", table_name="search_documents")
