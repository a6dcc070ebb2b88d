import { expect, test } from "vitest";
import { saysAll } from "./support/lasting/holding.ts";
import { lastingAfter } from "./support/lasting/world.ts";
import { rehearse } from "../../src/session/rehearse.ts";
import { plainBlock } from "../support/blocks.ts";

const lines = (...all: readonly string[]): string => all.join("\n");

/** Each thing that lasts and what it holds; a database with where its schema went. */
function left(script: string, options = {}): Record<string, string> {
  const { events } = rehearse([plainBlock(script)], { variables: {} });
  const { things } = lastingAfter(events, options);
  return Object.fromEntries(
    [...things].map(([key, holding]) => {
      const moves = holding.moves.map(({ to }) => ` -> ${to}`).join("");
      return [key, saysAll(holding) + moves];
    }),
  );
}

test("a dump restores what the database was when it was made", () => {
  const { "database app": app } = left(
    lines(
      "docker exec db pg_dump -Fc app > before.dump",
      "docker exec api alembic upgrade head",
      "docker exec db dropdb app",
      "docker exec -i db pg_restore -d postgres --create < before.dump",
    ),
  );
  expect(app).toBe("at first");
});

test("a dump that was made too late restores the new schema", () => {
  const { "database app": app } = left(
    lines(
      "alembic upgrade head",
      "pg_dump -Fc app > late.dump",
      "alembic downgrade base",
      "pg_restore -d app late.dump",
    ),
  );
  expect(app).toBe("at first -> head");
});

test("a copy that is put back takes the edits away", () => {
  const { "file /mill/.env": env } = left(
    lines(
      "cd /mill",
      "cp .env .env.before",
      "echo WHEELS=4 >> .env",
      "sed -i 's/^STONES=.*/STONES=2/' .env",
      "cp .env.before .env",
    ),
  );
  expect(env).toBe("at first");
});

test("an image is made from what was checked out when it was built", () => {
  const script = [
    "git checkout v2",
    "docker compose build",
    "docker compose up -d",
  ];
  const inOrder = left(lines("cd /mill", ...script));
  expect(inOrder["deployment compose"]).toMatch(/^v2,/);
  const built = left(
    lines(
      "cd /mill",
      "docker compose build",
      "git checkout v2",
      "docker compose up -d",
    ),
  );
  expect(built["deployment compose"]).toMatch(/^at first,/);
});

test("a settings file decides what a stack deploys, and only once it is applied", () => {
  const set = "pulumi config set --stack prod web:image mill/web:2";
  expect(left(set)["deployment prod"]).toBeUndefined();
  expect(
    left(lines(set, "pulumi up --stack prod --yes"))["deployment prod"],
  ).toBe("at first, web:image mill/web:2");
});

test("helm's rollback returns what the release was before its last upgrade", () => {
  const upgrade = "helm upgrade web mill/web -n web --version";
  expect(
    left(
      lines(`${upgrade} 1.0.0`, `${upgrade} 2.0.0`, "helm rollback web -n web"),
    ),
  ).toEqual({ "deployment web/web": "chart mill/web, version 1.0.0" });
});

test("a trial run changes nothing", () => {
  expect(
    left("helm upgrade web mill/web --version 2.0.0 --dry-run=server"),
  ).toEqual({});
  expect(
    left("kubectl scale deployment/web --replicas=0 --dry-run=client"),
  ).toEqual({});
  expect(left("alembic upgrade a1:b2 --sql")).toEqual({});
});

test("a job in a manifest migrates with its own image", () => {
  const manifest = lines(
    "kubectl apply -f - <<EOF",
    "apiVersion: batch/v1",
    "kind: Job",
    "metadata:",
    "  name: migrate",
    "spec:",
    "  template:",
    "    spec:",
    "      containers:",
    "        - name: migrate",
    "          image: mill/api:2.1.0",
    '          command: ["alembic", "upgrade", "head"]',
    "EOF",
  );
  const { events } = rehearse([plainBlock(manifest)], { variables: {} });
  expect(lastingAfter(events).things.get("database")?.moves).toEqual([
    { to: "head", by: "mill/api:2.1.0", onStart: false },
  ]);
});

test("a program that migrates on its start does so whenever it is deployed", () => {
  const script = "helm upgrade web mill/web --version 2.0.0";
  expect(left(script, { migrates: true })["database"]).toBe("at first -> head");
  expect(
    left(`${script} --no-hooks`, { migrates: true })["database"],
  ).toBeUndefined();
});
