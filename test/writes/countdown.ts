import fs from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";

/**
 * Loaded before the CLI: kills its process while the call with this number, from
 * 0, changes a file. Without a number it says at the end how many there were.
 */
const last = Number(process.env["KILLED_AT"] ?? Infinity);
let calls = 0;

const { mkdir, open, rename } = fs;
const counted = <T>(call: Promise<T>): Promise<T> => {
  // The call is on its way to the system, and may or may not come to pass.
  if (calls++ === last) process.kill(process.pid, "SIGKILL");
  return call;
};

Object.assign(fs, {
  mkdir: (...args: Parameters<typeof mkdir>) => counted(mkdir(...args)),
  rename: (...args: Parameters<typeof rename>) => counted(rename(...args)),
  open: async (...args: Parameters<typeof open>) => {
    if (!String(args[1]).startsWith("w")) return open(...args);
    const handle = await counted(open(...args));
    const { writeFile, sync, close } = handle;
    return Object.assign(handle, {
      writeFile: (...given: Parameters<typeof writeFile>) =>
        counted(writeFile.apply(handle, given)),
      sync: () => counted(sync.apply(handle)),
      close: () => counted(close.apply(handle)),
    });
  },
});
syncBuiltinESMExports();

process.once("exit", () => process.stderr.write(`\n${calls} calls\n`));
