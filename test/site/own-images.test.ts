import { mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isElsewhere } from "../../site/own-images.ts";
import { repository } from "../support/repository.ts";

test("a site shows pictures of its repository, and none of elsewhere on the machine", async () => {
  const root = await repository({
    "own/.git/HEAD": "ref: refs/heads/main\n",
    "own/.git/token.svg": "<svg/>",
    "own/site/content/docs/a.svg": "<svg/>",
    "own/shared/b.svg": "<svg/>",
    "private/c.svg": "<svg/>",
  });
  await mkdir(join(root, "own/img"));
  await symlink(join(root, "private/c.svg"), join(root, "own/img/d.svg"));
  const shown = (path: string) =>
    !isElsewhere(join(root, path), join(root, "own/site"));
  expect(shown("own/site/content/docs/a.svg")).toBe(true);
  expect(shown("own/shared/b.svg")).toBe(true);
  expect(shown("private/c.svg")).toBe(false);
  expect(shown("own/img/d.svg")).toBe(false);
  expect(shown("own/.git/token.svg")).toBe(false);
});
