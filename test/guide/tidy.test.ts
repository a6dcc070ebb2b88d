import { expect, test } from "vitest";
import { tidy } from "../../src/guide/tidy.ts";

test("what stands below a tag is Markdown all the same", () => {
  const lines = ["<div>", "**a**", "</div>", "### b", "```bash", "<div>", "c"];
  const trace = lines.map((_, line) => ({ file: "x.yaml", line }));
  const tidied = tidy({ lines, trace });
  expect(tidied.body).toBe(
    "<div>\n\n**a**\n</div>\n\n### b\n```bash\n<div>\nc\n",
  );
  expect(tidied.trace).toHaveLength(9);
});
