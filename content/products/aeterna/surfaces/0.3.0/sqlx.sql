-- Migration 20260608140000: embedding models

ALTER TABLE memories ADD COLUMN embedding_model text;
CREATE INDEX memories_embedding_model ON memories (embedding_model);

-- Migration 20260611084500: policy schemas

ALTER TABLE policies ADD COLUMN schema_version integer NOT NULL DEFAULT 1;
