import { describe, expect, test } from "vitest";
import { found, plugin, run } from "./support/plugins.ts";
import { refusal } from "./support/refusal.ts";

describe("a tool of one's own", () => {
  const effects =
    '*effects([verb, path]) { if (verb === "pack") yield { kind: "write", path }; if (verb === "unpack") yield { kind: "read", path, as: "restore" }; }';
  const backup =
    "```bash\nmillctl pack mill-before.dump\nmillctl unpack mill-befor.dump\n```\n";

  test("says what its calls read and write, so that the dry run can follow them", async () => {
    expect(await found({ "a.md": backup })).toEqual([]);
    expect(
      await found({
        "a.md": backup,
        ...plugin(`tools: [{ name: "millctl", ${effects} }]`),
      }),
    ).toEqual([
      "3 warning missing-restore-file: Unexpected `mill-befor.dump`, expected `mill-before.dump`: no step writes the file that is read",
    ]);
  });

  test("is no slip of one that is ours, and may be retired as ours are", async () => {
    const files = { "a.md": "```bash\nkubctl get pods\n```\n" };
    expect(await found(files)).toEqual([
      "2 warning misspelt-command: Unexpected `kubctl`, expected `kubectl`",
    ]);
    expect(
      await found({
        ...files,
        ...plugin(
          'tools: [{ name: "kubctl", effects: () => [], retired: { since: "2025", instead: "millctl", why: "" } }]',
        ),
      }),
    ).toEqual([
      "2 warning retired-command: Unexpected `kubctl`, expected `millctl`: retired in 2025",
    ]);
  });

  test("that throws ends the run and is named", async () => {
    await expect(
      run({
        "a.md": backup,
        ...plugin(
          'tools: [{ name: "millctl", effects() { throw new Error("odd"); } }]',
        ),
      }),
    ).rejects.toThrow(
      refusal("Tool `millctl` of the plugin `mill` failed: Error: odd"),
    );
  });
});

describe("a reporter of one's own", () => {
  test("is a format like any other", async () => {
    const files = plugin(
      'reporters: [{ name: "count", write: ({ findings }) => `${findings.length} found\\n` }]',
    );
    const { text } = await run(files, { format: "count" });
    expect(text).toBe("0 found\n");
    await expect(run(files, { format: "cout" })).rejects.toThrow(
      refusal("Unknown format `cout`", "Did you mean `count`?"),
    );
  });

  test("that gives back no text is named", async () => {
    const files = plugin('reporters: [{ name: "count", write: () => 7 }]');
    await expect(run(files, { format: "count" })).rejects.toThrow(
      "Reporter `count` of the plugin `mill` gave back number, expected text",
    );
  });
});
