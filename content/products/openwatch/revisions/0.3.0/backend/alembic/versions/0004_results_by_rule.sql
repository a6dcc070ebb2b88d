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
