import type { Product, Step } from "../../../release/types.ts";
import { callsOf, type Call } from "../../product/calls.ts";
import { excludes } from "../../product/choices.ts";
import { runOf, stepsOf } from "../../product/shell-texts.ts";
import { unpinned } from "../../product/pins.ts";
import type { ProductRule } from "../../product/rule.ts";

/** A command that installs whatever is newest. */
export const unpinnedUpgrade: ProductRule = {
  name: "unpinned-upgrade",
  on: "product",
  tier: "metadata",
  severity: "error",
  summary: "A step installs or deploys something without saying which version",
  why: "Who follows the guide next year gets another version than the one it was written for, and so does the rollback.",
  help: "Name the version: `{{to}}` in an upgrade, `{{from}}` in a rollback, or a number for what is not the product's own.",
  examples: {
    good: [
      {
        product:
          'steps:\n  upgrade:\n    - id: turn\n      title: Turn\n      run: |\n        export MILL_VERSION=v{{to}}\n        docker compose pull\n        helm upgrade mill oci://ghcr.io/mill/mill --version {{to}}\n        helm upgrade sieve ./charts/sieve --set tag={{to}}\n        npm install -g "@mill/cli@{{to}}"\n        npm ci',
      },
      {
        product:
          "steps:\n  upgrade:\n    - id: turn\n      title: Turn\n      run: |\n        git checkout v{{to}}\n        docker compose build --pull\n        kubectl set image deployment/mill mill=$REGISTRY/mill:v{{to}}\n        docker pull mill@sha256:0f1e2d",
      },
      {
        product:
          "steps:\n  prepare:\n    - { id: look, title: Look, run: 'helm list; docker image ls mill:latest' }",
      },
    ],
    bad: [
      {
        product:
          "steps:\n  upgrade:\n    - id: turn\n      title: Turn\n      run: |\n        helm repo update\n        helm upgrade mill mill/mill --namespace mill\n        docker pull ghcr.io/mill/mill:latest\n        npm install -g @mill/cli",
        findings: [
          "product.yaml:7 Unpinned chart `mill/mill`, expected `--version`",
          "product.yaml:8 Unpinned image `ghcr.io/mill/mill:latest`, expected a tag that names a version",
          "product.yaml:9 Unpinned package `@mill/cli`, expected `@mill/cli@` with a version",
        ],
      },
      {
        product:
          "steps:\n  upgrade:\n    - id: turn\n      title: Turn\n      run: |\n        docker compose pull\n        docker compose up -d",
        findings: [
          "product.yaml:6 Unpinned `docker compose pull`, expected a step before it that says `{{to}}`",
        ],
      },
      {
        product:
          "steps:\n  rollback:\n    - { id: back, depth: code, title: Back, run: kubectl set image deployment/mill mill=ghcr.io/mill/mill }",
        findings: [
          "product.yaml:3 Unpinned image `ghcr.io/mill/mill`, expected a tag that names a version",
        ],
      },
      {
        product:
          "steps:\n  upgrade:\n    - { id: get, title: Get, run: 'curl -fsSLO https://mill.example.org/releases/latest/download/mill.tar.gz' }",
        findings: [
          "product.yaml:3 Unpinned download `https://mill.example.org/releases/latest/download/mill.tar.gz`, expected the address of a version",
        ],
      },
    ],
  },
  *check(product) {
    for (const { step } of stepsOf(product)) {
      const run = runOf(step);
      if (run === undefined) continue;
      for (const call of callsOf(run.text)) {
        const what = unpinned(call) ?? unpinnedPull(call, step, product);
        if (what === undefined) continue;
        const { place } = run;
        const message = `Unpinned ${what.thing}, expected ${what.expected}`;
        yield { ...place, offset: call.line, message };
      }
    }
  },
};

/** What Compose pulls stands in files; a step that names the version may have set it there. */
function unpinnedPull({ name, words }: Call, step: Step, product: Product) {
  const verbs = words.filter((word) => !word.startsWith("-"));
  const isPull =
    (name === "docker" && verbs[0] === "compose" && verbs.includes("pull")) ||
    (name === "docker-compose" && verbs.includes("pull"));
  if (!isPull) return undefined;
  const end = step.phase === "rollback" ? "{{from}}" : "{{to}}";
  const named = stepsOf(product).some(
    ({ step: other }) => !excludes(other.when, step.when) && names(other, end),
  );
  const thing = `\`${name === "docker" ? "docker compose" : name} pull\``;
  const expected = `a step before it that says \`${end}\``;
  return named ? undefined : { thing, expected };
}

/** Whether a step's text, or an edit of the configuration, may bring the version. */
function names({ action }: Step, end: string): boolean {
  if (action.kind === "run")
    return action.run.includes(end) || action.run.includes("{{version}}");
  if (action.kind === "manual") return action.manual.includes(end);
  return action.kind === "config";
}
