CREATE TABLE lineage_edges (
    source_id BIGINT NOT NULL,
    target_id BIGINT NOT NULL,
    seen_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    PRIMARY KEY (source_id, target_id),
    FOREIGN KEY(source_id) REFERENCES datasets (id),
    FOREIGN KEY(target_id) REFERENCES datasets (id)
);

CREATE TABLE audit_partitions (
    month DATE NOT NULL,
    entries BIGINT NOT NULL,
    PRIMARY KEY (month)
);

UPDATE alembic_version SET version_num='94d0c6f1a3b7' WHERE alembic_version.version_num = '2e7b40c8d91f';

