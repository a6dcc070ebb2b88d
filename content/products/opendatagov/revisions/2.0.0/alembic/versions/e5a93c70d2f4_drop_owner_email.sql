DROP TRIGGER copy_owner ON datasets;

DROP FUNCTION copy_owner();

ALTER TABLE datasets DROP COLUMN owner_email;

UPDATE alembic_version SET version_num='e5a93c70d2f4' WHERE alembic_version.version_num = 'b18e5d27c640';

