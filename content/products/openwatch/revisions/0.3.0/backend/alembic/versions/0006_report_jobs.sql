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
