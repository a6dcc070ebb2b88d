BEGIN;

-- Running upgrade 1d6f02b97ac5 -> e07b3c58d914

CREATE INDEX ix_search_documents_project_id ON search_documents (project_id);

UPDATE alembic_version SET version_num='e07b3c58d914' WHERE alembic_version.version_num = '1d6f02b97ac5';

COMMIT;
