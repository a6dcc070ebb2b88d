ALTER TABLE memories ADD COLUMN embedding_model text;
CREATE INDEX memories_embedding_model ON memories (embedding_model);
