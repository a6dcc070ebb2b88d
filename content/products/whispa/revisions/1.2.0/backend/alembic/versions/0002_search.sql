BEGIN;

-- Running upgrade 3d1f0a92c7e4 -> 8f21c0d4a7be

CREATE INDEX calls_notes_search ON calls USING gin (to_tsvector('simple', notes));

UPDATE alembic_version SET version_num='8f21c0d4a7be' WHERE alembic_version.version_num = '3d1f0a92c7e4';

COMMIT;
