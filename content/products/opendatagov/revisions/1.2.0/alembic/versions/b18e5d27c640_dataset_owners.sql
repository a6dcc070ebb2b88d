CREATE TABLE dataset_owners (
    dataset_id BIGINT NOT NULL,
    email TEXT NOT NULL,
    PRIMARY KEY (dataset_id, email),
    FOREIGN KEY(dataset_id) REFERENCES datasets (id)
);

ALTER TABLE datasets ALTER COLUMN owner_email DROP NOT NULL;

CREATE FUNCTION copy_owner() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          INSERT INTO dataset_owners VALUES (NEW.id, NEW.owner_email) ON CONFLICT DO NOTHING;
          RETURN NEW;
        END $$;

CREATE TRIGGER copy_owner AFTER INSERT OR UPDATE OF owner_email ON datasets
        FOR EACH ROW WHEN (NEW.owner_email IS NOT NULL) EXECUTE FUNCTION copy_owner();

UPDATE alembic_version SET version_num='b18e5d27c640' WHERE alembic_version.version_num = '6a2f90be41d3';

