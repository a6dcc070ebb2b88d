BEGIN;

-- Running upgrade e07b3c58d914 -> 3f58d0b6c1e2

ALTER TABLE users ALTER COLUMN email_verified SET NOT NULL;

UPDATE alembic_version SET version_num='3f58d0b6c1e2' WHERE alembic_version.version_num = 'e07b3c58d914';

COMMIT;
