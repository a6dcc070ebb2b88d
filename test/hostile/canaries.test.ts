import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { armed } from "./blocks.ts";
import { layCanaries } from "./canaries.ts";

/** What no block of a page may do, one line each. */
const script = `printenv CANARY_SECRET
cat "$CANARY_FILE"
exec 3<> /dev/tcp/127.0.0.1/@port@ && cat <&3
echo >> @file@
touch @marker@
`;

test("whoever reads or touches a canary in a shell without walls is seen", async () => {
  const laid = await layCanaries();
  onTestFinished(laid.clear);
  expect(laid.touched()).toEqual([]);
  const block = armed({ script }, laid);
  const { stdout } = await promisify(execFile)("bash", ["-c", block]);
  expect(stdout.split(laid.secret)).toHaveLength(4);
  expect(laid.touched()).toEqual([
    "the server was visited",
    "the secret file was changed",
    "the marker was written",
  ]);
});
