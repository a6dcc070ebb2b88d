-- Migration 2c74ae90d6f3: Add a table for the evidence of scans

BEGIN;

-- Running upgrade e19f5d83b6c0 -> 2c74ae90d6f3

CREATE TABLE evidence (
    scan_id BIGINT NOT NULL,
    digest TEXT NOT NULL,
    body BYTEA NOT NULL,
    PRIMARY KEY (scan_id),
    FOREIGN KEY(scan_id) REFERENCES scans (id)
);

UPDATE alembic_version SET version_num='2c74ae90d6f3' WHERE alembic_version.version_num = 'e19f5d83b6c0';

COMMIT;

-- Migration 61d8f3b50c9e: Queue reports in the database

BEGIN;

-- Running upgrade 2c74ae90d6f3 -> 61d8f3b50c9e

CREATE TABLE report_jobs (
    id BIGSERIAL NOT NULL,
    scan_id BIGINT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(scan_id) REFERENCES scans (id)
);

UPDATE alembic_version SET version_num='61d8f3b50c9e' WHERE alembic_version.version_num = '2c74ae90d6f3';

COMMIT;
