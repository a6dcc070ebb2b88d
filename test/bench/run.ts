/**
 * Every bench of speed in one run, and a table of what was wanted and measured in
 * the end: `npm run bench`. It exits with 1 where something wanted was missed.
 *
 *   --quick             one round, and no site: two minutes instead of twenty-five
 *   --only lint,plan    of lint, memory, generate, plan, session, site
 *   --seed 1            what is generated
 *   --sizes 200,1000    guides of the repositories that are linted
 *   --rounds 5          of the linters; a large repository has fewer
 *   --peers none        Guidepost alone
 *   --by-processor      judge by the time of processors: a busy machine's clock lies
 *   --write <page>      put the figures into a page, between its two comments
 *   --json <file>       every figure of every round
 */
import { fork } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { summary, written } from "./measure/page.ts";
import { verdictOf, type Bench, type Told } from "./measure/told.ts";

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    only: { type: "string" },
    seed: { type: "string", default: "1" },
    sizes: { type: "string" },
    rounds: { type: "string" },
    peers: { type: "string", default: "all" },
    "by-processor": { type: "boolean", default: false },
    write: { type: "string" },
    json: { type: "string" },
  },
});
const { quick, seed, peers } = values;
const sizes = values.sizes ?? (quick ? "200,1000" : "200,1000,5000");
const rounds = values.rounds ?? (quick ? "1" : "5");

const benches: Readonly<Record<Bench, readonly string[]>> = {
  lint: Object.entries({
    "--sizes": sizes,
    "--rounds": rounds,
    "--peers": peers,
    "--versions": quick ? "none" : "1000",
  }).flat(),
  memory: quick ? ["--guides", "200"] : [],
  generate: quick
    ? ["--hops", "20,200", "--rounds", "3"]
    : ["--hops", "20,200,2000", "--rounds", "5"],
  plan: quick ? ["--rounds", "5"] : [],
  session: quick ? ["--rounds", "5"] : [],
  site: ["--rounds", "1"],
};

const isBench = (name: string): name is Bench => name in benches;
const asked =
  values.only?.split(",") ??
  Object.keys(benches).filter((name) => !(quick && name === "site"));

const unknown = asked.find((name) => !isBench(name));
if (unknown !== undefined) {
  const expected = Object.keys(benches).join(", ");
  console.error(`Unexpected bench \`${unknown}\`, expected one of ${expected}`);
  process.exit(2);
}

const start = performance.now();
const told: Told[] = [];
for (const name of asked.filter(isBench)) told.push(...(await runOf(name)));
const minutes = Math.ceil((performance.now() - start) / 60_000);
console.log(`\n${summary(told)}\n\nseed ${seed}, ${minutes} minutes`);
if (values.write !== undefined) {
  // Where the figures were kept beside the page is no matter of a reader's.
  const args = process.argv
    .slice(2)
    .join(" ")
    .replace(/ ?--json[ =]\S+/, "");
  const command = `npm run bench -- ${args}`;
  const page = readFileSync(values.write, "utf8");
  const text = written(page, told, { seed: Number(seed), command, minutes });
  writeFileSync(values.write, text);
}
if (values.json !== undefined)
  writeFileSync(values.json, `${JSON.stringify(told, null, 2)}\n`);
const missed = told.some(
  (one) => one.kind === "ratio" && verdictOf(one) === "missed",
);
if (missed) process.exitCode = 1;

/** Each in a process of its own: what one leaves in memory slows no other. */
async function runOf(name: Bench): Promise<Told[]> {
  const file = name === "site" ? "site-build" : name;
  const args = [...benches[name], "--seed", seed];
  if (values["by-processor"]) args.push("--by-processor");
  const found: Told[] = [];
  const path = fileURLToPath(new URL(`speed/${file}.ts`, import.meta.url));
  const child = fork(path, args, { stdio: "inherit" });
  child.on("message", (message: Told) => found.push(message));
  const code = await new Promise((resolve) => child.on("close", resolve));
  if (code !== 0) throw new Error(`The bench \`${name}\` ended with ${code}`);
  return found;
}
