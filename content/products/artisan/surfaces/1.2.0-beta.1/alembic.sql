-- Migration 1d6f02b97ac5: Add the documents of the search

BEGIN;

-- Running upgrade c4e8f7a61b30 -> 1d6f02b97ac5

CREATE TABLE search_documents (
    id SERIAL NOT NULL,
    project_id INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(project_id) REFERENCES projects (id)
);

UPDATE alembic_version SET version_num='1d6f02b97ac5' WHERE alembic_version.version_num = 'c4e8f7a61b30';

COMMIT;
