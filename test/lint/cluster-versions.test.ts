import { expect, test } from "vitest";
import { lint } from "../../src/lint/linter.ts";

const manifest = "apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\n";
const applied = `\n\`\`\`bash\nkubectl apply -f - <<EOF\n${manifest}EOF\n\`\`\`\n`;
const shown = `\n\`\`\`yaml\n${manifest}\`\`\`\n`;

/** `severity message` of what is said of the budget. */
function said(page: string, budget = applied): string[] {
  return lint(page + budget, { file: "page.md" })
    .findings.filter(({ rule }) => rule === "removed-api-version")
    .map(({ severity, message }) => `${severity} ${message.split(": ")[1]}`);
}

test("a page's own requirement decides how much a removed API version harms", () => {
  expect(said("## Requirements\n\n- Kubernetes 1.27+\n")).toEqual([
    "error Kubernetes 1.25 removed it, and the guide requires `>=1.27`",
  ]);
  expect(
    said("## Prerequisites\n\n| Kubernetes | `>=1.24` |\n| --- | --- |\n"),
  ).toEqual([
    "warning Kubernetes 1.25 removed it, and the guide allows `>=1.24`",
  ]);
});

test("what is only shown is a warning at most", () => {
  expect(said("## Requirements\n\n- Kubernetes 1.27+\n", shown)).toEqual([
    "warning Kubernetes 1.25 removed it, and the guide requires `>=1.27`",
  ]);
});

test("without a requirement it is said in passing", () => {
  expect(said("Since Kubernetes 1.27+ there is a bug.\n")).toEqual([
    "info Kubernetes 1.25 removed it",
  ]);
});
