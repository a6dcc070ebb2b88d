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
