import { expect, test } from "vitest";
import { MetadataError } from "../../src/release/source.ts";
import { UnreadableHelp } from "../../src/tools/harvest/adapter.ts";
import { pumps } from "./pumps.ts";
import { type Reader, readers } from "./readers.ts";

const isDeep = process.env["GUIDEPOST_DEEP"] !== undefined;

/**
 * A pattern in quadratic time takes more than a second for so long a text, a
 * reader that goes over it once takes a hundredth of that.
 */
const length = 40_000;
const limitMilliseconds = 1_000;

test.each(readers.map((one, at) => [...one, at] as const))(
  "%s that is very long is read in the time of its length",
  async (_, read, index) => {
    // One for each reader, another for each, when every change is tested.
    const some = isDeep ? pumps : [pumps[(index * 7) % pumps.length] ?? "a"];
    for (const pump of some)
      for (const start of ["", "a "]) {
        const text = `${start}${pump.repeat(length / pump.length)}!`;
        const begun = process.threadCpuUsage();
        await reading(read, text);
        const { user, system } = process.threadCpuUsage(begun);
        const milliseconds = (user + system) / 1_000;
        expect(milliseconds, JSON.stringify(pump)).toBeLessThan(
          limitMilliseconds,
        );
      }
  },
);

async function reading(read: Reader, text: string): Promise<void> {
  try {
    await read(text);
  } catch (error) {
    if (!(error instanceof MetadataError || error instanceof UnreadableHelp))
      throw error;
  }
}
