BEGIN;

-- Running upgrade 61d8f3b50c9e -> a95e17c4b028

ALTER TABLE scans DROP COLUMN evidence_path;

UPDATE alembic_version SET version_num='a95e17c4b028' WHERE alembic_version.version_num = '61d8f3b50c9e';

COMMIT;
