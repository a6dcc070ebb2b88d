-- Migration 20260302101500: tokens

CREATE TABLE api_tokens (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  tenant text NOT NULL,
  digest bytea NOT NULL UNIQUE,
  expires_at timestamptz
);
