import { expect, test } from "vitest";
import { looksAt } from "../../../src/commands/lint/looks-at.ts";
import { projectOf } from "../../../src/commands/project.ts";
import { repository } from "./repository.ts";

test.each([
  [{ changed: "HEAD" }, false],
  [{ shard: "1/2" }, false],
  [{ stdin: true }, false],
  [{ stdinFilename: "a.md" }, false],
  [{}, true],
])(
  "a run with %j would have looked at a page that is gone: %j",
  async (options, would) => {
    const cwd = repository({});
    const looks = looksAt(await projectOf({}, { cwd }), options, {
      paths: [],
      cwd,
    });
    expect(looks("gone.md")).toBe(would);
  },
);
