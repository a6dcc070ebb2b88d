import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test, vi } from "vitest";
import { loadRenderer } from "../../../src/commands/guides.ts";
import { renderScript } from "../../../src/guide/render.ts";
import { plan } from "../../../src/plan/plan.ts";
import { kiln } from "./kiln.ts";
import { values, workshop } from "./run-script.ts";

const renderer = await loadRenderer();

function scriptOf(from: string, to: string): string {
  const planned = plan(kiln(), from, to, { answers: { platform: "compose" } });
  if (planned.kind !== "plan") throw new Error(planned.why);
  return renderScript(planned, renderer).body;
}

const hop = scriptOf("1.0.0", "1.1.0");
const way = scriptOf("1.0.0", "2.0.0");

const wholeHop = [
  "docker compose ps",
  "pg_dump -d kiln -f pots-before-1.1.0.sql",
  "pg_restore --list pots-before-1.1.0.sql",
  "docker compose pull [v1.1.0]",
  "alembic upgrade head [v1.1.0]",
  "docker compose up -d --wait [v1.1.0]",
  "pottery glaze north pier [v1.1.0]",
  "curl -fsS http://localhost/health [v1.1.0]",
  "pottery sweep [v1.1.0]",
];

test("a script reads like this", async () => {
  await expect(hop).toMatchFileSnapshot("kiln.sh");
});

test("it runs every step in order", () => {
  const { run, read } = workshop(hop);
  const { status, calls } = run(["--yes"]);
  expect(calls).toEqual(wholeHop);
  expect(status).toBe(0);
  expect(read(".env")).toBe("HEAT=7\n");
  expect(read("kiln-1.0.0-to-1.1.0.log")).toContain("==> Migrate (migrate)");
});

test("--dry-run prints every command, asks for nothing and leaves nothing behind", () => {
  const { run, has } = workshop(hop);
  const { status, stdout, calls } = run(["--dry-run"], { env: {} });
  expect(status).toBe(0);
  expect(stdout).toContain("docker compose pull");
  expect(stdout).toContain("Write down all pots");
  expect(calls).toEqual([]);
  expect(has("kiln-1.0.0-to-1.1.0.log")).toBe(false);
  expect(has(".kiln-1.0.0-to-1.1.0.state")).toBe(false);
});

test("what it cannot do is said before anything is run", () => {
  const { run } = workshop(hop);
  const value = run(["--yes"], { env: { GLAZE_KEY: "k" } });
  expect(value.status).toBe(2);
  expect(value.stdout).toContain(
    "set SITE: Name of the site, for example north pier",
  );
  const old = run(["--yes"], {
    env: { DOCKER_VERSION: "Docker version 23.0.1" },
  });
  expect(old.status).toBe(2);
  expect(old.stdout).toContain(
    "Unexpected docker 23.0.1, expected >=24.0.0 <28.0.0-0",
  );
  const lost = run(["--yes"], { env: { PATH: "/nowhere:/usr/bin:/bin" } });
  expect(lost.stdout).toContain("Cannot find the program pottery");
  expect([...value.calls, ...old.calls, ...lost.calls]).toEqual([]);
});

test.each([
  [["--to", "9.9.9"], "Unexpected version 9.9.9, expected one of: 1.1.0"],
  [["--from-step", "moon"], "Unexpected step moon, expected one of: cool look"],
  [
    ["--rollback", "moon"],
    "Unexpected depth moon, expected one of: code, schema",
  ],
  [["--to"], "Unexpected end after --to, expected a value"],
  [["--moon"], "Unexpected argument --moon"],
])("%j is refused", (args, message) => {
  const { status, stderr, calls } = workshop(hop).run(args);
  expect(stderr).toContain(message);
  expect(status).toBe(2);
  expect(calls).toEqual([]);
});

test("--env reads values from a file and runs nothing in it", () => {
  const { run, put, has } = workshop(hop);
  put(
    "prod.env",
    `# ours\nexport SITE="south $(touch hacked)"\nGLAZE_KEY=k=1\nPATH=/x`,
  );
  const { status, calls } = run(["--yes", "--env", "prod.env"], { env: {} });
  expect(status).toBe(0);
  expect(calls).toContain("pottery glaze south $(touch hacked) [v1.1.0]");
  expect(has("hacked")).toBe(false);
});

test("it asks whether the version runs that it leads away from", () => {
  const { run } = workshop(hop);
  const other = run([], { input: "n\n" });
  expect(other.stdout).toContain("Is Kiln at 1.0.0 now? [y/N]");
  expect(other).toMatchObject({ status: 1, calls: [] });
  expect(run([], { input: "y\nn\n" }).stdout).toContain("60 degrees");
});

test("it asks before it changes anything, and no means no", () => {
  const { run } = workshop(hop);
  const refused = run([], { input: "y\ny\nn\n" });
  expect(refused.status).toBe(1);
  expect(refused.stdout).toContain("It must be below 60 degrees.\nDone? [y/N]");
  expect(refused.stdout).toContain("Change the system now? [y/N]");
  expect(refused.calls).toEqual(wholeHop.slice(0, 3));
  const agreed = run(["--resume"], { input: "y\n" });
  expect(agreed.calls).toEqual(wholeHop.slice(3));
});

test("work by hand that is not done stops it, and is asked for again", () => {
  const { run } = workshop(hop);
  expect(run([], { input: "y\nn\n" })).toMatchObject({ status: 1, calls: [] });
  expect(run(["--resume"], { input: "n\n" }).stdout).toContain("60 degrees");
});

test("a step that fails before the first change leaves nothing to roll back", () => {
  const { run } = workshop(hop);
  const { status, stdout, calls } = run(["--yes"], { failing: "*pg_restore*" });
  expect(status).toBe(1);
  expect(calls).toEqual(wholeHop.slice(0, 3));
  expect(stdout).toContain("The step dump failed with status 9");
  expect(stdout).toContain("Nothing was changed yet");
});

test("a step that fails before the migration takes the code back", () => {
  const { run, read } = workshop(hop);
  const { status, stdout, calls } = run(["--yes"], { failing: "*pull*" });
  expect(status).toBe(1);
  expect(calls.slice(4)).toEqual(["docker compose up -d --wait [v1.0.0]"]);
  expect(stdout).toContain("Rolled back, depth code.");
  expect(read(".env")).toBe("");
});

test.each(["*alembic upgrade*", "*glaze*", "*curl*"])(
  "once %s fails the schema goes back first",
  (failing) => {
    const { status, stdout, calls } = workshop(hop).run(["--yes"], { failing });
    expect(calls.slice(-2)).toEqual([
      expect.stringContaining("alembic downgrade aaa111"),
      "docker compose up -d --wait [v1.0.0]",
    ]);
    expect(stdout).toContain("Rolled back, depth schema.");
    expect(status).toBe(1);
  },
);

test("after a rollback the upgrade begins anew", () => {
  const { run } = workshop(hop);
  run(["--yes"], { failing: "*curl*" });
  expect(run(["--yes"]).calls.map((call) => call.replace(/ \[.*/, ""))).toEqual(
    wholeHop.map((call) => call.replace(/ \[.*/, "")),
  );
});

test("what comes after the verification is never a reason to go back", () => {
  const { run } = workshop(hop);
  const { status, stdout, calls } = run(["--yes"], { failing: "*sweep*" });
  expect(status).toBe(1);
  expect(calls).toEqual(wholeHop);
  expect(stdout).toContain("only what comes afterwards is left");
  expect(run(["--yes", "--resume"]).calls).toEqual(["pottery sweep [v1.1.0]"]);
});

test("who is asked may refuse the rollback, repair and go on", () => {
  const { run } = workshop(hop);
  const { stdout, calls } = run([], {
    input: "y\ny\ny\nn\n",
    failing: "*glaze*",
  });
  expect(stdout).toContain("Go back to 1.0.0 now? [y/N]");
  expect(stdout).toContain("upgrade.sh --rollback schema");
  expect(calls).toEqual(wholeHop.slice(0, 7));
  expect(run([]).stdout + run([]).stderr).toContain(
    "An earlier run got to glaze",
  );
  const resumed = run(["--resume"]);
  // The version that an earlier step exported is known again.
  expect(resumed.calls).toEqual(wholeHop.slice(6));
  expect(resumed.status).toBe(0);
});

test("a rollback that fails says how to go on with it", () => {
  const { run } = workshop(hop);
  run(["--yes"]);
  const failed = run(["--yes", "--rollback", "schema"], { failing: "*up -d*" });
  expect(failed.stdout).toContain("--rollback schema --from-step restart");
  const { calls } = run([
    "--yes",
    "--rollback",
    "schema",
    "--from-step",
    "restart",
  ]);
  expect(calls).toEqual(["docker compose up -d --wait [v1.0.0]"]);
});

test("a rollback runs the steps of its depth, also after a run that went well", () => {
  const { run } = workshop(hop);
  run(["--yes"]);
  expect(run(["--yes", "--rollback", "code"]).calls).toEqual([
    "docker compose up -d --wait [v1.0.0]",
  ]);
});

test("a way of two legs stops between them for what must be waited for", () => {
  const { run } = workshop(way);
  const { status, stdout, calls } = run(["--yes", "--to", "1.1.0"]);
  expect(status).toBe(0);
  expect(stdout).toContain("1.1.0: done.");
  expect(calls).toEqual(wholeHop);
  const rest = run(["--yes", "--resume"]);
  expect(rest.calls).toEqual(
    wholeHop.map((call, index) =>
      // Until the step that says otherwise it is still the version before.
      index < 3
        ? `${call.replaceAll("1.1.0", "2.0.0")} [v1.1.0]`
        : call.replaceAll("1.1.0", "2.0.0"),
    ),
  );
});

test("it can stop before a step, and begin at one", () => {
  const { run } = workshop(way);
  const before = run(["--yes", "--before", "1.1.0/dump"]);
  expect(before).toMatchObject({ status: 0, calls: ["docker compose ps"] });
  const from = run(["--yes", "--from-step", "2.0.0/health"]);
  expect(from.calls).toEqual([
    "curl -fsS http://localhost/health",
    "pottery sweep",
  ]);
  const wrong = run(["--yes", "--from-step", "2.0.0/health", "--to", "1.1.0"]);
  expect(wrong.status).toBe(2);
  expect(wrong.calls).toEqual([]);
});

test("where only the backup leads back nobody is sent there unasked", () => {
  const { run } = workshop(way);
  run(["--yes", "--to", "1.1.0"]);
  const { stdout, calls } = run(["--yes", "--resume"], { failing: "*up -d*" });
  expect(calls.at(-1)).toContain("up -d --wait [v2.0.0]");
  expect(stdout).toContain("upgrade.sh --rollback data");
  expect(stdout).toContain("what was written since is lost");
  const back = run(["--yes", "--rollback", "data"]);
  expect(back.calls).toEqual([
    "docker compose up -d --wait [v1.1.0]",
    "psql -d kiln -f pots-before-2.0.0.sql [v1.1.0]",
  ]);
});

test("past the point of no return it says so", () => {
  const { run } = workshop(way);
  run(["--yes", "--to", "1.1.0"]);
  const { status, stdout, calls } = run(["--yes", "--resume"], {
    failing: "*glaze*",
  });
  expect(status).toBe(1);
  expect(calls.at(-1)).toContain("pottery glaze");
  expect(stdout).toContain("past the point of no return");
});

test("a step that ends the script is no step that is done", () => {
  const { run, read, put } = workshop(hop);
  put("upgrade.sh", read("upgrade.sh").replace(/^pottery glaze.*/m, "exit 0"));
  const { status, stdout } = run(["--yes"]);
  expect(status).toBe(1);
  expect(stdout).toContain("The step glaze failed with status 0");
  expect(stdout).toContain("Rolled back, depth schema.");
});

test("an interrupt stops it where it is and rolls nothing back", async () => {
  const { folder, put, read } = workshop(hop);
  put("alembic", `#!/bin/bash\ntouch ${folder}/began\nsleep 20\n`);
  const child = spawn("bash", ["upgrade.sh", "--yes"], {
    cwd: folder,
    env: { ...values, PATH: `${folder}:${process.env["PATH"]}`, FAILING: "" },
    // A group of its own, as a terminal gives it to what it starts.
    detached: true,
    stdio: "ignore",
  });
  await vi.waitFor(() => read("began"), { timeout: 10_000 });
  process.kill(-(child.pid ?? 0), "SIGINT");
  const [status] = await once(child, "exit");
  expect(status).toBe(1);
  const log = read("kiln-1.0.0-to-1.1.0.log");
  expect(log).toContain("The step migrate failed with status 130");
  expect(log).toContain("upgrade.sh --rollback schema");
  expect(read("calls")).not.toContain("downgrade");
});
