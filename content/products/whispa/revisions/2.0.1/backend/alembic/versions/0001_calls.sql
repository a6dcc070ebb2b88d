BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> 3d1f0a92c7e4

CREATE TABLE users (
    id BIGSERIAL NOT NULL,
    email TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (email)
);

CREATE TABLE sessions (
    token TEXT NOT NULL,
    user_id BIGINT NOT NULL,
    PRIMARY KEY (token),
    FOREIGN KEY(user_id) REFERENCES users (id)
);

CREATE TABLE calls (
    id BIGSERIAL NOT NULL,
    user_id BIGINT NOT NULL,
    notes TEXT DEFAULT '' NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(user_id) REFERENCES users (id)
);

INSERT INTO alembic_version (version_num) VALUES ('3d1f0a92c7e4') RETURNING alembic_version.version_num;

COMMIT;
