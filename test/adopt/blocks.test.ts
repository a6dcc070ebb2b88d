import { expect, test } from "vitest";
import { readDocument } from "../../src/markdown/read.ts";
import { readBlock } from "../../src/adopt/blocks.ts";

test.each([
  ["#\n# ---\n", { kind: "unknown" }],
  ["# Подождите\n#\n", { kind: "manual", manual: "Подождите" }],
])("of comments that say nothing no step is made: %j", (content, expected) => {
  const [fence] = readDocument(`\`\`\`bash\n${content}\`\`\`\n`).fences;
  expect(fence && readBlock(fence, "")).toEqual(expected);
});
