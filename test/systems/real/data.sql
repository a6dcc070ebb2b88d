INSERT INTO hosts (address) VALUES ('mill.example.org'), ('well.example.org');
INSERT INTO scans (host_id, finished_at, results, evidence_path) VALUES
  (1, '2026-01-05T08:00:00Z', '{"ssh-root": true, "tmp-noexec": false}', '/evidence/1'),
  (2, '2026-01-06T08:00:00Z', '{}', NULL);
INSERT INTO credentials (host_id, sealed) VALUES (1, '\x00ff10');
