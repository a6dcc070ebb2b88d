BEGIN;

CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

-- Running upgrade  -> 5b7c1d9e0a42

CREATE TABLE users (
    id SERIAL NOT NULL,
    email VARCHAR(255) NOT NULL,
    confirmed BOOLEAN DEFAULT false NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (email)
);

CREATE TABLE projects (
    id SERIAL NOT NULL,
    owner_id INTEGER NOT NULL,
    title VARCHAR(200) NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(owner_id) REFERENCES users (id)
);

INSERT INTO alembic_version (version_num) VALUES ('5b7c1d9e0a42') RETURNING alembic_version.version_num;

COMMIT;
