import { expect, test, vi } from "vitest";
import { lint } from "../../../src/commands/lint.ts";
import { broken, fine, put, repository } from "./repository.ts";

const patience = { timeout: 15_000, interval: 20 };

test("with --watch each change is one run more, until somebody ends it", async () => {
  const root = repository({ "a.md": fine, "b.md": fine });
  const printed: string[] = [];
  let cleared = 0;
  const controller = new AbortController();
  const running = lint.run(
    [],
    { watch: true, format: ["pretty", "checkstyle=out.xml"] },
    {
      cwd: root,
      colour: false,
      version: "1.0.0",
      console: {
        print: (text) => printed.push(text),
        clear: () => cleared++,
        interrupted: () => controller.signal,
      },
    },
  );
  await vi.waitFor(() => expect(printed).toHaveLength(1), patience);

  put(root, "a.md", broken);
  put(root, "b.md", broken.replace("grind", "sift"));
  await vi.waitFor(
    () => expect(printed.at(-1)).toContain("2 errors"),
    patience,
  );
  // The report that it writes is no change.
  await new Promise((done) => setTimeout(done, 400));
  expect(printed).toHaveLength(2);
  // A print shows no orders to a terminal.
  expect(printed.join("")).not.toContain("\u001b");
  expect(cleared).toBe(2);

  controller.abort();
  expect(await running).toEqual({ text: "", exitCode: 0 });
}, 60_000);
