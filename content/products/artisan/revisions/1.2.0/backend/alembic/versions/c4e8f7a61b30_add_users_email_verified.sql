BEGIN;

-- Running upgrade 5b7c1d9e0a42 -> c4e8f7a61b30

ALTER TABLE users ADD COLUMN email_verified BOOLEAN;

UPDATE alembic_version SET version_num='c4e8f7a61b30' WHERE alembic_version.version_num = '5b7c1d9e0a42';

COMMIT;
