import { describe, expect, test } from "vitest";
import { rehearse } from "../../src/session/rehearse.ts";
import type { Given, SessionBlock } from "../../src/session/rehearse.ts";
import { known } from "../../src/session/values.ts";
import { plainBlock } from "../support/blocks.ts";

function outcomes(
  script: string,
  given: Given = { variables: {} },
): readonly string[] {
  return rehearse([plainBlock(script)], given).statements.map(
    ({ outcome, why }) => (why === undefined ? outcome : `${outcome}: ${why}`),
  );
}

describe("a statement", () => {
  test.each([
    "pg_dump app > app.sql",
    "helm upgrade web ./chart -f values.yaml -n web",
    "pg_dump app > app-$(date +%Y%m%d).sql",
    "for i in 1 2 3; do kubectl delete pod web-$i; done",
    "until pg_isready; do sleep 2; done",
    'cd "$HOME/app" && docker compose up -d',
    'read -rp "Host: " DB_HOST && psql -h "$DB_HOST" -c "select 1"',
  ])("is known when all it needs is: %s", (script) => {
    expect(outcomes(script)).toEqual(["known"]);
  });

  test.each([
    ["vetsctl migrate", "no tool file describes `vetsctl`"],
    [
      "kubectl delete pod $(kubectl get pod -o name)",
      "what `kubectl` prints is not known",
    ],
    ["source .env", "what the sourced file sets is not known"],
    ["gzip *.sql", "the files here are not known"],
    ["if tool; then A=1; else A=2; fi", "no tool file describes `tool`"],
    [
      "if kubectl get ns web; then A=1; fi",
      "whether the condition holds is not known",
    ],
    ["psql -h $DB_HOST -c 'select 1'", "`DB_HOST` is not set on this page"],
  ])("says what it does not know: %s", (script, why) => {
    expect(outcomes(script)).toEqual([`unknown: ${why}`]);
  });

  test("with the reader's declared variable is known, though its value is not", () => {
    expect(
      outcomes("psql -h $DB_HOST -c 'select 1'", {
        variables: { DB_HOST: {} },
      }),
    ).toEqual(["known"]);
  });

  test("that is not reached counts as skipped", () => {
    expect(outcomes("exit\npg_dump app")).toEqual([
      "known",
      "skipped: the script ends before it",
    ]);
  });
});

describe("a block", () => {
  test("that the author skips is not run, and counted with its reason", () => {
    const block: SessionBlock = {
      ...plainBlock("A=1\nB=2"),
      skip: "needs a cluster",
    };
    const { statements, end } = rehearse([block], { variables: {} });
    expect(statements.map(({ outcome, why }) => `${outcome} ${why}`)).toEqual([
      "skipped needs a cluster",
      "skipped needs a cluster",
    ]);
    expect(end.variables).toEqual({});
  });

  test("with a sample of its output goes on with what that says", () => {
    const block: SessionBlock = {
      ...plainBlock("POD=$(kubectl get pod -o name)"),
      prints: "pod/web-0\n",
    };
    const { statements, end } = rehearse([block], { variables: {} });
    expect(statements[0]?.outcome).toBe("known");
    expect(known(end.variables["POD"] ?? [])).toBe("pod/web-0");
  });

  test("of one option does not see what another option's block did", () => {
    const block = (script: string, option?: string): SessionBlock => ({
      ...plainBlock(script),
      choices: option === undefined ? {} : { platform: [option] },
    });
    const { events, statements, end } = rehearse(
      [
        block("A=1"),
        block("B=docker; pg_dump > docker.sql", "docker"),
        block("B=helm; psql < docker.sql", "helm"),
        block("C=$B"),
      ],
      { variables: {} },
    );
    const reads = events.filter((event) => event.kind === "read-file");
    expect(reads.map(({ found }) => found)).toEqual(["missing"]);
    expect(
      events.filter((event) => event.kind === "set" && event.name === "A"),
    ).toHaveLength(1);
    expect(known(end.variables["A"] ?? [])).toBe("1");
    expect(known(end.variables["B"] ?? [])).toBeUndefined();
    expect(statements).toHaveLength(6);
  });
});
