import { setTimeout } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { Guard } from "../../src/guard/guard.ts";

const limits = { processorMilliseconds: 300, milliseconds: 60_000 };

function guard(own = limits): Guard {
  const made = new Guard(own);
  onTestFinished(() => made.stop().then(() => undefined));
  return made;
}

test.each<{ readonly what: string; readonly hang: () => void }>([
  {
    what: "a loop",
    hang: () => {
      for (;;);
    },
  },
  {
    what: "a pattern",
    hang: () => {
      /^(?:a+)+$/.test(`${"a".repeat(50)}b`);
    },
  },
  {
    what: "a loop that takes every error",
    hang: () => {
      for (;;)
        try {
          for (;;);
        } catch {
          continue;
        }
    },
  },
])(
  "$what that never ends is ended, and what follows runs",
  async ({ hang }) => {
    const made = guard();
    const hanging = async () => {
      await Promise.resolve();
      hang();
      return "done";
    };
    expect(await made.within(hanging, "ended")).toBe("ended");
    expect(await made.within(() => Promise.resolve("done"), "ended")).toBe(
      "done",
    );
    expect(await made.within(hanging, "ended")).toBe("ended");
  },
  30_000,
);

test("what waits for nothing that comes is ended by the clock", async () => {
  const made = guard({ processorMilliseconds: 60_000, milliseconds: 300 });
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  // Something else keeps the program alive.
  const other = setTimeout(20_000, "late", {
    signal: stop.signal,
  });
  const never = () => new Promise<string>(() => undefined);
  expect(await Promise.race([made.within(never, "ended"), other])).toBe(
    "ended",
  );
}, 30_000);

test("many short works are not one long one, nor is what throws", async () => {
  const made = guard();
  const start = process.cpuUsage();
  let count = 0;
  while (process.cpuUsage(start).user < 1_000_000) {
    const busy = async () => {
      await setTimeout();
      const until = performance.now() + 10;
      while (performance.now() < until);
      if (count++ % 2 === 1) throw new Error("odd");
      return "done";
    };
    const given = await made.within(busy, "ended").catch(String);
    expect(given).toBe(count % 2 === 1 ? "done" : "Error: odd");
  }
  // Nothing is being done: no time counts.
  const until = performance.now() + 600;
  while (performance.now() < until);
  expect(count).toBeGreaterThan(10);
}, 30_000);
