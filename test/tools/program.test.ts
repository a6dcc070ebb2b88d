import { expect, test } from "vitest";
import { programOf } from "../../src/tools/program.ts";

test.each([
  ["/usr/bin/docker", "docker"],
  ["/usr/local/sbin/nginx", "nginx"],
  ["/usr/lib/postgresql/17/bin/pg_upgrade", "pg_upgrade"],
  ["/usr/pgsql-16/bin/psql", "psql"],
  ["/opt/homebrew/opt/postgresql@17/bin/pg_dump", "pg_dump"],
])("%s is the system's own %s", (path, program) => {
  expect(programOf(path)).toBe(program);
});

test.each(["./bin/psql", "bin/docker", "/opt/app/bin/tar", "~/bin/helm"])(
  "%s may be anybody's",
  (path) => {
    expect(programOf(path)).toBe(path);
  },
);
