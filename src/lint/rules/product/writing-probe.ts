import { nodesOf } from "../../../shell/nodes.ts";
import { callsOf, lineAt, readShellText, textOf } from "../../product/calls.ts";
import { writes } from "../../product/effects.ts";
import { probesOf } from "../../product/shell-texts.ts";
import type { ProductRule } from "../../product/rule.ts";

const stones =
  "changes:\n  - id: stones\n    kind: behaviour\n    title: New stones\n    impact: Buy them\n    detect:\n";

/** A question that changes what it asks about. */
export const writingProbe: ProductRule = {
  name: "writing-probe",
  on: "product",
  tier: "metadata",
  severity: "error",
  summary: "A command that should only look changes something",
  why: "Probes are run before anybody decided to upgrade, on systems that serve: they must leave everything as it is.",
  help: "Ask with a command that only reads; put what changes something into a step.",
  examples: {
    good: [
      {
        releases: {
          "1.1.0": `${stones}      - { run: "psql -d mill -c 'SELECT count(*) FROM stones' 2>/dev/null", affectedIf: "0" }`,
        },
      },
      {
        releases: {
          "1.1.0":
            "requires:\n  Kubernetes: { range: '>=1.28', check: kubectl version -o json | jq -r .serverVersion.gitVersion }\nstop: { because: Sort first, probe: kubectl exec -n mill deploy/mill -- alembic current }",
        },
      },
      {
        releases: {
          "1.1.0": `${stones}      - { run: kubectl apply -f stones.yaml --dry-run=server, affectedIf: created }`,
        },
      },
    ],
    bad: [
      {
        releases: {
          "1.1.0": `${stones}      - run: |\n          mill status > status.txt\n          grep -c old status.txt\n        affectedIf: "1"`,
        },
        findings: [
          "releases/1.1.0.yaml:8 Unexpected write to `status.txt`, expected a probe that only reads",
        ],
      },
      {
        releases: {
          "1.1.0":
            "stop:\n  because: Sort first\n  probe: kubectl exec -n mill deploy/mill -- alembic upgrade head",
        },
        findings: [
          "releases/1.1.0.yaml:3 Unexpected `alembic upgrade`, expected a probe that only reads",
        ],
      },
      {
        releases: {
          "1.1.0":
            "requires:\n  PostgreSQL:\n    range: '>=14'\n    check: psql -c 'CREATE TABLE probe (id int)'",
        },
        findings: [
          "releases/1.1.0.yaml:4 Unexpected `psql`, expected a probe that only reads: its SQL changes something",
        ],
      },
    ],
  },
  *check(product) {
    for (const { text, place } of probesOf(product)) {
      for (const { target, line } of filesWritten(text))
        yield {
          ...place,
          offset: line,
          message: `Unexpected write to \`${target}\`, expected a probe that only reads`,
        };
      for (const call of callsOf(text).filter(writes)) {
        const { name, words, line } = call;
        const isSql = words.some((word) => /\s/.test(word));
        const verb = words.find(
          (word) => /^[a-z-]+$/.test(word) && !word.startsWith("-"),
        );
        const said = isSql || verb === undefined ? name : `${name} ${verb}`;
        yield {
          ...place,
          offset: line,
          message: `Unexpected \`${said}\`, expected a probe that only reads${isSql ? ": its SQL changes something" : ""}`,
        };
      }
    }
  },
};

/** Targets of `>` that are files: not `/dev/null`, not another descriptor. */
function* filesWritten(text: string) {
  const script = readShellText(text);
  if (script.tree.errors) return;
  for (const { node, inside } of nodesOf(script.tree)) {
    if (node.type !== "Redirect" || !node.operator.includes(">")) continue;
    const target = node.target ? textOf(node.target) : "";
    const isDescriptor = node.operator === ">&" && /^[\d-]+$/.test(target);
    if (target === "" || isDescriptor || target.startsWith("/dev/")) continue;
    const line = lineAt(script.text, inside?.start ?? node.pos);
    yield { target: target.replaceAll(/[\ue000-\uf8ff]/g, "…"), line };
  }
}
