import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { assemble } from "./assemble.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const { values } = parseArgs({
  options: { out: { type: "string", default: "packed/package" } },
});
const out = resolve(values.out);
await assemble(root, { out });
process.stdout.write(`written ${out}\n`);
