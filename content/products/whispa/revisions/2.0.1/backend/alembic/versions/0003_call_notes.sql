BEGIN;

-- Running upgrade 8f21c0d4a7be -> c93e77ab1f05

CREATE TABLE call_notes (
    id BIGSERIAL NOT NULL,
    call_id BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(call_id) REFERENCES calls (id)
);

ALTER TABLE sessions ADD COLUMN signature BYTEA;

UPDATE alembic_version SET version_num='c93e77ab1f05' WHERE alembic_version.version_num = '8f21c0d4a7be';

COMMIT;
