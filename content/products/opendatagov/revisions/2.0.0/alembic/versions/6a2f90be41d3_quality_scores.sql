CREATE TABLE quality_scores (
    dataset_id BIGINT NOT NULL,
    scored_at TIMESTAMP WITH TIME ZONE NOT NULL,
    score NUMERIC(4, 3) NOT NULL,
    PRIMARY KEY (dataset_id, scored_at),
    FOREIGN KEY(dataset_id) REFERENCES datasets (id)
);

UPDATE alembic_version SET version_num='6a2f90be41d3' WHERE alembic_version.version_num = '94d0c6f1a3b7';

