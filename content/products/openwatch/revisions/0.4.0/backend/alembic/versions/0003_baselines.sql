BEGIN;

-- Running upgrade 7a41c9be02d5 -> b83d06f1a7ce

CREATE TABLE baselines (
    id BIGSERIAL NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (name)
);

ALTER TABLE hosts ADD COLUMN baseline_id BIGINT;

UPDATE alembic_version SET version_num='b83d06f1a7ce' WHERE alembic_version.version_num = '7a41c9be02d5';

COMMIT;
