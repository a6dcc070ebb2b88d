import { expect, test } from "vitest";
import { sources } from "../../src/commands/pages/sources.ts";
import { lintThoroughly } from "../../src/lint/thorough.ts";
import { expectationsFrom } from "../../src/plan/expect.ts";
import { plan } from "../../src/plan/plan.ts";
import {
  lantern,
  lanternProduct,
  lanternReleases,
} from "../support/lantern.ts";

const judging =
  /^(?:unknown-option|unknown-subcommand|missing-operand|surplus-operand|swallowed-option|retired-usage)$/;

interface Asking {
  /** What the Helm platform asks for: `kubectl: ">=1.20 <1.25"`. */
  readonly tools?: string;
  /** What the second release asks for. */
  readonly requires?: string;
}

/** What is said of a line in the guide of a product that asks for these versions. */
async function said(line: string, { tools = "", requires }: Asking) {
  const { "1.0.0": first, "1.1.0": second } = lanternReleases;
  const product = lantern(
    lanternProduct.replace(
      "{ title: Helm }",
      `{ title: Helm, tools: { ${tools} } }`,
    ),
    {
      "1.0.0": first,
      "1.1.0":
        requires === undefined
          ? second
          : `${second}requires: { ${requires} }\n`,
    },
  );
  const way = plan(product, "1.0.0", "1.1.0");
  if (way.kind !== "plan") throw new Error(way.why);
  const page = `\`\`\`bash\n${line}\n\`\`\`\n`;
  const options = { file: "guide.md", expectations: expectationsFrom(way) };
  const { findings } = await lintThoroughly(page, options, sources);
  return findings
    .filter(({ rule }) => judging.test(rule))
    .map(({ severity, message }) => `${severity} ${message}`);
}

test("without a range a line that one known version accepts is accepted", async () => {
  expect(await said("kubectl debug web-0 --keep-labels", {})).toEqual([]);
  expect(await said("kubectl run web --image=vets --limits=cpu=1", {})).toEqual(
    [
      "warning Unexpected `kubectl run --limits`, expected `--overrides`: removed in 1.21 or later",
    ],
  );
});

test("only the known versions inside the range of a platform's tool are asked", async () => {
  const old = { tools: 'kubectl: ">=1.20 <1.25"' };
  expect(await said("kubectl debug web-0 --keep-labels", old)).toEqual([
    "error Unexpected `--keep-labels`: `kubectl debug` has no such option in kubectl 1.20.2 (the guide asks for `>=1.20 <1.25`; 1.32.4 has it)",
  ]);
  const young = { tools: 'kubectl: ">=1.27"' };
  expect(await said("kubectl debug web-0 --keep-labels", young)).toEqual([]);
});

test("a subcommand of a later version may be a plugin of the reader's", async () => {
  const old = { tools: 'kubectl: ">=1.20 <1.25"' };
  expect(await said("kubectl events", old)).toEqual([]);
});

test("a range that spans several known versions is refused by all of them or by none", async () => {
  const wide = { tools: 'kubectl: ">=1.19"' };
  expect(await said("kubectl debug web-0 --keep-labels", wide)).toEqual([]);
  expect(await said("kubectl get pods --all-namespace", wide)).toEqual([
    "error Unexpected `--all-namespace`, expected `--all-namespaces`: `kubectl get` has no such option in kubectl 1.20.2 to 1.36.4 (the guide asks for `>=1.19`)",
  ]);
});

test("no known version inside the range: what all refuse is said in passing", async () => {
  const unknown = { tools: 'kubectl: ">=1.40"' };
  expect(await said("kubectl debug web-0 --keep-labels", unknown)).toEqual([]);
  expect(await said("kubectl get pods --all-namespace", unknown)).toEqual([
    "info Unexpected `--all-namespace`, expected `--all-namespaces`: `kubectl get` has no such option in kubectl 1.20.2 to 1.36.4 (the guide asks for `>=1.40`)",
  ]);
  expect(await said("kubectl delete -n vets", unknown)).toEqual([
    "info Expected 1 or more operands of `kubectl delete` in kubectl 1.20.2 to 1.36.4 (the guide asks for `>=1.40`), found fewer",
  ]);
});

test("what a release requires of a tool stands before what a platform asks for", async () => {
  const asking = {
    tools: 'kubectl: ">=1.20 <1.25"',
    requires: 'Kubectl: { range: ">=1.30" }',
  };
  expect(await said("kubectl debug web-0 --keep-labels", asking)).toEqual([]);
});

test("a tool in a container need not be the one that the guide asks for", async () => {
  const old = { tools: 'kubectl: ">=1.20 <1.25"' };
  const inside = "docker exec tools kubectl debug web-0 --keep-labels";
  expect(await said(inside, old)).toEqual([]);
});

test("where all that the guide asks for lies at the removal or behind it, a retired usage is an error", async () => {
  const export_ = "kubectl get deploy web --export";
  expect(await said(export_, { tools: 'kubectl: ">=1.18"' })).toEqual([
    "error Unexpected `kubectl get --export`, expected `kubectl get -o yaml`: removed in 1.18 (the guide asks for `>=1.18`)",
  ]);
});

test("where the removal lies inside the range, a retired usage is a warning", async () => {
  const asking = { tools: 'etcdctl: ">=3.5 <4"' };
  expect(await said("etcdctl snapshot restore vets.db", asking)).toEqual([
    "warning Unexpected `etcdctl snapshot restore`, expected `etcdutl snapshot restore`: removed in 3.6 (the guide asks for `>=3.5 <4`)",
  ]);
  expect(await said("etcdctl snapshot restore vets.db", {})).toEqual([
    "warning Unexpected `etcdctl snapshot restore`, expected `etcdutl snapshot restore`: removed in 3.6",
  ]);
});

test("where the removal lies above the range, a retired usage is an info, and no deprecation is told", async () => {
  expect(
    await said("etcdctl snapshot restore vets.db", {
      tools: 'etcdctl: ">=3.4 <3.6"',
    }),
  ).toEqual([
    "info Unexpected `etcdctl snapshot restore`, expected `etcdutl snapshot restore`: removed in 3.6 (the guide asks for `>=3.4 <3.6`)",
  ]);
  const deprecated = "podman generate systemd vets";
  expect(await said(deprecated, { tools: 'podman: "<4.7"' })).toEqual([]);
  expect(await said(deprecated, { tools: 'podman: ">=4.7"' })).toHaveLength(1);
});

test("what others than its makers tell of a removal is said in passing", async () => {
  expect(await said("gem install vets --no-ri", {})).toEqual([
    "info Unexpected `gem install --no-ri`, expected `--no-document`: removed in 3.0",
  ]);
});

test("the plugin of Docker is held against its own versions", async () => {
  const page = (words: string) =>
    said(`docker --context west compose ${words}`, {});
  expect(await page("-f a.yaml up -d --wait web")).toEqual([]);
  expect(await page("up --detatch")).toEqual([
    "error Unexpected `--detatch`, expected `--detach`: `docker compose up` has no such option in docker compose 2.26.1 to 2.40.3",
  ]);
  expect(
    await said("docker compose up --detatch", {
      tools: '"docker compose": ">=2.30"',
    }),
  ).toEqual([
    "error Unexpected `--detatch`, expected `--detach`: `docker compose up` has no such option in docker compose 2.40.3 (the guide asks for `>=2.30`)",
  ]);
});

test("a removal between two known versions is an error where the allowed one refuses it", async () => {
  const limits = "kubectl run web --image=vets --limits=cpu=1";
  const severities = async (range: string) => {
    const found = await said(limits, { tools: `kubectl: "${range}"` });
    return found.map((finding) => finding.split(" ")[0]);
  };
  expect(await severities(">=1.27")).toEqual(["error"]);
  expect(await severities(">=1.20")).toEqual(["warning"]);
  expect(await severities(">=1.20 <1.21")).toEqual(["info"]);
});
