BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> 4f0b7c2e9d18

CREATE TABLE hosts (
    id BIGSERIAL NOT NULL,
    address TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (address)
);

CREATE TABLE scans (
    id BIGSERIAL NOT NULL,
    host_id BIGINT NOT NULL,
    finished_at TIMESTAMP WITH TIME ZONE,
    results JSON NOT NULL,
    evidence_path TEXT,
    PRIMARY KEY (id),
    FOREIGN KEY(host_id) REFERENCES hosts (id)
);

INSERT INTO alembic_version (version_num) VALUES ('4f0b7c2e9d18') RETURNING alembic_version.version_num;

COMMIT;
