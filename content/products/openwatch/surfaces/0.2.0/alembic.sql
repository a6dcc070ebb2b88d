-- Migration b83d06f1a7ce: Add baselines of host groups

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

-- Migration e19f5d83b6c0: Split the results of scans by rule

BEGIN;

-- Running upgrade b83d06f1a7ce -> e19f5d83b6c0

CREATE TABLE scan_results (
    scan_id BIGINT NOT NULL,
    rule TEXT NOT NULL,
    passed BOOLEAN NOT NULL,
    FOREIGN KEY(scan_id) REFERENCES scans (id)
);

INSERT INTO scan_results (scan_id, rule, passed) SELECT s.id, r.key, (r.value)::text::boolean FROM scans s, json_each(s.results) r;

ALTER TABLE scans DROP COLUMN results;

UPDATE alembic_version SET version_num='e19f5d83b6c0' WHERE alembic_version.version_num = 'b83d06f1a7ce';

COMMIT;
