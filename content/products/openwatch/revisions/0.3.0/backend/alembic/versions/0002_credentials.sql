BEGIN;

-- Running upgrade 4f0b7c2e9d18 -> 7a41c9be02d5

CREATE TABLE credentials (
    host_id BIGINT NOT NULL,
    sealed BYTEA NOT NULL,
    PRIMARY KEY (host_id),
    FOREIGN KEY(host_id) REFERENCES hosts (id)
);

UPDATE alembic_version SET version_num='7a41c9be02d5' WHERE alembic_version.version_num = '4f0b7c2e9d18';

COMMIT;
