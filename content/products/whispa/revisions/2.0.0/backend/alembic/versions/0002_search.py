"""Index the notes of calls for the search"""

from alembic import op

revision = "8f21c0d4a7be"
down_revision = "3d1f0a92c7e4"


def upgrade() -> None:
    op.execute(
        "CREATE INDEX calls_notes_search ON calls USING gin (to_tsvector('simple', notes))"
    )


def downgrade() -> None:
    op.execute("DROP INDEX calls_notes_search")
