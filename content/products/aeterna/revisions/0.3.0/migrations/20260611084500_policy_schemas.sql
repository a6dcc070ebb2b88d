ALTER TABLE policies ADD COLUMN schema_version integer NOT NULL DEFAULT 1;
