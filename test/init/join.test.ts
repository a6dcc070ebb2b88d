import { describe, expect, test } from "vitest";
import { joinProduct, untold } from "../../src/init/join.ts";
import { beginning } from "../../src/init/product-text.ts";

const begun = `# yaml-language-server: $schema=x
schema: 1
id: mill
name: Mill
summary: Grinds grain
tag: v{{version}}

platforms:
  compose: { title: Docker Compose, tools: { docker: ">=24" } }

variables:
  FOLDER: { ask: Folder of the checkout, example: /opt/mill }

surfaces:
  env: { title: .env, format: dotenv, file: .env, source: .env.example }

migrations:
  alembic: alembic/versions

${beginning}
steps:
  upgrade:
    - id: configure-env
      title: Adjust \`.env\`
      config: env
    - id: start
      title: Start
      run: cd "$FOLDER"; docker compose up -d
`;
const adopted = `schema: 1
id: mill
name: Mill
summary: Say what it is
tag: "{{version}}"
platforms:
  docker: { title: Docker }
variables:
  URL: { ask: Address, example: "https://mill.example.org" }
steps:
  upgrade:
    - { id: turn, title: Turn, run: mill turn }
  verify:
    - { id: look, title: Look, run: 'curl -fsS "$URL"' }
`;

test("an adopted guide brings its steps, and what was found of the repository stays", () => {
  expect(joinProduct(begun, adopted)).toMatchInlineSnapshot(`
    "# yaml-language-server: $schema=x
    schema: 1
    id: mill
    name: Mill
    summary: Grinds grain
    tag: v{{version}}

    platforms:
      compose: { title: Docker Compose, tools: { docker: ">=24" } }

    variables:
      URL: { ask: Address, example: "https://mill.example.org" }

    surfaces:
      env: { title: .env, format: dotenv, file: .env, source: .env.example }

    migrations:
      alembic: alembic/versions

    steps:
      upgrade:
        - id: configure-env
          title: Adjust \`.env\`
          config: env
        - { id: turn, title: Turn, run: mill turn }
      verify:
        - { id: look, title: Look, run: 'curl -fsS "$URL"' }
    "
  `);
});

test("a key that is no name of a variable is taken as it stands", () => {
  const odd = begun.replace("  FOLDER:", "  'FOLDER(':");
  expect(joinProduct(odd, adopted)).not.toContain("FOLDER(");
});

describe("of what the guide says nothing", () => {
  const whole = begun
    .replace(
      "  upgrade:\n",
      "  backup:\n    - { id: dump, title: Dump, run: mill dump > before }\n  upgrade:\n",
    )
    .concat(
      "  verify:\n    - { id: ready, title: Ready, run: mill ready }\n",
      "  rollback:\n    - { id: back, title: Back, run: 'cd \"$FOLDER\"; mill load < before' }\n",
    );
  const phasesOf = (adopting: string) =>
    joinProduct(whole, adopting)?.match(/^  (?:# .*|\w+:)$/gm);

  test("a backup and the way back stay as init began them, with a remark", () => {
    expect(phasesOf(adopted)).toEqual([
      `  ${untold}`,
      "  backup:",
      "  upgrade:",
      "  verify:",
      `  ${untold}`,
      "  rollback:",
    ]);
    expect(joinProduct(whole, adopted)).toContain("FOLDER: { ask");
  });

  test("no way back stays without its backup", () => {
    const backed = adopted.replace(
      "steps:\n",
      "steps:\n  backup:\n    - { id: copy, title: Copy, run: mill copy }\n",
    );
    expect(phasesOf(backed)).toEqual(["  backup:", "  upgrade:", "  verify:"]);
  });

  test("a check that everything runs stays", () => {
    const [unchecked = ""] = adopted.split("  verify:");
    expect(phasesOf(unchecked)?.slice(3, 5)).toEqual([
      `  ${untold}`,
      "  verify:",
    ]);
  });
});

test("steps that people wrote are never replaced", () => {
  expect(joinProduct(begun.replace(beginning, ""), adopted)).toBeUndefined();
});

test("which platform a guide is about is asked of people where there are several", () => {
  const two = begun.replace(
    "variables:",
    "  helm: { title: Helm }\n\nvariables:",
  );
  expect(joinProduct(two, adopted)).toBeUndefined();
});
