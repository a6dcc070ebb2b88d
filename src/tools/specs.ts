/**
 * The tools that have specs in `specs/`, with their versions, oldest first: a file
 * is opened only when a page calls its tool.
 */
export const specVersions: Readonly<Record<string, readonly string[]>> = {
  aws: ["1.45.11", "2.9.19"],
  createdb: ["15.18"],
  createuser: ["15.18"],
  curl: ["7.88.1"],
  docker: ["20.10.24", "28.2.2"],
  dropdb: ["15.18"],
  dropuser: ["15.18"],
  git: ["2.39.5"],
  initdb: ["15.18"],
  journalctl: ["252.38"],
  kubectl: ["1.20.2", "1.32.4"],
  pg_basebackup: ["15.18"],
  pg_ctl: ["15.18"],
  pg_dump: ["15.18"],
  pg_dumpall: ["15.18"],
  pg_isready: ["15.18"],
  pg_restore: ["15.18"],
  pg_upgrade: ["15.18"],
  podman: ["4.3.1"],
  psql: ["15.18"],
  rclone: ["1.60.1"],
  reindexdb: ["15.18"],
  restic: ["0.14.0"],
  skopeo: ["1.9.3"],
  systemctl: ["252.38"],
  vacuumdb: ["15.18"],
};
